package org.vigie.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.model.SavedSearch;

class StageBatchTest {
  @Test
  void whatAStageCannotProcessBecomesADeadLetterAndTheRestGoesOn() {
    List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>();
    var batch = new StageBatch<>("test", Stream.FILED, Codec.SEARCH, written::add);
    batch.run(
        List.of(
            record(0, bytes("poison")),
            record(1, Codec.SEARCH.encode(search("a", "one"))),
            record(2, null),
            record(3, Codec.SEARCH.encode(search("b", "fails")))),
        search -> {
          if (search.query().equals("fails")) {
            throw new IllegalStateException("as asked");
          }
          return List.of(Output.of(Stream.SEARCHES, search.id(), Codec.SEARCH, search));
        });
    assertThat(written)
        .extracting(ProducerRecord::topic)
        .containsExactly("vigie.filed-dlt", "vigie.searches", "vigie.filed-dlt");
    assertThat(written.getLast().headers().lastHeader("vigie-cause").value())
        .asString()
        .isEqualTo("IllegalStateException: as asked");
    assertThat(written.getLast().headers().lastHeader("vigie-from").value())
        .asString()
        .isEqualTo("vigie.filed 0 3");
  }

  @Test
  void nothingIsWrittenBeforeAllIsWorkedOut() {
    List<String> order = new ArrayList<>();
    var batch = new StageBatch<>("test", Stream.FILED, Codec.SEARCH, record -> order.add("out"));
    batch.run(
        List.of(
            record(0, Codec.SEARCH.encode(search("a", "one"))),
            record(1, Codec.SEARCH.encode(search("b", "two")))),
        search -> {
          order.add("work");
          return List.of(Output.of(Stream.SEARCHES, search.id(), Codec.SEARCH, search));
        });
    assertThat(order).containsExactly("work", "work", "out", "out");
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, byte @Nullable [] value) {
    return new ConsumerRecord<>("vigie.filed", 0, offset, bytes("k" + offset), value);
  }

  private static SavedSearch search(String id, String query) {
    return new SavedSearch(id, id, query, List.of(), false, 1, Instant.EPOCH, Instant.EPOCH);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
