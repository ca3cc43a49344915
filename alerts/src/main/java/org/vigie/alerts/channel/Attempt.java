package org.vigie.alerts.channel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vigie.alerts.text.Message;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;

/** Tries a delivery, with the message and the channel as they are by now. */
final class Attempt implements Function<Delivery, Outcome> {
  private final Function<Delivery, Optional<Message>> messages;
  private final Function<Delivery, List<Channel>> channels;
  private final Function<Channel, Optional<Outcome>> obstacles;
  private final Courier<Channel> couriers;

  /**
   * How deliveries are tried.
   *
   * @param messages what a delivery brings
   * @param channels where such messages go now
   * @param obstacles what speaks against trying a channel
   */
  Attempt(
      Function<Delivery, Optional<Message>> messages,
      Function<Delivery, List<Channel>> channels,
      Function<Channel, Optional<Outcome>> obstacles,
      Courier<Channel> couriers) {
    this.messages = messages;
    this.channels = channels;
    this.obstacles = obstacles;
    this.couriers = couriers;
  }

  @Override
  public Outcome apply(Delivery delivery) {
    Optional<Message> message = messages.apply(delivery);
    if (message.isEmpty()) {
      return new Outcome.Moot("the alert is no longer kept");
    }
    Optional<Channel> channel = now(delivery.channel(), channels.apply(delivery));
    return channel.isPresent()
        ? obstacles
            .apply(channel.get())
            .orElseGet(() -> couriers.deliver(message.get(), channel.get()))
        : new Outcome.Moot(
            delivery.notice() == null
                ? "the saved search was deleted, or no longer goes to this channel"
                : "notices no longer go to this channel");
  }

  /** The same channel as its owner has it now: a webhook may have another secret. */
  private static Optional<Channel> now(Channel channel, List<Channel> channels) {
    return channels.stream().filter(each -> each.key().equals(channel.key())).findFirst();
  }
}
