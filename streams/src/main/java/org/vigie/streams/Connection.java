package org.vigie.streams;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How to reach Kafka.
 *
 * @param bootstrap {@code host:port}, several separated by commas
 * @param instance a name of this process that is its own and stays the same when it is started
 *     again, so that it takes back the partitions it had and the transactions it left open when it
 *     was killed
 */
public record Connection(String bootstrap, String instance) {

  /**
   * How long a transaction may take, and be left open by a process that died: readers wait for it.
   * One that comes back does not wait: {@link Streams#settle}.
   */
  private static final int TRANSACTION_TIMEOUT_MILLIS = 30_000;

  private static final int WRITE_TIMEOUT_MILLIS = 10_000;

  /** How long partitions wait for a process that died or left, before others take them. */
  private static final int SESSION_TIMEOUT_MILLIS = 10_000;

  /** What the transactional ids of a stage begin with, in this process. */
  String transactionalIdPrefix(String stage) {
    return "vigie-" + stage + "-" + instance + "-";
  }

  /** Settings of an admin client. */
  public Map<String, Object> admin() {
    return new HashMap<>(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
  }

  /**
   * Settings of a consumer that belongs to a group and sees committed records only.
   *
   * <p>The older group protocol is chosen on purpose: a member keeps its name over a restart, so
   * that a process that was killed gets its partitions back at once instead of after the dead
   * member's session; and the consumer of the newer one (Kafka 4.2.1) now and then sleeps through
   * records that have come, for as long as it may poll.
   */
  public Map<String, Object> consumer(String group) {
    Map<String, Object> settings = reader();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
    settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return settings;
  }

  /** Settings of a consumer without a group, which is told where to read. */
  Map<String, Object> reader() {
    Map<String, Object> settings = admin();
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }

  /** Settings of a producer: every write is acknowledged by all replicas, in order, once. */
  Map<String, Object> producer() {
    Map<String, Object> settings = admin();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Stream.MAX_RECORD_BYTES);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return settings;
  }

  /** A new consumer without a group. */
  public KafkaConsumer<byte[], byte[]> newReader() {
    return new KafkaConsumer<>(reader());
  }

  /**
   * A new producer without transactions. A write that it has not confirmed within ten seconds does
   * not come later, when another may have been made in its place.
   */
  public KafkaProducer<byte[], byte[]> newProducer() {
    Map<String, Object> settings = producer();
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, WRITE_TIMEOUT_MILLIS / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, WRITE_TIMEOUT_MILLIS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) WRITE_TIMEOUT_MILLIS);
    return new KafkaProducer<>(settings);
  }

  /** A new producer with transactions under an id; starting one fences the last under that id. */
  public KafkaProducer<byte[], byte[]> newProducer(String transactionalId) {
    Map<String, Object> settings = producer();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    return new KafkaProducer<>(settings);
  }
}
