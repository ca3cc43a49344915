package org.vigie.alerts;

import java.util.List;
import org.vigie.model.Alert;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;

/** Finds the saved searches that an article matches. */
interface Matching {
  /** The saved searches that match, by id; paused ones never do. */
  List<SavedSearch> match(Filed filed);

  /** Why one of them matched: at least one passage. */
  List<Alert.Passage> why(SavedSearch search, Filed filed);
}
