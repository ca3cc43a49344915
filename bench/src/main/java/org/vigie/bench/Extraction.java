package org.vigie.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import net.dankito.readability4j.Readability4J;
import org.vigie.app.evaluate.ExtractionFigures;
import org.vigie.app.evaluate.LabelledPage;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.Charsets;

/**
 * How fast articles are taken out of pages, and how right, beside readability4j: from the bytes of
 * a page to the text of its article, on one thread, in turns. A second is one of that thread's CPU.
 */
final class Extraction implements Callable<Integer> {
  private static final Duration WARM_UP = Duration.ofSeconds(12);
  private static final Duration TURN = Duration.ofSeconds(3);
  private static final int TURNS = 7;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<LabelledPage> pages;
  private final double megabytes;

  Extraction(String[] arguments) {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("bench/run extract DIR: name a folder of labelled pages");
    }
    pages = LabelledPage.in(Path.of(arguments[0]));
    megabytes = pages.stream().mapToLong(page -> page.html().length).sum() / 1e6;
  }

  /** A way from the bytes of a page to a text, and how many pages a second it took each turn. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Contender(
      String name, BiFunction<byte[], URI, String> extraction, double[] rates) {
    Contender(String name, BiFunction<byte[], URI, String> extraction) {
      this(name, extraction, new double[TURNS]);
    }

    double median() {
      return Arrays.stream(rates).sorted().skip(TURNS / 2).findFirst().orElseThrow();
    }

    String range() {
      DoubleSummaryStatistics all = Arrays.stream(rates).summaryStatistics();
      return "%.0f to %.0f".formatted(all.getMin(), all.getMax());
    }
  }

  @Override
  public Integer call() {
    Extractor extractor = new Extractor();
    Contender vigie =
        new Contender("vigie", (html, url) -> extractor.extract(html, null, url).text());
    Contender other = new Contender("readability4j", Extraction::readability);
    Contender floor = new Contender("parsing alone", Extraction::parsing);
    List<Contender> all = List.of(vigie, other, floor);
    System.out.printf(
        "%s%n%d pages, %.1f MB; one thread, %d turns of %d s of CPU each after %d s of warm-up%n%n",
        Figures.machine(), pages.size(), megabytes, TURNS, TURN.toSeconds(), WARM_UP.toSeconds());
    all.forEach(contender -> rate(contender, WARM_UP));
    for (int turn = 0; turn < TURNS; turn++) {
      for (Contender contender : all) {
        contender.rates()[turn] = rate(contender, TURN);
      }
    }
    System.out.printf(
        "%-14s %8s %16s %6s %10s %7s %6s%n",
        "", "pages/s", "(of all turns)", "MB/s", "precision", "recall", "F1");
    all.forEach(this::print);
    System.out.printf(
        "%nvigie is %.1f times as fast as readability4j; parsing whole pages alone is %.1f times%n",
        vigie.median() / other.median(), floor.median() / other.median());
    return 0;
  }

  private void print(Contender contender) {
    ExtractionFigures figures = ExtractionFigures.of(pages, contender.extraction());
    System.out.printf(
        "%-14s %8.0f %16s %6.1f %10.3f %7.3f %6.3f%n",
        contender.name(),
        contender.median(),
        contender.range(),
        contender.median() * megabytes / pages.size(),
        figures.precision(),
        figures.recall(),
        figures.f1());
  }

  /** Pages a second. The texts are looked at, so that no compiler leaves their making out. */
  private double rate(Contender contender, Duration time) {
    long start = THREADS.getCurrentThreadCpuTime();
    long read = 0;
    long letters = 0;
    while (THREADS.getCurrentThreadCpuTime() - start < time.toNanos()) {
      for (LabelledPage page : pages) {
        letters += contender.extraction().apply(page.html(), page.address()).length();
        read++;
      }
    }
    double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    if (letters == 0) {
      throw new IllegalStateException("no page has a text");
    }
    return read / seconds;
  }

  /** What readability4j begins with, and Vigie without the scripts; all text of the page. */
  private static String parsing(byte[] html, URI address) {
    return Extractor.parse(Charsets.decode(html, null), address).wholeText();
  }

  private static String readability(byte[] html, URI address) {
    String text =
        new Readability4J(address.toString(), Charsets.decode(html, null)).parse().getTextContent();
    return text == null ? "" : text;
  }
}
