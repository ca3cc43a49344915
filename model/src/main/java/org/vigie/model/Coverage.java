package org.vigie.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much of what is watched is read in time: what an analyst must know before she takes silence
 * for peace.
 *
 * @param onTime sources that are polled and read in time
 * @param on sources that are polled: those that are on, of twins one
 * @param gaps those of them of which articles may have been missed within the last day
 * @param network our own way to the web while it is down; null while it is whole
 */
public record Coverage(long onTime, long on, long gaps, HealthEvent.@Nullable Network network) {
  private static final Duration FIRST_POLL = Duration.ofHours(1);
  private static final Duration GAP = Duration.ofDays(1);

  /**
   * The coverage now.
   *
   * @param states how a source fares, by its id; empty before its first poll
   * @param watching since when a source without a state is waited for
   * @param network null while it is whole
   */
  public static Coverage of(
      Collection<Source> sources,
      Function<String, Optional<PollState>> states,
      HealthEvent.@Nullable Network network,
      Instant watching,
      Instant now) {
    long onTime = 0;
    long on = 0;
    long gaps = 0;
    for (Source source : sources) {
      if (source.on()) {
        Optional<PollState> state = states.apply(source.id());
        on++;
        onTime += isOnTime(state, watching, now) ? 1 : 0;
        gaps += hasGap(state, now) ? 1 : 0;
      }
    }
    return new Coverage(onTime, on, gaps, network);
  }

  /** Whether a source is read in time. A new one has an hour for its first poll. */
  public static boolean isOnTime(Optional<PollState> state, Instant watching, Instant now) {
    return switch (state.map(PollState::state).orElse(PollState.State.NEW)) {
      case FRESH, QUIET, MOVED -> true;
      case NEW -> state.map(PollState::since).orElse(watching).plus(FIRST_POLL).isAfter(now);
      case SILENT, EMPTY, BLOCKED, BROKEN, GONE, THROTTLED -> false;
    };
  }

  /** Whether articles of a source may have been missed within the last day. */
  public static boolean hasGap(Optional<PollState> state, Instant now) {
    return state.map(PollState::gap).filter(gap -> gap.plus(GAP).isAfter(now)).isPresent();
  }

  /** Whether nothing is late, may have been missed, or is down. */
  public boolean isWhole() {
    return onTime == on && gaps == 0 && network == null;
  }
}
