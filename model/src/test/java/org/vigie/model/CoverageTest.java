package org.vigie.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.model.PollState.State;

class CoverageTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(9));

  private final Map<String, PollState> states = new HashMap<>();

  @ParameterizedTest
  @EnumSource(State.class)
  void onlyWhatAnswersOrHasJustBegunIsOnTime(State state) {
    states.put("s0", state(state, NOW.minusSeconds(60), null));
    Set<State> onTime = Set.of(State.FRESH, State.QUIET, State.MOVED, State.NEW);
    assertThat(coverage(1, LONG_AGO).onTime()).isEqualTo(onTime.contains(state) ? 1 : 0);
  }

  @Test
  void aNewSourceHasAnHourForItsFirstPoll() {
    states.put("s0", state(State.NEW, NOW.minus(Duration.ofMinutes(59)), null));
    states.put("s1", state(State.NEW, NOW.minus(Duration.ofMinutes(60)), null));
    assertThat(coverage(2, LONG_AGO).onTime()).isEqualTo(1);
  }

  @Test
  void oneWithoutAStateHasAnHourSinceItIsWatched() {
    assertThat(coverage(3, NOW.minusSeconds(3_599)).onTime()).isEqualTo(3);
    assertThat(coverage(3, NOW.minusSeconds(3_600)).onTime()).isZero();
  }

  @Test
  void aGapCountsForADayInWhateverState() {
    states.put("s0", state(State.FRESH, LONG_AGO, NOW.minus(Duration.ofHours(23))));
    states.put("s1", state(State.BROKEN, LONG_AGO, NOW.minus(Duration.ofHours(1))));
    states.put("s2", state(State.FRESH, LONG_AGO, NOW.minus(Duration.ofHours(24))));
    Coverage coverage = coverage(3, LONG_AGO);
    assertThat(coverage.gaps()).isEqualTo(2);
    assertThat(coverage.onTime()).isEqualTo(2);
    assertThat(coverage.isWhole()).isFalse();
  }

  @Test
  void whatIsSwitchedOffDoesNotCount() {
    states.put("s0", state(State.FRESH, LONG_AGO, null));
    states.put("off", state(State.BROKEN, LONG_AGO, NOW));
    Coverage coverage =
        Coverage.of(
            List.of(source("s0", true), source("off", false)),
            id -> Optional.ofNullable(states.get(id)),
            null,
            LONG_AGO,
            NOW);
    assertThat(coverage).isEqualTo(new Coverage(1, 1, 0, null));
    assertThat(coverage.isWhole()).isTrue();
  }

  @Test
  void aStateOfAnOlderVigieBeganWithItsLastTry() {
    assertThat(state(State.FRESH, null, null).since()).isEqualTo(NOW.minusSeconds(5));
  }

  private Coverage coverage(int sources, Instant watching) {
    return Coverage.of(
        IntStream.range(0, sources).mapToObj(i -> source("s" + i, true)).toList(),
        id -> Optional.ofNullable(states.get(id)),
        null,
        watching,
        NOW);
  }

  @SuppressWarnings("NullAway")
  private static PollState state(State state, @Nullable Instant since, @Nullable Instant gap) {
    return new PollState(
        "s",
        null,
        null,
        PollState.Memory.NONE,
        PollState.Pace.UNKNOWN,
        PollState.Whereabouts.UNKNOWN,
        NOW,
        NOW.minusSeconds(5),
        null,
        null,
        0,
        state,
        "",
        since,
        gap);
  }

  private static Source source(String id, boolean on) {
    return new Source(
        id,
        id,
        id,
        "ML",
        List.of(),
        Source.Kind.FEED,
        URI.create("https://example.org/" + id),
        null,
        "",
        Keep.EXCERPT,
        on,
        null,
        null,
        null,
        Source.BACKFILL_AFTER);
  }
}
