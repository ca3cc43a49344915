package org.vigie.web.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.index.Archive;
import org.vigie.model.Filed;
import org.vigie.model.Filing;
import org.vigie.model.Keep;
import org.vigie.model.Relabel;
import org.vigie.model.Watch;
import org.vigie.streams.Codec;
import org.vigie.streams.Json;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;
import org.vigie.web.Browser;
import org.vigie.web.Program;
import org.vigie.web.Samples;
import org.vigie.web.TestDesk;
import org.vigie.web.stream.StreamTape;

/** A watch is tried on the archive, shown, and applied. */
class RelabelIT {
  private static final String TRIAL = "/watch/trial";

  private final TestDesk desk = TestDesk.shared();
  private final Program program = new Program(desk, TestDesk.TOKEN);

  @AfterEach
  void asBefore() {
    desk.send(Stream.WATCH, Streams.WATCH_KEY, Codec.WATCH, Samples.watch());
  }

  @Test
  void whatAWatchWouldChangeIsShownAndDoneOnlyWhenAskedFor() throws Exception {
    Filed held = generators();
    assertThat(held.article().keep()).isEqualTo(Keep.FULL);
    long before = desk.bean(StreamTape.class).toEnd(Stream.CLASSIFIED, 0, record -> {}) - 1;

    assertThat(program.post(TRIAL, Json.MAPPER.writeValueAsString(watch())).status())
        .isEqualTo(202);
    await().until(() -> program.get(TRIAL).at("/state").equals("tried"));
    Program.Answer tried = program.get(TRIAL);
    assertThat(tried.at("/watch")).isEqualTo("tried");
    assertThat(tried.at("/difference/topics/0/topic")).isEqualTo("power");
    assertThat(tried.at("/difference/topics/0/gained")).isEqualTo("1");
    assertThat(tried.at("/difference/topics/0/gains/0/article")).isEqualTo(held.article().id());
    assertThat(tried.json().at("/difference/leftOut").asLong()).isPositive();
    assertThat(tried.json().at("/difference/topics").toString()).contains("\"lost\":");
    assertThat(after(before)).as("nothing is changed yet").isEmpty();

    Browser browser = Browser.signedIn(desk);
    assertThat(browser.page("/streams/watch").select("#trial").text())
        .contains("What “tried” would change", held.article().title());
    assertThat(program.post(TRIAL + "/apply?version=8", "{}").at("/detail"))
        .contains("Another watch was tried");
    browser.submit("/streams/watch/apply", Map.of("version", "7"));
    await().until(() -> program.get(TRIAL).at("/state").equals("applied"));
    List<Relabel> orders =
        after(before).stream()
            .map(record -> (Relabel) Codec.FILING.decode(record.value()))
            .toList();
    assertThat(orders)
        .anySatisfy(
            order -> {
              assertThat(order.filed().article().id()).isEqualTo(held.article().id());
              assertThat(order.filed().revision()).isEqualTo(held.revision());
              assertThat(order.filed().classified().topics())
                  .extracting(hit -> hit.topic())
                  .containsExactly("power");
            })
        .allMatch(order -> order.filed().article().keep() == Keep.FULL);
    assertThat(desk.bean(Relabelling.class).current()).isEqualTo(watch());
  }

  @Test
  void whatIsNoWatchOrNotTriedIsRefused() throws Exception {
    program.delete(TRIAL);
    assertThat(program.post(TRIAL + "/apply?version=1", "{}").at("/detail"))
        .contains("No watch was tried");
    Watch broken = new Watch("broken", 1, List.of(), List.of(), List.of());
    Program.Answer answer = program.post(TRIAL, Json.MAPPER.writeValueAsString(broken));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/detail")).contains("no topics");
  }

  private static Watch watch() {
    return new Watch("tried", 7, TestDesk.powerOnly(), List.of(), List.of());
  }

  private Filed generators() throws Exception {
    String id = program.get("/search?q=generators").at("/hits/0/id");
    return Optional.of(id).flatMap(desk.bean(Archive.class)::article).orElseThrow();
  }

  private List<ConsumerRecord<byte[], byte[]>> after(long offset) {
    return desk.bean(StreamTape.class).after(Stream.CLASSIFIED, offset, 1_000).stream()
        .filter(record -> filing(record) instanceof Relabel)
        .toList();
  }

  private static Filing filing(ConsumerRecord<byte[], byte[]> record) {
    return Codec.FILING.decode(record.value());
  }
}
