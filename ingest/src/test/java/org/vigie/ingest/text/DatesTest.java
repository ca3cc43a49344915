package org.vigie.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri, 20 Nov 2026 18:05:30 GMT | 2026-11-20T18:05:30Z",
        "Fri, 20 Nov 2026 18:05:30 +0100 | 2026-11-20T17:05:30Z",
        "Fri, 20 Nov 2026 18:05 EST | 2026-11-20T23:05:00Z",
        "20 Nov 26 18:05:30 Z | 2026-11-20T18:05:30Z",
        "Friday, 20-Nov-26 18:05:30 GMT | 2026-11-20T18:05:30Z",
        "Fri Nov 20 18:05:30 2026 | 2026-11-20T18:05:30Z",
        "Fri Nov 20 18:05:30 UTC 2026 | 2026-11-20T18:05:30Z",
        "ven, 20 nov 2026 18:05:30 +0000 | 2026-11-20T18:05:30Z",
        "2026-11-20T18:05:30Z | 2026-11-20T18:05:30Z",
        "2026-11-20T18:05:30.123+01:00 | 2026-11-20T17:05:30Z",
        "2026-11-20 18:05:30 | 2026-11-20T18:05:30Z",
        "2026-11-20T18:05 | 2026-11-20T18:05:00Z",
        "20261120T180530Z | 2026-11-20T18:05:30Z",
        "2026-11-20 | 2026-11-20T23:59:59Z",
        "20 novembre 2026 | 2026-11-20T23:59:59Z",
        "Publié le 1er août 2026 à 9h05 | 2026-08-01T09:05:00Z",
        "le 1er août 2026 à 9h05 | 2026-08-01T09:05:00Z",
        "5 juin 2026 | 2026-06-05T23:59:59Z",
        "5 juillet 2026 | 2026-07-05T23:59:59Z",
        "5 mai 2026 | 2026-05-05T23:59:59Z",
        "November 20, 2026 | 2026-11-20T23:59:59Z",
        "Nov. 20, 2026 6:05 PM | 2026-11-20T18:05:00Z",
        "Friday, November 20, 2026 | 2026-11-20T23:59:59Z",
        "20 Nov 2026 24:00:00 GMT | 2026-11-21T00:00:00Z",
        "2026-11-20T24:00:00+01:00 | 2026-11-20T23:00:00Z",
        "Fri, 20 Nov 2026 18:05:30 WAT | 2026-11-20T17:05:30Z",
        "Fri, 20 Nov 2026 18:05:30 CAT | 2026-11-20T16:05:30Z",
        "Fri, 20 Nov 2026 18:05:30 SAST | 2026-11-20T16:05:30Z",
        "Fri, 20 Nov 2026 18:05:30 EAT | 2026-11-20T15:05:30Z",
        "Fri, 20 Nov 2026 18:05:30 BST | 2026-11-20T17:05:30Z",
        "Fri, 20 Nov 2026 18:05:30 UT | 2026-11-20T18:05:30Z",
        "Fri, 20 Nov 2026 18:05:30 XYZ | 2026-11-20T18:05:30Z",
        "Fri Nov 20 18:05:30 WAT 2026 | 2026-11-20T17:05:30Z",
        "2026-11-20 18:05:30 WAT | 2026-11-20T17:05:30Z",
        "2026-11-20 18:05 EST | 2026-11-20T23:05:00Z",
        "2026-11-20T18:05:30Z[Africa/Bamako] | 2026-11-20T18:05:30Z",
        "2026-1-5T08:05:30Z | 2026-01-05T08:05:30Z",
        "2026/11/20 18:05 | 2026-11-20T18:05:00Z",
        "2026-11-20 06:05 PM | 2026-11-20T18:05:00Z",
        "2026-11-20 12:05:30 a.m. EST | 2026-11-20T05:05:30Z",
        "2026/11/20 06:05 pm +0100 | 2026-11-20T17:05:00Z",
        "20/11/2026 18:05 | 2026-11-20T18:05:00Z",
        "11/20/2026 | 2026-11-20T23:59:59Z",
        "20.11.2026 18:05 +0100 | 2026-11-20T17:05:00Z",
        "11/11/2026 | 2026-11-11T23:59:59Z",
        "Mon, 20 Nov 2026 18:05:30 GMT | 2026-11-20T18:05:30Z",
        "20 Nov 2026 18:05:30 -0500 (EST) | 2026-11-20T23:05:30Z",
        "Fri Nov 20 2026 18:05:30 GMT+0100 (CET) | 2026-11-20T17:05:30Z",
        "Fri, 20 Nov 2026 18:05:30 UTC+1 | 2026-11-20T17:05:30Z",
        "20 de novembro de 2026 18:05 | 2026-11-20T18:05:00Z",
        "5 dez 2026 | 2026-12-05T23:59:59Z",
        "20 de enero de 2026 | 2026-01-20T23:59:59Z",
        "20 نوفمبر 2026 | 2026-11-20T23:59:59Z",
        "1795197930 | 2026-11-20T18:05:30Z",
        "1795197930123 | 2026-11-20T18:05:30Z"
      })
  void readsWhatFeedsAndPagesWrite(String text, Instant expected) {
    assertThat(Dates.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "32 Nov 2026",
        "2026-13-01",
        "0001-01-01",
        "1970-01-01",
        "9999-01-01",
        "10/11/2026",
        "123",
        "20261120180"
      })
  void refusesNonsense(String text) {
    assertThat(Dates.parse(text)).isEmpty();
  }

  @Property
  void neverThrows(@ForAll String text) {
    assertThatCode(() -> Dates.parse(text)).doesNotThrowAnyException();
    assertThatCode(() -> Dates.parse("2026-11-20T10:00" + text)).doesNotThrowAnyException();
  }
}
