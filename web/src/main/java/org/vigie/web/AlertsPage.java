package org.vigie.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.model.Alert;
import org.vigie.model.Delivery;
import org.vigie.streams.View;

/** The inbox, and how far alerts are on their way to channels. */
@Controller
class AlertsPage {
  private static final int MOST = 100;

  private final View<Alert> alerts;
  private final View<Delivery> deliveries;
  private final Inbox inbox;
  private final SavedSearches searches;
  private final InstantSource time;

  AlertsPage(
      View<Alert> alerts,
      View<Delivery> deliveries,
      Inbox inbox,
      SavedSearches searches,
      InstantSource time) {
    this.alerts = alerts;
    this.deliveries = deliveries;
    this.inbox = inbox;
    this.searches = searches;
    this.time = time;
  }

  /**
   * A delivery beside what it delivers.
   *
   * @param delivery how far it is
   * @param title the title of the article that matched first, or the id of an alert that is gone
   * @param search the name of the saved search, or its id
   */
  public record Delivering(Delivery delivery, String title, String search) {}

  @GetMapping("/alerts")
  String inbox(
      @RequestParam(defaultValue = "") String search,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    List<Inbox.Row> shown =
        alerts.values().stream()
            .filter(alert -> search.isEmpty() || alert.search().id().equals(search))
            .sorted(Comparator.comparing(Alert::changed).reversed())
            .limit(MOST)
            .map(inbox::row)
            .toList();
    model.addAttribute("alerts", shown);
    model.addAttribute("searches", searches.all());
    model.addAttribute("chosen", search);
    model.addAttribute("seen", Common.seen(request));
    model.addAttribute("unseen", 0L);
    model.addAttribute("tab", "inbox");
    Cookies.keep(response, Common.SEEN, Long.toString(time.millis()));
    return "alerts";
  }

  @GetMapping("/alerts/deliveries")
  String deliveries(Model model) {
    Map<String, Alert> byId =
        alerts.values().stream()
            .collect(Collectors.toMap(Alert::id, Function.identity(), (one, same) -> one));
    List<Delivering> shown =
        deliveries.values().stream()
            .sorted(
                Comparator.comparing((Delivery one) -> one.state() != Delivery.State.PENDING)
                    .thenComparing(Comparator.comparing(Delivery::changed).reversed()))
            .limit(MOST)
            .map(delivery -> delivering(delivery, byId.get(delivery.alert())))
            .toList();
    model.addAttribute("deliveries", shown);
    model.addAttribute("tab", "deliveries");
    return "deliveries";
  }

  private static Delivering delivering(Delivery delivery, @Nullable Alert alert) {
    return alert == null
        ? new Delivering(delivery, delivery.alert(), delivery.search())
        : new Delivering(delivery, alert.first().title(), alert.search().name());
  }
}
