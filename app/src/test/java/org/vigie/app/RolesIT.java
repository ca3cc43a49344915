package org.vigie.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.instance.VigieProcess;
import org.vigie.streams.Connection;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;

/**
 * The program split into roles: one desk, and workers that poll and classify, of which one dies.
 */
class RolesIT {
  private static final Duration SETTLED = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void aWorkerTakesOverFromOneThatDiesAndNothingIsReadTwice() throws Exception {
    try (Origin origin = new Origin();
        VigieProcess desk =
            new VigieProcess(
                folder.resolve("desk"),
                List.of(
                    "--roles=file,index,alerts,page",
                    "--no-sources",
                    "--watch=" + TestWatch.write(folder.resolve("watch"), origin, "rss")));
        VigieProcess first = worker("first", desk, origin);
        VigieProcess second = worker("second", desk, origin)) {
      desk.start();
      first.launch();
      publish(origin, 0, 5);
      awaitFound(desk, 5);
      second.launch();
      first.kill();
      publish(origin, 5, 10);
      awaitFound(desk, 10);
      List<String> articles = new ArrayList<>();
      Replay.all(
          new Connection(desk.bootstrap(), "roles-test"),
          Stream.ARTICLES,
          record -> articles.add(new String(record.key(), UTF_8)));
      assertThat(articles).hasSize(10).doesNotHaveDuplicates();
    }
  }

  private VigieProcess worker(String name, VigieProcess desk, Origin origin) {
    return new VigieProcess(
        folder.resolve(name),
        List.of(
            "--kafka=" + desk.bootstrap(),
            "--roles=ingest,classify",
            "--no-sources",
            "--allow-host=" + origin.host()));
  }

  private static void publish(Origin origin, int from, int to) {
    IntStream.range(from, to)
        .forEach(
            number ->
                origin.publish(
                    new Origin.Item(
                        number,
                        "Report " + number,
                        "What report " + number + " tells is told by no other.",
                        Instant.now())));
  }

  private static void awaitFound(VigieProcess desk, int articles) {
    await()
        .atMost(SETTLED)
        .untilAsserted(
            () ->
                assertThat(desk.get("/api/v1/search?limit=1").path("total").asInt())
                    .isEqualTo(articles));
  }
}
