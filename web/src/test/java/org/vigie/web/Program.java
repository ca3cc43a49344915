package org.vigie.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

/** A program that asks the API. */
public final class Program {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI home;
  private final @Nullable String token;

  public Program(TestDesk desk, @Nullable String token) {
    this.home = desk.home();
    this.token = token;
  }

  /**
   * What the API answered.
   *
   * @param status the HTTP status
   * @param json the body; a missing node when it is none
   * @param text the body as it came
   * @param retryAfter the header of that name; empty without one
   */
  public record Answer(int status, JsonNode json, String text, String retryAfter) {
    public String at(String pointer) {
      return json.at(pointer).asString("");
    }
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, null);
  }

  public Answer post(String path, String json) throws IOException, InterruptedException {
    return send("POST", path, json);
  }

  public Answer put(String path, String json) throws IOException, InterruptedException {
    return send("PUT", path, json);
  }

  public Answer delete(String path) throws IOException, InterruptedException {
    return send("DELETE", path, null);
  }

  public Answer delete(String path, String json) throws IOException, InterruptedException {
    return send("DELETE", path, json);
  }

  /** Sends a file and what is said of it, as a form does. */
  public Answer upload(String path, String name, byte[] bytes, Map<String, String> fields)
      throws IOException, InterruptedException {
    return send(
        "POST",
        path,
        Upload.TYPE,
        HttpRequest.BodyPublishers.ofByteArray(Upload.body("file", name, bytes, fields)));
  }

  private Answer send(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    return send(
        method,
        path,
        body == null ? null : "application/json",
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
  }

  private Answer send(
      String method, String path, @Nullable String type, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(home.resolve("/api/v1" + path)).method(method, body);
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    String text = answer.body();
    boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
    return new Answer(
        answer.statusCode(),
        json ? Json.MAPPER.readTree(text) : Json.MAPPER.missingNode(),
        text,
        answer.headers().firstValue("Retry-After").orElse(""));
  }
}
