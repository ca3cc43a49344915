package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.instance.StandIn;

class ArchiveRebuildCommandTest {
  private static final String OLD = "{\"volume\":\"lucene\",\"documents\":7}";
  private static final String NEW = "{\"volume\":\"lucene-2\",\"documents\":7}";

  @TempDir Path data;

  @Test
  void saysThatItIsDoneOnceAnotherAnswers() throws IOException {
    Spoken spoken = rebuilt(OLD, NEW);
    assertThat(spoken.out()).contains("Done: it has 7 articles.");
    assertThat(spoken.code()).isZero();
  }

  @Test
  void saysThatItIsNotWhenTheOldOneAnswersAfterAll() throws IOException {
    Spoken spoken = rebuilt(OLD, OLD);
    assertThat(spoken.out()).doesNotContain("Done");
    assertThat(spoken.err()).contains("it was not built anew");
    assertThat(spoken.code()).isNotZero();
  }

  @Test
  void saysWhatGivingItUpMeansForAnArchiveWithADefect() throws IOException {
    String answer = "{\"ended\":true,\"defect\":\"its format is 2\"}";
    try (StandIn _ = new StandIn(data, _ -> new StandIn.Answer(200, answer))) {
      assertThat(spoken("--cancel").out())
          .contains("It is no longer built anew.", "may not be found", "its format is 2");
    }
  }

  @Test
  void itsHelpFitsATerminal() {
    assertThat(Spoken.by("archive", "rebuild", "--help").out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  private Spoken rebuilt(String... states) throws IOException {
    Iterator<String> next = List.of(states).iterator();
    try (StandIn _ =
        new StandIn(
            data,
            asked ->
                new StandIn.Answer(
                    200, asked.path().endsWith("rebuild") ? "{\"begun\":true}" : next.next()))) {
      return spoken();
    }
  }

  private Spoken spoken(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "archive";
    all[1] = "rebuild";
    System.arraycopy(options, 0, all, 2, options.length);
    all[all.length - 1] = "--data=" + data;
    return Spoken.by(all);
  }
}
