package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others wrote commands no terminal, whatever command shows it. */
class HostileAnswerTest {
  private static final String EVIL = "\\u001b]0;title\\u0007\\u001b[2J";
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
      assertHarmless("source", "on", "refused");
    }
  }

  private void assertHarmless(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--data=" + data;
    Spoken spoken = Spoken.by(all);
    assertThat(spoken.out() + spoken.err())
        .as(String.join(" ", arguments))
        .contains("?]0;title?")
        .doesNotContain("\u001b", "\u0007");
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
                    ? "[{\"at\":\"t\",\"what\":\"on\",\"who\":\"w\",\"overruled\":\"EVIL\"}]"
                    : refused
                        ? "{\"detail\":\"EVIL\",\"next\":\"EVIL\"}"
                        : asked.body().isEmpty() ? "[" + SOURCE + "]" : SOURCE;
    return new StandIn.Answer(refused ? 409 : 200, body.replace("EVIL", EVIL));
  }
}
