package org.vigie.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListedDatesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "il y a 2 heures ; 2026-11-21T10:00:00Z",
        "Publié il y a 35 min ; 2026-11-21T11:25:00Z",
        "Il y a une heure ; 2026-11-21T11:00:00Z",
        "il y a environ 3 jours ; 2026-11-18T12:00:00Z",
        "il y a 2 semaines ; 2026-11-07T12:00:00Z",
        "il y a un mois ; 2026-10-22T12:00:00Z",
        "2 hours ago ; 2026-11-21T10:00:00Z",
        "an hour ago ; 2026-11-21T11:00:00Z",
        "5 mins ago ; 2026-11-21T11:55:00Z",
        "Updated 3d ago ; 2026-11-18T12:00:00Z",
        "1 week ago ; 2026-11-14T12:00:00Z",
        "just now ; 2026-11-21T12:00:00Z",
        "Hier ; 2026-11-20T23:59:59Z",
        "Hier à 14h30 ; 2026-11-20T14:30:00Z",
        "Yesterday at 2:30 PM ; 2026-11-20T14:30:00Z",
        "Aujourd’hui, 9h05 ; 2026-11-21T09:05:00Z",
        "Today ; 2026-11-21T23:59:59Z",
        "21/11/2026 ; 2026-11-21T23:59:59Z",
        "Le 20/11/2026 à 08h15 ; 2026-11-20T08:15:00Z",
        "20.11.26 ; 2026-11-20T23:59:59Z",
        "11/20/2026 ; 2026-11-20T23:59:59Z",
        "Publié le 19 novembre 2026 à 14:30 ; 2026-11-19T14:30:00Z",
        "Par A. Traoré | 1er août 2026 ; 2026-08-01T23:59:59Z",
        "mercredi 18 novembre ; 2026-11-18T23:59:59Z",
        "25 décembre ; 2025-12-25T23:59:59Z",
        "Posted on November 17, 2026 by Admin ; 2026-11-17T23:59:59Z",
        "Nov. 16 ; 2026-11-16T23:59:59Z",
        "Actualités - 2026-11-15 ; 2026-11-15T23:59:59Z",
        "févr. 3, 2026 ; 2026-02-03T23:59:59Z"
      })
  void aDateIsFoundInSmallPrint(String text, Instant date) {
    assertThat(ListedDates.find(text, NOW)).hasValue(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12 commentaires",
        "4 min de lecture",
        "Page 3 sur 12",
        "45/13/2026",
        "31/02/2026",
        "il y a longtemps",
        "il y a 3 éléphants",
        "May the force be with you",
        "Ouagadougou, Burkina Faso",
        "Rubrique 12-14"
      })
  void whatIsNoDateIsNone(String text) {
    assertThat(ListedDates.find(text, NOW)).isEmpty();
  }

  @Test
  void aDateWithoutAYearIsTheLatestThatHasPassed() {
    assertThat(ListedDates.find("22 novembre", NOW))
        .hasValue(Instant.parse("2025-11-22T23:59:59Z"));
  }

  @Property
  void noTextMakesItFail(@ForAll String text) {
    assertThat(ListedDates.find(text, NOW)).isNotNull();
  }
}
