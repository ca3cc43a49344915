package org.vigie.ingest.file;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Reads PDFs, each in a process of its own with little memory and time: a few megabytes can unfold
 * to terabytes, and no library for them promises an end.
 */
final class PdfReader {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int MEGABYTES = 384;
  private static final byte[] MAGIC = {'%', 'P', 'D', 'F', '-'};
  private static final int MAGIC_WITHIN = 1_024;

  /** Not as many as there are people who send one. */
  private static final Semaphore TURNS = new Semaphore(2, true);

  private PdfReader() {}

  static Item read(byte[] bytes) {
    return isPdf(bytes) ? read(bytes, LONGEST) : new Item.Unreadable("not a PDF");
  }

  static Item read(byte[] bytes, Duration longest) {
    try {
      TURNS.acquire();
      try {
        return inChild(start(longest), bytes, longest);
      } finally {
        TURNS.release();
      }
    } catch (IOException e) {
      return new Item.Unreadable("PDFs cannot be read here: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Item.Unreadable("interrupted");
    }
  }

  static Item item(PdfText pdf) {
    if (!pdf.refusal().isEmpty()) {
      return new Item.Unreadable(pdf.refusal());
    }
    String note = "PDF, " + pdf.pages() + (pdf.pages() == 1 ? " page" : " pages");
    return new Document(
            Document.urlOf(pdf.title(), pdf.text()),
            pdf.title(),
            pdf.text(),
            pdf.author().isEmpty() ? List.of() : List.of(pdf.author()),
            pdf.made(),
            pdf.language().isEmpty() ? null : pdf.language(),
            null,
            note)
        .item();
  }

  private static Item inChild(Process child, byte[] bytes, Duration longest) {
    Thread watch = Thread.ofVirtual().start(() -> endAfter(child, longest));
    try (DataInputStream in = new DataInputStream(child.getInputStream())) {
      try (OutputStream out = child.getOutputStream()) {
        out.write(bytes);
      }
      return item(PdfText.readFrom(in));
    } catch (IOException e) {
      return new Item.Unreadable(
          "the PDF needs more than %d MB of memory or %d s to be read"
              .formatted(MEGABYTES, longest.toSeconds()));
    } finally {
      watch.interrupt();
      child.destroyForcibly();
    }
  }

  private static Process start(Duration longest) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + MEGABYTES + "m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            PdfChild.class.getName(),
            Long.toString(longest.toSeconds() + 1));
    // There are secrets in ours.
    builder.environment().clear();
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static void endAfter(Process child, Duration longest) {
    try {
      if (!child.waitFor(longest)) {
        child.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // It has answered, and is ended by whom it answered.
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isPdf(byte[] bytes) {
    for (int at = 0; at < Math.min(MAGIC_WITHIN, bytes.length - MAGIC.length); at++) {
      if (Arrays.equals(bytes, at, at + MAGIC.length, MAGIC, 0, MAGIC.length)) {
        return true;
      }
    }
    return false;
  }
}
