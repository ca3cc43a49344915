package org.vigie.alerts;

import java.util.List;
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
   * @param why at least one passage
   */
  record Match(SavedSearch search, List<Alert.Passage> why) {}
}
