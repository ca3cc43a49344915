package org.vigie.web.source;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Coverage;
import org.vigie.model.HealthEvent.Network;
import org.vigie.model.PollState;
import org.vigie.model.PollState.State;
import org.vigie.model.Source;
import org.vigie.model.Twins;
import org.vigie.streams.View;

/** How the sources fare as a whole. */
public final class SourceHealth {
  private final View<Source> sources;
  private final View<PollState> states;
  private final HealthTail tail;
  private final InstantSource time;
  private final Twins twins = new Twins();

  SourceHealth(View<Source> sources, View<PollState> states, HealthTail tail, InstantSource time) {
    this.sources = sources;
    this.states = states;
    this.tail = tail;
    this.time = time;
    sources.listen(twins::changed);
  }

  /** How much of what is watched is read in time. */
  public Coverage coverage() {
    return Coverage.of(polled(), states::get, network(), tail.since(), time.instant());
  }

  /** How many of the sources that are polled are in each state. */
  public Map<State, Long> states() {
    Map<State, Long> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      counts.put(state, 0L);
    }
    for (Source source : polled()) {
      counts.merge(states.get(source.id()).map(PollState::state).orElse(State.NEW), 1L, Long::sum);
    }
    return counts;
  }

  /** Whether a source is what keeps the coverage from being whole. */
  boolean isLate(Source source, Optional<PollState> state) {
    Instant now = time.instant();
    return source.on()
        && twins.inPlaceOf(source).isEmpty()
        && (!Coverage.isOnTime(state, tail.since(), now) || Coverage.hasGap(state, now));
  }

  /**
   * Our own way to the web while it is down. A process that dies while it is down never says that
   * it is whole: that half of the sources answered since says it, too.
   */
  private @Nullable Network network() {
    return tail.networks().stream()
        .filter(Network::down)
        .filter(network -> !mostAnsweredSince(network.at()))
        .max(Comparator.comparing(Network::at))
        .orElse(null);
  }

  private boolean mostAnsweredSince(Instant then) {
    List<Source> on = polled();
    long answered =
        on.stream()
            .flatMap(source -> states.get(source.id()).stream())
            .map(state -> Optional.ofNullable(state.lastSuccess()))
            .filter(success -> success.filter(then::isBefore).isPresent())
            .count();
    return !on.isEmpty() && 2 * answered >= on.size();
  }

  private List<Source> polled() {
    return sources.values().stream()
        .filter(source -> source.on() && twins.inPlaceOf(source).isEmpty())
        .toList();
  }
}
