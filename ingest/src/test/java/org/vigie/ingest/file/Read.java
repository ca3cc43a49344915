package org.vigie.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

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

  /** What must hold of whatever bytes are read: twice the same, and no fault of ours. */
  static void assertSound(Supplier<Item> reading) {
    Item item = reading.get();
    assertThat(reading.get()).isEqualTo(item);
    switch (item) {
      case Item.Read(Document document) -> {
        assertThat(document.text()).isNotBlank();
        assertThat(document.title()).doesNotContain("\n").hasSizeLessThanOrEqualTo(500);
      }
      case Item.Passed(Item.Why why) -> assertThat(why).isIn(Item.Why.NO_TEXT, Item.Why.FRONT_PAGE);
      case Item.Unreadable(String reason) ->
          assertThat(reason).isNotBlank().doesNotContain("Exception", "Error");
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
