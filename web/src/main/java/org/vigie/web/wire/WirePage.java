package org.vigie.web.wire;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.web.alert.Inbox;
import org.vigie.web.alert.InboxRow;
import org.vigie.web.article.Stories;
import org.vigie.web.show.Fragments;
import org.vigie.web.source.SourceHealth;
import org.vigie.web.stream.Event;
import org.vigie.web.stream.LiveAnswers;

/** The wire: the newest stories, and what arrives while one looks. */
@Controller
class WirePage {
  private static final int PAGE = 40;
  private static final int LAST = 2_000;

  private final Stories stories;
  private final Desk desk;
  private final SourceHealth health;
  private final Inbox inbox;
  private final LiveAnswers live;
  private final Fragments fragments;

  WirePage(
      Stories stories,
      Desk desk,
      SourceHealth health,
      Inbox inbox,
      LiveAnswers live,
      Fragments fragments) {
    this.stories = stories;
    this.desk = desk;
    this.health = health;
    this.inbox = inbox;
    this.live = live;
    this.fragments = fragments;
  }

  @GetMapping("/")
  String wire(
      @RequestParam(defaultValue = "") String topic,
      @RequestParam(defaultValue = "0") int from,
      Model model) {
    int offset = Math.clamp(from, 0, LAST);
    var found = stories.newest(topic, offset, PAGE + 1);
    model.addAttribute("stories", found.subList(0, Math.min(PAGE, found.size())));
    model.addAttribute("topic", topic);
    model.addAttribute("from", offset);
    model.addAttribute("next", found.size() > PAGE && offset < LAST ? offset + PAGE : null);
    model.addAttribute("desk", desk.look());
    model.addAttribute("coverage", health.coverage());
    return "wire";
  }

  /** What stands beside the wire, for a page that is open. */
  @GetMapping("/rail")
  String rail(Model model) {
    model.addAttribute("desk", desk.look());
    return "wire :: rail";
  }

  /** How much of what is watched is read in time, for a page that is open. */
  @GetMapping("/coverage")
  String coverage(Model model) {
    model.addAttribute("coverage", health.coverage());
    return "fragments :: live-coverage";
  }

  /** What a page hears while it is open: stories of a topic, and all alerts. */
  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void live(
      @RequestParam(defaultValue = "") String topic,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "") String only,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      HttpServletResponse response,
      Locale locale) {
    boolean alertsOnly = only.equals("alert");
    live.serve(
        last != null ? last : after,
        response,
        event ->
            alertsOnly && event instanceof Event.OfFiled
                ? Optional.empty()
                : render(event, topic, locale));
  }

  private Optional<LiveAnswers.Message> render(Event event, String topic, Locale locale)
      throws InterruptedException {
    return switch (event) {
      case Event.OfFiled filed ->
          stories
              .of(filed)
              .filter(story -> topic.isEmpty() || story.topics().contains(topic))
              .map(
                  story ->
                      new LiveAnswers.Message(
                          "story",
                          fragments.render("fragments", "story", locale, Map.of("story", story))));
      case Event.OfAlert alert ->
          Optional.of(new LiveAnswers.Message("alert", alert(inbox.fresh(alert.alert()), locale)));
    };
  }

  private String alert(InboxRow row, Locale locale) {
    return fragments.render("inbox-row", "alert", locale, Map.of("row", row));
  }
}
