package org.vigie.alerts;

import java.util.List;
import java.util.function.Supplier;
import org.vigie.model.Alert;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;

/** Finds the saved searches that an article matches. */
interface Matching {
  /** The saved searches that match, by id; paused ones never do. */
  List<Match> match(Filed filed);

  /**
   * A search that matches.
   *
   * @param search as it was when it was matched
   * @param reason finds out why, which costs more than to know that it matches
   */
  record Match(SavedSearch search, Supplier<List<Alert.Passage>> reason) {
    /** At least one passage. */
    List<Alert.Passage> why() {
      return reason.get();
    }
  }
}
