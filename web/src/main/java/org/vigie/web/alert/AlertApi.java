package org.vigie.web.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.model.Alert;
import org.vigie.model.Delivery;
import org.vigie.model.Notice;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.answer.Refusal;
import org.vigie.web.channel.Deliveries;
import org.vigie.web.show.ChannelView;
import org.vigie.web.show.Key;

/** Alerts and their deliveries, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT)
class AlertApi {
  private static final int MOST = 1_000;

  private final Alerts alerts;
  private final Deliveries deliveries;
  private final Inbox inbox;

  AlertApi(Alerts alerts, Deliveries deliveries, Inbox inbox) {
    this.alerts = alerts;
    this.deliveries = deliveries;
    this.inbox = inbox;
  }

  /**
   * How far an alert, or a notice to the operator, is on its way to a channel.
   *
   * @param alert id of the alert or of the notice
   * @param search id of the saved search; empty for a notice
   * @param channel where it goes
   * @param state how far it is
   * @param attempts how often it was tried
   * @param next when it is tried next; absent once it is sent or given up
   * @param answer what the last attempt met
   * @param changed when this was written
   * @param notice what is brought when it is no alert
   */
  public record DeliveryView(
      String alert,
      String search,
      ChannelView channel,
      Delivery.State state,
      int attempts,
      @Nullable Instant next,
      String answer,
      Instant changed,
      @Nullable Notice notice) {
    static DeliveryView of(Delivery delivery) {
      return new DeliveryView(
          delivery.alert(),
          delivery.search(),
          ChannelView.of(delivery.channel()),
          delivery.state(),
          delivery.attempts(),
          delivery.next(),
          delivery.answer(),
          delivery.changed(),
          delivery.notice());
    }
  }

  /** The newest, newest first. */
  @GetMapping("/alerts")
  List<AlertView> alerts(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String priority,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Math.clamp(limit, 0, MOST);
    int looked = state.isEmpty() && priority.isEmpty() ? most : Integer.MAX_VALUE;
    return (search.isEmpty() ? alerts.all(looked) : alerts.of(search, looked))
        .filter(
            alert ->
                state.isEmpty()
                    || inbox.state(alert).key().equals(state)
                    || (state.equals(InboxFilter.HELD) && alert.held() != Alert.Held.NO))
        .filter(
            alert -> priority.isEmpty() || Key.of(inbox.rules(alert).priority()).equals(priority))
        .limit(most)
        .map(inbox::entry)
        .map(AlertView::of)
        .toList();
  }

  @GetMapping("/alerts/{id}")
  AlertView alert(@PathVariable String id) {
    return alerts
        .get(id)
        .map(inbox::entry)
        .map(AlertView::of)
        .orElseThrow(() -> Refusal.absent("alert", id));
  }

  /** The newest, newest first. */
  @GetMapping("/deliveries")
  List<DeliveryView> deliveries(
      @RequestParam(defaultValue = "") String alert,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Math.clamp(limit, 0, MOST);
    return (alert.isEmpty()
            ? deliveries.all(most)
            : deliveries.of(alert).filter(delivery -> delivery.alert().equals(alert)).limit(most))
        .map(DeliveryView::of)
        .toList();
  }
}
