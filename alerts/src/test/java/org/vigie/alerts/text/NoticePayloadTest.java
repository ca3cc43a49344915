package org.vigie.alerts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.Samples.changed;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.Samples;
import org.vigie.model.HealthEvent.Changed;
import org.vigie.model.Notice;
import org.vigie.model.PollState.State;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

class NoticePayloadTest {
  private static final AlertLinks LINKS = new AlertLinks(URI.create("http://127.0.0.1:8484/"));

  @Test
  void saysWhatBecameOfEachSourceAndOfOurNetwork() {
    Notice notice =
        new Notice(
            "n1",
            3,
            Samples.NOON,
            List.of(changed("rfi", State.FRESH, State.SILENT)),
            List.of(Samples.network(false)));
    JsonNode json = json(notice);
    assertThat(json.at("/type").stringValue()).isEqualTo("notice");
    assertThat(json.at("/timestamp").stringValue()).isEqualTo("2026-11-20T12:00:00Z");
    assertThat(json.at("/data/id").stringValue()).isEqualTo("n1");
    assertThat(json.at("/data/sources/0/id").stringValue()).isEqualTo("rfi");
    assertThat(json.at("/data/sources/0/from").stringValue()).isEqualTo("FRESH");
    assertThat(json.at("/data/sources/0/to").stringValue()).isEqualTo("SILENT");
    assertThat(json.at("/data/sources/0/evidence").stringValue()).isEqualTo("evidence of SILENT");
    assertThat(json.at("/data/networks/0/down").booleanValue()).isFalse();
    assertThat(json.at("/data/further").intValue()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u0001", "é", "\uD83D\uDD25"})
  void staysBelowTwentyThousandBytesAndSaysHowManyAreLeftOut(String letter) {
    List<Changed> many =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    new Changed(
                        "s" + i,
                        letter.repeat(5_000),
                        State.FRESH,
                        State.BROKEN,
                        Samples.NOON,
                        letter.repeat(5_000),
                        Samples.NOON))
            .toList();
    Notice notice = new Notice("n", 1, Samples.NOON, many, List.of());
    byte[] payload = NoticePayload.of(notice, "500 sources broke", LINKS);
    assertThat(payload.length).isLessThan(Payload.MAX_BYTES);
    JsonNode data = Json.MAPPER.readTree(payload).at("/data");
    assertThat(data.at("/sources")).isNotEmpty();
    assertThat(data.at("/further").intValue()).isEqualTo(500 - data.at("/sources").size());
  }

  private static JsonNode json(Notice notice) {
    return Json.MAPPER.readTree(NoticePayload.of(notice, "text", LINKS));
  }
}
