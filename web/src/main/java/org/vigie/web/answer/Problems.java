package org.vigie.web.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.vigie.index.volume.ArchiveException;
import org.vigie.streams.UnconfirmedWriteException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says of what went wrong: what, where, and what to do next. */
public final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /** Starts an answer that says it: its status, and when to try again. */
  static void head(Exception e, Problem problem, HttpServletResponse response) {
    response.setStatus(problem.status());
    if (e instanceof Refusal refusal) {
      refusal
          .retryAfter()
          .ifPresent(seconds -> response.setHeader("Retry-After", seconds.toString()));
    }
  }

  static Problem of(Exception e) {
    return switch (e) {
      case Refusal refusal -> refusal.problem();
      case UnconfirmedWriteException unconfirmed ->
          Problem.of(
              503,
              "Not confirmed",
              "Kafka did not confirm the change in time: " + unconfirmed.getMessage(),
              "See whether it is there, and if not send it again: that is safe.");
      case ArchiveException broken ->
          Problem.of(503, "The archive does not answer", message(broken), "Try again in a moment.");
      case KafkaException unreachable ->
          Problem.of(503, "Kafka does not answer", message(unreachable), "Try again in a moment.");
      case HttpMessageNotReadableException unreadable -> unreadable(unreadable.getCause());
      case MissingServletRequestParameterException missing ->
          Problem.of(400, "Not complete", missing.getMessage(), "Add it.")
              .at(missing.getParameterName(), null);
      case TypeMismatchException mismatch ->
          Problem.of(
                  400,
                  "Not valid",
                  "'%s' cannot be used here.".formatted(mismatch.getValue()),
                  "Correct it.")
              .at(String.valueOf(mismatch.getPropertyName()), null);
      case ErrorResponse known -> of(known.getStatusCode().value(), message(e));
      default -> {
        log.error("a request failed", e);
        yield of(500, null);
      }
    };
  }

  private static Problem unreadable(@Nullable Throwable cause) {
    String next = "Send one JSON object with the properties that openapi.json names.";
    return switch (cause) {
      case UnrecognizedPropertyException unknown ->
          Problem.of(400, "Not readable", "There is no such property.", next)
              .at(unknown.getPropertyName(), null);
      case DatabindException wrong when !wrong.getPath().isEmpty() ->
          Problem.of(400, "Not readable", "It has the wrong type.", next).at(path(wrong), null);
      case StreamReadException malformed ->
          Problem.of(400, "Not readable", malformed.getOriginalMessage(), next);
      case null, default ->
          Problem.of(400, "Not readable", "The body is missing or not a JSON object.", next);
    };
  }

  private static String path(DatabindException wrong) {
    return wrong.getPath().stream()
        .map(step -> step.getPropertyName() == null ? "[]" : step.getPropertyName())
        .collect(Collectors.joining("."));
  }

  /** Of a status alone. */
  public static Problem of(int status, @Nullable String detail) {
    return switch (status) {
      case 400 ->
          Problem.of(400, "Not valid", say(detail, "The request is not valid."), "Correct it.");
      case 403 ->
          Problem.of(
              403,
              "Refused",
              "The request does not come from a page of this Vigie, or from one that is too old.",
              "Load the page again and repeat what you did.");
      case 404 ->
          Problem.of(404, "Not found", "There is nothing at this address.", "Check the address.");
      case 405 ->
          Problem.of(
              405, "Not possible here", say(detail, "Not with this method."), "See openapi.json.");
      case 503 ->
          Problem.of(503, "Not available", say(detail, "Try again in a moment."), "Try again.");
      default ->
          status >= 500
              ? Problem.of(
                  status,
                  "Something failed here",
                  "Vigie could not answer; its log says why.",
                  "Try again; if it stays, look into the log.")
              : Problem.of(
                  status,
                  "Not accepted",
                  say(detail, "The request was not accepted."),
                  "Correct it.");
    };
  }

  private static String say(@Nullable String detail, String otherwise) {
    return detail == null ? otherwise : detail;
  }

  private static String message(Exception e) {
    return say(e.getMessage(), e.getClass().getSimpleName());
  }
}
