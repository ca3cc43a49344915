package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a user can put right is told in a sentence that says how, without a stack trace. */
class MistakesTest {
  @TempDir Path folder;

  @Test
  void aSourceIdThatIsNone() {
    assertThat(error("source", "add", "https://a.example/feed", "--id=Foo", "--name=A"))
        .contains("source id 'Foo': use up to 64 lower-case letters, digits and hyphens");
  }

  @Test
  void aSourceThatIsNotOnTheWeb() {
    assertThat(error("source", "add", "ftp://a.example/feed", "--id=a", "--name=A"))
        .contains("the address must be http or https");
  }

  @Test
  void aContactThatDoesNotFitIntoAHeader() {
    assertThat(error("run", "--contact=Équipe", "--data=" + folder))
        .contains("--contact=Équipe", "ASCII", "--contact=watch@example.org");
  }

  @Test
  void labelledDataThatIsNotJson() throws IOException {
    Path file = folder.resolve("labels.jsonl");
    Files.writeString(file, "{\"id\":\"1\",\"text\":\"A\",\"labels\":[]}\n\n{\"id\":\n");
    assertThat(error("evaluate", "topics", file.toString()))
        .contains("labels.jsonl:3: not a JSON object")
        .contains("evaluate --help");
  }

  /** What a command says when it fails: its sentence, and nothing else. */
  private static String error(String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine vigie = Vigie.commandLine().setErr(new PrintWriter(err));
    assertThat(vigie.execute(arguments)).isNotZero();
    assertThat(err.toString()).startsWith("vigie: ").doesNotContain("\tat ");
    return err.toString();
  }
}
