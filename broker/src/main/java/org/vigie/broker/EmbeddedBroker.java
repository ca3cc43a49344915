package org.vigie.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.DynamicVoters;
import org.jspecify.annotations.Nullable;

/** One Kafka node, broker and controller in one, with its log in a folder. */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final KafkaRaftServer server;
  private final RandomAccessFile lockFile;
  private final int port;

  private EmbeddedBroker(KafkaRaftServer server, RandomAccessFile lockFile, int port) {
    this.server = server;
    this.lockFile = lockFile;
    this.port = port;
  }

  /**
   * Starts a node, formatting its storage on the first start.
   *
   * @param folder where the log is kept; created if absent
   * @param port where clients connect
   * @param controllerPort where the node speaks to itself; must stay the same for a folder
   * @param overrides settings of Kafka that replace ours
   * @throws BrokerException when the folder or a port is in use; the message names the next step
   */
  public static EmbeddedBroker start(
      Path folder, int port, int controllerPort, Map<String, String> overrides) {
    RandomAccessFile lock = lock(folder);
    try {
      requireFree(port, "--kafka-port");
      requireFree(controllerPort, "--kafka-controller-port");
      if (!Files.exists(folder.resolve("meta.properties"))) {
        format(folder, controllerPort);
      }
      Map<String, String> settings = settings(folder, port, controllerPort);
      settings.putAll(overrides);
      return new EmbeddedBroker(start(new KafkaConfig(settings), folder), lock, port);
    } catch (RuntimeException e) {
      close(lock);
      throw e;
    }
  }

  private static KafkaRaftServer start(KafkaConfig settings, Path folder) {
    KafkaRaftServer server = new KafkaRaftServer(settings, Time.SYSTEM);
    try {
      server.startup();
      return server;
    } catch (Throwable e) { // Kafka's Scala code declares no exceptions, and throws checked ones.
      server.shutdown();
      throw new BrokerException(
          "The Kafka broker did not start from " + folder + ": " + e.getMessage(), e);
    }
  }

  /** What a client connects to, as {@code host:port}. */
  public String bootstrap() {
    return HOST + ":" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    close(lockFile);
  }

  /** Our own lock, because Kafka finds the folder in use only after it has opened everything. */
  private static RandomAccessFile lock(Path folder) {
    try {
      Files.createDirectories(folder);
      RandomAccessFile file = new RandomAccessFile(folder.resolve(".vigie-lock").toFile(), "rw");
      FileLock lock = tryLock(file);
      if (lock == null) {
        file.close();
        throw new BrokerException(
            "The data folder "
                + folder
                + " is in use by another Vigie. Stop that one, or name"
                + " another folder with --data.");
      }
      return file;
    } catch (IOException e) {
      throw new BrokerException("Cannot use " + folder + " for data: " + e.getMessage(), e);
    }
  }

  private static @Nullable FileLock tryLock(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void requireFree(int port, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
    } catch (IOException e) {
      throw new BrokerException(
          "Port " + port + " is in use. Choose another with " + option + "=PORT.", e);
    }
  }

  private static void format(Path folder, int controllerPort) {
    Formatter formatter =
        new Formatter()
            .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
            .setClusterId(Uuid.randomUuid().toString())
            .setNodeId(1)
            .setControllerListenerName("CONTROLLER")
            .setMetadataLogDirectory(folder.toString())
            .setInitialControllers(
                DynamicVoters.parse("1@" + HOST + ":" + controllerPort + ":" + Uuid.randomUuid()))
            .setHasDynamicQuorum(true);
    formatter.addDirectory(folder.toString());
    try {
      formatter.run();
    } catch (Exception e) {
      throw new BrokerException("Cannot format " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, String> settings(Path folder, int port, int controllerPort) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("log.dirs", folder.toString());
    settings.put(
        "listeners",
        "CLIENT://%1$s:%2$d,CONTROLLER://%1$s:%3$d".formatted(HOST, port, controllerPort));
    settings.put("advertised.listeners", "CLIENT://%s:%d".formatted(HOST, port));
    settings.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "CLIENT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.bootstrap.servers", HOST + ":" + controllerPort);
    settings.put("auto.create.topics.enable", "false");
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    for (String internal :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      settings.put(internal + ".replication.factor", "1");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    // A killed process must be back within seconds: by default the broker waits out its own dead
    // session.
    settings.put("broker.session.timeout.ms", "2000");
    settings.put("broker.heartbeat.interval.ms", "500");
    settings.put("controller.quorum.election.timeout.ms", "500");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("num.recovery.threads.per.data.dir", "2");
    return settings;
  }

  private static void close(RandomAccessFile file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
