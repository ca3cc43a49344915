package org.vigie.classify;

import org.vigie.model.Classified;

/** A number that changes when anything that is written of an article does, but its text. */
final class Fingerprint {
  private Fingerprint() {}

  /** Of what the archive may hold of an article. The text has a number of its own. */
  static long of(Classified kept) {
    String all = kept.withArticle(kept.article().withText("")).toString();
    long hash = 7;
    for (int i = 0; i < all.length(); i++) {
      hash = hash * 1_000_003 + all.charAt(i);
    }
    return hash;
  }
}
