package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.vigie.model.Watch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.View;

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
  void theUsualEvidenceIsInTheReadersLanguageAndTheRestStays() {
    assertThat(show(Locale.FRANCE).evidence("1 entries, 0 new"))
        .isEqualTo("1 entrée, dont aucune nouvelle");
    assertThat(show(Locale.FRANCE).evidence("12 entries, 2 new, 1 edited"))
        .isEqualTo("12 entrées, dont 2 nouvelles, 1 edited");
    assertThat(show(Locale.UK).evidence("1 entries, 1 new")).isEqualTo("1 entry, 1 new");
    assertThat(show(Locale.FRANCE).evidence("unchanged; moved")).isEqualTo("inchangée; moved");
    assertThat(show(Locale.FRANCE).evidence("HTTP 403")).isEqualTo("HTTP 403");
    assertThat(show(Locale.UK).until(LATE)).isEqualTo("now");
  }

  @Test
  void anOpenPageCanSayAgesAsTheServerDoes() {
    assertThat(show(Locale.UK).ages()).isEqualTo("just now|2 min ago|2 h ago|yesterday|2 days ago");
    assertThat(show(Locale.FRANCE).ages())
        .isEqualTo("à l’instant|il y a 2 min|il y a 2 h|hier|il y a 2 jours");
  }

  private static Show show(Locale locale) {
    Connection nowhere = new Connection("127.0.0.1:1", "test");
    View<Watch> unread = new View<>(nowhere, Stream.WATCH, Codec.WATCH);
    return new Show(locale, LATE, new WebConfiguration().messageSource(), new Labels(unread));
  }
}
