package org.vigie.app.instance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Answers commands in the place of a running Vigie. */
public final class StandIn implements AutoCloseable {
  private final HttpServer server;
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  /**
   * A request.
   *
   * @param path with its query
   * @param body as it came
   * @param at nanoseconds of this JVM's clock
   */
  public record Asked(String path, String body, long at) {}

  /**
   * An answer, which asks to wait two seconds.
   *
   * @param status of HTTP
   * @param body JSON
   */
  public record Answer(int status, String body) {}

  /** One whose address a data folder names. */
  public StandIn(Path data, Function<Asked, Answer> answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Asked one =
              new Asked(
                  exchange.getRequestURI().toString(),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                  System.nanoTime());
          asked.add(one);
          Answer answer = answers.apply(one);
          byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Retry-After", "2");
          exchange.sendResponseHeaders(answer.status(), bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    Files.createDirectories(data);
    Files.writeString(
        DataFolder.addressFile(data), "http://127.0.0.1:" + server.getAddress().getPort());
    Files.writeString(DataFolder.tokenFile(data), "token");
  }

  /** What it was asked so far. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
