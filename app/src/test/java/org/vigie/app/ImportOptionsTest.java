package org.vigie.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code vigie import} as one types it. */
class ImportOptionsTest {
  @TempDir Path folder;

  @BeforeEach
  void archive() throws IOException {
    Files.writeString(
        folder.resolve("old.jsonl"),
        """
        {"url":"https://www.pier.example/news/1","title":"One","text":"The quay was closed."}
        {"url":"https://archive.pier.example/2","title":"Two","text":"The quay was opened."}
        {"url":"https://notpier.example/3","title":"Three","text":"The quay was painted."}
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "--hosts=pier.example, 2",
    "--hosts=WWW.pier.example, 2",
    "--hosts=archive.pier.example, 1",
    "'--hosts=archive.pier.example,notpier.example', 2",
    "--url-prefix=https://www.pier.example/news/, 1",
    "--url-prefix=https://, 3",
    "--publisher=Pier, 3"
  })
  void onlyWhatIsAskedForIsTaken(String option, int articles) {
    Spoken dry = Spoken.by("import", "--dry-run", option, folder.toString());
    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.out()).containsPattern("to import +" + articles + " articles");
  }

  @Test
  void whatIsNotThereIsToldByTheExitCode() {
    assertThat(Spoken.by("import", "--dry-run", folder.resolve("none").toString()).code())
        .isEqualTo(1);
  }

  @Test
  void whileTheStagesAreBehindTheSameIsSentAgainAfterThePauseTheyAskFor() throws IOException {
    List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    List<Long> times = Collections.synchronizedList(new ArrayList<>());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          times.add(System.nanoTime());
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          boolean first = bodies.size() == 1;
          byte[] answer =
              (first ? "{\"detail\":\"wait\"}" : "{\"accepted\":3,\"problems\":[]}")
                  .getBytes(UTF_8);
          exchange.getResponseHeaders().set("Retry-After", "2");
          exchange.sendResponseHeaders(first ? 429 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      Path data = Files.createDirectories(folder.resolve("data"));
      Files.writeString(
          DataFolder.addressFile(data), "http://127.0.0.1:" + server.getAddress().getPort());
      Files.writeString(DataFolder.tokenFile(data), "token");
      Spoken sent = Spoken.by("import", "--data=" + data, folder.resolve("old.jsonl").toString());
      assertThat(sent.code()).as(sent.err()).isZero();
      assertThat(sent.out()).containsPattern("imported +3 articles");
    } finally {
      server.stop(0);
    }
    assertThat(bodies).hasSize(2);
    assertThat(bodies.get(1)).isEqualTo(bodies.get(0)).contains("The quay was painted.");
    assertThat(Duration.ofNanos(times.get(1) - times.get(0)))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }
}
