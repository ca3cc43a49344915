package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.PollState;
import org.vigie.model.Source;

class ClockWatchTest {
  private final VirtualTime time = new VirtualTime();
  private long asleep;
  private final ClockWatch watch = new ClockWatch(time, () -> time.now() - asleep, time::now);

  @Test
  void timeThatPassesIsNoLeap() {
    assertThat(watch.leap()).isZero();
    time.sleep(Duration.ofDays(3));
    assertThat(watch.leap()).isZero();
    time.set(Duration.ofSeconds(5));
    assertThat(watch.leap()).isZero();
  }

  @Test
  void aNightOfSleepIsNoLeap() {
    assertThat(watch.leap()).isZero();
    for (int night = 1; night <= 3; night++) {
      time.sleep(Duration.ofHours(9));
      asleep += Duration.ofHours(8).toNanos();
      assertThat(watch.leap()).isZero();
    }
    time.set(Duration.ofHours(1));
    assertThat(watch.leap()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void napsAddUpToNoLeapAndHideNone() {
    assertThat(watch.leap()).isZero();
    for (int nap = 1; nap <= 5; nap++) {
      time.sleep(Duration.ofSeconds(26));
      asleep += Duration.ofSeconds(25).toNanos();
      assertThat(watch.leap()).isZero();
    }
    time.set(Duration.ofMinutes(2));
    assertThat(watch.leap()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void theTimeSinceTheStartPasses() {
    long start = ClockWatch.sinceStart();
    await().until(() -> ClockWatch.sinceStart() > start);
    assertThat(Duration.ofNanos(ClockWatch.sinceStart() - start)).isLessThan(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1D", "-P1D", "PT1H", "-PT1H", "PT31S"})
  void aClockThatIsSetLeapsOnce(Duration by) {
    assertThat(watch.leap()).isZero();
    time.sleep(Duration.ofSeconds(1));
    time.set(by);
    assertThat(watch.leap()).isEqualTo(by);
    assertThat(watch.leap()).isZero();
  }

  /**
   * As a session looks at it: a source is never asked sooner, nor a second later, than its wait.
   */
  @Property(tries = 100)
  void howeverTheClockIsSetEachSourceIsAskedAfterItsWait(
      @ForAll @IntRange(min = -48, max = 48) int first,
      @ForAll @IntRange(min = -48, max = 48) int second) {
    List<Watched> sources = IntStream.range(0, 20).mapToObj(i -> new Watched("s" + i)).toList();
    for (int minute = 0; minute < 600; minute++) {
      time.set(Duration.ofHours(minute < 200 ? 0 : minute < 400 ? first : second));
      Duration leap = watch.leap();
      sources.forEach(source -> source.look(leap));
      time.sleep(Duration.ofMinutes(1));
    }
    assertThat(sources).allMatch(source -> source.visits > 5);
  }

  /** A source that answers "nothing new" whenever it is due. */
  private final class Watched {
    private final PollSchedule schedule = new PollSchedule(time);
    private final Source source;
    private PollState state;
    private long asked = -1;
    private int visits;

    Watched(String id) {
      source = Sources.feed(id, URI.create("https://example.org/" + id), null);
      state = NextState.unknown(source, time.instant());
    }

    void look(Duration leap) {
      state = NextState.shifted(state, leap);
      Instant now = time.instant();
      if (schedule.due(source, state).isAfter(now)) {
        return;
      }
      if (asked >= 0) {
        assertThat(Duration.ofNanos(time.now() - asked))
            .isBetween(PollSchedule.UNKNOWN, PollSchedule.UNKNOWN.multipliedBy(2));
      }
      asked = time.now();
      visits++;
      FetchResult.Unchanged same =
          new FetchResult.Unchanged("\"e\"", null, Duration.ZERO, List.of());
      state = new NextState(schedule).unchanged(source, NextState.unknown(source, now), same, now);
    }
  }
}
