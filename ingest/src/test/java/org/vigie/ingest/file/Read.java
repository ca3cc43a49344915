package org.vigie.ingest.file;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads a file to its end. */
final class Read {
  private Read() {}

  /** An item and where it was. */
  record Found(String where, Item item) {
    Document document() {
      if (item instanceof Item.Read(Document document)) {
        return document;
      }
      throw new AssertionError(where + " is " + item);
    }
  }

  static List<Found> all(Path file) throws IOException {
    return all(file, address -> true);
  }

  static List<Found> all(Path file, Predicate<URI> wanted) throws IOException {
    List<Found> found = new ArrayList<>();
    try (Records records = Records.open(file, wanted)) {
      while (records.advance()) {
        Item item = records.read();
        found.add(new Found(records.where(), item));
      }
    }
    return found;
  }
}
