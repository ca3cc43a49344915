package org.vigie.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sat, 21 Nov 2026 13:00:00 GMT",
        "Saturday, 21-Nov-26 13:00:00 GMT",
        "Sat Nov 21 13:00:00 2026",
        "Mon, 21 Nov 2026 13:00:00 GMT"
      })
  void readsTheThreeFormsWhateverTheDayOfTheWeek(String value) {
    assertThat(HttpDate.parse(value)).contains(Instant.parse("2026-11-21T13:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "soon", "2026-11-21", "Sat, 99 Nov 2026 13:00:00 GMT"})
  void whatIsNoDateIsNone(String value) {
    assertThat(HttpDate.parse(value)).isEmpty();
  }
}
