package org.vigie.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StreamTapeTest {
  private static final TopicPartition AUDIT = new TopicPartition("vigie.audit", 0);

  private final MockConsumer<byte[], byte[]> reader = new MockConsumer<>("earliest");
  private final List<Long> read = new ArrayList<>();

  @Test
  void anEndThatIsNotReachedIsNoEnd() {
    holds(3);
    reader.schedulePollTask(() -> add(1));
    assertThatThrownBy(() -> toEnd(1)).isInstanceOf(KafkaException.class);
    assertThat(read).containsExactly(1L);
  }

  @Test
  void whatComesInPartsIsReadToTheEnd() {
    holds(3);
    reader.schedulePollTask(() -> add(0));
    reader.schedulePollTask(() -> {});
    reader.schedulePollTask(
        () -> {
          add(1);
          add(2);
        });
    assertThat(toEnd(0)).isEqualTo(3);
    assertThat(read).containsExactly(0L, 1L, 2L);
    assertThat(toEnd(3)).as("nothing more").isEqualTo(3);
  }

  private long toEnd(long from) {
    return StreamTape.toEnd(
        reader, AUDIT, from, record -> read.add(record.offset()), Duration.ofMillis(300));
  }

  private void holds(long records) {
    reader.updateBeginningOffsets(Map.of(AUDIT, 0L));
    reader.updateEndOffsets(Map.of(AUDIT, records));
  }

  private void add(long offset) {
    reader.addRecord(new ConsumerRecord<>(AUDIT.topic(), 0, offset, new byte[0], new byte[0]));
  }
}
