package org.vigie.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.model.Alert;
import org.vigie.model.Delivery;
import org.vigie.model.HealthEvent;
import org.vigie.model.Notice;
import org.vigie.streams.View;

/** The inbox, and how far alerts are on their way to channels. */
@Controller
class AlertsPage {
  private static final int MOST = 100;
  private static final int MOST_NAMES = 10;

  private final View<Alert> alerts;
  private final View<Delivery> deliveries;
  private final Inbox inbox;
  private final SavedSearches searches;
  private final SourceHealth health;
  private final Retractions retractions;

  AlertsPage(
      View<Alert> alerts,
      View<Delivery> deliveries,
      Inbox inbox,
      SavedSearches searches,
      SourceHealth health,
      Retractions retractions) {
    this.alerts = alerts;
    this.deliveries = deliveries;
    this.inbox = inbox;
    this.searches = searches;
    this.health = health;
    this.retractions = retractions;
  }

  /**
   * A delivery beside what it delivers.
   *
   * @param delivery how far it is
   * @param title the title of the article that matched first, or the id of an alert that is gone;
   *     of a notice, the names of its sources
   * @param search the name of the saved search, or its id; null of a notice
   */
  public record Delivering(Delivery delivery, String title, @Nullable String search) {}

  @GetMapping("/alerts")
  String inbox(
      @RequestParam(defaultValue = "") String search,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Collection<Alert> all = alerts.values();
    List<Inbox.Row> shown =
        all.stream()
            .filter(alert -> search.isEmpty() || alert.search().id().equals(search))
            .sorted(Comparator.comparing(Alert::changed).reversed())
            .limit(MOST)
            .map(inbox::row)
            .toList();
    model.addAttribute("alerts", shown);
    model.addAttribute("searches", searches.all());
    model.addAttribute("chosen", search);
    model.addAttribute("coverage", health.coverage());
    model.addAttribute("tab", "inbox");
    if (search.isEmpty()) {
      model.addAttribute("unseen", 0L);
      Seen.keep(request, response, all.size());
    }
    return "alerts";
  }

  @GetMapping("/alerts/deliveries")
  String deliveries(Model model) {
    List<Delivering> shown =
        deliveries.values().stream()
            .sorted(
                Comparator.comparing((Delivery one) -> one.state() != Delivery.State.PENDING)
                    .thenComparing(Comparator.comparing(Delivery::changed).reversed()))
            .limit(MOST)
            .map(this::delivering)
            .toList();
    model.addAttribute("deliveries", shown);
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
    return Stream.concat(
            notice.networks().stream().map(HealthEvent.Network::process),
            notice.changes().stream().map(HealthEvent.Changed::name))
        .limit(MOST_NAMES)
        .collect(Collectors.joining(", "));
  }
}
