package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.text.Dates;
import org.vigie.model.Source;

class BackfillTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Source SOURCE =
      Sources.feed("a", URI.create("https://example.org/feed"), null);

  @Test
  void whatStoodThereAtTheFirstVisitIsBackfill() {
    assertThat(Backfill.is(SOURCE, true, NOW, NOW)).isTrue();
    assertThat(Backfill.is(SOURCE, true, null, NOW)).isTrue();
  }

  @Test
  void aMissingDateIsNotBackfill() {
    assertThat(Backfill.is(SOURCE, false, null, NOW)).isFalse();
  }

  @Test
  void aDayCountsAsItsEnd() {
    Instant day = Dates.parse("2026-11-19").orElseThrow();
    assertThat(Backfill.is(SOURCE, false, day, NOW)).isFalse();
    assertThat(Backfill.is(SOURCE, false, day, NOW.plus(Duration.ofHours(13)))).isTrue();
  }

  @Property
  void whatIsOlderThanTwoDaysIsBackfill(
      @ForAll @LongRange(min = -1_000_000, max = 10_000_000) long age) {
    assertThat(Backfill.is(SOURCE, false, NOW.minusSeconds(age), NOW))
        .isEqualTo(age > Duration.ofDays(2).toSeconds());
  }
}
