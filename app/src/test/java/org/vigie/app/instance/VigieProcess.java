package org.vigie.app.instance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.broker.FreePort;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

/** The program in a process of its own, as a user starts it, and its API. */
public final class VigieProcess implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration READY = Duration.ofMinutes(2);

  private final Path data;
  private final List<String> options;
  private final int port = FreePort.next();
  private final int kafkaPort = FreePort.next();
  private final int controllerPort = FreePort.next();
  private @Nullable Process launched;

  /** A program that is not started yet; it keeps its ports and its data over restarts. */
  public VigieProcess(Path data, List<String> options) {
    this.data = data;
    this.options = options;
  }

  /**
   * What starts the program, to which its arguments are added. Such a process lives for seconds:
   * without the second compiler a start takes half the processor time.
   */
  public static List<String> vigie(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx1g"));
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "org.vigie.app.Vigie"));
    return command;
  }

  /** Starts it and returns how long it took to be ready. */
  public Duration start() {
    long started = System.nanoTime();
    launch();
    await()
        .atMost(READY)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process().isAlive() || ready());
    if (!process().isAlive()) {
      throw new IllegalStateException("it ended with " + process().exitValue() + ": " + output());
    }
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /** Starts it without waiting for anything. */
  public void launch() {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            "run",
            "--data=" + data,
            "--port=" + port,
            "--kafka-port=" + kafkaPort,
            "--kafka-controller-port=" + controllerPort));
    command.addAll(options);
    launched = start(command, "out.txt");
  }

  /** Starts another command on the same data folder; what it says goes to a file there. */
  public Process command(String out, String... arguments) {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add("--data=" + data);
    return start(command, out);
  }

  private Process start(List<String> arguments, String out) {
    List<String> command = vigie();
    command.addAll(arguments);
    try {
      Files.createDirectories(data);
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve(out).toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits that long, or until it ends by itself; says whether it did. */
  public boolean endsWithin(Duration duration) throws InterruptedException {
    return process().waitFor(duration);
  }

  /** kill -9. */
  public void kill() {
    process().destroyForcibly().onExit().join();
  }

  /** kill -TERM; returns how long it took to end. */
  public Duration terminate() {
    long asked = System.nanoTime();
    process().destroy();
    process().onExit().join();
    return Duration.ofNanos(System.nanoTime() - asked);
  }

  /** kill -9, when it still runs: a test that fails leaves nothing behind. */
  @Override
  public void close() {
    if (launched != null) {
      kill();
    }
  }

  String output() {
    return output("out.txt");
  }

  public String output(String file) {
    try {
      return Files.readString(data.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String bootstrap() {
    return "127.0.0.1:" + kafkaPort;
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public JsonNode get(String path) {
    return Json.MAPPER.readTree(send(request(path).GET().build()));
  }

  public JsonNode post(String path, String json) {
    return Json.MAPPER.readTree(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build()));
  }

  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    try {
      return HttpRequest.newBuilder(address(path))
          .timeout(Duration.ofSeconds(20))
          .header(
              "Authorization", "Bearer " + Files.readString(DataFolder.tokenFile(data)).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process process() {
    return Objects.requireNonNull(launched, "it was not started");
  }

  private boolean ready() {
    try {
      return Files.exists(DataFolder.tokenFile(data))
          && HTTP.send(
                      request("/api/v1/version").GET().build(),
                      HttpResponse.BodyHandlers.discarding())
                  .statusCode()
              == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String send(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            request.uri() + " answers " + response.statusCode() + ": " + response.body());
      }
      return response.body().isEmpty() ? "null" : response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
