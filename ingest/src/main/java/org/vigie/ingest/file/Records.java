package org.vigie.ingest.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * The records of a file, one after the other. To go on where an earlier reading ended, {@link
 * #advance} over as many without reading them.
 */
public interface Records extends Closeable {

  /**
   * Goes to the next record.
   *
   * @return false at the end of the file
   * @throws IOException when the rest of the file cannot be read; the message says why
   */
  boolean advance() throws IOException;

  /** What the record is. Once for each. */
  Item read();

  /** Where the record is, for a person: the file's path and the line or record. */
  String where();

  /** How many bytes of the file were taken so far. */
  long position();

  /**
   * Opens a file.
   *
   * @param wanted whether documents at an address are to be read; asked only of those that have one
   * @throws IOException when it cannot be opened, or is of no format that is read
   */
  static Records open(Path file, Predicate<URI> wanted) throws IOException {
    Format format =
        Format.of(file.toString()).orElseThrow(() -> new IOException("no kind that is read"));
    Capped.Counted raw = new Capped.Counted(Files.newInputStream(file));
    try {
      return switch (format) {
        case JSON_LINES -> new JsonLines(file, raw, plain(file, raw), wanted);
        case WARC -> new WarcRecords(file, raw, wanted);
        case MBOX -> new Mbox(file, raw, plain(file, raw), wanted);
        case HTML, TEXT, PDF, MAIL -> new OneDocument(file, raw, wanted);
      };
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream plain(Path file, InputStream raw) throws IOException {
    return new BufferedInputStream(
        Format.isGzip(file.toString()) ? new GZIPInputStream(raw, 64 << 10) : raw, 64 << 10);
  }
}
