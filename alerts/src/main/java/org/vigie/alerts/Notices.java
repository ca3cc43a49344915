package org.vigie.alerts;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.model.HealthEvent;
import org.vigie.model.HealthEvent.Changed;
import org.vigie.model.HealthEvent.Network;
import org.vigie.model.Notice;
import org.vigie.model.PollState.State;

/**
 * What of the sources' changes the operator is told: trouble, and the end of a trouble that she was
 * told of. What comes and goes again before it is told is not worth a notice, and no more are
 * states that pass by themselves.
 *
 * <p>One thread asks.
 */
final class Notices {

  /**
   * An event that was read.
   *
   * @param offset where it stands in {@code vigie.health}
   */
  record Heard(long offset, HealthEvent event) {}

  /** What a state means to the operator. */
  private enum Meaning {
    TROUBLE,
    WELL,
    /** Neither a trouble nor its end. */
    NOTHING
  }

  /**
   * What was told last.
   *
   * @param offset of the notice that told it
   */
  private record Told<S>(long offset, S state) {}

  private final Map<String, Told<State>> sources = new HashMap<>();
  private final Map<String, Told<Boolean>> networks = new HashMap<>();

  /** The one notice that some events are worth; it is not remembered as told. */
  Optional<Notice> of(List<Heard> events) {
    Map<String, Heard> changes = new LinkedHashMap<>();
    Map<String, Heard> breaks = new LinkedHashMap<>();
    for (Heard heard : events) {
      switch (heard.event()) {
        case Changed changed -> {
          if (meaning(changed.to()) != Meaning.NOTHING) {
            changes.put(changed.source(), heard);
          }
        }
        case Network network -> breaks.put(network.process(), heard);
        case HealthEvent.Gap _ -> {}
      }
    }
    List<Heard> news =
        Stream.of(changes.values(), breaks.values())
            .flatMap(Collection::stream)
            .filter(heard -> isNews(heard.event()))
            .sorted(Comparator.comparingLong(Heard::offset))
            .toList();
    return news.isEmpty() ? Optional.empty() : Optional.of(notice(news));
  }

  /** Remembers a notice as told. In whatever order they come, the newest of each source counts. */
  void remember(Notice notice) {
    for (Changed changed : notice.changes()) {
      sources.merge(changed.source(), new Told<>(notice.offset(), changed.to()), Notices::newer);
    }
    for (Network network : notice.networks()) {
      networks.merge(
          network.process(), new Told<>(notice.offset(), network.down()), Notices::newer);
    }
  }

  private boolean isNews(HealthEvent event) {
    return switch (event) {
      case Changed changed -> {
        State told = state(sources.get(changed.source()));
        yield switch (meaning(changed.to())) {
          case TROUBLE -> changed.to() != told;
          case WELL -> told != null && meaning(told) == Meaning.TROUBLE;
          case NOTHING -> false;
        };
      }
      case Network network ->
          network.down() != Boolean.TRUE.equals(state(networks.get(network.process())));
      case HealthEvent.Gap _ -> false;
    };
  }

  private static Notice notice(List<Heard> news) {
    Heard first = news.getFirst();
    return new Notice(
        Notice.idOf(first.offset(), first.event()),
        first.offset(),
        news.stream().map(heard -> heard.event().at()).max(Instant::compareTo).orElseThrow(),
        of(news, Changed.class),
        of(news, Network.class));
  }

  private static <E extends HealthEvent> List<E> of(List<Heard> news, Class<E> kind) {
    return news.stream().map(Heard::event).filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Meaning meaning(State state) {
    return switch (state) {
      case SILENT, EMPTY, BLOCKED, BROKEN, MOVED, GONE -> Meaning.TROUBLE;
      case FRESH, QUIET -> Meaning.WELL;
      case NEW, THROTTLED -> Meaning.NOTHING;
    };
  }

  private static <S> Told<S> newer(Told<S> one, Told<S> other) {
    return one.offset() > other.offset() ? one : other;
  }

  private static <S> @Nullable S state(@Nullable Told<S> told) {
    return told == null ? null : told.state();
  }
}
