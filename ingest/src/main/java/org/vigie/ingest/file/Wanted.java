package org.vigie.ingest.file;

import java.net.URI;
import java.util.function.Predicate;

/** Leaves out what is at an address that is not looked for. */
final class Wanted {
  private Wanted() {}

  /** The item, unless it is at such an address; what has no address stays. */
  static Item of(Item item, Predicate<URI> wanted) {
    return item instanceof Item.Read(Document document)
            && document.hasAddress()
            && !wanted.test(document.url())
        ? new Item.Passed(Item.Why.NOT_WANTED)
        : item;
  }
}
