package org.vigie.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.Samples;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;

class LaneTest {
  private final BlockingQueue<Thread> workers = new LinkedBlockingQueue<>();
  private final Lane lane =
      new Lane(
          "a@x.org",
          InstantSource.fixed(Samples.NOON),
          delivery -> {
            workers.add(Thread.currentThread());
            if (delivery.alert().equals("bad")) {
              throw new StackOverflowError("a defect");
            }
            return Duration.ZERO;
          });

  @Test
  void anotherWorkerComesAfterOneThatDied() throws InterruptedException {
    lane.add(pending("bad"));
    Thread dead = workers.poll(20, TimeUnit.SECONDS);
    assertThat(dead.join(Duration.ofSeconds(20))).isTrue();
    lane.add(pending("good"));
    assertThat(workers.poll(20, TimeUnit.SECONDS)).isNotNull().isNotEqualTo(dead);
  }

  private static Delivery pending(String alert) {
    return new Delivery(
        alert,
        "s",
        new Channel.Mail("a@x.org"),
        Delivery.State.PENDING,
        0,
        Samples.NOON,
        "",
        Samples.NOON);
  }
}
