package org.vigie.alerts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vigie.model.Coverage;
import org.vigie.model.PollState;
import org.vigie.model.Source;
import org.vigie.model.Twins;
import org.vigie.streams.View;

/** How much of what is watched is read in time, as far as the sources' own states tell it. */
final class SourceCoverage implements Supplier<Optional<Coverage>> {
  private final View<Source> sources;
  private final View<PollState> states;
  private final InstantSource clock;
  private final Instant since;
  private final Twins twins = new Twins();

  SourceCoverage(View<Source> sources, View<PollState> states, InstantSource clock) {
    this.sources = sources;
    this.states = states;
    this.clock = clock;
    since = clock.instant();
    sources.listen(twins::changed);
  }

  /** Empty where nothing is polled. */
  @Override
  public Optional<Coverage> get() {
    List<Source> polled =
        sources.values().stream()
            .filter(source -> source.on() && twins.inPlaceOf(source).isEmpty())
            .toList();
    return polled.isEmpty()
        ? Optional.empty()
        : Optional.of(Coverage.of(polled, states::get, null, since, clock.instant()));
  }
}
