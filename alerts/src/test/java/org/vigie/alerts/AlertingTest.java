package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.text.AlertLinks;
import org.vigie.alerts.text.Message;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Reported;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.SavedSearch;

class AlertingTest {
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  private final List<SavedSearch> searches = new ArrayList<>();
  private Function<String, Optional<Alert>> shown = id -> Optional.empty();
  private final Alerting alerting =
      Stage.alerting(searches, InstantSource.fixed(NOW), id -> shown.apply(id));

  @Test
  void theFirstArticleOfAStoryMakesAnAlertAndADeliveryPerChannel() {
    Channel mail = new Channel.Mail("a@example.org");
    Channel webhook = Samples.webhook("https://hook.example/");
    searches.add(Samples.search("s", "q", mail, webhook, mail));
    Alerting.Result result = on(Samples.filed("1", "1", "text"));

    Alert alert = result.alerts().getFirst();
    assertThat(result.alerts()).hasSize(1);
    assertThat(alert.id()).isEqualTo(Alert.idOf("s", "1"));
    assertThat(alert.first().article()).isEqualTo("1");
    assertThat(alert.why()).isNotEmpty();
    assertThat(alert.created()).isEqualTo(Samples.NOON);
    assertThat(alert.revision()).isEqualTo(1);
    assertThat(result.deliveries())
        .containsExactly(
            new Delivery(alert.id(), "s", mail, Delivery.State.PENDING, 0, NOW, "", NOW),
            new Delivery(alert.id(), "s", webhook, Delivery.State.PENDING, 0, NOW, "", NOW));
  }

  @Test
  void laterArticlesOfTheStoryFoldInWithoutAnotherDelivery() {
    searches.add(Samples.search("s", "q", new Channel.Mail("a@example.org")));
    on(Samples.filed("1", "1", "text"));
    Alerting.Result result = on(Samples.filed("2", "1", "text"));
    assertThat(result.deliveries()).isEmpty();
    assertThat(result.alerts()).hasSize(1);
    assertThat(result.alerts().getFirst().folded())
        .extracting(Reported::article)
        .containsExactly("2");
    assertThat(result.alerts().getFirst().revision()).isEqualTo(2);
  }

  @Test
  void aMessageThatIsSentOnceMoreSaysTheSame() {
    searches.add(Samples.search("s", "q", new Channel.Mail("a@example.org")));
    Delivery delivery = on(Samples.filed("1", "1", "text")).deliveries().getFirst();
    AlertLinks links = new AlertLinks(URI.create("http://localhost:8080"));
    Message first = Message.of(delivery, alerting::get, links).orElseThrow();
    on(Samples.filed("2", "1", "text"));
    Message again = Message.of(delivery, alerting::get, links).orElseThrow();
    assertThat(again.text()).isEqualTo(first.text()).doesNotContain("Report 2");
    assertThat(again.html()).isEqualTo(first.html());
    assertThat(again.payload()).isEqualTo(first.payload());
  }

  @Test
  void theSameArticleAgainBringsNothing() {
    searches.add(Samples.search("s", "q", new Channel.Mail("a@example.org")));
    on(Samples.filed("1", "1", "text"));
    on(Samples.filed("2", "1", "text"));
    assertThat(on(Samples.filed("1", "1", "text"))).isEqualTo(Alerting.Result.NOTHING);
    assertThat(on(edited("2", "1"))).isEqualTo(Alerting.Result.NOTHING);
  }

  @Test
  void anEditAlertsWhenItMatchesForTheFirstTime() {
    assertThat(on(Samples.filed("1", "1", "text"))).isEqualTo(Alerting.Result.NOTHING);
    searches.add(Samples.search("s", "q", new Channel.Mail("a@example.org")));
    assertThat(on(edited("1", "1")).deliveries()).hasSize(1);
  }

  @Test
  void anArticleThatWasMovedToAnotherStoryDoesNotAlertAgain() {
    searches.add(Samples.search("s", "q", new Channel.Mail("a@example.org")));
    on(Samples.filed("1", "1", "text"));
    assertThat(on(edited("1", "other"))).isEqualTo(Alerting.Result.NOTHING);
  }

  @Test
  void anUpdateAlertsASearchThatItIsTheFirstToMatch() {
    searches.add(Samples.search("a", "q"));
    on(Samples.filed("1", "1", "text"));
    searches.add(Samples.search("b", "q", new Channel.Mail("b@example.org")));
    Alerting.Result result = on(Samples.filed("2", "1", "text"));
    assertThat(result.alerts())
        .extracting(Alert::id)
        .containsExactly(Alert.idOf("a", "1"), Alert.idOf("b", "1"));
    assertThat(result.deliveries()).extracting(Delivery::search).containsExactly("b");
  }

  @Test
  void backfillNeverAlertsNorFolds() {
    searches.add(Samples.search("s", "q"));
    Filed old =
        Samples.filed(Samples.article("1", "T", "text", Samples.NOON, true), "1", Change.NEW);
    assertThat(on(old)).isEqualTo(Alerting.Result.NOTHING);
    on(Samples.filed("2", "1", "text"));
    assertThat(on(old)).isEqualTo(Alerting.Result.NOTHING);
  }

  @Test
  void corrigendaDoNotAlert() {
    searches.add(Samples.search("s", "q"));
    Filed filed =
        Samples.filed(
            Samples.article("1", "T", "text", Samples.NOON, false), "1", Change.CORRECTED);
    assertThat(on(filed)).isEqualTo(Alerting.Result.NOTHING);
  }

  @Test
  void aSearchDoesNotSeeWhatWasFiledBeforeItWasSaved() {
    Instant saved = Instant.parse("2026-11-20T13:00:00.000900Z");
    searches.add(new SavedSearch("s", "S", "q", List.of(), false, 1, saved, saved));
    assertThat(alerting.on(Samples.filed("1", "1", "t"), saved.minusMillis(1)).alerts()).isEmpty();
    // A record bears milliseconds: one written just after the search may seem to be before it.
    Instant written = Instant.parse("2026-11-20T13:00:00.000Z");
    assertThat(alerting.on(Samples.filed("2", "2", "t"), written).alerts()).hasSize(1);
  }

  @Test
  void aLongStoryShowsAHundredArticlesAndCountsAll() {
    searches.add(Samples.search("s", "q"));
    for (int i = 1; i <= 251; i++) {
      on(Samples.filed(Integer.toString(i), "1", "text"));
    }
    Alert alert = alerting.get(Alert.idOf("s", "1")).orElseThrow();
    assertThat(alert.folded()).hasSize(100);
    assertThat(alert.later()).isEqualTo(250);
    assertThat(alert.revision()).isEqualTo(251);

    alerting.restore(each -> each.accept(alert), tally -> {});
    assertThat(on(edited("251", "1"))).isEqualTo(Alerting.Result.NOTHING);
  }

  @Test
  void anAlertThatIsNoLongerKeptIsForgotten() {
    searches.add(Samples.search("s", "q"));
    on(Samples.filed("1", "1", "text"));
    alerting.restore(each -> {}, tally -> {});
    assertThat(alerting.get(Alert.idOf("s", "1"))).isEmpty();
    assertThat(on(Samples.filed("1", "1", "text")).alerts()).hasSize(1);
  }

  @Test
  void answersWhileItIsRestored() {
    searches.add(Samples.search("s", "q"));
    Alert alert = on(Samples.filed("1", "1", "text")).alerts().getFirst();
    alerting.restore(
        each -> {
          assertThat(alerting.get(alert.id())).contains(alert);
          each.accept(alert);
        },
        tally -> {});
    assertThat(alerting.get(alert.id())).contains(alert);
  }

  @Test
  void holdsWhatIsNotShownYetAndFoldsIntoWhatIs() {
    searches.add(Samples.search("s", "q"));
    Alert first = on(Samples.filed("1", "1", "text")).alerts().getFirst();
    Alert second = on(Samples.filed("2", "1", "text")).alerts().getFirst();
    shown = id -> Optional.of(first);
    alerting.slim();
    assertThat(alerting.get(first.id())).contains(second);

    shown = id -> Optional.of(second);
    alerting.slim();
    assertThat(on(Samples.filed("3", "1", "text")).alerts().getFirst().folded())
        .extracting(Reported::article)
        .containsExactly("2", "3");

    shown = id -> Optional.of(second);
    alerting.restore(each -> each.accept(second), tally -> {});
    shown = id -> Optional.empty();
    assertThat(alerting.get(first.id())).as("held once only").isEmpty();
  }

  private Alerting.Result on(Filed filed) {
    return alerting.on(filed, NOW);
  }

  private static Filed edited(String id, String story) {
    return Samples.filed(
        Samples.article(id, "Edited", "text", Samples.NOON, false), story, Change.EDITED);
  }
}
