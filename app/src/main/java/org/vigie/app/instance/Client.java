package org.vigie.app.instance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.vigie.streams.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The HTTP API of the running instance, as commands use it. */
public final class Client {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Of what asks the web in its turn. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String token;

  private Client(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /**
   * The instance that runs on a data folder.
   *
   * @throws UserException when none has run there
   */
  static Client of(Path data) {
    try {
      return new Client(
          URI.create(Files.readString(DataFolder.addressFile(data)).strip()),
          Files.readString(DataFolder.tokenFile(data)).strip());
    } catch (IOException e) {
      throw new UserException(
          "no Vigie runs on the data folder "
              + data
              + ". Start one with 'vigie run', or name its folder with --data.",
          e);
    }
  }

  /**
   * An answer, whatever its status.
   *
   * @param pause how long it asks to wait; zero when it does not
   */
  public record Reply(int status, JsonNode body, Duration pause) {
    private static Reply of(HttpResponse<String> response) {
      return new Reply(
          response.statusCode(),
          parse(response.body()),
          Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(0)));
    }

    /** A refusal says what to do, as the API does. */
    public JsonNode orFail() {
      if (status / 100 != 2) {
        String detail = body.path("detail").asString("the running Vigie answers " + status);
        throw new UserException((detail + " " + body.path("next").asString("")).strip());
      }
      return body;
    }
  }

  /** Where something of the page is, for a browser. */
  public URI page(String path) {
    return base.resolve(path);
  }

  /** Posts, and gives back whatever is answered. */
  public Reply post(String path, Object body) {
    return exchange(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body))));
  }

  public JsonNode get(String path) {
    return send(request(path).GET());
  }

  public JsonNode send(String method, String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(
                method, HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body))));
  }

  /** Has the running instance ask the web for something. */
  public JsonNode ask(String path, Object body) {
    return send(
        request(path)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body))));
  }

  /** Sends a file as it is. */
  public JsonNode upload(String path, String type, byte[] file) {
    return send(
        request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
  }

  /** What is at a path, when it is no JSON. */
  public String text(String path) {
    return answer(request(path).GET());
  }

  public JsonNode delete(String path) {
    return send(request(path).DELETE());
  }

  /** Whether it answers. */
  public boolean answers() {
    try {
      return get("/api/v1/version").path("name").asString("").equals("vigie");
    } catch (UserException e) {
      return false;
    }
  }

  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request) {
    return exchange(request).orFail();
  }

  private Reply exchange(HttpRequest.Builder request) {
    return Reply.of(response(request));
  }

  private String answer(HttpRequest.Builder request) {
    HttpResponse<String> response = response(request);
    Reply.of(response).orFail();
    return response.body();
  }

  private HttpResponse<String> response(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new UserException(
          "no Vigie answers at " + base + ". Start it with 'vigie run' and try again.", e);
    } catch (IOException e) {
      throw new UserException("the running Vigie did not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("interrupted", e);
    }
  }

  private static JsonNode parse(String body) {
    try {
      return Json.MAPPER.readTree(body.isBlank() ? "{}" : body);
    } catch (JacksonException e) {
      return Json.MAPPER.createObjectNode();
    }
  }
}
