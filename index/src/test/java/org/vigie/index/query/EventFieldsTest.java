package org.vigie.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.model.Classified;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.Place;
import org.vigie.model.Sourcing;

/** What is asked of the attacks that an article reports. */
class EventFieldsTest {
  private static final Filed ARTICLE = reporting(12, 3);

  @ParameterizedTest
  @CsvSource({
    "killed:12, true",
    "killed:3, true",
    "killed:[10 TO *], true",
    "killed:{12 TO *], false",
    "killed:[4 TO 11], false",
    "killed:0, false",
    "wounded:[0 TO *], false",
    "by:jnim, true",
    "by:issp, false",
    "place:tolou, true",
    "place:Soum, false",
    "happened:2024-09-12, true",
    "happened:2024-09, true",
    "happened:[2024-09-13 TO *], false",
  })
  void asksForFiguresGroupsDaysAndPlacesThatNoListHas(String query, boolean found) {
    assertThat(Sample.matches(query, ARTICLE)).isEqualTo(found);
  }

  @Test
  void namesTheFigureThatMatched() {
    assertThat(Passages.of(Sample.query("killed:[10 TO *] happened:2024-09-12"), ARTICLE, 5))
        .extracting(passage -> passage.field() + ": " + passage.text())
        .containsExactlyInAnyOrder("killed: 12", "happened: 2024-09-12");
  }

  private static Filed reporting(int... killed) {
    Filed plain = Sample.of("a", "Attacks", "Two attacks were reported.").filed();
    Classified classified = plain.classified();
    return new Filed(
        new Classified(
            plain.article(),
            classified.language(),
            classified.topics(),
            classified.entities(),
            classified.places(),
            Arrays.stream(killed).mapToObj(EventFieldsTest::event).toList(),
            List.of(),
            Sourcing.UNKNOWN,
            1),
        plain.story(),
        plain.role(),
        null,
        plain.why(),
        plain.signature(),
        plain.change(),
        1);
  }

  private static Event event(int killed) {
    return new Event(
        new Event.Location("soum", "Tolou", 14.2, -1.5, Place.Precision.REGION, "Soum"),
        "ML",
        new Event.Day(LocalDate.of(2024, 9, 12), Event.Day.Precision.DAY),
        new Event.Figure(killed, killed),
        null,
        null,
        new Event.By("jnim", "JNIM", "katiba-macina", false),
        null,
        List.of());
  }
}
