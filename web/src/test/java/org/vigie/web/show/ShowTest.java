package org.vigie.web.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.model.Event;
import org.vigie.model.Place.Precision;

class ShowTest {
  private static final Instant LATE = Instant.parse("2026-11-20T23:30:00Z");

  @Test
  void timesAreUtcWhereverTheServerStands() {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
    try {
      assertThat(show(Locale.UK).clock(LATE)).isEqualTo("23:30");
      assertThat(show(Locale.UK).dayKey(LATE)).isEqualTo("2026-11-20");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void sizesHaveTheUnitsOfTheReadersLanguage() {
    assertThat(show(Locale.UK).bytes(1_536)).isEqualTo("1.5 KB");
    assertThat(show(Locale.FRANCE).bytes(1_536)).isEqualTo("1,5 Ko");
    assertThat(show(Locale.FRANCE).bytes(12)).isEqualTo("12 o");
    assertThat(show(Locale.FRANCE).bytes(3 << 20)).isEqualTo("3,0 Mo");
  }

  @Test
  void aVillageThatNoListHasIsWrittenAndAskedForByItsName() {
    Event.Location djibo = new Event.Location("djibo", "Djibo", 14.1, -1.63, Precision.EXACT);
    Event.Location tolou =
        new Event.Location("djibo", "Tolou", 14.1, -1.63, Precision.NEAR, "Djibo");
    assertThat(show(Locale.UK).placeValue(djibo)).isEqualTo("djibo");
    assertThat(show(Locale.UK).placeValue(tolou)).isEqualTo("Tolou (djibo)");
    assertThat(show(Locale.UK).placeQuery(djibo)).isEqualTo("near:\"14.1,-1.63,25km\"");
    assertThat(show(Locale.UK).placeQuery(tolou)).isEqualTo("place:\"Tolou\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 entries, 0 new | 1 entry, 0 new | 1 entrée, aucune nouvelle",
        "0 entries, 0 new | no entries | aucune entrée",
        "12 entries, 2 new, 1 edited | 12 entries, 2 new, 1 edited | 12 entrées, 2 nouvelles, 1 modifiée",
        "12 entries, 1 new; 3 of those are taken from its site"
            + "| 12 entries, 1 new; 3 of those are taken from its site"
            + "| 12 entrées, 1 nouvelle ; 3 viennent de son site",
        "20 entries, 20 new, none of them there at the poll before: some may have been missed,"
            + " 18 held back: without a date, in a list all new"
            + "| 20 entries, 20 new, none of them there at the poll before: some may have been"
            + " missed, 18 held back: without a date, in a list all new"
            + "| 20 entrées, 20 nouvelles, aucune n’était là à la lecture précédente : certaines"
            + " ont pu manquer, 18 retenues : sans date, dans une liste toute nouvelle",
        "unchanged; moved for good: now asked for at https://a.example/f;x"
            + "| unchanged; moved for good: now asked for at https://a.example/f;x"
            + "| inchangée ; déplacée pour de bon : désormais demandée à https://a.example/f;x",
        "unchanged; asked for at its own address again"
            + "| unchanged; asked for at its own address again"
            + "| inchangée ; de nouveau demandée à sa propre adresse",
        "2 entries, 0 new; says that it moved for good to https://b.example/ (3 times since 2026-11-01T00:00:00Z)"
            + "| 2 entries, 0 new; says that it moved for good to https://b.example/ (3 times since 2026-11-01T00:00:00Z)"
            + "| 2 entrées, aucune nouvelle ; dit être passée pour de bon à https://b.example/ (3 fois depuis 2026-11-01T00:00:00Z)",
        "unchanged; moved | unchanged; moved | unchanged; moved",
        "3 entries, 1 newer | 3 entries, 1 newer | 3 entries, 1 newer",
        "HTTP 403 | HTTP 403 | HTTP 403"
      })
  void whatAPollMetIsAllInTheReadersLanguageOrNoneOfIt(String met, String english, String french) {
    assertThat(show(Locale.UK).evidence(met)).isEqualTo(english);
    assertThat(show(Locale.FRANCE).evidence(met)).isEqualTo(french);
  }

  @Test
  void aTimeThatHasPassedIsNow() {
    assertThat(show(Locale.UK).until(LATE)).isEqualTo("now");
  }

  @Test
  void anOpenPageCanSayAgesAsTheServerDoes() {
    assertThat(show(Locale.UK).ages()).isEqualTo("just now|2 min ago|2 h ago|yesterday|2 days ago");
    assertThat(show(Locale.FRANCE).ages())
        .isEqualTo("à l’instant|il y a 2 min|il y a 2 h|hier|il y a 2 jours");
  }

  private static Show show(Locale locale) {
    return Shown.at(LATE, locale);
  }
}
