package org.vigie.alerts.channel;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.text.AlertLinks;
import org.vigie.alerts.text.Message;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Alert;
import org.vigie.model.Channel;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Connection;

/** Tries a channel before an alert depends on it. */
public final class Channels implements AutoCloseable {
  private final Couriers couriers;
  private final URI page;
  private final OutboundSettings limits;
  private final InstantSource clock;

  /**
   * It opens nothing before it is asked.
   *
   * @param page where readers reach Vigie's pages
   * @param limits of what goes out to the web
   * @param mail the mail server; null when there is none
   */
  public Channels(
      URI page,
      OutboundSettings limits,
      @Nullable Smtp mail,
      Connection connection,
      InstantSource clock) {
    this.couriers = new Couriers(limits, mail, connection, clock);
    this.page = page;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * What came of a test.
   *
   * @param arrived whether the other side took it
   * @param answer what it said, or why it was not asked
   */
  public record Tried(boolean arrived, String answer) {}

  /** Sends an alert that says that it is a test; returns within half a minute. */
  public Tried test(Channel channel) {
    Outcome outcome = couriers.deliver(sample(channel), channel);
    return new Tried(outcome instanceof Outcome.Sent, outcome.answer());
  }

  /** Why nothing can ever be brought to a channel; empty when it is worth a try. */
  public Optional<String> refusal(Channel channel) {
    return switch (channel) {
      case Channel.Hook hook -> limits.refusal(hook.url());
      case Channel.Mail _, Channel.Telegram _, Channel.Kafka _ -> Optional.empty();
    };
  }

  @Override
  public void close() {
    couriers.close();
  }

  private Message sample(Channel channel) {
    Instant now = clock.instant();
    String id = UUID.randomUUID().toString().replace("-", "");
    SavedSearch search =
        new SavedSearch("test", "Test", "test", List.of(channel), false, 1, now, now);
    Alert.Reported article =
        new Alert.Reported(
            id,
            "This is a test of Vigie",
            page.toString(),
            "Vigie",
            "Vigie",
            Filed.Role.FIRST,
            now,
            now);
    Alert.Passage why =
        new Alert.Passage(
            "text",
            "It is a test: alerts will arrive here like this.",
            List.of(new Alert.Passage.Match(8, 12)));
    return Message.of(
        new Alert(id, search, id, article, List.of(why), List.of(), List.of(), now, now, 1),
        new AlertLinks(page));
  }
}
