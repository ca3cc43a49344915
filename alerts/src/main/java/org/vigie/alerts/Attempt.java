package org.vigie.alerts;

import java.util.Optional;
import java.util.function.Function;
import org.vigie.model.Alert;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.SavedSearch;

/** Tries a delivery, with the alert and the channel as they are by now. */
final class Attempt implements Function<Delivery, Outcome> {
  private final Function<String, Optional<Alert>> alerts;
  private final Function<String, Optional<SavedSearch>> searches;
  private final Courier<Channel> couriers;

  /**
   * How deliveries are tried.
   *
   * @param alerts alerts by id
   * @param searches saved searches by id
   */
  Attempt(
      Function<String, Optional<Alert>> alerts,
      Function<String, Optional<SavedSearch>> searches,
      Courier<Channel> couriers) {
    this.alerts = alerts;
    this.searches = searches;
    this.couriers = couriers;
  }

  @Override
  public Outcome apply(Delivery delivery) {
    Optional<Alert> alert = alerts.apply(delivery.alert());
    if (alert.isEmpty()) {
      return new Outcome.Never("the alert is no longer kept");
    }
    Optional<Channel> channel =
        searches.apply(delivery.search()).flatMap(search -> now(delivery.channel(), search));
    return channel.isPresent()
        ? couriers.deliver(alert.get(), channel.get())
        : new Outcome.Never("the saved search was deleted, or no longer goes to this channel");
  }

  /** The same channel as its owner has it now: a webhook may have another secret. */
  private static Optional<Channel> now(Channel channel, SavedSearch search) {
    return search.channels().stream().filter(each -> each.key().equals(channel.key())).findFirst();
  }
}
