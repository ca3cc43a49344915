package org.vigie.alerts;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.vigie.http.Answer;
import org.vigie.http.Outbound;
import org.vigie.model.Channel;

/** Posts messages to HTTP endpoints as Standard Webhooks says. */
final class WebhookCourier implements Courier<Channel.Webhook> {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int GONE = 410;

  private final Outbound outbound;
  private final InstantSource clock;
  private final Duration deadline;

  WebhookCourier(Outbound outbound, InstantSource clock) {
    this(outbound, clock, DEADLINE);
  }

  /**
   * A courier.
   *
   * @param deadline the most time for one attempt
   */
  WebhookCourier(Outbound outbound, InstantSource clock, Duration deadline) {
    this.outbound = outbound;
    this.clock = clock;
    this.deadline = deadline;
  }

  @Override
  public Outcome deliver(Message message, Channel.Webhook webhook) {
    byte[] body = message.payload();
    Instant now = clock.instant();
    String signature;
    try {
      signature = WebhookSignature.of(message.id(), now, body, webhook.secret());
    } catch (IllegalArgumentException e) {
      return new Outcome.Never("not sent: " + e.getMessage());
    }
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json",
            "webhook-id",
            message.id(),
            "webhook-timestamp",
            Long.toString(now.getEpochSecond()),
            "webhook-signature",
            signature);
    return outcome(outbound.post(webhook.url(), headers, body, deadline));
  }

  /** What an answer means for the delivery. */
  Outcome outcome(Answer answer) {
    return switch (answer) {
      case Answer.Received received -> outcome(received);
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

  private Outcome outcome(Answer.Received received) {
    int status = received.status();
    String answer = "HTTP " + status;
    if (status >= 200 && status < 300) {
      return new Outcome.Sent(answer);
    }
    if (status == GONE) {
      return new Outcome.Never(answer + ": the endpoint is gone for good, says its server");
    }
    if (status >= 300 && status < 400) {
      return new Outcome.Later(answer + ": redirects are not followed; enter the final address");
    }
    return new Outcome.Later(answer, received.headers().first("Retry-After").flatMap(this::wait));
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
}
