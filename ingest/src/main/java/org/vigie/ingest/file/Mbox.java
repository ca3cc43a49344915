package org.vigie.ingest.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mails of an mbox file: each begins behind a line such as {@code From ada@example.org Thu May
 * 2 10:00:00 2024}, before which there is an empty one.
 */
final class Mbox implements Records {
  private static final int MAX_LINE = 64 << 10;
  private static final byte[] FROM = "From ".getBytes(US_ASCII);

  /** Programs write who sent it, or not, and a zone before or behind the year, or none. */
  private static final Pattern DATED =
      Pattern.compile(
          "From .{0,300}?\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:[A-Z][a-z]{2} +\\d{1,2}|\\d{1,2} +[A-Z][a-z]{2})\\b"
              + " .{0,30}?\\b\\d{1,2}:\\d{2}\\b");

  private final Path file;
  private final Capped.Counted raw;
  private final InputStream plain;
  private final Predicate<URI> wanted;
  private byte @Nullable [] mail;
  private boolean more;
  private long number;

  Mbox(Path file, Capped.Counted raw, InputStream plain, Predicate<URI> wanted) {
    this.file = file;
    this.raw = raw;
    this.plain = plain;
    this.wanted = wanted;
  }

  @Override
  public boolean advance() throws IOException {
    if (number == 0) {
      begin();
    }
    if (!more) {
      return false;
    }
    number++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean tooLarge = false;
    boolean empty = false;
    byte[] line = line();
    while (line != null && !(empty && isFrom(line))) {
      tooLarge |= bytes.size() + line.length > Documents.MAX_BYTES;
      if (!tooLarge) {
        bytes.writeBytes(isQuotedFrom(line) ? Arrays.copyOfRange(line, 1, line.length) : line);
      }
      empty = isEmpty(line);
      line = line();
    }
    more = line != null;
    mail = tooLarge ? null : bytes.toByteArray();
    return true;
  }

  /** Goes to behind the line that begins the first mail. */
  private void begin() throws IOException {
    byte[] line = line();
    boolean blank = true;
    while (line != null && !isFrom(line)) {
      blank &= isEmpty(line);
      line = line();
    }
    more = line != null;
    if (!more && !blank) {
      throw new IOException("no line in it begins a mail (From, who sent it, a date)");
    }
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
    return starts(line, 0) && DATED.matcher(new String(line, ISO_8859_1)).lookingAt();
  }

  private static boolean isEmpty(byte[] line) {
    return line[0] == '\n' || (line[0] == '\r' && line.length == 2 && line[1] == '\n');
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
