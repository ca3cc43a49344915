package org.vigie.web.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.model.HealthEvent;
import org.vigie.model.PollState.State;

/**
 * What became of a source, or of our own way to the web, as page and API show it.
 *
 * @param offset where it stands in {@code vigie.health}
 * @param kind {@code changed}, {@code gap} or {@code network}
 * @param at when it was seen
 * @param source id of the source; absent for a network
 * @param name of the source, or of the process whose network it is
 * @param from the state that it was in; of a change
 * @param to the state that it is in; of a change
 * @param down true when the network broke, false when it is whole again; of a network
 * @param since the poll before, when it is known; of a gap
 * @param evidence what was met
 * @param next when it is polled next; of a change
 */
public record HealthView(
    long offset,
    String kind,
    Instant at,
    @Nullable String source,
    String name,
    @Nullable State from,
    @Nullable State to,
    @Nullable Boolean down,
    @Nullable Instant since,
    String evidence,
    @Nullable Instant next) {
  static HealthView of(long offset, HealthEvent event) {
    return switch (event) {
      case HealthEvent.Changed it ->
          new HealthView(
              offset,
              "changed",
              it.at(),
              it.source(),
              it.name(),
              it.from(),
              it.to(),
              null,
              null,
              it.evidence(),
              it.next());
      case HealthEvent.Gap it ->
          new HealthView(
              offset,
              "gap",
              it.at(),
              it.source(),
              it.name(),
              null,
              null,
              null,
              it.since(),
              it.evidence(),
              null);
      case HealthEvent.Network it ->
          new HealthView(
              offset,
              "network",
              it.at(),
              null,
              it.process(),
              null,
              null,
              it.down(),
              null,
              it.evidence(),
              null);
    };
  }
}
