package org.vigie.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.index.query.Condition;
import org.vigie.index.query.Parsed;
import org.vigie.index.query.QueryLanguage;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.streams.Json;

/**
 * Articles of {@value #WORDS} words, cut out of real texts, and searches as analysts write them,
 * made of words of such articles: 45 % two or three words together, 20 % phrases, 15 % one of some
 * words beside another, 8 % with something left out, 7 % beginnings of words, 5 % single words. The
 * words are rare enough that about 0.2 % of the searches match an article.
 */
final class AnalystSearches {
  private static final int WORDS = 400;
  private static final List<Path> TEXTS =
      List.of(
          Path.of("../shared/data/stories/dev.jsonl"), Path.of("../shared/data/topics/dev.jsonl"));
  private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");

  /** A word that more articles than this have makes a poor search. */
  private static final double MOST = 0.01;

  private static final int FEWEST = 2;
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final List<Filed> articles = new ArrayList<>();
  private final List<List<String>> words = new ArrayList<>();
  private final Map<String, Integer> articlesWith = new HashMap<>();
  private final Map<String, Condition> made = new LinkedHashMap<>();
  private final Random random = new Random(7);

  AnalystSearches(List<String> files) throws IOException {
    List<Path> texts = files.isEmpty() ? TEXTS : files.stream().map(Path::of).toList();
    List<String> all = new ArrayList<>();
    for (Path file : texts) {
      if (!Files.exists(file)) {
        throw new IllegalArgumentException(
            file + " is not there: name files of texts, one JSON object with text a line");
      }
      for (String line : Files.readAllLines(file)) {
        all.addAll(
            List.of(Json.MAPPER.readTree(line).path("text").asString("").split("(?<=\\s)", -1)));
      }
    }
    for (int from = 0; from + WORDS <= all.size(); from += WORDS) {
      add(String.join("", all.subList(from, from + WORDS)));
    }
  }

  private void add(String text) {
    Article article =
        new Article(
            "a" + articles.size(),
            URI.create("https://bench.example/" + articles.size()),
            "bench",
            "Bench",
            "Bench",
            "ML",
            text.substring(0, text.indexOf(' ', 60)),
            text,
            List.of(),
            "en",
            NOW,
            NOW,
            false,
            Article.TextFrom.PAGE,
            Keep.FULL);
    Classified judged = new Classified(article, "en", List.of(), List.of(), List.of(), 1);
    String id = article.id();
    articles.add(new Filed(judged, id, Filed.Role.FIRST, null, "", List.of(), Filed.Change.NEW, 1));
    List<String> of = new ArrayList<>();
    for (Matcher word = WORD.matcher(text); word.find(); ) {
      of.add(word.group());
    }
    words.add(of);
    new HashSet<>(of.stream().map(AnalystSearches::folded).toList())
        .forEach(word -> articlesWith.merge(word, 1, Integer::sum));
  }

  String described() {
    return "%,d articles of %d words; searches of words in at most %.0f %% of them"
        .formatted(articles.size(), WORDS, MOST * 100);
  }

  List<Filed> articles() {
    return articles;
  }

  /** The first so many searches; none is there twice. */
  Map<String, Condition> take(int count) {
    while (made.size() < count) {
      String query = query(random.nextInt(words.size()));
      if (QueryLanguage.parse(query, NOW) instanceof Parsed.Good good) {
        made.putIfAbsent(query, good.condition());
      }
    }
    Map<String, Condition> taken = new LinkedHashMap<>();
    made.entrySet().stream()
        .limit(count)
        .forEach(search -> taken.put(search.getKey(), search.getValue()));
    return taken;
  }

  private String query(int article) {
    int kind = random.nextInt(100);
    if (kind < 45) {
      return random.nextBoolean()
          ? rare(article) + " " + rare(article)
          : rare(article) + " " + rare(article) + " " + rare(article);
    }
    if (kind < 65) {
      return phrase(article);
    }
    if (kind < 80) {
      String[] any = new String[3 + random.nextInt(4)];
      Arrays.setAll(any, _ -> rare(article));
      return "(" + String.join(" OR ", any) + ") " + rare(article);
    }
    if (kind < 88) {
      return rare(article) + " " + rare(article) + " -" + rare(random.nextInt(words.size()));
    }
    if (kind < 95) {
      String word = rare(article);
      return word.substring(0, Math.max(4, word.length() - 2)) + "*";
    }
    return rare(article);
  }

  /** Two or three words that stand next to each other, one of them rare. */
  private String phrase(int article) {
    List<String> of = words.get(article);
    int length = 2 + random.nextInt(2);
    int start = random.nextInt(of.size() - length);
    String phrase = String.join(" ", of.subList(start, start + length));
    boolean rare = of.subList(start, start + length).stream().anyMatch(this::isRare);
    return rare ? '"' + phrase + '"' : phrase(article);
  }

  private String rare(int article) {
    List<String> of = words.get(article);
    String word = of.get(random.nextInt(of.size()));
    return isRare(word) ? word : rare(article);
  }

  private boolean isRare(String word) {
    int with = articlesWith.getOrDefault(folded(word), 0);
    return with >= FEWEST && with <= MOST * articles.size();
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
