package org.vigie.bench;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.vigie.classify.Classifier;
import org.vigie.classify.story.Filer;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Keep;

/**
 * How many articles a second are filed under stories with a window full of others, and what each
 * costs in memory. The articles are made up: words as often as Zipf says, a third of them a story's
 * own; a story has 1 to 20 reports, and one article in five is a copy of the one before. They come
 * with the numbers by which they are compared, as from the classifier; what these cost is told
 * apart.
 */
final class StoryFiling implements Callable<Integer> {
  private static final int WINDOW = 700_000;
  private static final int VOCABULARY = 200_000;
  private static final int WORDS = 250;
  private static final int OWN_WORDS = 40;
  private static final int MOST_REPORTS = 20;

  /** How long reports are compared with later ones. */
  private static final Duration COMPARED = Duration.ofDays(6);

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final int window;
  private final Filer filer = new Filer();
  private final Random random = new Random(1);
  private final double[] often = new double[VOCABULARY];
  private String[] own = {};
  private int reportsLeft;
  private String text = "";
  private long signing;

  StoryFiling(String[] arguments) {
    window = arguments.length == 0 ? WINDOW : Integer.parseInt(arguments[0]);
    double sum = 0;
    for (int i = 0; i < VOCABULARY; i++) {
      sum += 1.0 / (i + 10);
      often[i] = sum;
    }
  }

  @Override
  public Integer call() {
    System.out.printf("%s%n%,d articles in the window%n", Figures.machine(), window);
    long before = Figures.heap();
    for (int i = 0; i < window; i++) {
      file(next(i));
      if (i % 100_000 == 99_999) {
        System.out.printf("  %,d filed%n", i + 1);
      }
    }
    double kilobytes = (Figures.heap() - before) / 1024.0 / window;
    long[] nanos = new long[Math.max(1_000, window / 10)];
    int joined = 0;
    long busy = 0;
    for (int i = 0; i < nanos.length; i++) {
      Classified article = next(window + i);
      long cpu = Figures.cpuNanos();
      long start = System.nanoTime();
      boolean first = file(article);
      nanos[i] = System.nanoTime() - start;
      busy += Figures.cpuNanos() - cpu;
      joined += first ? 0 : 1;
    }
    double seconds = Arrays.stream(nanos).sum() / 1e9;
    System.out.printf(
        "%,.0f articles/s on one thread, %.0f µs of CPU each; half within %.0f µs, 99 of 100 within %.0f µs%n",
        nanos.length / seconds,
        busy / 1e3 / nanos.length,
        Figures.percentile(nanos, 0.5) / 1e3,
        Figures.percentile(nanos, 0.99) / 1e3);
    System.out.printf(
        "%.1f kB of heap per article; %d %% joined a story%n",
        kilobytes, 100 * joined / nanos.length);
    System.out.printf(
        "not in it: what they are compared by, %.0f µs of CPU each where they are judged%n",
        signing / 1e3 / (window + nanos.length));
    return 0;
  }

  /** Whether an article begins a story. */
  private boolean file(Classified article) {
    Filed filed = filer.file(article).getFirst();
    return filed.story().equals(filed.article().id());
  }

  private Classified next(int number) {
    if (number % 5 != 4) {
      text = text();
    }
    URI url = URI.create("https://bench.example/" + number);
    Instant seen = START.plus(COMPARED.multipliedBy(number).dividedBy(window));
    Article article =
        new Article(
            Article.idOf(url),
            url,
            "bench",
            "Bench",
            "Bench",
            "ML",
            text.substring(0, text.indexOf('.')),
            text,
            List.of(),
            "en",
            seen,
            seen,
            false,
            Article.TextFrom.PAGE,
            Keep.FULL);
    Classified judged = new Classified(article, "en", List.of(), List.of(), List.of(), 1);
    long cpu = Figures.cpuNanos();
    Classified signed = Classifier.signed(judged);
    signing += Figures.cpuNanos() - cpu;
    return signed;
  }

  private String text() {
    if (reportsLeft == 0) {
      reportsLeft = 1 + random.nextInt(MOST_REPORTS);
      own = new String[OWN_WORDS];
      Arrays.setAll(own, i -> word(random.nextInt(VOCABULARY), i % 4 == 0));
    }
    reportsLeft--;
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      made.append(random.nextInt(3) == 0 ? own[random.nextInt(OWN_WORDS)] : common());
      made.append(i % 12 == 11 ? ". " : " ");
    }
    return made.toString();
  }

  private String common() {
    int at = Arrays.binarySearch(often, random.nextDouble() * often[VOCABULARY - 1]);
    return word(at < 0 ? Math.min(VOCABULARY - 1, -at - 1) : at, false);
  }

  private static String word(int rank, boolean name) {
    StringBuilder word = new StringBuilder();
    int rest = rank;
    do {
      word.append("bdgklmnrstvz".charAt(rest % 12)).append("aeiou".charAt(rest / 12 % 5));
      rest /= 60;
    } while (rest > 0);
    if (name) {
      word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
    }
    return word.toString();
  }
}
