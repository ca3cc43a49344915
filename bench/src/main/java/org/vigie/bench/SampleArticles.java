package org.vigie.bench;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.model.Article;
import org.vigie.model.Keep;

/**
 * Articles made up for load: about 300 words each, English and French in turn, each about Wagner or
 * Africa Corps and each a story of its own, because its villages, people and most of its words are
 * its own. The same number gives the same article.
 */
final class SampleArticles {
  private static final int SENTENCES = 16;
  private static final int VOCABULARY = 90;
  private static final Pattern BLANK = Pattern.compile("%s|\\bN\\b");
  private static final List<String> ENGLISH =
      List.of(
          "The %s of the %s in N received %s and %s from the %s of the %s on Thursday.",
          "People in N told reporters that %s of the %s had left for the %s before the %s.",
          "A %s in N heard %s about the %s, and the %s was put off until the %s.",
          "Traders from N paid for %s with %s, said N, who keeps the %s beside the %s.",
          "It was the %s that N had asked for since the %s, with %s for every %s in the %s.");
  private static final List<String> FRENCH =
      List.of(
          "Le %s du %s de N a reçu des %s et des %s pour le %s de la %s jeudi.",
          "Des habitants de N ont raconté que les %s du %s étaient partis vers le %s avant la %s.",
          "Un %s de N a entendu des %s sur le %s, et la %s a été remise au %s.",
          "Des marchands de N ont payé le %s avec des %s, a dit N, qui tient le %s près du %s.",
          "C'était le %s que N avait demandé depuis le %s, avec un %s pour chaque %s de la %s.");
  private static final List<String> ENGLISH_TOPIC =
      List.of(
          "The Wagner Group left a camp near N with %s and %s.",
          "Africa Corps instructors in N showed %s how to mend the %s.");
  private static final List<String> FRENCH_TOPIC =
      List.of(
          "Le groupe Wagner a quitté un camp près de N avec des %s et des %s.",
          "Des instructeurs d'Africa Corps ont montré aux %s de N le %s.");

  private SampleArticles() {}

  /** The article of a number, first seen at a time. */
  static Article of(int number, Instant firstSeen) {
    Random random = new Random(number);
    boolean french = number % 2 == 1;
    List<String> words = words(random, VOCABULARY);
    List<String> names = words(random, 6).stream().map(SampleArticles::capital).toList();
    String text =
        IntStream.range(0, SENTENCES)
            .mapToObj(
                i ->
                    sentence(template(i, french, random), words, names, random)
                        + (i % 4 == 3 ? "\n\n" : " "))
            .collect(Collectors.joining());
    String title =
        sentence(
            french ? "Le groupe Wagner à N : %s et %s" : "Wagner Group in N: %s and %s",
            words,
            names,
            random);
    URI url = URI.create("https://bench.example/" + number);
    return new Article(
        Article.idOf(url),
        url,
        "bench",
        "Bench",
        "Bench",
        "ML",
        title,
        text.strip(),
        List.of(),
        french ? "fr" : "en",
        firstSeen,
        firstSeen,
        false,
        Article.TextFrom.PAGE,
        Keep.FULL);
  }

  private static String template(int sentence, boolean french, Random random) {
    boolean topic = sentence % 5 == 0;
    return french
        ? pick(topic ? FRENCH_TOPIC : FRENCH, random)
        : pick(topic ? ENGLISH_TOPIC : ENGLISH, random);
  }

  private static String sentence(
      String template, List<String> words, List<String> names, Random random) {
    return BLANK
        .matcher(template)
        .replaceAll(blank -> pick(blank.group().equals("N") ? names : words, random));
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String pick(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  private static List<String> words(Random random, int count) {
    return IntStream.range(0, count).mapToObj(_ -> word(random)).toList();
  }

  private static String word(Random random) {
    return IntStream.range(0, 7)
        .mapToObj(
            i ->
                i % 2 == 0
                    ? "bdgklmnrstvz".charAt(random.nextInt(12))
                    : "aeiou".charAt(random.nextInt(5)))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }
}
