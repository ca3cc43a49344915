package org.vigie.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert;
import org.vigie.model.Handling;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.View;
import org.vigie.web.Samples;
import org.vigie.web.TestDesk;

class StandingsTest {
  private static final int SEARCHES = 2_000;
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Connection nobody = new Connection("127.0.0.1:1", "test");
  private final Alerts alerts = new Alerts(new View<>(nobody, Stream.ALERTS, Codec.ALERT));
  private final View<Handling> handled = new View<>(nobody, Stream.HANDLED, Codec.HANDLING);
  private final AtomicInteger looks = new AtomicInteger();
  private final Standings standings =
      new Standings(alerts, handled, this::entry, InstantSource.fixed(NOW));

  @Test
  void aStoryThatThousandsOfSearchesHaveIsWorkedOutOnceForAReader() {
    for (int i = 0; i < SEARCHES; i++) {
      alerts.changed("alert-" + i, alert("search-" + i));
    }
    assertThat(looks).hasValue(0);
    assertThat(standings.count(InboxFilter.ALL)).isEqualTo(1);
    assertThat(standings.shown("open", 10)).hasSize(1);
    assertThat(looks).hasValue(SEARCHES);
  }

  @Test
  void whatGoesIsShownNoMore() {
    alerts.changed("alert", alert("search"));
    assertThat(standings.count(InboxFilter.ALL)).isEqualTo(1);
    alerts.changed("alert", null);
    assertThat(standings.count(InboxFilter.ALL)).isZero();
    assertThat(standings.shown("open", 10)).isEmpty();
  }

  @Test
  void anAlertThatIsMovedIsShownInItsNewStoryAlone() {
    Alert alert = alert("search");
    alerts.changed("alert", alert);
    assertThat(standings.count(InboxFilter.ALL)).isEqualTo(1);
    alerts.changed("alert", alert.movedTo("other", 2, alert.changed()));
    assertThat(standings.shown(InboxFilter.ALL, 10))
        .extracting(Standings.Standing::story)
        .containsExactly("other");
    int before = looks.get();
    standings.handled(alert.story());
    assertThat(standings.count(InboxFilter.ALL)).isEqualTo(1);
    assertThat(looks).as("what was done there counts for it").hasValue(before + 1);
  }

  private InboxRow.Entry entry(Alert alert) {
    looks.incrementAndGet();
    return new InboxRow.Entry(alert, alert.search().rules(), InboxRow.State.OPEN, null);
  }

  private static Alert alert(String search) {
    SavedSearch saved = new SavedSearch(search, search, "x", List.of(), false, 1, NOW, NOW);
    return TestDesk.alert(saved, Samples.all(NOW).getFirst(), List.of(), "x", NOW);
  }
}
