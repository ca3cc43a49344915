package org.vigie.web.wire;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.streams.Json;
import org.vigie.web.alert.AlertView;
import org.vigie.web.alert.Inbox;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.article.Retractions;
import org.vigie.web.show.FiledView;
import org.vigie.web.stream.Event;
import org.vigie.web.stream.LiveAnswers;

/** The wire and the alerts as they come, for programs: server-sent events. */
@RestController
@RequestMapping(ApiPaths.ROOT)
class EventApi {
  private final LiveAnswers live;
  private final Retractions retractions;
  private final Inbox inbox;

  EventApi(LiveAnswers live, Retractions retractions, Inbox inbox) {
    this.live = live;
    this.retractions = retractions;
    this.inbox = inbox;
  }

  /**
   * Events {@code filed} and {@code alert}. The id of an event is the position in the streams: sent
   * back as {@code Last-Event-ID}, to any process, it resumes without a gap.
   */
  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void events(
      @RequestParam(defaultValue = "filed,alert") Set<String> only,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      HttpServletResponse response) {
    live.serve(last, response, event -> message(event).filter(one -> only.contains(one.name())));
  }

  /** What was filed and retracted since is not told again, but that it was retracted is. */
  private Optional<LiveAnswers.Message> message(Event event) {
    return switch (event) {
      case Event.OfFiled filed ->
          Optional.of(filed.filed())
              .filter(one -> one.isGone() || retractions.of(one.article().id()).isEmpty())
              .map(one -> json("filed", FiledView.of(one)));
      case Event.OfAlert alert ->
          Optional.of(json("alert", AlertView.of(inbox.entry(alert.alert()))));
    };
  }

  private static LiveAnswers.Message json(String name, Object value) {
    return new LiveAnswers.Message(name, Json.MAPPER.writeValueAsString(value));
  }
}
