package org.vigie.web.saved;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.index.SearchResult;
import org.vigie.web.show.FiledView;

/**
 * A dry run as the API shows it.
 *
 * @param runs of a week and of a month
 * @param days stories of each day of the month, the oldest first
 * @param newest the newest stories, each by the article that matched first
 * @param difference from how the search is saved; absent of a new one, and where there is none
 * @param spikes those of the month; absent when the search does not tell of any
 */
public record DryRunView(
    List<DryRun.Run> runs,
    List<SearchResult.Bucket> days,
    List<FiledView> newest,
    @Nullable Difference difference,
    DryRun.@Nullable OfSpikes spikes) {

  /**
   * How its stories differ from those of the search as it is saved.
   *
   * @param days in so many days
   * @param gained how many it would tell of that are not told of now
   * @param newestGained the newest of these
   * @param lost how many are told of now, and no more
   * @param newestLost the newest of these
   */
  public record Difference(
      int days, long gained, List<FiledView> newestGained, long lost, List<FiledView> newestLost) {}

  static DryRunView of(DryRun run) {
    DryRun.Difference difference = run.difference();
    return new DryRunView(
        run.runs(),
        run.days(),
        views(run.newest()),
        difference == null
            ? null
            : new Difference(
                difference.days(),
                difference.gained(),
                views(difference.newestGained()),
                difference.lost(),
                views(difference.newestLost())),
        run.spikes());
  }

  private static List<FiledView> views(List<SearchResult.Hit> hits) {
    return hits.stream()
        .map(hit -> FiledView.of(hit.filed(), hit.passages(), hit.others()))
        .toList();
  }
}
