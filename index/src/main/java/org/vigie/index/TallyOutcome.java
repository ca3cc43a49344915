package org.vigie.index;

import java.util.List;
import org.vigie.model.Tally;

/** What comes of counting reports: counts by the hour, or what is wrong with the query. */
public sealed interface TallyOutcome permits TallyOutcome.Tallies, Refused {

  /**
   * The counts.
   *
   * @param tallies of the hours in which there was a report, oldest first
   */
  record Tallies(List<Tally> tallies) implements TallyOutcome {
    public Tallies {
      tallies = List.copyOf(tallies);
    }
  }
}
