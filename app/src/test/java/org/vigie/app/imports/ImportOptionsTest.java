package org.vigie.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.app.Spoken;
import org.vigie.app.instance.StandIn;

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
    Path data = folder.resolve("data");
    AtomicInteger asked = new AtomicInteger();
    try (StandIn vigie =
        new StandIn(
            data,
            _ ->
                asked.getAndIncrement() == 0
                    ? new StandIn.Answer(429, "{\"detail\":\"wait\"}")
                    : new StandIn.Answer(200, "{\"accepted\":3,\"problems\":[]}"))) {
      Spoken sent = Spoken.by("import", "--data=" + data, folder.resolve("old.jsonl").toString());
      assertThat(sent.code()).as(sent.err()).isZero();
      assertThat(sent.out()).containsPattern("imported +3 articles");
      List<StandIn.Asked> bodies = vigie.asked();
      assertThat(bodies).hasSize(2);
      assertThat(bodies.get(1).body())
          .isEqualTo(bodies.get(0).body())
          .contains("The quay was painted.");
      assertThat(Duration.ofNanos(bodies.get(1).at() - bodies.get(0).at()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
  }
}
