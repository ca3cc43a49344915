package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.model.HealthEvent;
import org.vigie.model.PollState;
import org.vigie.model.PollState.Memory;
import org.vigie.model.PollState.Pace;
import org.vigie.model.PollState.State;
import org.vigie.model.PollState.Whereabouts;
import org.vigie.model.Rhythm;
import org.vigie.model.Source;

class HealthTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final URI ADDRESS = URI.create("https://example.org/feed");
  private static final Source SOURCE = Sources.feed("a", ADDRESS, null);

  /** Ten a day for four weeks, the last an hour before noon. */
  private static final Rhythm REGULAR = regular();

  private static final PollState WELL =
      state(State.FRESH, 0, REGULAR, NOON, null).faring(State.FRESH, NOON.minusSeconds(5));

  @Test
  void aFailureNowAndThenIsNoState() {
    for (int failures = 1; failures < 3; failures++) {
      Health.Judged judged = judge(WELL, state(State.BROKEN, failures, REGULAR, NOON, null));
      assertThat(judged.state().state()).isEqualTo(State.FRESH);
      assertThat(judged.state().since()).isEqualTo(WELL.since());
      assertThat(judged.events()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"MOVED", "SILENT", "EMPTY", "QUIET"})
  void whateverItWasThatAnswered(State before) {
    Health.Judged judged =
        judge(WELL.faring(before, NOON), state(State.BROKEN, 1, REGULAR, NOON, null));
    assertThat(judged.state().state()).isEqualTo(before);
    assertThat(judged.events()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"BROKEN", "BLOCKED"})
  void severalInARowAreOneAndSaidOnce(State trouble) {
    Health.Judged judged = judge(WELL, state(trouble, 3, REGULAR, NOON, null));
    assertThat(judged.state().state()).isEqualTo(trouble);
    assertThat(judged.state().since()).isEqualTo(NOON);
    assertThat(judged.events())
        .singleElement()
        .isInstanceOfSatisfying(
            HealthEvent.Changed.class,
            changed -> {
              assertThat(changed.from()).isEqualTo(State.FRESH);
              assertThat(changed.to()).isEqualTo(trouble);
              assertThat(changed.evidence()).isEqualTo("met");
            });
    assertThat(judge(judged.state(), state(trouble, 4, REGULAR, NOON, null)).events()).isEmpty();
  }

  @Test
  void aHostThatIsLeftAloneIsBrokenInTheEnd() {
    PollState rested = state(State.BROKEN, 1, REGULAR, NOON.minus(Duration.ofHours(30)), null);
    assertThat(judge(WELL, rested).state().state()).isEqualTo(State.BROKEN);
  }

  @Test
  void aNewSourceThatFailsIsBrokenAtOnce() {
    PollState fresh = NextState.unknown(SOURCE, NOON);
    assertThat(judge(fresh, state(State.BROKEN, 1, Rhythm.UNKNOWN, NOON, null)).state().state())
        .isEqualTo(State.BROKEN);
  }

  @Test
  void aSourceThatIsLateForItselfIsSilentAndSaysHowLate() {
    Instant later = NOON.plus(Duration.ofDays(4));
    PollState unchanged = state(State.FRESH, 0, REGULAR, later, null);
    Health.Judged judged = Health.judge(SOURCE, WELL, unchanged, later);
    assertThat(judged.state().state()).isEqualTo(State.SILENT);
    assertThat(judged.events().getFirst().toString())
        .contains("nothing new for 4 days; usually 10.")
        .contains("by now");
    Rhythm again = REGULAR.with(List.of(later.plusSeconds(60)), later.plusSeconds(120));
    PollState news = state(State.FRESH, 0, again, later, null);
    assertThat(Health.judge(SOURCE, judged.state(), news, later.plusSeconds(120)).state().state())
        .isEqualTo(State.FRESH);
  }

  @Test
  void whatIsNormalForASourceIsQuiet() {
    Rhythm rare =
        Rhythm.UNKNOWN.with(
            List.of(NOON.minus(Duration.ofDays(60)), NOON.minus(Duration.ofDays(20))), NOON);
    assertThat(judge(WELL, state(State.FRESH, 0, rare, NOON, null)).state().state())
        .isEqualTo(State.QUIET);
  }

  @Test
  void aSourceThatAnswersFromElsewhereForGoodHasMoved() {
    Whereabouts moved = new Whereabouts(ADDRESS, URI.create("https://example.net/"), null, null);
    PollState after = state(State.FRESH, 0, REGULAR, NOON, moved);
    assertThat(judge(WELL, after).state().state()).isEqualTo(State.MOVED);
  }

  @Test
  void aSitemapOfTheLastDaysMayBeEmpty() {
    Source sitemap = Sources.source("a", Source.Kind.SITEMAP, ADDRESS, null, true);
    PollState empty = state(State.EMPTY, 0, REGULAR, NOON, null);
    assertThat(Health.judge(sitemap, WELL, empty, NOON).state().state()).isEqualTo(State.FRESH);
    assertThat(judge(WELL, empty).state().state()).isEqualTo(State.EMPTY);
  }

  @Test
  void aGapIsToldOnce() {
    PollState gap = withGap(state(State.FRESH, 0, REGULAR, NOON, null));
    assertThat(judge(WELL, gap).events())
        .singleElement()
        .isInstanceOfSatisfying(
            HealthEvent.Gap.class, it -> assertThat(it.since()).isEqualTo(WELL.lastSuccess()));
    assertThat(Health.judge(SOURCE, gap, gap, NOON.plusSeconds(60)).events()).isEmpty();
  }

  /** Whatever comes, an event is written exactly when the state is another. */
  @Property(tries = 300)
  void everyChangeIsAnEventAndNoOther(@ForAll List<State> visits) {
    PollState before = NextState.unknown(SOURCE, NOON);
    int failures = 0;
    Instant now = NOON;
    for (State visit : visits) {
      now = now.plusSeconds(600);
      boolean failed = visit == State.BROKEN || visit == State.BLOCKED;
      failures = failed ? failures + 1 : 0;
      Health.Judged judged =
          Health.judge(SOURCE, before, state(visit, failures, REGULAR, now, null), now);
      boolean changed = judged.state().state() != before.state();
      assertThat(judged.events()).hasSize(changed ? 1 : 0);
      assertThat(judged.state().since()).isEqualTo(changed ? now : before.since());
      before = judged.state();
    }
  }

  private static Health.Judged judge(PollState before, PollState after) {
    return Health.judge(SOURCE, before, after, NOON);
  }

  private static Rhythm regular() {
    List<Instant> came = new ArrayList<>();
    for (int i = 0; i < 280; i++) {
      came.add(NOON.minus(Duration.ofHours(1)).minus(Duration.ofMinutes(144L * i)));
    }
    return Rhythm.UNKNOWN.with(came, NOON.minus(Duration.ofHours(1)));
  }

  private static PollState state(
      State state, int failures, Rhythm rhythm, Instant well, @Nullable Whereabouts whereabouts) {
    return new PollState(
        "a",
        null,
        null,
        Memory.NONE,
        Pace.UNKNOWN.withRhythm(rhythm),
        whereabouts == null ? Whereabouts.UNKNOWN : whereabouts,
        NOON.plusSeconds(600),
        NOON,
        well,
        NOON,
        failures,
        state,
        "met",
        NOON,
        null);
  }

  private static PollState withGap(PollState state) {
    return new PollState(
        state.source(),
        null,
        null,
        state.memory(),
        state.pace(),
        state.whereabouts(),
        state.due(),
        state.lastTry(),
        state.lastSuccess(),
        state.lastArticle(),
        0,
        state.state(),
        state.evidence(),
        state.since(),
        NOON);
  }
}
