package org.vigie.app.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.instance.VigieProcess;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;

/** Archives come in beside the news: found, never alerted, and nothing lost by a kill. */
class ImportIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void archivesAreFoundAndRaiseNoAlertWhatIsAddedDoes() throws Exception {
    Path archive = Files.createDirectories(folder.resolve("archive"));
    write(archive.resolve("a.jsonl"), 300);
    Files.writeString(archive.resolve("note.txt"), "Report on the harbour\n\nIt was closed.");
    Files.writeString(
        archive.resolve("mail.eml"),
        "From: Ilse Marn <i@port.example>\r\nSubject: Report from the port\r\n\r\nAll is well.\r\n");
    Files.writeString(
        archive.resolve("page.html"),
        "<html><head><link rel=canonical href=https://pier.example/1><title>Report on the pier"
            + "</title></head><body><article><p>The pier was struck by a freighter in the fog, said"
            + " the captain of the port on Monday.</p></article></body></html>");
    try (VigieProcess vigie = vigie()) {
      vigie.start();
      vigie.post("/api/v1/searches", "{\"name\":\"Reports\",\"query\":\"title:report\"}");
      assertThat(command(vigie, "import", "--publisher=Port office", archive.toString())).isZero();
      assertThat(vigie.output("command.txt")).contains("imported   303 articles");
      await().atMost(PATIENCE).until(() -> total(vigie, "title:report") == 303);
      assertThat(total(vigie, "backfill:yes")).isEqualTo(303);
      assertThat(total(vigie, "source:imported publisher:\"Port office\"")).isEqualTo(303);

      Path fresh =
          Files.writeString(folder.resolve("fresh.txt"), "Report of today\n\nIt reopened.");
      assertThat(command(vigie, "add", "--publisher=Port office", "--note=seen", fresh.toString()))
          .isZero();
      assertThat(vigie.output("command.txt")).contains("added  Report of today", "it may alert");
      // It came last: had the others alerted, their alerts would stand before its own.
      await().atMost(PATIENCE).until(() -> vigie.get("/api/v1/alerts").size() > 0);
      assertThat(vigie.get("/api/v1/alerts").findValuesAsString("title"))
          .containsOnly("Report of today");

      assertThat(command(vigie, "add", vigie.address("/").toString())).isNotZero();
      assertThat(vigie.output("command.txt")).contains("not asked");
      assertThat(command(vigie, "import", "--publisher=Port office", archive.toString())).isZero();
      assertThat(vigie.output("command.txt")).contains("4 were imported before");
      vigie.terminate();
    }
  }

  @Test
  void anImportThatIsKilledGoesOnWhereItWas() throws Exception {
    int articles = 3_000;
    Path file = write(folder.resolve("large.jsonl"), articles);
    Path marks = folder.resolve("data/imports");
    try (VigieProcess vigie = vigie()) {
      vigie.start();
      int kills = 0;
      for (; kills < 3; kills++) {
        long before = Files.exists(marks) ? Files.size(marks) : 0;
        Process killed = vigie.command("killed.txt", "import", file.toString());
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> Files.exists(marks) && Files.size(marks) > before + 300);
        killed.destroyForcibly().onExit().join();
      }
      assertThat(command(vigie, "import", file.toString())).isZero();
      String summary = vigie.output("command.txt");
      long last =
          Long.parseLong(summary.replaceAll("(?s).*imported +([\\d,]+).*", "$1").replace(",", ""));
      assertThat(last).as(summary).isPositive().isLessThan(articles - 3 * 200);
      await().atMost(PATIENCE).until(() -> total(vigie, "") == articles);
      List<String> sent = new ArrayList<>();
      Replay.all(
          new Connection(vigie.bootstrap(), "import-test"),
          Stream.ARTICLES,
          record -> {
            assertThat(Codec.ARTICLE.decode(record.value()).backfill()).isTrue();
            sent.add(new String(record.key(), UTF_8));
          });
      Set<String> once = new TreeSet<>(sent);
      assertThat(once).hasSize(articles);
      assertThat(sent.size()).isLessThanOrEqualTo(articles + kills * 200);
      System.out.printf(
          "ImportIT: %d kills, %d articles, %d sent twice, %d left for the last run%n",
          kills, articles, sent.size() - once.size(), last);
      vigie.terminate();
    }
  }

  private VigieProcess vigie() {
    return new VigieProcess(folder.resolve("data"), List.of("--no-sources"));
  }

  private static int command(VigieProcess vigie, String... arguments) {
    return vigie.command("command.txt", arguments).onExit().join().exitValue();
  }

  private static int total(VigieProcess vigie, String query) {
    return vigie
        .get("/api/v1/search?limit=1&q=" + VigieProcess.encode(query))
        .path("total")
        .asInt();
  }

  /** Dated as of now: what keeps them from alerting is that they are imported. */
  private static Path write(Path file, int articles) throws IOException {
    return Files.writeString(
        file,
        IntStream.range(0, articles)
            .mapToObj(
                i ->
                    "{\"url\":\"https://archive.example/%d\",\"title\":\"Report %d\",\"text\":\"%s\",\"published\":%d}\n"
                        .formatted(i, i, words(i), System.currentTimeMillis()))
            .collect(Collectors.joining()));
  }

  private static String words(int number) {
    return IntStream.range(0, 40)
        .mapToObj(i -> Integer.toString((number + 1) * (i + 7) * 7919, 36))
        .collect(Collectors.joining(" "));
  }
}
