package org.vigie.alerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.Rules;
import org.vigie.alerts.Samples;
import org.vigie.model.Alert;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Digest;

class BriefTest {
  private static final AlertLinks LINKS = new AlertLinks(URI.create("http://127.0.0.1:8484"));
  private static final Channel MAIL = new Channel.Mail("a@example.org");

  @Test
  void ofAnAlertIsWhoReportsItAndWhatMatched() {
    Message message = Message.of(Samples.alert("Convoy attacked"), LINKS);
    assertThat(message.brief())
        .isEqualTo(
            new Brief(
                message.subject(),
                "Example, 20 Nov 2026, 12:00 UTC\nConvoy attacked",
                "https://news.example/1",
                Priority.NORMAL));
  }

  @Test
  void ofSeveralAlertsNamesAllSearchesAndIsAsUrgentAsTheMostUrgent() {
    Alert first = alert("a", Priority.LOW, "An attack on a convoy");
    Alert other = alert("b", Priority.URGENT, "An ambush");
    Map<String, Alert> kept = Map.of(first.id(), first, other.id(), other);
    Delivery delivery = Delivery.of(first.id(), "a", List.of(other.id()), 0, MAIL, Samples.NOON);
    Message message =
        Message.of(delivery, id -> Optional.ofNullable(kept.get(id)), LINKS).orElseThrow();
    assertThat(message.brief())
        .isEqualTo(
            new Brief(
                "[Search a +1] Title",
                "Example, 20 Nov 2026, 12:00 UTC\nMatched: Search a, Search b\n"
                    + "An attack on a convoy",
                "https://news.example/1",
                Priority.URGENT));
  }

  @Test
  void ofADigestIsItsFirstStoriesAndHowManyMoreThereAre() {
    Digest.Item[] items =
        IntStream.rangeClosed(1, 7)
            .mapToObj(i -> Samples.item(Samples.filed("r" + i, "r" + i, "text")))
            .toArray(Digest.Item[]::new);
    Digest digest = Samples.digest(Rules.of(Cadence.HOURLY).priority(Priority.URGENT), items);
    Message message = Message.of(digest, LINKS);
    assertThat(message.brief())
        .isEqualTo(
            new Brief(
                "[Search a] Hourly digest: 7 stories",
                "Report r1\nReport r2\nReport r3\nReport r4\nReport r5\n"
                    + "and 2 more stories, which the inbox shows",
                "http://127.0.0.1:8484/alerts",
                Priority.URGENT));
    assertThat(message.brief().title()).isEqualTo(message.subject());
  }

  @Test
  void anAddressThatIsTooLongForAButtonGivesWayToThePageOfTheArticle() {
    Alert alert =
        Samples.alert(Samples.search("s", "q"), "1", "T", "https://a.example/" + "x".repeat(2_000));
    assertThat(Message.of(alert, LINKS).brief().url())
        .endsWith("/article/" + alert.first().article());
  }

  private static Alert alert(String search, Priority priority, String why) {
    return Samples.alert(
        Samples.search(search, "q", Rules.atOnce().priority(priority), MAIL),
        "1",
        "Title",
        "https://news.example/1",
        new Alert.Passage("text", why, List.of()));
  }
}
