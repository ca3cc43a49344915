package org.vigie.ingest.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads streams to their end, or to the most that is taken of them. */
final class Capped {
  private Capped() {}

  /** There is more than is taken. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    TooLargeException(int most) {
      super("larger than " + (most >= 1 << 20 ? (most >> 20) + " MB" : most + " bytes"));
    }
  }

  /**
   * All bytes of a stream.
   *
   * @throws TooLargeException when it has more than {@code most}
   */
  static byte[] bytes(InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most);
    if (bytes.length == most && in.read() >= 0) {
      throw new TooLargeException(most);
    }
    return bytes;
  }

  /** Counts what is read of a file. */
  static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    long count() {
      return count;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
