package org.vigie.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Filed;

/**
 * What a saved search would have told, by what the archive holds.
 *
 * @param alerts when it would have told of a story, the oldest first
 * @param articles how many articles matched that may alert
 * @param heldBack how many matched that were old news when they were read: these never alert
 * @param tooSmall stories that matched, with fewer outlets or origins than are wanted
 * @param newest the newest stories of these alerts, each by the article that matched first
 * @param difference from an earlier saved search; null when there is none
 */
public record Rehearsal(
    List<Instant> alerts,
    long articles,
    long heldBack,
    long tooSmall,
    List<SearchResult.Hit> newest,
    @Nullable Difference difference)
    implements RehearsalOutcome {

  /**
   * What is rehearsed.
   *
   * @param query in the query language
   * @param outlets how many publishers have to report what matches
   * @param origins how many of their reports have to be independent, see {@link Filed#origin}
   */
  public record Piece(String query, int outlets, int origins) {}

  /**
   * How the alerts of one differ from those of an earlier one.
   *
   * @param gained how many stories only the new one tells of
   * @param newestGained the newest of these
   * @param lost how many stories only the earlier one told of
   * @param newestLost the newest of these
   */
  public record Difference(
      long gained,
      List<SearchResult.Hit> newestGained,
      long lost,
      List<SearchResult.Hit> newestLost) {}

  public Rehearsal {
    alerts = List.copyOf(alerts);
    newest = List.copyOf(newest);
  }
}
