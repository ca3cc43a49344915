package org.vigie.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vigie.model.Filed;
import org.vigie.web.Samples;

class ClientTest {
  private static final Filed FILED = Samples.all(Instant.parse("2026-11-21T08:00:00Z")).getFirst();

  @Test
  void oneThatDoesNotKeepUpIsDroppedAndNobodyWaits() throws InterruptedException {
    Client client = new Client();
    for (int i = 0; i < Client.MOST_WAITING; i++) {
      client.offer(new Event.OfFiled(i, FILED));
    }
    assertThat(client.dropped()).isFalse();
    client.offer(new Event.OfFiled(Client.MOST_WAITING, FILED));
    assertThat(client.dropped()).isTrue();
    assertThat(client.next(Duration.ofDays(1))).isNull();
  }

  @Test
  void eventsComeInTheirOrder() throws InterruptedException {
    Client client = new Client();
    client.offer(new Event.OfFiled(1, FILED));
    client.offer(new Event.OfFiled(2, FILED));
    assertThat(client.next(Duration.ZERO)).isEqualTo(new Event.OfFiled(1, FILED));
    assertThat(client.next(Duration.ZERO)).isEqualTo(new Event.OfFiled(2, FILED));
  }

  @Test
  void nothingNewIsNothing() throws InterruptedException {
    assertThat(new Client().next(Duration.ofMillis(1))).isNull();
  }
}
