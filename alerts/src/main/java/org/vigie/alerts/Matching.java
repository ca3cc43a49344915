package org.vigie.alerts;

import java.util.List;
import java.util.function.Predicate;
import org.vigie.model.Alert;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;

/** Finds the saved searches that an article matches. */
interface Matching {
  /**
   * The saved searches that match, by id; paused ones never do.
   *
   * @param reasoned of which it is asked why: that costs more than to know that they match
   */
  List<Match> match(Filed filed, Predicate<SavedSearch> reasoned);

  /**
   * A search that matches.
   *
   * @param search as it was when it was matched
   * @param why at least one passage; none when it was not asked
   */
  record Match(SavedSearch search, List<Alert.Passage> why) {}
}
