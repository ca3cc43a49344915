package org.vigie.web.saved;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.index.Archive;
import org.vigie.index.ArchiveState;
import org.vigie.index.TallyOutcome.Tallies;
import org.vigie.model.AlertRules.Tells;
import org.vigie.model.Hindsight;
import org.vigie.model.Panel;
import org.vigie.model.SavedSearch;
import org.vigie.model.Tally;
import org.vigie.streams.View;

/**
 * Looks up in the archive what a saved search that tells of spikes would have counted so far:
 * alerting counts for it from now on.
 */
final class Hindsights {
  private static final Logger log = LoggerFactory.getLogger(Hindsights.class);

  private final View<Hindsight> hindsight;
  private final Archive archive;
  private final InstantSource time;

  Hindsights(View<Hindsight> hindsight, Archive archive, InstantSource time) {
    this.hindsight = hindsight;
    this.archive = archive;
    this.time = time;
  }

  /** Looks back for a search before it begins to count, or goes on with it. */
  void look(@Nullable SavedSearch before, SavedSearch after) {
    boolean counted =
        before != null && counts(before) && Tally.subject(before).equals(Tally.subject(after));
    if (counts(after) && !counted) {
      Instant now = time.instant();
      look(Tally.ALL, "", now);
      look(Tally.subject(after), after.query(), now);
    }
  }

  private static boolean counts(SavedSearch search) {
    return !search.paused() && search.rules().tells() != Tells.STORIES;
  }

  /** An archive that lacks something would say that little is usual. */
  private void look(String subject, String query, Instant now) {
    Instant from = now.minus(Panel.KEPT);
    ArchiveState state = archive.state();
    boolean whole = state.reading() == null && state.defect() == null && state.trouble() == null;
    if (whole && archive.tallies(subject, query, from, now) instanceof Tallies found) {
      hindsight.put(subject, new Hindsight(subject, from, now, found.tallies()));
    } else if (!subject.equals(Tally.ALL)) {
      log.warn("what is usual is learned from now on: the archive cannot say it ({})", query);
      hindsight.put(subject, new Hindsight(subject, now, now, List.of()));
    }
  }
}
