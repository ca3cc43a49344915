package org.vigie.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigie.model.PollState;
import org.vigie.model.Source;
import org.vigie.streams.View;

/** The sources, as operators add, change and switch them. */
final class Sources {
  private final View<Source> sources;
  private final View<PollState> states;

  Sources(View<Source> sources, View<PollState> states) {
    this.sources = sources;
    this.states = states;
  }

  /**
   * A source and how it fares.
   *
   * @param source the source
   * @param state what its polls met; empty before the first
   */
  public record Polled(Source source, Optional<PollState> state) {
    public boolean troubled() {
      return source.on() && state.map(s -> Desk.isTroubled(s.state())).orElse(false);
    }
  }

  /** All: those in trouble, then those that are on, then the rest, each by name. */
  List<Polled> all() {
    return sources.values().stream()
        .map(this::polled)
        .sorted(
            Comparator.comparing((Polled one) -> !one.troubled())
                .thenComparing(one -> !one.source().on())
                .thenComparing(one -> one.source().name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  Polled get(String id) {
    return polled(sources.get(id).orElseThrow(() -> Refusal.absent("source", id)));
  }

  void add(Source source) {
    if (sources.get(source.id()).isPresent()) {
      throw Refusal.taken("source", source.id());
    }
    sources.put(source.id(), source);
  }

  void change(String id, Source source) {
    get(id);
    if (!source.id().equals(id)) {
      throw Refusal.invalid("id", "The id cannot be changed.", "Send '" + id + "'.");
    }
    sources.put(id, source);
  }

  void remove(String id) {
    get(id);
    sources.remove(id);
  }

  /** Switches a source on or off. */
  Polled turn(String id, boolean on) {
    Source old = get(id).source();
    Source turned =
        new Source(
            old.id(),
            old.name(),
            old.publisher(),
            old.country(),
            old.languages(),
            old.kind(),
            old.address(),
            old.site(),
            old.description(),
            old.keep(),
            on,
            null,
            old.listing(),
            old.every(),
            old.backfillAfter());
    sources.put(id, turned);
    return polled(turned);
  }

  private Polled polled(Source source) {
    return new Polled(source, states.get(source.id()));
  }
}
