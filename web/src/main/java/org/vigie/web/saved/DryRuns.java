package org.vigie.web.saved;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Archive;
import org.vigie.index.Refused;
import org.vigie.index.Rehearsal;
import org.vigie.index.SearchResult;
import org.vigie.index.query.Parsed;
import org.vigie.model.AlertRules;
import org.vigie.model.SavedSearch;
import org.vigie.web.alert.Inbox;
import org.vigie.web.answer.Refusal;

/** Tries saved searches on the archive before they are saved. */
final class DryRuns {
  private static final int WEEK = 7;
  private static final int MONTH = 30;

  private final Archive archive;
  private final SpikeTrials spikes;
  private final InstantSource time;

  DryRuns(Archive archive, SpikeTrials spikes, InstantSource time) {
    this.archive = archive;
    this.spikes = spikes;
    this.time = time;
  }

  /**
   * What a search would have told of.
   *
   * @param query in the query language
   * @param rules how it is to alert
   * @param saved as it is now; null for a new one
   */
  DryRun of(@Nullable String query, AlertRules rules, @Nullable SavedSearch saved) {
    Rehearsal.Piece piece = piece(SavedSearches.written(query), rules);
    Rehearsal.Piece before = saved == null ? null : piece(saved.query(), saved.rules());
    Instant now = time.instant();
    Rehearsal week = rehearse(piece, null, WEEK, now);
    Rehearsal month = rehearse(piece, piece.equals(before) ? null : before, MONTH, now);
    return new DryRun(
        List.of(run(WEEK, week), run(MONTH, month)),
        days(month, now),
        shown(month.newest()),
        difference(month.difference()),
        rules.tells() == AlertRules.Tells.STORIES
            ? null
            : spikes.of(piece.query(), Duration.ofDays(MONTH)),
        rules.tells() == AlertRules.Tells.SPIKES);
  }

  private static Rehearsal.Piece piece(String query, AlertRules rules) {
    return new Rehearsal.Piece(query, rules.outlets(), rules.origins());
  }

  private Rehearsal rehearse(
      Rehearsal.Piece piece, Rehearsal.@Nullable Piece before, int days, Instant now) {
    return switch (archive.rehearse(piece, before, now.minus(Duration.ofDays(days)), now)) {
      case Rehearsal rehearsal -> rehearsal;
      case Refused(Parsed.Bad bad) -> throw Refusal.query(bad);
    };
  }

  private static DryRun.Run run(int days, Rehearsal rehearsal) {
    return new DryRun.Run(
        days,
        rehearsal.alerts().size(),
        rehearsal.articles(),
        rehearsal.heldBack(),
        rehearsal.tooSmall());
  }

  /** By days in UTC, as the bars of a search are. */
  private static List<SearchResult.Bucket> days(Rehearsal rehearsal, Instant now) {
    Map<LocalDate, Long> counts =
        rehearsal.alerts().stream()
            .map(DryRuns::day)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<SearchResult.Bucket> days = new ArrayList<>();
    LocalDate today = day(now);
    for (int ago = MONTH; ago >= 0; ago--) {
      LocalDate day = today.minusDays(ago);
      days.add(
          new SearchResult.Bucket(
              day.atStartOfDay(ZoneOffset.UTC).toInstant(), counts.getOrDefault(day, 0L)));
    }
    return List.copyOf(days);
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static DryRun.@Nullable Difference difference(Rehearsal.@Nullable Difference found) {
    return found == null
        ? null
        : new DryRun.Difference(
            MONTH,
            found.gained(),
            shown(found.newestGained()),
            found.lost(),
            shown(found.newestLost()));
  }

  private static List<SearchResult.Hit> shown(List<SearchResult.Hit> hits) {
    return hits.stream()
        .map(
            hit ->
                new SearchResult.Hit(
                    hit.filed(),
                    hit.passages().stream()
                        .map(passage -> Inbox.shown(passage, hit.filed()))
                        .toList(),
                    hit.others()))
        .toList();
  }
}
