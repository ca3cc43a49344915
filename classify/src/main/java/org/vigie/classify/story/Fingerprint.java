package org.vigie.classify.story;

import org.vigie.model.Classified;

/** A number that changes when anything that is written of an article does, but its text. */
final class Fingerprint {
  private Fingerprint() {}

  /**
   * Of what the archive may hold of an article. The text has a number of its own. It is another in
   * each process, and kept in memory alone.
   */
  static int of(Classified kept) {
    return kept.withArticle(kept.article().withText("")).hashCode();
  }
}
