package org.vigie.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.Samples;
import org.vigie.alerts.text.Message;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.UnreadableException;

class KafkaCourierIT {
  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static Connection connection;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder, FreePort.next(), FreePort.next(), Map.of());
    connection = new Connection(broker.bootstrap(), "test");
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void writesTheWebhooksPayloadUnderItsIdAndMakesTheTopic() {
    Message message = Recorder.message(Recorder.HOSTILE);
    try (KafkaCourier courier = new KafkaCourier(connection)) {
      Channel.Kafka channel = new Channel.Kafka("vigie-out.desk");
      assertThat(courier.deliver(message, channel))
          .isEqualTo(new Outcome.Sent("written to vigie-out.desk"));
      assertThat(courier.deliver(message, channel)).isInstanceOf(Outcome.Sent.class);
    }
    try (KafkaCourier later = new KafkaCourier(connection)) {
      assertThat(later.deliver(message, new Channel.Kafka("vigie-out.desk")))
          .as("the topic is there already")
          .isInstanceOf(Outcome.Sent.class);
    }
    List<ConsumerRecord<byte[], byte[]>> records = read("vigie-out.desk", 3);
    assertThat(records)
        .allSatisfy(
            record -> {
              assertThat(new String(record.key(), UTF_8)).isEqualTo(message.id());
              assertThat(record.value()).isEqualTo(message.payload());
              assertThat(new String(record.headers().lastHeader("message-id").value(), UTF_8))
                  .isEqualTo(message.id());
            });
  }

  @Test
  @Timeout(30)
  void isTriedAgainWhileKafkaIsAway() {
    Connection nowhere = new Connection("127.0.0.1:" + FreePort.next(), "test");
    try (KafkaCourier courier = new KafkaCourier(nowhere)) {
      assertThat(courier.deliver(Recorder.message("T"), new Channel.Kafka("vigie-out.x")))
          .isInstanceOf(Outcome.Later.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vigie.alerts",
        "vigie.searches",
        "__consumer_offsets",
        "vigie-out.",
        "vigie-outer",
        "vigie-out.a b",
        "vigie-out./x",
        "Vigie-out.x",
        " vigie-out.x",
        "vigie-out.x\n",
        ""
      })
  void noOtherTopicIsEverAChannel(String topic) {
    assertThatThrownBy(() -> new Channel.Kafka(topic)).isInstanceOf(IllegalArgumentException.class);
    Delivery delivery =
        new Delivery(
            "a",
            "s",
            new Channel.Kafka("vigie-out.ok"),
            Delivery.State.PENDING,
            0,
            null,
            "",
            Samples.NOON);
    byte[] forged =
        new String(Codec.DELIVERY.encode(delivery), UTF_8)
            .replace("vigie-out.ok", topic.replace("\n", "\\n"))
            .getBytes(UTF_8);
    assertThatThrownBy(() -> Codec.DELIVERY.decode(forged)).isInstanceOf(UnreadableException.class);
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> reader = connection.newReader()) {
      TopicPartition partition = new TopicPartition(topic, 0);
      reader.assign(List.of(partition));
      reader.seek(partition, 0);
      for (int tries = 0; records.size() < count && tries < 50; tries++) {
        reader.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    assertThat(records).hasSize(count);
    return records;
  }
}
