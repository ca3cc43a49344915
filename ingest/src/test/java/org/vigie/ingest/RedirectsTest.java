package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.http.Answer;
import org.vigie.model.PollState.Whereabouts;
import org.vigie.model.Source;

class RedirectsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final URI OLD = URI.create("https://example.org/feed");
  private static final URI NEW = URI.create("https://example.net/feed");
  private static final Source SOURCE = Sources.feed("a", OLD, null);
  private static final Duration HALF_DAY = Duration.ofHours(12);

  @ParameterizedTest
  @CsvSource({"301, true", "308, true", "302, false", "303, false", "307, false"})
  void onlyWhatIsForGoodIsAdopted(int status, boolean adopted) {
    assertThat(adopted(seen(100, HALF_DAY, hop(status, OLD, NEW)))).isEqualTo(adopted);
  }

  @Test
  void oneStepThatIsNotForGoodIsEnoughNotToAdopt() {
    URI between = URI.create("https://example.com/");
    assertThat(adopted(seen(100, HALF_DAY, hop(301, OLD, between), hop(302, between, NEW))))
        .isFalse();
    assertThat(adopted(seen(100, HALF_DAY, hop(301, OLD, between), hop(308, between, NEW))))
        .isTrue();
  }

  @Test
  void encryptionIsNeverGivenUp() {
    assertThat(adopted(seen(100, HALF_DAY, hop(301, OLD, URI.create("http://example.net/feed")))))
        .isFalse();
  }

  @Property
  void neitherFewSightingsNorAFewDaysAreEnough(
      @ForAll @IntRange(min = 1, max = 60) int times,
      @ForAll @IntRange(min = 1, max = 48) int hours) {
    Duration every = Duration.ofHours(hours);
    boolean enough =
        times >= Redirects.SIGHTINGS
            && every.multipliedBy(times - 1L).compareTo(Redirects.LONG_ENOUGH) >= 0;
    assertThat(adopted(seen(times, every, hop(301, OLD, NEW)))).isEqualTo(enough);
  }

  @Test
  void oneAnswerWithoutItAndTheCountBeginsAnew() {
    Whereabouts nearly = seen(11, Duration.ofDays(1), hop(301, OLD, NEW));
    Whereabouts direct = Redirects.answered(SOURCE, nearly, List.of(), NOW);
    assertThat(direct.sighting()).isNull();
    URI other = URI.create("https://example.com/feed");
    Whereabouts elsewhere = Redirects.answered(SOURCE, nearly, List.of(hop(301, OLD, other)), NOW);
    assertThat(elsewhere.sighting()).isNotNull();
    assertThat(elsewhere.sighting().times()).isEqualTo(1);
  }

  @Test
  void anAdoptedAddressThatFailsForADayIsGivenUp() {
    Whereabouts adopted = seen(100, HALF_DAY, hop(301, OLD, NEW));
    assertThat(Redirects.address(SOURCE, adopted)).isEqualTo(NEW);
    Whereabouts failing = Redirects.failed(SOURCE, adopted, NOW);
    assertThat(Redirects.address(SOURCE, failing)).isEqualTo(NEW);
    Whereabouts still = Redirects.failed(SOURCE, failing, NOW.plus(Duration.ofHours(23)));
    assertThat(Redirects.address(SOURCE, still)).isEqualTo(NEW);
    Whereabouts given = Redirects.failed(SOURCE, still, NOW.plus(Duration.ofHours(24)));
    assertThat(Redirects.address(SOURCE, given)).isEqualTo(OLD);
    assertThat(Redirects.told(still, given)).isEqualTo("; asked for at its own address again");
  }

  @Test
  void anAdoptedAddressThatAnswersAgainIsKept() {
    Whereabouts adopted = seen(100, HALF_DAY, hop(301, OLD, NEW));
    Whereabouts failing = Redirects.failed(SOURCE, adopted, NOW);
    Whereabouts fine = Redirects.answered(SOURCE, failing, List.of(), NOW.plus(HALF_DAY));
    Whereabouts again = Redirects.failed(SOURCE, fine, NOW.plus(Duration.ofDays(3)));
    assertThat(Redirects.address(SOURCE, again)).isEqualTo(NEW);
  }

  @Test
  void aFailureIsNoSightingAndNoneLess() {
    Whereabouts seen = seen(5, HALF_DAY, hop(301, OLD, NEW));
    assertThat(Redirects.failed(SOURCE, seen, NOW).sighting()).isEqualTo(seen.sighting());
  }

  @Test
  void anOperatorIsTold() {
    Whereabouts before = seen(12, HALF_DAY, hop(301, OLD, NEW));
    Whereabouts after =
        Redirects.answered(SOURCE, before, List.of(hop(301, OLD, NEW)), NOW.plus(HALF_DAY));
    assertThat(Redirects.told(Whereabouts.UNKNOWN, before))
        .isEqualTo(
            "; says that it moved for good to https://example.net/feed (12 times since 2026-11-16T00:00:00Z)");
    assertThat(Redirects.told(before, after))
        .isEqualTo("; moved for good: now asked for at https://example.net/feed");
  }

  /** What is known after an answer was met so many times, the last one now. */
  private static Whereabouts seen(int times, Duration every, Answer.Hop... hops) {
    Whereabouts whereabouts = Whereabouts.UNKNOWN;
    for (int i = times - 1; i >= 0; i--) {
      Instant asked = NOW.minus(every.multipliedBy(i));
      whereabouts = Redirects.answered(SOURCE, whereabouts, List.of(hops), asked);
      if (whereabouts.adopted() != null) {
        return whereabouts;
      }
    }
    return whereabouts;
  }

  private static boolean adopted(Whereabouts whereabouts) {
    return whereabouts.adopted() != null;
  }

  private static Answer.Hop hop(int status, URI from, URI to) {
    return new Answer.Hop(status, from, to);
  }
}
