package org.vigie.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.View;
import org.vigie.web.Samples;
import org.vigie.web.TestDesk;

class AlertsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Alerts alerts =
      new Alerts(new View<>(new Connection("127.0.0.1:1", "test"), Stream.ALERTS, Codec.ALERT));

  @Test
  void theWeekOfASearchHasItsOwnAlertsAlone() {
    Duration day = Duration.ofDays(1);
    Alert mine = raise("mine", 0, NOW.minus(day));
    raise("mine", 1, NOW.minus(day.multipliedBy(9)));
    raise("other", 0, NOW.minus(day));
    assertThat(alerts.since("mine", NOW.minus(day.multipliedBy(7)))).containsExactly(mine);
    assertThat(alerts.since("mine", NOW)).isEmpty();
  }

  private Alert raise(String search, int story, Instant when) {
    SavedSearch saved = new SavedSearch(search, search, "x", List.of(), false, 1, when, when);
    List<Filed> all = Samples.all(NOW);
    Alert alert = TestDesk.alert(saved, all.get(story * 5), List.of(), "x", when);
    alerts.changed(alert.id(), alert);
    return alert;
  }
}
