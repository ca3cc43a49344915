package org.vigie.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.vigie.classify.Classifier;
import org.vigie.classify.Classifier.Step;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Keep;
import org.vigie.streams.Json;
import org.vigie.watch.WatchFolder;
import tools.jackson.databind.JsonNode;

/**
 * How fast articles are judged: real ones, cut to {@value #WORDS} words, on one thread, in turns
 * with Lucene's StandardAnalyzer over the same text, which is the floor. A second is one of that
 * thread's CPU.
 */
final class Judging implements Callable<Integer> {
  private static final int WORDS = 500;
  private static final int FEWEST = 450;
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration TURN = Duration.ofSeconds(3);
  private static final int TURNS = 7;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Article> articles;
  private final Classifier classifier;
  private final StandardAnalyzer analyzer = new StandardAnalyzer();

  Judging(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      throw new IllegalArgumentException(
          "bench/run classify FILE: name a file of articles, one JSON object with title or"
              + " headline and text a line");
    }
    articles = read(Path.of(arguments[0]));
    if (!(WatchFolder.bundled() instanceof WatchFolder.Valid(var watch, var _))) {
      throw new IllegalStateException("the bundled watch cannot be read");
    }
    classifier = new Classifier(watch);
  }

  private static List<Article> read(Path file) throws IOException {
    List<Article> articles = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = Json.MAPPER.readTree(line);
      String[] words = row.path("text").asString("").split("(?<= )", WORDS + 1);
      if (words.length >= FEWEST) {
        String text = String.join("", Arrays.copyOf(words, Math.min(WORDS, words.length)));
        String title = row.path("headline").asString(row.path("title").asString(""));
        articles.add(article(articles.size(), title, text));
      }
    }
    if (articles.isEmpty()) {
      throw new IllegalArgumentException(
          file + ": no article in it has " + FEWEST + " words or more");
    }
    return articles;
  }

  private static Article article(int number, String title, String text) {
    URI url = URI.create("https://example.org/" + number);
    return new Article(
        Article.idOf(url),
        url,
        "bench",
        "Bench",
        "Bench",
        "XX",
        title,
        text,
        List.of(),
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        false,
        Article.TextFrom.PAGE,
        Keep.FULL);
  }

  @Override
  public Integer call() {
    System.out.printf(
        "%s%n%d articles cut to %d words; one thread, %d turns of %d s of CPU each after %d s of"
            + " warm-up%n%n",
        Figures.machine(), articles.size(), WORDS, TURNS, TURN.toSeconds(), WARM_UP.toSeconds());
    ToIntFunction<Article> judged = article -> size(classifier.classify(article));
    ToIntFunction<Article> analysed = this::tokens;
    rate(judged, WARM_UP);
    rate(analysed, WARM_UP);
    double[] judgements = new double[TURNS];
    double[] analyses = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      judgements[turn] = rate(judged, TURN);
      analyses[turn] = rate(analysed, TURN);
    }
    print("vigie", judgements);
    print("StandardAnalyzer", analyses);
    System.out.printf(
        "%njudging costs %.1f times what StandardAnalyzer does (the aim is 10 or less)%n%n",
        median(analyses) / median(judgements));
    shares();
    return 0;
  }

  /** Times each step in a run of its own: to look at the clock costs, too. */
  private void shares() {
    Map<Step, Long> nanos = new EnumMap<>(Step.class);
    long[] last = {0};
    long end = System.nanoTime() + TURN.multipliedBy(TURNS).toNanos();
    while (System.nanoTime() < end) {
      for (Article article : articles) {
        last[0] = System.nanoTime();
        classifier.classify(
            article,
            step -> {
              long now = System.nanoTime();
              nanos.merge(step, now - last[0], Long::sum);
              last[0] = now;
            });
      }
    }
    long all = nanos.values().stream().mapToLong(Long::longValue).sum();
    nanos.forEach((step, spent) -> System.out.printf("  %-10s %3d %%%n", step, 100 * spent / all));
  }

  private static void print(String name, double[] rates) {
    System.out.printf(
        "%-18s %,8.0f articles/s (%,.0f to %,.0f), %6.0f µs each%n",
        name,
        median(rates),
        Arrays.stream(rates).min().orElseThrow(),
        Arrays.stream(rates).max().orElseThrow(),
        1e6 / median(rates));
  }

  private static double median(double[] rates) {
    return Arrays.stream(rates).sorted().skip(TURNS / 2).findFirst().orElseThrow();
  }

  /** Articles a second. What is made is looked at, so that no compiler leaves its making out. */
  private double rate(ToIntFunction<Article> work, Duration time) {
    long start = THREADS.getCurrentThreadCpuTime();
    long done = 0;
    long seen = 0;
    while (THREADS.getCurrentThreadCpuTime() - start < time.toNanos()) {
      for (Article article : articles) {
        seen += work.applyAsInt(article);
        done++;
      }
    }
    double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    if (seen == 0) {
      throw new IllegalStateException("nothing was found in any article");
    }
    return done / seconds;
  }

  private static int size(Classified classified) {
    return classified.topics().size()
        + classified.entities().size()
        + classified.places().size()
        + classified.events().size();
  }

  private int tokens(Article article) {
    return tokens(article.title()) + tokens(article.text());
  }

  private int tokens(String text) {
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      tokens.reset();
      int count = 0;
      while (tokens.incrementToken()) {
        count++;
      }
      tokens.end();
      return count;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
