package org.vigie.app.imports;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Tells how far an import is: on a terminal in one line, elsewhere in a line now and then. */
final class Progress implements AutoCloseable {
  private static final Duration ON_TERMINAL = Duration.ofMillis(500);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final long files;
  private final long bytes;
  private final long started;
  private long told;
  private long filesDone;
  private long bytesDone;
  private long ofFile;
  private long bytesAtStart;
  private long records;
  private long articles;

  Progress(List<Path> files) {
    this(files, System.err, isTerminal(), System::nanoTime);
  }

  Progress(List<Path> files, PrintStream out, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
    this.files = files.size();
    this.bytes = files.stream().mapToLong(Progress::size).sum();
    this.started = nanos.getAsLong();
    this.told = started;
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // it will be told when it is to be read
    }
  }

  /** A record was read; the file is read up to a byte. */
  void record(long position) {
    records++;
    ofFile = position;
    tell("");
  }

  /** What was read before costs no time now. */
  void before(long position) {
    bytesAtStart += position;
  }

  void accepted(int more) {
    articles += more;
  }

  /** A file is done. */
  void file(Path file) {
    filesDone++;
    bytesDone += size(file);
    ofFile = 0;
    tell("");
  }

  /** The running Vigie is to catch up. */
  void waiting() {
    tell(", waiting for Vigie");
  }

  /** Something went wrong. */
  void wrong(String where, String reason) {
    if (terminal) {
      out.print(CLEAR);
    }
    out.println(where + ": " + reason.replaceAll("\\p{Cc}", "?"));
  }

  @Override
  public void close() {
    if (terminal) {
      out.print(CLEAR);
    }
  }

  private void tell(String more) {
    long now = nanos.getAsLong();
    if (now - told >= (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
      told = now;
      String line = line(Duration.ofNanos(now - started), bytesDone + ofFile) + more;
      if (terminal) {
        out.print(CLEAR + line);
        out.flush();
      } else {
        out.println(line);
      }
    }
  }

  private String line(Duration passed, long done) {
    double seconds = Math.max(0.001, passed.toMillis() / 1000.0);
    double perByte = seconds / Math.max(1, done - bytesAtStart);
    return String.format(
        Locale.ROOT,
        "%,d of %,d files, %,d records, %,d articles, %,.0f articles/s, %s left",
        filesDone,
        files,
        records,
        articles,
        articles / seconds,
        clock((long) (perByte * Math.max(0, bytes - done))));
  }

  private static String clock(long seconds) {
    return seconds < 3_600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }
}
