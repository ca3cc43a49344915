package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.http.Headers;

class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String DATE = "Sat, 21 Nov 2026 12:00:00 GMT";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max-age=600 | 200 | Sat, 21 Nov 2026 15:00:00 GMT | PT6M40S",
        "max-age=600 | 900 | Sat, 21 Nov 2026 15:00:00 GMT | PT0S",
        "public | 0 | Sat, 21 Nov 2026 15:00:00 GMT | PT3H",
        "public | 600 | Sat, 21 Nov 2026 15:00:00 GMT | PT2H50M",
        "public | 0 | Sat, 21 Nov 2026 09:00:00 GMT | PT0S",
        "public | 0 | 0 | PT0S",
        "public | 0 | Fri, 21 Nov 9999 15:00:00 GMT | PT8760H",
        "s-maxage=60 | 0 | -1 | PT0S",
        "no-store | 0 | Sat, 21 Nov 2026 15:00:00 GMT | PT0S",
        "MAX-AGE = 60 | soon | -1 | PT1M"
      })
  void isWhatTheAnswerSaysLessItsAge(
      String cacheControl, String age, String expires, Duration expected) {
    assertThat(
            fresh(
                "Cache-Control: " + cacheControl,
                "Age: " + age,
                "Expires: " + expires,
                "Date: " + DATE))
        .isEqualTo(expected);
  }

  @Test
  void withoutADateTheAnswerIsFromNow() {
    assertThat(fresh("Expires: Sat, 21 Nov 2026 13:00:00 GMT")).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void isNotGuessedFromAnythingElse() {
    assertThat(fresh("Last-Modified: Sat, 21 Nov 2020 13:00:00 GMT")).isZero();
    assertThat(fresh()).isZero();
  }

  @Property
  void whateverAServerSaysItIsNeitherNegativeNorEndless(
      @ForAll String cacheControl, @ForAll String age, @ForAll String expires) {
    assertThat(
            fresh("Cache-Control: max-age=" + cacheControl, "Age: " + age, "Expires: " + expires))
        .isBetween(Duration.ZERO, Freshness.MOST);
  }

  private static Duration fresh(String... lines) {
    return Freshness.of(
        Headers.of(
            Arrays.stream(lines)
                .map(line -> line.split(": ", 2))
                .map(field -> Map.entry(field[0], field[1]))
                .toList()),
        NOW);
  }
}
