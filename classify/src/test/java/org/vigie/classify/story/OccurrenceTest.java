package org.vigie.classify.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.classify.Articles;
import org.vigie.model.Classified;
import org.vigie.model.Event;
import org.vigie.model.Event.By;
import org.vigie.model.Event.Day;
import org.vigie.model.Event.Location;
import org.vigie.model.Place;
import org.vigie.model.Sourcing;

/** What keeps reports apart that are alike by their words. */
class OccurrenceTest {
  private static final Event DJIBO = at("djibo", 14.1, -1.63, 9);
  private static final Event GAO = at("gao", 16.27, -0.04, 9);

  @Test
  void attacksFarFromEachOtherAreElsewhere() {
    assertThat(Occurrence.isElsewhere(report(DJIBO), report(GAO))).isTrue();
    assertThat(Occurrence.isElsewhere(report(DJIBO), report(DJIBO))).isFalse();
    assertThat(Occurrence.isElsewhere(report(DJIBO), report(GAO, DJIBO))).isFalse();
  }

  @Test
  void attacksOnDaysFarApartAreElsewhere() {
    assertThat(Occurrence.isElsewhere(report(DJIBO), report(at("djibo", 14.1, -1.63, 25))))
        .isTrue();
  }

  @Test
  void aReportWithoutAnAttackIsNotElsewhere() {
    assertThat(Occurrence.isElsewhere(report(DJIBO), report())).isFalse();
    assertThat(Occurrence.isElsewhere(report(), report())).isFalse();
  }

  private static Report report(Event... events) {
    Classified read =
        new Classified(
            Articles.of("Attack", "An attack."),
            "en",
            List.of(),
            List.of(),
            List.of(),
            List.of(events),
            List.of(),
            Sourcing.UNKNOWN,
            1,
            null);
    return Report.of(read, Signature.of(read));
  }

  private static Event at(String place, double latitude, double longitude, int day) {
    return new Event(
        new Location(place, place, latitude, longitude, Place.Precision.EXACT),
        "BF",
        new Day(LocalDate.of(2026, 3, day), Day.Precision.DAY),
        null,
        null,
        null,
        new By("jnim", "JNIM", "jnim", false),
        null,
        List.of());
  }
}
