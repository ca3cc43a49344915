package org.vigie.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Reads a body to its end or to the cap, whichever comes first, and undoes one encoding. */
final class Body {
  private static final int CHUNK = 16 << 10;

  /** The body cannot be used. */
  static final class UnusableException extends IOException {
    private final Answer.Kind kind;

    UnusableException(Answer.Kind kind, String message) {
      super(message);
      this.kind = kind;
    }

    Answer.Kind kind() {
      return kind;
    }
  }

  private Body() {}

  /** The decoded body; fails when it is larger than the cap. */
  static byte[] read(InputStream raw, List<String> encodings, int maxBytes) throws IOException {
    byte[] body = cut(raw, encodings, maxBytes + 1);
    if (body.length > maxBytes) {
      throw new UnusableException(
          Answer.Kind.TOO_LARGE, "the body is larger than " + maxBytes + " bytes");
    }
    return body;
  }

  /** The decoded body as far as the cap. */
  static byte[] cut(InputStream raw, List<String> encodings, int maxBytes) throws IOException {
    try {
      return upTo(decoded(raw, encodings), maxBytes);
    } catch (ZipException | EOFException e) {
      throw new UnusableException(
          Answer.Kind.BAD_ENCODING, "the compressed body is broken: " + e.getMessage());
    }
  }

  /** The first bytes of a body of which the rest does not matter. */
  static byte[] start(InputStream raw, int maxBytes) throws IOException {
    return upTo(raw, maxBytes);
  }

  private static byte[] upTo(InputStream in, int limit) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    while (out.size() < limit) {
      int n = in.read(chunk, 0, Math.min(chunk.length, limit - out.size()));
      if (n < 0) {
        break;
      }
      out.write(chunk, 0, n);
    }
    return out.toByteArray();
  }

  private static InputStream decoded(InputStream raw, List<String> encodings) throws IOException {
    String encoding = String.join(",", encodings).strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> raw;
      case "gzip", "x-gzip" -> gzip(raw);
      case "deflate" -> deflate(raw);
      default ->
          throw new UnusableException(
              Answer.Kind.BAD_ENCODING, "the body is encoded as '" + encoding + "'");
    };
  }

  /** Some servers announce gzip over an empty body, as with 304 or an error. */
  private static InputStream gzip(InputStream raw) throws IOException {
    PushbackInputStream in = new PushbackInputStream(raw);
    int first = in.read();
    if (first < 0) {
      return new ByteArrayInputStream(new byte[0]);
    }
    in.unread(first);
    return new GZIPInputStream(in, CHUNK);
  }

  /** Half the web means zlib by deflate, as the standard does; the other half sends it bare. */
  private static InputStream deflate(InputStream raw) throws IOException {
    PushbackInputStream in = new PushbackInputStream(raw);
    int first = in.read();
    if (first < 0) {
      return new ByteArrayInputStream(new byte[0]);
    }
    in.unread(first);
    boolean zlib = (first & 0x0f) == 8 && (first >> 4) <= 7;
    return new InflaterInputStream(in, new Inflater(!zlib), CHUNK);
  }
}
