package org.vigie.bench;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.model.Article;
import org.vigie.model.Keep;

/**
 * Articles made up for load: about 300 words each, English and French, every one a story of its own
 * that is about at least one topic of the Sahel watch. The same number gives the same article.
 */
final class SampleArticles {
  private static final int SENTENCES = 18;
  private static final List<String> PLACES =
      List.of(
          "Bamako",
          "Mopti",
          "Gao",
          "Tombouctou",
          "Ménaka",
          "Djibo",
          "Dori",
          "Kaya",
          "Fada",
          "Niamey",
          "Tillabéri",
          "Tahoua",
          "Diffa",
          "Agadez",
          "Sévaré",
          "Ségou",
          "Kidal",
          "Nioro");
  private static final List<String> ENGLISH =
      List.of(
          "The governor of %s received %s delegates of %s associations on %s.",
          "Residents of %s told reporters that %s lorries of the %s convoy left on %s.",
          "A court in %s heard %s witnesses in the case of the %s cooperative on %s.",
          "Traders from %s paid %s francs for a sack of %s at the market on %s.",
          "The Wagner Group left a camp near %s with %s vehicles and %s crates on %s.",
          "Africa Corps instructors in %s trained %s recruits with %s drills on %s.");
  private static final List<String> FRENCH =
      List.of(
          "Le gouverneur de %s a reçu %s délégués des associations de %s le %s.",
          "Des habitants de %s ont vu passer %s camions du convoi de %s le %s.",
          "Le tribunal de %s a entendu %s témoins dans l'affaire de la coopérative de %s le %s.",
          "Le groupe Wagner a quitté un camp près de %s avec %s véhicules et des caisses de %s le %s.",
          "Des instructeurs d'Africa Corps ont formé à %s quelque %s recrues du bataillon %s le %s.");

  private SampleArticles() {}

  /** The article of a number, first seen at a time. */
  static Article of(int number, Instant firstSeen) {
    Random random = new Random(number);
    boolean french = number % 2 == 1;
    List<String> sentences = french ? FRENCH : ENGLISH;
    IntFunction<String> sentence =
        i ->
            pick(sentences, random)
                .formatted(
                    pick(PLACES, random), random.nextInt(2, 900), word(random), word(random));
    String text =
        IntStream.range(0, SENTENCES)
            .mapToObj(i -> sentence.apply(i) + (i % 4 == 3 ? "\n\n" : " "))
            .collect(Collectors.joining());
    String title =
        (french ? "Le groupe Wagner à %s : %s %s" : "Wagner Group in %s: %s %s")
            .formatted(pick(PLACES, random), word(random), word(random));
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

  private static String pick(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  /** A word that hardly any other article has, so that no two articles pose as one story. */
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
