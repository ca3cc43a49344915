package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.instance.StandIn;
import org.vigie.streams.Json;

/** What others wrote commands no terminal, whatever command shows it. */
class HostileAnswerTest {
  private static final String EVIL = "\\u001b]0;title\\u0007\\u001b[2J\\u009b2J";
  private static final String[] COMMANDS = {"\u001b", "\u0007", "\u009b"};
  private static final String SOURCE =
      """
      {"source":{"id":"a","name":"EVIL","kind":"FEED","address":"https://a.example/","on":false,
       "offReason":"EVIL"},"health":{"state":"FRESH","evidence":"EVIL"}}""";

  @TempDir Path data;

  @Test
  void ofArticlesSourcesAndMistakes() throws IOException {
    try (StandIn _ = new StandIn(data, HostileAnswerTest::answer)) {
      assertHarmless("search", "x");
      assertHarmless("add", "https://a.example/article");
      assertHarmless("source", "list");
      assertHarmless("source", "add", "https://a.example/", "--unchecked");
      assertHarmless("source", "history", "a");
      assertHarmless("source", "on", "a");
      assertHarmless("source", "remove", "refused", "--yes");
    }
  }

  @Test
  void ofJsonWhichStaysJson() throws IOException {
    try (StandIn _ = new StandIn(data, HostileAnswerTest::answer)) {
      for (String[] command :
          List.of(
              new String[] {"search", "x"},
              new String[] {"source", "list"},
              new String[] {"source", "history", "a"})) {
        String out = spoken(Stream.concat(Stream.of(command), Stream.of("--json"))).out();
        assertThat(out).doesNotContain(COMMANDS);
        assertThat(Json.MAPPER.readTree(out).toString()).contains("\u009b2J");
      }
    }
  }

  @Test
  void ofTexts() throws IOException {
    String evil = Json.MAPPER.readValue("\"" + EVIL + "\"", String.class);
    Path text = Files.writeString(data.resolve("evil.txt"), "A headline " + evil + "\n\nMore.");
    Path labelled =
        Files.writeString(
            data.resolve("labelled.jsonl"),
            "{\"id\":\"1\",\"lang\":\"EVIL\",\"labels\":[\"aes\"],\"text\":\"EVIL\"}"
                .replace("EVIL", EVIL));
    assertThat(Spoken.by("try", text.toString()).out())
        .contains("]0;title")
        .doesNotContain(COMMANDS);
    assertHarmless(Spoken.by("evaluate", "topics", labelled.toString()));
  }

  private void assertHarmless(String... arguments) {
    assertHarmless(spoken(Stream.of(arguments)));
  }

  private Spoken spoken(Stream<String> arguments) {
    return Spoken.by(Stream.concat(arguments, Stream.of("--data=" + data)).toArray(String[]::new));
  }

  private static void assertHarmless(Spoken spoken) {
    assertThat(spoken.out() + spoken.err()).contains("?]0;title?").doesNotContain(COMMANDS);
  }

  private static StandIn.Answer answer(StandIn.Asked asked) {
    String path = asked.path();
    boolean refused = path.contains("refused");
    String body =
        path.contains("/search")
            ? "{\"total\":1,\"hits\":[{\"title\":\"EVIL\",\"publisher\":\"EVIL\",\"url\":\"u\"}]}"
            : path.contains("/articles/add")
                ? "{\"title\":\"EVIL\",\"publisher\":\"EVIL\",\"page\":\"/article/1\"}"
                : path.contains("/history")
                    ? "[{\"at\":\"t\",\"what\":\"on\",\"who\":\"EVIL\",\"overruled\":\"EVIL\"}]"
                    : refused
                        ? "{\"detail\":\"EVIL\",\"next\":\"EVIL\"}"
                        : path.endsWith("/sources") && asked.body().isEmpty()
                            ? "[" + SOURCE + "]"
                            : SOURCE;
    return new StandIn.Answer(refused ? 409 : 200, body.replace("EVIL", EVIL));
  }
}
