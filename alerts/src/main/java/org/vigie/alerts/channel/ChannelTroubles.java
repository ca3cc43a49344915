package org.vigie.alerts.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Notice;
import org.vigie.model.Notice.OfChannel;
import org.vigie.model.Trouble;
import org.vigie.streams.Connection;
import org.vigie.streams.View;

/**
 * What an attempt says of its channel: that it fails, that it is gone and so switched off, or that
 * it works again. Each is told once, on other channels, in the transaction that writes what came of
 * the attempt.
 */
public final class ChannelTroubles implements Ledger, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final View<Trouble> troubles;
  private final Function<String, List<Channel>> others;
  private final Function<Channel, String> language;
  private static final Logger logger = LoggerFactory.getLogger(ChannelTroubles.class);

  private final DeliveryLog log;

  /**
   * ChannelTroubles as a stream has them.
   *
   * @param others where it is told what became of a channel, by its key: never on itself
   * @param language in which a channel is told
   */
  public ChannelTroubles(
      View<Trouble> troubles,
      Function<String, List<Channel>> others,
      Function<Channel, String> language,
      Connection connection) {
    this.troubles = troubles;
    this.others = others;
    this.language = language;
    this.log = new DeliveryLog(connection);
  }

  /** Why nothing is sent to a channel; empty when it is tried. */
  Optional<Outcome> off(Channel channel) {
    return troubles
        .get(channel.key())
        .filter(Trouble::off)
        .map(
            trouble ->
                new Outcome.Moot(
                    "the channel is off since " + trouble.since() + ": " + trouble.answer()));
  }

  @Override
  public List<Delivery> keep(Delivery after, Outcome outcome) {
    if (became(after, outcome) == null) {
      log.accept(after);
      return List.of();
    }
    return change(after, outcome);
  }

  @Override
  public void close() {
    log.close();
  }

  /** One at a time, and seen by the next: two stages may send to one channel. */
  private synchronized List<Delivery> change(Delivery after, Outcome outcome) {
    OfChannel.State became = became(after, outcome);
    if (became == null) {
      log.accept(after);
      return List.of();
    }
    Instant now = after.changed();
    Channel channel = after.channel();
    OfChannel news = new OfChannel(channel.key(), channel.shown(), became, now, outcome.answer());
    List<Delivery> told =
        others.apply(channel.key()).stream()
            .filter(other -> troubles.get(other.key()).isEmpty())
            .map(other -> told(news, other, after.search(), now))
            .toList();
    log.accept(after, told, channel.key(), trouble(news));
    try {
      troubles.catchUp(PATIENCE);
    } catch (RuntimeException e) {
      // It is written: what is told must leave, even if this view is late.
      logger.warn("the troubles of channels are not read in time: {}", e.toString());
    }
    return told;
  }

  private Delivery told(OfChannel news, Channel to, String search, Instant now) {
    return new Delivery(Notice.of(news).in(language.apply(to)), search, to, now);
  }

  /** What it says of the channel that was not known; null when that is nothing. */
  private OfChannel.@Nullable State became(Delivery after, Outcome outcome) {
    Optional<Trouble> known = troubles.get(after.channel().key());
    return switch (outcome) {
      case Outcome.Sent _ -> known.isPresent() ? OfChannel.State.WORKS : null;
      case Outcome.Gone _ -> known.filter(Trouble::off).isPresent() ? null : OfChannel.State.OFF;
      case Outcome.Never _, Outcome.Later _ ->
          after.state() == Delivery.State.GIVEN_UP && known.isEmpty() && !isOfChannel(after)
              ? OfChannel.State.FAILS
              : null;
      case Outcome.Held _, Outcome.Moot _ -> null;
    };
  }

  /** Or channels would tell of each other for ever. */
  private static boolean isOfChannel(Delivery delivery) {
    return delivery.notice() != null && delivery.notice().channel() != null;
  }

  private static @Nullable Trouble trouble(OfChannel news) {
    return switch (news.became()) {
      case WORKS -> null;
      case FAILS, OFF ->
          new Trouble(
              news.key(),
              news.shown(),
              news.became() == OfChannel.State.OFF,
              news.at(),
              news.answer());
    };
  }
}
