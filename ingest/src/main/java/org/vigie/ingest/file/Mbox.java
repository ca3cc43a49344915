package org.vigie.ingest.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The mails of an mbox file: each begins behind a line that begins with {@code From }. */
final class Mbox implements Records {
  private static final int MAX_LINE = 64 << 10;
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final Capped.Counted raw;
  private final InputStream plain;
  private final Predicate<URI> wanted;
  private byte @Nullable [] ahead;
  private byte @Nullable [] mail;
  private long number;

  Mbox(Path file, Capped.Counted raw, InputStream plain, Predicate<URI> wanted) {
    this.file = file;
    this.raw = raw;
    this.plain = plain;
    this.wanted = wanted;
  }

  @Override
  public boolean advance() throws IOException {
    byte[] line = ahead == null ? line() : ahead;
    while (line != null && !isFrom(line)) {
      line = line();
    }
    if (line == null) {
      return false;
    }
    number++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean tooLarge = false;
    for (line = line(); line != null && !isFrom(line); line = line()) {
      tooLarge |= bytes.size() + line.length > Documents.MAX_BYTES;
      if (!tooLarge) {
        bytes.writeBytes(isQuotedFrom(line) ? Arrays.copyOfRange(line, 1, line.length) : line);
      }
    }
    ahead = line;
    mail = tooLarge ? null : bytes.toByteArray();
    return true;
  }

  @Override
  public Item read() {
    return mail == null
        ? new Item.Unreadable("larger than " + (Documents.MAX_BYTES >> 20) + " MB")
        : Wanted.of(Documents.read("mail.eml", mail), wanted);
  }

  @Override
  public String where() {
    return file + ", mail " + number;
  }

  @Override
  public long position() {
    return raw.count();
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }

  /** The next line with its end, or a part of one that is very long; null at the end. */
  private byte @Nullable [] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = plain.read();
    while (b >= 0) {
      line.write(b);
      if (b == '\n' || line.size() >= MAX_LINE) {
        break;
      }
      b = plain.read();
    }
    return line.size() == 0 ? null : line.toByteArray();
  }

  private static boolean isFrom(byte[] line) {
    return starts(line, 0);
  }

  /** A line of a text that would have begun a mail was written with a {@code >} before it. */
  private static boolean isQuotedFrom(byte[] line) {
    int quotes = 0;
    while (quotes < line.length && line[quotes] == '>') {
      quotes++;
    }
    return quotes > 0 && starts(line, quotes);
  }

  private static boolean starts(byte[] line, int at) {
    return line.length >= at + FROM.length
        && Arrays.equals(line, at, at + FROM.length, FROM, 0, FROM.length);
  }
}
