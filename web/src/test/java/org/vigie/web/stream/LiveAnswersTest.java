package org.vigie.web.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.model.Filed;
import org.vigie.web.Samples;

class LiveAnswersTest {
  private static final Filed FILED = Samples.all(Instant.parse("2026-11-21T08:00:00Z")).getFirst();
  private static final Duration HEARTBEAT = Duration.ofMillis(200);

  private final Client client = new Client();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private volatile @Nullable Throwable failure;

  @Test
  void onABusyWireOfWhichNothingIsForItAClientLearnsHowFarItIsTold() throws Exception {
    Thread answer = serve(event -> Optional.empty());
    AtomicLong offset = new AtomicLong();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              client.offer(new Event.OfFiled(offset.incrementAndGet(), FILED));
              return heard().matches("(?s).*id:filed-[1-9]\\d*_alerts-0\nevent:beat\ndata:\n\n.*");
            });
    client.drop();
    answer.join();
  }

  @Test
  void anEventThatCannotBeToldEndsTheAnswerAndNothingElse() throws Exception {
    client.offer(new Event.OfFiled(7, FILED));
    Thread answer =
        serve(
            event -> {
              throw new IllegalStateException("the archive is just being opened again");
            });
    assertThat(answer.join(Duration.ofSeconds(10))).isTrue();
    assertThat(failure).isNull();
    assertThat(heard()).doesNotContain("filed-7");
  }

  private String heard() {
    return out.toString(UTF_8);
  }

  private Thread serve(LiveAnswers.Rendering rendering) {
    Tail.Welcome welcome = new Tail.Welcome(client, new Position(0, 0), List.of(), true);
    return Thread.ofVirtual()
        .uncaughtExceptionHandler((thread, e) -> failure = e)
        .start(
            () -> {
              try {
                LiveAnswers.serve(welcome, out, rendering, HEARTBEAT);
              } catch (IOException | InterruptedException e) {
                failure = e;
              }
            });
  }
}
