package org.vigie.bench;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.EntityHit;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.Place;
import org.vigie.model.PlaceHit;
import org.vigie.model.Span;
import org.vigie.model.TopicHit;

/**
 * Filed articles made up for an archive: about 400 words, as often as Zipf says, with endings of
 * English and French; every third has a topic, most name actors and places; a story has 1 to 8. The
 * texts come again after some thousand articles, under other ids and dates.
 */
final class ArchiveArticles {
  static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  private static final int VOCABULARY = 150_000;
  private static final int WORDS = 400;
  private static final int TEXTS = 10_000;
  private static final String[] ENDINGS = {"", "s", "ing", "ed", "ement", "é", "es", "er"};
  private static final List<String> TOPICS = List.of("aes", "wagner", "jihadist-attack");
  private static final List<String> COUNTRIES = List.of("ML", "BF", "NE", "TD", "NG");
  private static final Duration APART = Duration.ofMinutes(2);

  private final double[] often = new double[VOCABULARY];
  private final List<String> texts = new ArrayList<>();

  ArchiveArticles() {
    double sum = 0;
    for (int i = 0; i < VOCABULARY; i++) {
      sum += 1.0 / (i + 3);
      often[i] = sum;
    }
    Random random = new Random(1);
    for (int i = 0; i < TEXTS; i++) {
      texts.add(text(random));
    }
  }

  /** The article of a number, as the stream has it. */
  Filed filed(int number) {
    Random random = new Random(number);
    URI url = URI.create("https://bench.example/archive/" + number);
    Instant at = START.plus(APART.multipliedBy(number));
    String text = texts.get(number % TEXTS);
    int source = (int) Math.min(399, -40 * Math.log(1 - random.nextDouble()));
    Article article =
        new Article(
            Article.idOf(url),
            url,
            "source-" + source,
            "Source " + source,
            "Publisher " + source / 2,
            COUNTRIES.get(source % COUNTRIES.size()),
            text.substring(0, text.indexOf('.')),
            text,
            List.of("A. Writer"),
            source % 2 == 0 ? "en" : "fr",
            at,
            at,
            false,
            Article.TextFrom.PAGE,
            Keep.FULL);
    Classified classified =
        new Classified(
            article,
            source % 2 == 0 ? "en" : "fr",
            topics(random),
            entities(random),
            places(random),
            1);
    int story = number - number % (1 + number / 8 % 8);
    return new Filed(
        classified,
        Article.idOf(URI.create("https://bench.example/archive/" + story)),
        story == number ? Filed.Role.FIRST : Filed.Role.UPDATE,
        null,
        "Reports the same occurrence.",
        random.ints(64).boxed().toList(),
        Filed.Change.NEW,
        number + 1L);
  }

  /** Words of one text that stand beside each other, none of them among the commonest. */
  List<String> phrase(Random random, int length) {
    while (true) {
      String[] words = texts.get(random.nextInt(TEXTS)).split("[ .\n]+", -1);
      int from = random.nextInt(words.length - length);
      List<String> phrase = Arrays.asList(words).subList(from, from + length);
      if (phrase.stream().allMatch(word -> word.length() > 4)) {
        return phrase;
      }
    }
  }

  /** Words of one text, wherever they stand in it. */
  List<String> words(Random random, int count) {
    String[] words = texts.get(random.nextInt(TEXTS)).split("[ .\n]+", -1);
    return random
        .ints(0, words.length)
        .mapToObj(i -> words[i])
        .filter(word -> word.length() > 4)
        .limit(count)
        .toList();
  }

  private static List<TopicHit> topics(Random random) {
    if (random.nextInt(3) > 0) {
      return List.of();
    }
    Span span = new Span(Span.Field.TEXT, 10, 20);
    return List.of(
        new TopicHit(
            TOPICS.get(random.nextInt(TOPICS.size())),
            2,
            List.of(new TopicHit.Evidence("strong", "term", List.of(span)))));
  }

  private static List<EntityHit> entities(Random random) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(_ -> (int) Math.min(199, -20 * Math.log(1 - random.nextDouble())))
        .distinct()
        .map(i -> new EntityHit("entity-" + i, "Entity " + i, 1, 2, spans()))
        .toList();
  }

  private static List<PlaceHit> places(Random random) {
    return IntStream.range(0, random.nextInt(5))
        .mapToObj(_ -> (int) Math.min(999, -100 * Math.log(1 - random.nextDouble())))
        .distinct()
        .map(
            i ->
                new PlaceHit(
                    "place-" + i,
                    "Place " + i,
                    COUNTRIES.get(i % COUNTRIES.size()),
                    11 + i % 90 / 10.0,
                    -4 + i % 70 / 10.0,
                    Place.Precision.EXACT,
                    1,
                    spans()))
        .toList();
  }

  private static List<Span> spans() {
    return List.of(new Span(Span.Field.TEXT, 30, 40), new Span(Span.Field.TEXT, 90, 101));
  }

  private String text(Random random) {
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      int at = Arrays.binarySearch(often, random.nextDouble() * often[VOCABULARY - 1]);
      made.append(word(at < 0 ? Math.min(VOCABULARY - 1, -at - 1) : at));
      made.append(i % 80 == 79 ? ".\n\n" : i % 14 == 13 ? ". " : " ");
    }
    return made.toString().strip();
  }

  private static String word(int rank) {
    StringBuilder word = new StringBuilder();
    int rest = rank;
    do {
      word.append("bdgklmnrstvz".charAt(rest % 12)).append("aeiou".charAt(rest / 12 % 5));
      rest /= 60;
    } while (rest > 0);
    return rank < 200 ? word.toString() : word.append(ENDINGS[rank % ENDINGS.length]).toString();
  }
}
