package org.vigie.alerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.Rules;
import org.vigie.alerts.Samples;
import org.vigie.model.Alert.Change.Kind;
import org.vigie.model.Alert.Held;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.Coverage;
import org.vigie.model.Digest;

class DigestTextTest {
  private static final AlertLinks LINKS = new AlertLinks(URI.create("http://127.0.0.1:8484/"));

  @Test
  void tellsEachStoryWithItsNewsAndCountsTheRest() {
    Digest digest = digest(Rules.of(Cadence.HOURLY).in("Africa/Bamako"));
    DigestText words = new DigestText(digest, LINKS);
    assertThat(words.subject()).isEqualTo("[Search a] Hourly digest: 7 stories");
    assertThat(words.text())
        .contains(
            "Until 20 Nov 2026, 13:00 GMT",
            "Report 1\r\n  A, 20 Nov 2026, 12:04 GMT\r\n  +1 source, toll 12 → 30\r\n",
            "Matched: Search a",
            "https://news.example/1",
            "Report 3",
            "and 5 more stories, which the inbox shows",
            "3 stories were held by your cap",
            "1 more story is muted and not told",
            "Coverage: 40 of 42 sources are read in time; 1 source may have gaps",
            "http://127.0.0.1:8484/alerts\r\n");
    assertThat(words.html())
        .contains("<a href=\"https://news.example/1\">Report 1</a>", "toll 12 → 30")
        .doesNotContain("<script");
  }

  @Test
  void speaksFrench() {
    DigestText words = new DigestText(digest(Rules.of(Cadence.HOURLY).french()), LINKS);
    assertThat(words.subject()).isEqualTo("[Search a] Bulletin de l’heure : 2 sujets");
    assertThat(words.text())
        .contains(
            "Jusqu’au 20 nov. 2026, 13:00 UTC", "+1 source, bilan 12 → 30", "Couverture : 40");
  }

  @Test
  void saysEverythingInBothLanguages() throws IOException {
    assertThat(keys("words_fr.properties")).isEqualTo(keys("words.properties"));
    ResourceBundle english = ResourceBundle.getBundle("org.vigie.alerts.text.words", Locale.ROOT);
    for (Held held : Held.values()) {
      boolean counted =
          switch (held) {
            case NO, SIZE, CADENCE -> false;
            case QUIET_HOURS, COOL_DOWN, CAP, SNOOZED, MUTED -> true;
          };
      assertThat(english.containsKey("held." + held)).isEqualTo(counted);
    }
  }

  private static java.util.Set<Object> keys(String file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      properties.load(java.util.Objects.requireNonNull(in));
    }
    return properties.keySet();
  }

  private static Digest digest(Rules rules) {
    Digest it =
        Samples.digest(
            rules,
            Samples.item(
                Samples.report("1", "1", "A", at(5)), Samples.change(Kind.TOLL, "12", "30")),
            Samples.item(Samples.report("3", "3", "A", at(7))));
    return new Digest(
        it.id(),
        it.kind(),
        it.until(),
        it.language(),
        it.zone(),
        it.priority(),
        it.searches(),
        it.items(),
        it.language().equals("en") ? 5 : 0,
        java.util.List.of(new Digest.Count(Held.CAP, 3), new Digest.Count(Held.MUTED, 1)),
        new Coverage(40, 42, 1, null));
  }

  private static Instant at(int minutes) {
    return Samples.NOON.plusSeconds(60L * minutes);
  }
}
