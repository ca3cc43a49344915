package org.vigie.app.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

class TerminalTest {
  @Test
  void tellsTimesToTheSecondAndDaysAsTheyAre() {
    JsonNode answer =
        Json.MAPPER.readTree(
            """
            {"due": "2026-11-21T23:49:12.641425703Z", "published": "2026-11-21", "by": "\\u001b[2J"}
            """);
    assertThat(Terminal.time(answer, "due")).isEqualTo("2026-11-21T23:49:12Z");
    assertThat(Terminal.time(answer, "published")).isEqualTo("2026-11-21");
    assertThat(Terminal.time(answer, "never")).isEqualTo("-");
    assertThat(Terminal.time(answer, "by")).isEqualTo("?[2J");
  }
}
