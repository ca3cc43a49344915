package org.vigie.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.lucene.analysis.TokenStream;
import org.vigie.alerts.match.Engine;
import org.vigie.alerts.match.FastEngine;
import org.vigie.alerts.match.LuceneEngine;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Condition;
import org.vigie.model.Filed;

/**
 * How many articles a second are matched against many searches, on one thread: by Lucene's Monitor
 * as it comes, by the same with more passes, and by our engine; beside the analysis of the text
 * alone. A second is one of that thread's CPU. Articles and searches are made of real texts, see
 * {@link AnalystSearches}. What the engines find is compared.
 */
final class Percolation implements Callable<Integer> {
  private static final Duration WARM_UP = Duration.ofSeconds(6);
  private static final Duration TURN = Duration.ofSeconds(8);
  private static final int COMPARED = 40;
  private static final int ADDED = 2_000;

  private final int[] sizes;
  private final AnalystSearches searches;

  /** Whether the monitors are left out. */
  private boolean only;

  Percolation(String[] arguments) throws IOException {
    int[] wanted = {1_000, 10_000, 100_000, 225_000};
    List<String> files = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith("--searches=")) {
        wanted =
            Arrays.stream(argument.substring("--searches=".length()).split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
      } else if (argument.equals("--ours")) {
        only = true;
      } else {
        files.add(argument);
      }
    }
    sizes = wanted;
    searches = new AnalystSearches(files);
  }

  @Override
  public Integer call() {
    System.out.println(Figures.machine());
    System.out.println(searches.described());
    System.out.printf(
        "%n%9s %-22s %10s %10s %9s %9s %11s%n",
        "searches", "", "articles/s", "µs each", "p99 µs", "hits each", "bytes/search");
    for (int size : sizes) {
      Map<String, Condition> taken = searches.take(size);
      row(size, "analysis alone", measured(this::analyse), 0, 0);
      List<Set<String>> wanted = List.of();
      if (!only) {
        try (Engine plain = LuceneEngine.plain()) {
          wanted = measure(size, "Monitor, default", plain, taken, wanted);
        }
        try (Engine tuned = LuceneEngine.tuned()) {
          measure(size, "Monitor, 3 passes", tuned, taken, wanted);
        }
      }
      try (Engine fast = new FastEngine()) {
        measure(size, "ours", fast, taken, wanted);
        add(fast, size);
      }
    }
    return 0;
  }

  private List<Set<String>> measure(
      int size,
      String name,
      Engine engine,
      Map<String, Condition> taken,
      List<Set<String>> wanted) {
    long before = Figures.heap();
    engine.put(taken);
    double bytes = (Figures.heap() - before) / (double) size;
    List<Set<String>> found =
        searches.articles().stream()
            .limit(COMPARED)
            .map(article -> Set.copyOf(engine.match(article)))
            .toList();
    if (!wanted.isEmpty() && !wanted.equals(found)) {
      throw new IllegalStateException(name + " finds other searches than the monitor");
    }
    long[] hits = {0, 0};
    long[] nanos =
        measured(
            article -> {
              hits[0] += engine.match(article).size();
              hits[1]++;
            });
    row(size, name, nanos, hits[0] / (double) hits[1], bytes);
    return found;
  }

  /** What each article costs, after a warm-up. */
  private long[] measured(Consumer<Filed> work) {
    run(work, WARM_UP);
    return run(work, TURN);
  }

  private long[] run(Consumer<Filed> work, Duration atLeast) {
    List<Filed> articles = searches.articles();
    List<Long> nanos = new ArrayList<>();
    long spent = 0;
    for (int i = 0; spent < atLeast.toNanos(); i++) {
      long start = Figures.cpuNanos();
      work.accept(articles.get(i % articles.size()));
      long took = Figures.cpuNanos() - start;
      nanos.add(took);
      spent += took;
    }
    return nanos.stream().mapToLong(Long::longValue).toArray();
  }

  private void analyse(Filed article) {
    for (String text : List.of(article.article().title(), article.article().text())) {
      try (TokenStream words = ArticleDocument.analyzer().tokenStream("text", text)) {
        words.reset();
        while (words.incrementToken()) {
          // The words are all that is wanted.
        }
        words.end();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What it costs to add a search to those that are there, one by one, and to take it away. */
  private void add(Engine engine, int size) {
    Map<String, Condition> more = new LinkedHashMap<>(searches.take(size + ADDED));
    more.keySet().removeAll(new HashSet<>(searches.take(size).keySet()));
    long[] adding = new long[more.size()];
    long[] removing = new long[more.size()];
    int i = 0;
    for (Map.Entry<String, Condition> one : more.entrySet()) {
      long start = System.nanoTime();
      engine.put(Map.of(one.getKey(), one.getValue()));
      adding[i++] = System.nanoTime() - start;
    }
    i = 0;
    for (String id : more.keySet()) {
      long start = System.nanoTime();
      engine.remove(List.of(id));
      removing[i++] = System.nanoTime() - start;
    }
    System.out.printf(
        "%9s %-22s to add one: p50 %.1f µs, p99 %.1f µs; to remove it: p50 %.1f µs, p99 %.1f µs%n",
        "",
        "",
        Figures.percentile(adding, 0.5) / 1e3,
        Figures.percentile(adding, 0.99) / 1e3,
        Figures.percentile(removing, 0.5) / 1e3,
        Figures.percentile(removing, 0.99) / 1e3);
  }

  private static void row(int size, String name, long[] nanos, double hits, double bytes) {
    double mean = Arrays.stream(nanos).average().orElse(Double.NaN);
    System.out.printf(
        "%,9d %-22s %,10.0f %,10.0f %,9.0f %9s %11s%n",
        size,
        name,
        1e9 / mean,
        mean / 1e3,
        Figures.percentile(nanos, 0.99) / 1e3,
        hits == 0 ? "" : "%.1f".formatted(hits),
        bytes == 0 ? "" : "%,.0f".formatted(bytes));
  }
}
