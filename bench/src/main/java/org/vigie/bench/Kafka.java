package org.vigie.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;
import org.vigie.streams.Connection;
import org.vigie.streams.Streams;

/** A broker with all streams, in a folder that is deleted afterwards. */
final class Kafka implements AutoCloseable {
  private final Path folder;
  private final String bootstrap;
  private final Runnable stop;

  private Kafka(Path folder, String bootstrap, Runnable stop) {
    this.folder = folder;
    this.bootstrap = bootstrap;
    this.stop = stop;
    Streams.ensure(connection("bench"), (short) 1);
  }

  /** A broker in this JVM, as {@code vigie run} has it. */
  static Kafka inside() throws IOException {
    Path folder = Files.createTempDirectory("vigie-bench");
    EmbeddedBroker broker = start(folder.resolve("kafka"), FreePort.next());
    return new Kafka(folder, broker.bootstrap(), broker::close);
  }

  /** A broker in a process of its own, so that its CPU time is not counted with ours. */
  static Kafka beside() throws IOException {
    Path folder = Files.createTempDirectory("vigie-bench");
    int port = FreePort.next();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Kafka.class.getName(),
                    folder.resolve("kafka").toString(),
                    Integer.toString(port)))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Kafka(
        folder,
        "127.0.0.1:" + port,
        () -> {
          process.destroy();
          process.onExit().join();
        });
  }

  /** Runs a broker until the process is ended. */
  public static void main(String[] arguments) throws Exception {
    EmbeddedBroker broker = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    Thread.currentThread().join();
  }

  Path folder() {
    return folder;
  }

  Connection connection(String instance) {
    return new Connection(bootstrap, instance);
  }

  @Override
  public void close() throws IOException {
    stop.run();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static EmbeddedBroker start(Path folder, int port) throws IOException {
    return EmbeddedBroker.start(folder, port, FreePort.next(), Map.of());
  }
}
