package org.vigie.ingest.file;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;

/** The process that {@link PdfReader} starts: a PDF comes in, its text goes out. */
final class PdfChild {
  private PdfChild() {}

  /**
   * Reads one PDF from the standard input.
   *
   * @param arguments how many seconds it may take: should its parent be gone, it ends by itself
   */
  public static void main(String[] arguments) throws IOException {
    // What is logged must not stand amid the answer.
    System.setOut(System.err);
    Duration longest = Duration.ofSeconds(Long.parseLong(arguments[0]));
    Thread.ofPlatform().daemon().start(() -> endAfter(longest));
    byte[] pdf = Capped.bytes(System.in, Documents.MAX_BYTES);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
      PdfText.of(pdf).writeTo(out);
    }
    // Fonts may have left threads behind.
    Runtime.getRuntime().halt(0);
  }

  private static void endAfter(Duration longest) {
    try {
      Thread.sleep(longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
