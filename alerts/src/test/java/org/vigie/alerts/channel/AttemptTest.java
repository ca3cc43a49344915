package org.vigie.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.Samples;
import org.vigie.alerts.text.AlertLinks;
import org.vigie.alerts.text.Message;
import org.vigie.model.Alert;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.SavedSearch;

class AttemptTest {
  private static final Channel.Webhook THEN = Samples.webhook("https://hook.example/");
  private static final Alert ALERT = Samples.alert("T");
  private static final AlertLinks LINKS = new AlertLinks(URI.create("http://127.0.0.1:8484"));

  private final Map<String, Outcome> obstacles = new HashMap<>();

  @Test
  void signsWithTheSecretOfToday() {
    Channel.Webhook now =
        new Channel.Webhook(URI.create("https://hook.example/"), WebhookSecret.create());
    SavedSearch search = Samples.search("s", "q", new Channel.Mail("a@example.org"), now);
    assertThat(attempt(Map.of("s", search), Map.of(ALERT.id(), ALERT)))
        .isEqualTo(new Outcome.Sent("to " + now.secret()));
  }

  @Test
  void givesUpWhenTheSearchOrTheChannelOrTheAlertIsNoMore() {
    SavedSearch without = Samples.search("s", "q", new Channel.Mail("a@example.org"));
    assertThat(attempt(Map.of("s", without), Map.of(ALERT.id(), ALERT)))
        .isInstanceOf(Outcome.Moot.class);
    assertThat(attempt(Map.of(), Map.of(ALERT.id(), ALERT))).isInstanceOf(Outcome.Moot.class);
    assertThat(attempt(Map.of("s", Samples.search("s", "q", THEN)), Map.of()))
        .isInstanceOf(Outcome.Moot.class);
  }

  @Test
  void aChannelThatIsOffIsNotTried() {
    obstacles.put(THEN.key(), new Outcome.Moot("off"));
    SavedSearch search = Samples.search("s", "q", THEN);
    assertThat(attempt(Map.of("s", search), Map.of(ALERT.id(), ALERT)))
        .isEqualTo(new Outcome.Moot("off"));
  }

  private Outcome attempt(Map<String, SavedSearch> searches, Map<String, Alert> alerts) {
    Attempt attempt =
        new Attempt(
            delivery ->
                Optional.ofNullable(alerts.get(delivery.alert()))
                    .map(alert -> Message.of(alert, LINKS)),
            delivery ->
                Optional.ofNullable(searches.get(delivery.search()))
                    .map(SavedSearch::channels)
                    .orElse(List.of()),
            channel -> Optional.ofNullable(obstacles.get(channel.key())),
            (message, channel) -> new Outcome.Sent("to " + ((Channel.Webhook) channel).secret()));
    return attempt.apply(
        new Delivery(
            ALERT.id(), "s", THEN, Delivery.State.PENDING, 0, Samples.NOON, "", Samples.NOON));
  }
}
