package org.vigie.web.alert;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.model.Delivery;
import org.vigie.model.HealthEvent;
import org.vigie.model.Notice;
import org.vigie.web.answer.Refusal;
import org.vigie.web.article.Retractions;
import org.vigie.web.channel.Deliveries;
import org.vigie.web.source.SourceHealth;

/** The inbox, and how far alerts are on their way to channels. */
@Controller
class AlertsPage {
  private static final int MOST = 100;
  private static final int MOST_NAMES = 10;

  private static final String INBOX = "/alerts";

  private final Alerts alerts;
  private final Deliveries deliveries;
  private final Inbox inbox;
  private final HandlingDesk desk;
  private final Searches searches;
  private final SourceHealth health;
  private final Retractions retractions;

  AlertsPage(
      Alerts alerts,
      Deliveries deliveries,
      Inbox inbox,
      HandlingDesk desk,
      Searches searches,
      SourceHealth health,
      Retractions retractions) {
    this.alerts = alerts;
    this.deliveries = deliveries;
    this.inbox = inbox;
    this.desk = desk;
    this.searches = searches;
    this.health = health;
    this.retractions = retractions;
  }

  /**
   * A delivery beside what it delivers.
   *
   * @param delivery how far it is
   * @param title the title of the article that matched first, or the id of an alert that is gone;
   *     of a notice, the names of its sources, or the channel
   * @param search the name of the saved search, or its id; null of a notice
   */
  public record Delivering(Delivery delivery, String title, @Nullable String search) {}

  @GetMapping(INBOX)
  String inbox(
      InboxFilter filter, HttpServletRequest request, HttpServletResponse response, Model model) {
    model.addAttribute("rows", inbox.rows(filter, MOST));
    model.addAttribute("counts", inbox.counts(filter));
    model.addAttribute("filter", filter);
    model.addAttribute("searches", searches.all());
    model.addAttribute("coverage", health.coverage());
    model.addAttribute("tab", "inbox");
    if (filter.isWhole()) {
      model.addAttribute("unseen", 0L);
      Seen.keep(request, response, alerts.count());
    }
    return "alerts";
  }

  /**
   * Does something about all alerts of a story.
   *
   * @param act what, and the id of the story
   * @param filter of the inbox, which is shown again
   */
  @PostMapping(INBOX + "/handle")
  String handle(
      @RequestParam String act,
      InboxFilter filter,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
      Principal who,
      Model model,
      RedirectAttributes next) {
    String[] words = act.split(" ", 2);
    String story = words.length == 2 ? words[1] : "";
    InboxRow row = inbox.row(story).orElseThrow(() -> Refusal.absent("story", story));
    desk.act(who.getName(), words[0], row);
    if (part == null) {
      next.addFlashAttribute("done", words[0].equals("undo") ? "done.undone" : "done.handled");
      return "redirect:" + filter.address();
    }
    model.addAttribute("row", inbox.row(story).orElse(row));
    return "inbox-row :: alert";
  }

  @GetMapping("/alerts/deliveries")
  String deliveries(Model model) {
    model.addAttribute("deliveries", deliveries.pendingFirst(MOST).map(this::delivering).toList());
    model.addAttribute("tab", "deliveries");
    return "deliveries";
  }

  private Delivering delivering(Delivery delivery) {
    if (delivery.notice() != null) {
      return new Delivering(delivery, names(delivery.notice()), null);
    }
    return alerts
        .get(delivery.alert())
        .map(retractions::withheld)
        .map(alert -> new Delivering(delivery, alert.first().title(), alert.search().name()))
        .orElseGet(() -> new Delivering(delivery, delivery.alert(), delivery.search()));
  }

  private static String names(Notice notice) {
    if (notice.channel() != null) {
      return notice.channel().shown();
    }
    if (notice.search() != null) {
      return notice.search().name();
    }
    return Stream.concat(
            notice.networks().stream().map(HealthEvent.Network::process),
            notice.changes().stream().map(HealthEvent.Changed::name))
        .limit(MOST_NAMES)
        .collect(Collectors.joining(", "));
  }
}
