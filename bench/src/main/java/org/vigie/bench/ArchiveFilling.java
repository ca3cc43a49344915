package org.vigie.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.vigie.index.Archive;
import org.vigie.index.ArchiveState;
import org.vigie.index.IndexSettings;
import org.vigie.index.Refused;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchRequest.Sort;
import org.vigie.index.SearchResult;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Parsed;
import org.vigie.model.Filed;

/**
 * Fills an archive and searches it. The floor is a bare IndexWriter that is given the same
 * documents to analyse and index: it stores nothing, replaces nothing and shows nothing until its
 * one commit.
 */
final class ArchiveFilling implements Callable<Integer> {
  private static final String ARTICLES = "--articles=";
  private static final int BATCH = 100;
  private static final int WAITS = 300;
  private static final int QUERIES = 200;
  private static final int PAGE = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final int articles;
  private final ArchiveArticles made = new ArchiveArticles();

  private record Filling(double seconds, double cpuSeconds) {
    double perSecond(int articles) {
      return articles / seconds;
    }

    double cpuMicros(int articles) {
      return 1e6 * cpuSeconds / articles;
    }
  }

  /** Something that is given articles, in order. */
  private interface Sink {
    void add(List<Filed> batch, long next) throws IOException;
  }

  /** Something that takes time. */
  private interface Work {
    void run() throws Exception;
  }

  ArchiveFilling(String[] arguments) {
    String count = arguments.length == 0 ? "200000" : arguments[0].replace(ARTICLES, "");
    articles = Integer.parseInt(count);
  }

  @Override
  public Integer call() throws Exception {
    System.out.printf(
        "%s%n%,d made-up articles of about 400 words%n%n", Figures.machine(), articles);
    Path folder = Files.createTempDirectory("vigie-bench-archive");
    try {
      int warm = Math.min(articles, 5_000);
      bare(folder.resolve("warm-bare"), warm);
      try (Archive archive = Archive.open(IndexSettings.defaults(folder.resolve("warm")))) {
        fill(archive, warm);
      }
      Filling floor = bare(folder.resolve("bare"), articles);
      System.out.println("| filling | articles/s | CPU µs per article |");
      System.out.println("|---|---|---|");
      row("bare IndexWriter", floor);
      try (Archive archive = Archive.open(IndexSettings.defaults(folder.resolve("ours")))) {
        Filling ours = fill(archive, articles);
        row("archive, searchable meanwhile", ours);
        System.out.printf(
            "| archive of bare | %.0f %% | %.0f %% |%n%n",
            100 * floor.seconds() / ours.seconds(), 100 * floor.cpuSeconds() / ours.cpuSeconds());
        size(archive);
        waits(archive);
        searches(archive);
      }
    } finally {
      IOUtils.rm(folder);
    }
    return 0;
  }

  private Filling bare(Path folder, int count) throws Exception {
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer =
            new IndexWriter(
                directory,
                new IndexWriterConfig(ArticleDocument.analyzer()).setRAMBufferSizeMB(64))) {
      return timed(
          () -> {
            each(
                count,
                (batch, _) -> {
                  for (Filed filed : batch) {
                    writer.addDocument(ArticleDocument.of(filed));
                  }
                });
            writer.commit();
          });
    }
  }

  private Filling fill(Archive archive, int count) throws Exception {
    return timed(
        () -> {
          each(count, archive::add);
          requireVisible(archive, count);
        });
  }

  private void each(int count, Sink sink) throws IOException {
    for (int from = 0; from < count; from += BATCH) {
      int to = Math.min(count, from + BATCH);
      sink.add(IntStream.range(from, to).mapToObj(made::filed).toList(), to);
    }
  }

  private void row(String what, Filling filling) {
    System.out.printf(
        "| %s | %,.0f | %,.0f |%n", what, filling.perSecond(articles), filling.cpuMicros(articles));
  }

  private static void size(Archive archive) throws InterruptedException {
    ArchiveState state = archive.state();
    while (state.committedOffset() < state.nextOffset()) {
      TimeUnit.MILLISECONDS.sleep(100);
      state = archive.state();
    }
    System.out.printf(
        "On disk: %,d MB, %.1f kB per article%n",
        state.bytes() >> 20, state.bytes() / 1024.0 / state.documents());
  }

  /** How long one article waits, among searches as they come. */
  private void waits(Archive archive) throws InterruptedException {
    Random random = new Random(2);
    long[] nanos = new long[WAITS];
    for (int i = 0; i < WAITS; i++) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
      int next = articles + i;
      Filed filed = made.filed(next);
      long start = System.nanoTime();
      archive.add(List.of(filed), next + 1L);
      requireVisible(archive, next + 1L);
      nanos[i] = System.nanoTime() - start;
    }
    System.out.printf(
        "Searchable after it was added: half within %.0f ms, 99 of 100 within %.0f ms%n%n",
        Figures.percentile(nanos, 0.5) / 1e6, Figures.percentile(nanos, 0.99) / 1e6);
  }

  private void searches(Archive archive) {
    List<String> queries = new ArrayList<>();
    Random random = new Random(3);
    while (queries.size() < QUERIES) {
      queries.add(query(queries.size() * 100 / QUERIES, random));
    }
    long found = queries.stream().mapToLong(query -> search(archive, query, 0, false)).sum();
    System.out.printf(
        "%d queries, %,d articles found by one on average%n%n", QUERIES, found / QUERIES);
    System.out.println("| search | p50 ms | p99 ms |");
    System.out.println("|---|---|---|");
    times("count only", queries, query -> search(archive, query, 0, false));
    times("20 hits with passages", queries, query -> search(archive, query, PAGE, false));
    times("facets, histogram, no hits", queries, query -> search(archive, query, 0, true));
    times("20 hits, facets, histogram", queries, query -> search(archive, query, PAGE, true));
  }

  /** What analysts ask, in the shares in which they ask it. */
  private String query(int percent, Random random) {
    if (percent < 45) {
      return String.join(" AND ", made.words(random, 2 + random.nextInt(2)));
    }
    if (percent < 65) {
      return "\"" + String.join(" ", made.phrase(random, 2)) + "\"";
    }
    if (percent < 80) {
      List<String> words = made.words(random, 5);
      return words.getFirst() + " AND (" + String.join(" OR ", words.subList(1, 5)) + ")";
    }
    if (percent < 88) {
      return String.join(" NOT ", made.words(random, 2)) + " topic:jihadist-attack";
    }
    String word = made.words(random, 1).getFirst();
    return percent < 95 ? word.substring(0, 5) + "* AND country:ML" : word;
  }

  private static long search(Archive archive, String query, int limit, boolean facets) {
    Instant now = Instant.now();
    SearchRequest request =
        new SearchRequest(query, Map.of(), Sort.RELEVANCE, false, 0, limit, facets, now);
    return switch (archive.search(request)) {
      case SearchResult result -> result.articles();
      case Refused(Parsed.Bad bad) -> throw new IllegalStateException(bad.message());
    };
  }

  /** One who asks a query. */
  private interface Asking {
    long ask(String query);
  }

  private static void times(String what, List<String> queries, Asking asking) {
    queries.forEach(asking::ask);
    long[] nanos = new long[queries.size() * 3];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      asking.ask(queries.get(i % queries.size()));
      nanos[i] = System.nanoTime() - start;
    }
    System.out.printf(
        "| %s | %.1f | %.1f |%n",
        what, Figures.percentile(nanos, 0.5) / 1e6, Figures.percentile(nanos, 0.99) / 1e6);
  }

  private static void requireVisible(Archive archive, long offset) throws InterruptedException {
    if (!archive.awaitVisible(offset, PATIENCE)) {
      throw new IllegalStateException("not visible in time: " + archive.state());
    }
  }

  private static Filling timed(Work work) throws Exception {
    long cpu = cpuNanos();
    long start = System.nanoTime();
    work.run();
    return new Filling((System.nanoTime() - start) / 1e9, (cpuNanos() - cpu) / 1e9);
  }

  /** What this process has used of all cores: merging and showing are done beside the adding. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
