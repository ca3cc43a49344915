package org.vigie.alerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.Samples;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Passage;

class MailTextTest {
  private static final AlertLinks LINKS = new AlertLinks(URI.create("http://127.0.0.1:8484"));

  @Test
  void saysWhatMatchedWhyAndWhere() {
    Passage why = new Passage("text", "An attack on a convoy", List.of(new Passage.Match(15, 21)));
    MailText mail =
        new MailText(List.of(Samples.alert("1", "Attaque près de Djibo", why)), 0, LINKS);
    assertThat(mail.subject()).isEqualTo("[Search s] Attaque près de Djibo");
    assertThat(mail.text())
        .contains(
            "Attaque près de Djibo",
            "Example, 20 Nov 2026, 12:00 UTC",
            "https://news.example/1",
            "  An attack on a convoy",
            "Query: convoy",
            "http://127.0.0.1:8484/search?q=story:1&collapse=no\r\n",
            "http://127.0.0.1:8484/alerts/searches\r\n")
        .doesNotContain("later");
    assertThat(mail.html()).contains("An attack on a <mark>convoy</mark>");
  }

  @Test
  void listsLaterArticlesOfTheStory() {
    Alert alert = Samples.alert("Report r1");
    List<Alert.Reported> later =
        IntStream.rangeClosed(2, 31)
            .mapToObj(i -> Alert.Reported.of(Samples.filed("r" + i, "1", "text")))
            .toList();
    Alert grown =
        new Alert(
            alert.id(),
            alert.search(),
            alert.story(),
            alert.first(),
            alert.why(),
            later,
            List.of(),
            alert.created(),
            alert.changed(),
            31);
    MailText mail = new MailText(List.of(grown), 0, LINKS);
    assertThat(mail.text())
        .contains(
            "30 later articles of the story matched as well:", "Report r2\r\n", "Report r21\r\n")
        .doesNotContain("Report r22\r\n");
    assertThat(mail.html()).contains("https://news.example/r21");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello\r\nBcc: everyone@example.org",
        "Hello\nX-Evil: 1",
        "Hello\rX-Evil: 1",
        "Hello\0X-Evil: 1",
        "Hello\u0085X-Evil: 1",
        "Hello\u2028X-Evil: 1"
      })
  void aTitleIsOneLine(String title) {
    MailText mail = new MailText(List.of(Samples.alert(title)), 0, LINKS);
    assertThat(mail.subject()).doesNotContainPattern("[\\p{Cc}\\u2028]");
    assertThat(mail.text().lines().filter(line -> line.matches("(Bcc|X-Evil):.*"))).isEmpty();
  }

  @Test
  void aTitleCannotTurnTheDirectionOfWhatFollows() {
    MailText mail = new MailText(List.of(Samples.alert("safe \u202Egpj.exe\u2066 x")), 0, LINKS);
    assertThat(mail.subject()).isEqualTo("[Search s] safe gpj.exe x");
  }

  @Test
  void aHugeTitleIsCut() {
    MailText mail =
        new MailText(List.of(Samples.alert("\uD83D\uDD25".repeat(1_000_000))), 0, LINKS);
    assertThat(mail.subject().length()).isLessThanOrEqualTo(151);
    assertThat(mail.subject()).endsWith("\uD83D\uDD25…");
    assertThat(mail.text().length()).isLessThan(3_000_000);
  }

  @Test
  void nothingFromOutsideIsMarkup() {
    String evil = "<script>alert(1)</script>\" onload='x' &amp;";
    Alert alert =
        Samples.alert(
            Samples.search("s", evil),
            "1",
            evil,
            "javascript:alert(1)",
            new Passage("text", evil, List.of(new Passage.Match(0, 8))));
    String html = new MailText(List.of(alert), 0, LINKS).html();
    assertThat(html)
        .doesNotContain("<script", "\" onload", "javascript:")
        .contains("<mark>&lt;script&gt;</mark>alert(1)");
  }
}
