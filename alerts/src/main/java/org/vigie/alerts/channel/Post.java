package org.vigie.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.alerts.text.Texts;
import org.vigie.http.Answer;
import org.vigie.http.Outbound;
import org.vigie.streams.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Posts to an address of the web, and says what the answer means for a delivery. */
final class Post {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int GONE = 410;
  private static final int LONGEST_SAID = 200;

  /** Shorter parts of an address are words, not secrets. */
  private static final int LEAST_SECRET = 8;

  /** What stands between the parts of an address and of a header. */
  private static final Pattern ASKED = Pattern.compile("[\\s/?&=:]+");

  private final Outbound outbound;
  private final InstantSource clock;
  private final Duration deadline;

  Post(Outbound outbound, InstantSource clock) {
    this(outbound, clock, DEADLINE);
  }

  /**
   * A way to post.
   *
   * @param deadline the most time for one attempt
   */
  Post(Outbound outbound, InstantSource clock, Duration deadline) {
    this.outbound = outbound;
    this.clock = clock;
    this.deadline = deadline;
  }

  /** What the answers of a product say beyond their status. */
  @FunctionalInterface
  interface Reading {
    /** What an answer means; empty when it means what its status means. */
    Optional<Outcome> of(Said said);
  }

  /**
   * An answer.
   *
   * @param status its status
   * @param words status and what it says, in a line without the secrets of the question
   * @param json its body; a missing node when that is no JSON
   */
  record Said(int status, String words, JsonNode json) {}

  /** Posts bytes; of the answer only the status counts. */
  Outcome bytes(URI url, Map<String, String> headers, byte[] body) {
    return outcome(outbound.post(url, headers, body, deadline));
  }

  /** Posts a value as JSON. */
  Outcome json(URI url, Map<String, String> headers, Object value, Reading reading) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/json; charset=utf-8");
    Answer answer = outbound.post(url, all, Json.MAPPER.writeValueAsBytes(value), deadline);
    if (!(answer instanceof Answer.Received received)) {
      return outcome(answer);
    }
    Said said = said(received, url + " " + String.join(" ", headers.values()));
    return reading.of(said).orElseGet(() -> outcome(received, said.words()));
  }

  /** What an answer means for the delivery. */
  Outcome outcome(Answer answer) {
    return switch (answer) {
      case Answer.Received received -> outcome(received, "HTTP " + received.status());
      case Answer.Refused refused -> outcome(refused);
      case Answer.Failed failed -> new Outcome.Later(failed.reason());
    };
  }

  private static Outcome outcome(Answer.Refused refused) {
    String answer = "refused: " + refused.reason();
    return switch (refused.kind()) {
      case FOR_GOOD -> new Outcome.Never(answer);
      case FOR_NOW -> new Outcome.Later(answer);
    };
  }

  private Outcome outcome(Answer.Received received, String words) {
    int status = received.status();
    if (status >= 200 && status < 300) {
      return new Outcome.Sent("HTTP " + status);
    }
    if (status == GONE) {
      return new Outcome.Gone(words + ": the endpoint is gone for good, says its server");
    }
    if (status >= 300 && status < 400) {
      return new Outcome.Later(words + ": redirects are not followed; enter the final address");
    }
    return new Outcome.Later(words, received.headers().first("Retry-After").flatMap(this::wait));
  }

  /** Seconds, or a date; anything else says nothing. */
  private Optional<Duration> wait(String retryAfter) {
    if (retryAfter.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(clock.instant(), until)).filter(Duration::isPositive);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A server may repeat what it was asked; what it answers is shown. */
  private static Said said(Answer.Received received, String asked) {
    String body = new String(received.body(), UTF_8);
    JsonNode json = json(body);
    String said = words(json).orElse(body);
    for (String part : ASKED.splitAsStream(asked).toList()) {
      said = part.length() < LEAST_SECRET ? said : said.replace(part, "•••");
    }
    String line = Texts.cut(Texts.line(said), LONGEST_SAID);
    String status = "HTTP " + received.status();
    return new Said(received.status(), line.isEmpty() ? status : status + ": " + line, json);
  }

  private static JsonNode json(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  private static Optional<String> words(JsonNode json) {
    return Stream.of("/description", "/message", "/error/message", "/error")
        .map(json::at)
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .findFirst();
  }
}
