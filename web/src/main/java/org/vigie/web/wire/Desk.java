package org.vigie.web.wire;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.index.Archive;
import org.vigie.index.Refused;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchResult;
import org.vigie.index.query.Parsed;
import org.vigie.model.Alert;
import org.vigie.model.Coverage;
import org.vigie.model.PollState;
import org.vigie.model.Source;
import org.vigie.streams.View;
import org.vigie.web.alert.Alerts;
import org.vigie.web.article.Retractions;
import org.vigie.web.source.SourceHealth;

/** What stands beside the wire: what was much reported, what was alerted, what is wrong. */
final class Desk {
  private static final int FEW = 5;

  private final Archive archive;
  private final Alerts alerts;
  private final View<Source> sources;
  private final View<PollState> states;
  private final SourceHealth health;
  private final Retractions retractions;
  private final InstantSource time;

  Desk(
      Archive archive,
      Alerts alerts,
      View<Source> sources,
      View<PollState> states,
      SourceHealth health,
      Retractions retractions,
      InstantSource time) {
    this.archive = archive;
    this.alerts = alerts;
    this.sources = sources;
    this.states = states;
    this.health = health;
    this.retractions = retractions;
    this.time = time;
  }

  /**
   * One look.
   *
   * @param articles how many articles bear a date of the last 24 hours
   * @param topics articles of the last 24 hours by topic
   * @param entities the actors that these name most
   * @param alerts the newest
   * @param coverage how many sources are polled, and how many of them are read in time
   * @param troubled those that fare ill
   * @param held how many articles the archive holds
   */
  public record Look(
      long articles,
      Map<String, Long> topics,
      List<SearchResult.Count> entities,
      List<Alert> alerts,
      Coverage coverage,
      List<Troubled> troubled,
      long held) {}

  /** A source that fares ill. */
  public record Troubled(Source source, PollState state) {}

  Look look() {
    Instant now = time.instant();
    List<Troubled> troubled =
        sources.values().stream()
            .filter(Source::on)
            .flatMap(source -> states.get(source.id()).stream().map(s -> new Troubled(source, s)))
            .filter(one -> isTroubled(one.state().state()))
            .sorted(Comparator.comparing(one -> one.source().name()))
            .toList();
    SearchResult day = day(now);
    return new Look(
        day.articles(),
        counts(day, "topic").stream()
            .collect(Collectors.toMap(SearchResult.Count::value, SearchResult.Count::count)),
        counts(day, "entity").stream().limit(8).toList(),
        alerts.raised(FEW).map(retractions::withheld).toList(),
        health.coverage(),
        troubled.subList(0, Math.min(FEW, troubled.size())),
        archive.state().documents());
  }

  private SearchResult day(Instant now) {
    SearchRequest request =
        new SearchRequest(
            "published:[now-1d TO now]", Map.of(), SearchRequest.Sort.DATE, false, 0, 0, true, now);
    return switch (archive.search(request)) {
      case SearchResult result -> result;
      case Refused(Parsed.Bad bad) -> throw new IllegalStateException(bad.message());
    };
  }

  static List<SearchResult.Count> counts(SearchResult result, String field) {
    return result.facets().stream()
        .filter(facet -> facet.field().equals(field))
        .flatMap(facet -> facet.counts().stream())
        .toList();
  }

  static boolean isTroubled(PollState.State state) {
    return switch (state) {
      case NEW, FRESH, QUIET -> false;
      case SILENT, EMPTY, BLOCKED, BROKEN, MOVED, GONE, THROTTLED -> true;
    };
  }
}
