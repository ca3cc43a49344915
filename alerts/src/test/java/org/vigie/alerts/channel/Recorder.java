package org.vigie.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.vigie.alerts.Samples;
import org.vigie.alerts.text.AlertLinks;
import org.vigie.alerts.text.Message;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

/** A server on loopback that keeps what it is sent, and answers as it is told. */
public final class Recorder implements AutoCloseable {
  /** What a stranger may write to do harm, in every product. */
  public static final String HOSTILE =
      "<!channel> @everyone @here *b* _i_ [x](http://evil.example) <b>&amp;</b> `c` #h :smile: <@U1>";

  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private final Outbound outbound;
  private volatile Answer answer = new Answer(200, "ok", Map.of());

  private record Answer(int status, String body, Map<String, String> headers) {}

  /** A request as it came. */
  public record Request(String path, Headers headers, JsonNode json) {}

  public Recorder() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          requests.add(
              new Request(
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders(),
                  Json.MAPPER.readTree(new String(body, UTF_8))));
          byte[] said = answer.body().getBytes(UTF_8);
          answer.headers().forEach(exchange.getResponseHeaders()::add);
          exchange.sendResponseHeaders(answer.status(), said.length == 0 ? -1 : said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });
    server.start();
    outbound =
        new Outbound(
            OutboundSettings.defaults("test@example.org")
                .withAllowedHosts(Set.of("127.0.0.1:" + server.getAddress().getPort())));
  }

  public void answers(int status, String body) {
    answers(status, body, Map.of());
  }

  public void answers(int status, String body, Map<String, String> headers) {
    answer = new Answer(status, body, headers);
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  Post post() {
    return new Post(outbound, InstantSource.fixed(Samples.NOON), Duration.ofSeconds(10));
  }

  /** The next request. */
  public Request request() {
    try {
      return requireNonNull(requests.poll(5, TimeUnit.SECONDS), "nothing was sent");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    outbound.close();
    server.stop(0);
  }

  /** An alert whose title and passage are a stranger's. */
  static Message message(String title) {
    return Message.of(Samples.alert(title), new AlertLinks(URI.create("http://127.0.0.1:8484")));
  }

  /** An alert that is longer than any product takes. */
  static Message longMessage() {
    return message("Ségou <&> " + "très long ".repeat(2_000));
  }
}
