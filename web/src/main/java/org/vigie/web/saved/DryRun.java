package org.vigie.web.saved;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.index.SearchResult;
import org.vigie.model.Tempo;
import org.vigie.web.show.Histogram;

/**
 * What a saved search would have told of.
 *
 * @param runs of a week and of a month
 * @param days each day of the month, the oldest first
 * @param newest the newest stories that it would have told of
 * @param difference from how it is saved; null of a new one
 * @param spikes those that it would have told of; null when it does not tell of any
 * @param spikesAlone whether it would tell of nothing else
 */
public record DryRun(
    List<Run> runs,
    List<SearchResult.Bucket> days,
    List<SearchResult.Hit> newest,
    @Nullable Difference difference,
    @Nullable OfSpikes spikes,
    boolean spikesAlone) {

  /**
   * Spikes of the month.
   *
   * @param known on how many days anything was read that it is compared with
   * @param wanted how many of them it takes to say anything
   * @param late whether looking for them took too long; none are found then
   * @param found each as it began, the oldest first
   * @param now how many reports there are now; null while too little is known
   */
  public record OfSpikes(
      int known, int wanted, boolean late, List<Tempo> found, @Nullable Tempo now) {}

  /**
   * What would have been told of until now.
   *
   * @param days in so many days
   * @param stories stories: so many alerts
   * @param articles articles that match
   * @param heldBack articles that match and were old news when they were read: these never alert
   * @param tooSmall stories that match, with fewer outlets or origins than are wanted
   */
  public record Run(int days, long stories, long articles, long heldBack, long tooSmall) {}

  /**
   * How its stories differ from those of the saved search as it is.
   *
   * @param days in so many days
   * @param gained how many it would tell of that are not told of now
   * @param newestGained the newest of these
   * @param lost how many are told of now, and no more
   * @param newestLost the newest of these
   */
  public record Difference(
      int days,
      long gained,
      List<SearchResult.Hit> newestGained,
      long lost,
      List<SearchResult.Hit> newestLost) {}

  /** The days as bars; nothing when nothing would have been told of. */
  public List<Histogram> histogram() {
    boolean any = days.stream().anyMatch(day -> day.count() > 0);
    return any ? Histogram.of(days, "seen") : List.of();
  }

  /** When the first day begins. */
  public Instant start() {
    return days.getFirst().start();
  }
}
