package org.vigie.alerts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.Samples.change;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert.Change;
import org.vigie.model.Alert.Change.Kind;

class NewsTest {
  @Test
  void newSourcesComeFirstInTheLine() {
    News news = new News(5, 3, List.of(change(Kind.TOLL, "12", "30")));
    assertThat(line("en", news)).isEqualTo("+3 sources, toll 12 → 30");
    assertThat(line("fr", news)).endsWith(", bilan 12 → 30");
  }

  @Test
  void whatChangedTwiceIsSaidFromItsBeginningToItsEnd() {
    assertThat(
            line(
                "en",
                of(change(Kind.PLACE, "Soum", "Djibo"), change(Kind.PLACE, "Djibo", "Aribinda"))))
        .isEqualTo("place Soum → Aribinda");
  }

  @Test
  void whoDidItAndWhoClaimsItAreSaidWhereNothingWasKnownBefore() {
    News news = of(change(Kind.ACTOR, "", "JNIM"), change(Kind.CLAIM, "", "JNIM"));
    assertThat(line("en", news)).isEqualTo("by JNIM, claimed by JNIM");
    assertThat(line("fr", news)).isEqualTo("par JNIM, revendiqué par JNIM");
  }

  private static News of(Change... changes) {
    return new News(0, 0, List.of(changes));
  }

  private static String line(String language, News news) {
    return news.line(new Words(language, ZoneOffset.UTC));
  }
}
