package org.vigie.ingest.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The lines of a JSON Lines file. One that is too long is passed over without being held. */
final class JsonLines implements Records {
  private static final int MAX_LINE = 8 << 20;

  private final Path file;
  private final Capped.Counted raw;
  private final InputStream plain;
  private final Predicate<URI> wanted;
  private final byte[] buffer = new byte[64 << 10];
  private int next;
  private int end;
  private long number;
  private byte @Nullable [] line;

  JsonLines(Path file, Capped.Counted raw, InputStream plain, Predicate<URI> wanted) {
    this.file = file;
    this.raw = raw;
    this.plain = plain;
    this.wanted = wanted;
  }

  /** Blank lines are no records, but count as lines. */
  @Override
  public boolean advance() throws IOException {
    do {
      if (!nextLine()) {
        return false;
      }
      number++;
    } while (line != null && isBlank(line));
    return true;
  }

  @Override
  public Item read() {
    return line == null
        ? new Item.Unreadable("a line of more than " + (MAX_LINE >> 20) + " MB")
        : Wanted.of(JsonDocument.read(line), wanted);
  }

  @Override
  public String where() {
    return file + ":" + number;
  }

  @Override
  public long position() {
    return raw.count();
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }

  private boolean nextLine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean tooLong = false;
    while (true) {
      if (next == end) {
        end = Math.max(0, plain.read(buffer));
        next = 0;
        if (end == 0) {
          line = tooLong ? null : bytes.toByteArray();
          return tooLong || bytes.size() > 0;
        }
      }
      int stop = next;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      tooLong |= bytes.size() + (stop - next) > MAX_LINE;
      if (tooLong) {
        bytes.reset();
      } else {
        bytes.write(buffer, next, stop - next);
      }
      next = stop < end ? stop + 1 : stop;
      if (stop < end) {
        line = tooLong ? null : bytes.toByteArray();
        return true;
      }
    }
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }
}
