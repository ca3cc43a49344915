package org.vigie.streams;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates and checks all streams. */
public final class Streams {
  private static final Logger log = LoggerFactory.getLogger(Streams.class);
  private static final int TIMEOUT_SECONDS = 60;
  private static final int PAUSE_MILLIS = 100;

  /** The key of the one record of {@code vigie.watch}: the watch that is in force. */
  public static final String WATCH_KEY = "watch";

  /** The key in {@code vigie.settings} of where the operator is told of the sources. */
  public static final String OPERATOR_KEY = "operator";

  private Streams() {}

  /**
   * Creates the streams that are absent, checks those that are there, and waits until a leader
   * answers for each of their partitions.
   *
   * @param replicas copies of each stream: 1 on one broker, 3 on a cluster
   * @throws IllegalStateException when Kafka cannot be reached, or a stream is not as it must be;
   *     the message says which, and what to do
   */
  public static void ensure(Connection connection, short replicas) {
    try (Admin admin = Admin.create(connection.admin())) {
      Set<String> there = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> absent =
          Arrays.stream(Stream.values())
              .filter(stream -> !there.contains(stream.topic()))
              .map(
                  stream ->
                      new NewTopic(stream.topic(), stream.partitions(), replicas)
                          .configs(stream.settings(replicas)))
              .toList();
      create(admin, absent, replicas);
      check(admin, Arrays.stream(Stream.values()).filter(s -> there.contains(s.topic())).toList());
      awaitLeaders(admin);
    } catch (ExecutionException | TimeoutException e) {
      throw unreachable(connection, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the streams were created", e);
    }
  }

  /**
   * Ends the transactions that this process left open when it was killed, so that nobody has to
   * wait until they time out. To be called before any stage of this process is started.
   *
   * @param alone whether all open transactions can only be this process's own, as on its own broker
   *     when that just started; those of polling do not bear its name
   * @throws IllegalStateException when Kafka cannot be reached
   */
  public static void settle(Connection connection, boolean alone) {
    String own = "-" + connection.instance() + "-";
    try (Admin admin = Admin.create(connection.admin())) {
      List<String> open =
          admin
              .listTransactions(
                  new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING)))
              .all()
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
              .stream()
              .map(TransactionListing::transactionalId)
              .filter(id -> id.startsWith("vigie-") && (alone || id.contains(own)))
              .toList();
      if (!open.isEmpty()) {
        admin.fenceProducers(open).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        log.info("ended {} transactions that were left open", open.size());
      }
    } catch (ExecutionException | TimeoutException e) {
      throw unreachable(connection, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while open transactions were ended", e);
    }
  }

  private static IllegalStateException unreachable(Connection connection, Exception e) {
    return new IllegalStateException(
        "Cannot reach Kafka at " + connection.bootstrap() + ": " + cause(e), e);
  }

  /** Another process that starts at the same time may create them first. */
  private static void create(Admin admin, List<NewTopic> absent, short replicas)
      throws ExecutionException, InterruptedException, TimeoutException {
    for (KafkaFuture<Void> created : admin.createTopics(absent).values().values()) {
      try {
        created.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
    if (!absent.isEmpty()) {
      log.info("created {} streams, replicas of each: {}", absent.size(), replicas);
    }
  }

  /**
   * A partition that has just been created or recovered has a leader by name some time before that
   * one takes records. Of two requests sent meanwhile the first may be refused and the second
   * taken, and then the first is out of order however often it is tried again. Before that, on a
   * busy machine, the broker does not even know the stream that its controller has created.
   */
  private static void awaitLeaders(Admin admin) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    Map<TopicPartition, Throwable> silent = withoutLeader(admin, partitions());
    while (!silent.isEmpty() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      silent = withoutLeader(admin, silent.keySet());
    }
    if (!silent.isEmpty()) {
      throw new IllegalStateException(
          "No broker answers for "
              + silent.keySet().stream().map(TopicPartition::toString).collect(joining(", "))
              + " ("
              + silent.values().iterator().next()
              + "). See with kafka-topics --describe which broker is missing, and bring it back.");
    }
  }

  private static Set<TopicPartition> partitions() {
    return Arrays.stream(Stream.values())
        .flatMap(stream -> Replay.partitions(stream).stream())
        .collect(toSet());
  }

  private static Map<TopicPartition, Throwable> withoutLeader(
      Admin admin, Set<TopicPartition> partitions) throws InterruptedException {
    ListOffsetsResult newest =
        admin.listOffsets(partitions.stream().collect(toMap(p -> p, _ -> OffsetSpec.latest())));
    Map<TopicPartition, Throwable> silent = new LinkedHashMap<>();
    for (TopicPartition partition : partitions) {
      try {
        newest.partitionResult(partition).get();
      } catch (ExecutionException e) {
        silent.put(partition, requireNonNull(e.getCause()));
      }
    }
    return silent;
  }

  private static void check(Admin admin, List<Stream> streams)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<String> topics = streams.stream().map(Stream::topic).toList();
    Map<String, TopicDescription> described =
        admin.describeTopics(topics).allTopicNames().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    Map<ConfigResource, Config> configs =
        admin
            .describeConfigs(topics.stream().map(Streams::resource).toList())
            .all()
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    List<String> wrong = new ArrayList<>();
    for (Stream stream : streams) {
      int partitions = requireNonNull(described.get(stream.topic())).partitions().size();
      if (partitions != stream.partitions()) {
        wrong.add(
            "%s has %d partitions, not %d"
                .formatted(stream.topic(), partitions, stream.partitions()));
      }
      String policy =
          requireNonNull(configs.get(resource(stream.topic()))).get("cleanup.policy").value();
      String wanted = stream.settings(1).get("cleanup.policy");
      if (!policy.equals(wanted)) {
        wrong.add("%s has cleanup.policy=%s, not %s".formatted(stream.topic(), policy, wanted));
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(
          "These streams are not as Vigie needs them: "
              + String.join("; ", wrong)
              + ". Set them right with kafka-configs or, if they may be lost, delete them.");
    }
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static String cause(Exception e) {
    return e.getCause() == null ? e.getClass().getSimpleName() : e.getCause().toString();
  }
}
