package org.vigie.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Runs a benchmark by name. */
public final class Bench {
  private static final Map<String, String> WHAT = new LinkedHashMap<>();

  static {
    WHAT.put(
        "archive --articles=N",
        "articles/s into the archive beside a bare IndexWriter; search, and how soon it finds");
    WHAT.put(
        "classify FILE",
        "articles/s judged and the share of each step, beside Lucene's StandardAnalyzer");
    WHAT.put("extract DIR", "pages/s of the extraction and its F1, beside readability4j");
    WHAT.put("latency", "publish to alert, beside the same hops with empty stages");
    WHAT.put(
        "percolate [--searches=N,N] [--ours] [FILE ...]",
        "articles/s matched against N saved searches, beside Lucene's Monitor");
    WHAT.put(
        "poll",
        "lateness of 10,000 sources of all manners, cost of a 304, polls/s beside a bare client");
    WHAT.put(
        "stories N",
        "articles/s filed under stories with N in the window (700,000), memory of each");
    WHAT.put("throughput", "articles/s through all stages from a backlog, CPU per stage");
  }

  private Bench() {}

  /** Runs the benchmark that is named first, with the rest of the arguments. */
  public static void main(String[] arguments) throws Exception {
    String name = arguments.length == 0 ? "" : arguments[0];
    String[] rest =
        arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
    Callable<Integer> benchmark =
        switch (name) {
          case "archive" -> new ArchiveFilling(rest);
          case "classify" -> new Judging(rest);
          case "extract" -> new Extraction(rest);
          case "latency" -> new Latency(rest);
          case "percolate" -> new Percolation(rest);
          case "poll" -> new Polling(rest);
          case "stories" -> new StoryFiling(rest);
          case "throughput" -> new Throughput(rest);
          default -> Bench::list;
        };
    System.exit(benchmark.call());
  }

  private static int list() {
    System.out.println("bench/run NAME, where NAME is one of:");
    WHAT.forEach((name, what) -> System.out.printf("  %-20s %s%n", name, what));
    return 2;
  }
}
