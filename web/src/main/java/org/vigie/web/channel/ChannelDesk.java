package org.vigie.web.channel;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.model.Channel;
import org.vigie.model.OperatorChannels;
import org.vigie.model.SavedSearch;
import org.vigie.model.Trouble;
import org.vigie.streams.Streams;
import org.vigie.streams.View;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.ChannelView;
import org.vigie.web.stream.AuditLog;
import org.vigie.web.stream.Newest;

/** The channels that do not work, and what their owners can do about it. */
public final class ChannelDesk {
  private final View<Trouble> troubles;
  private final Newest<Lists, SavedSearch> users = new Newest<>(ChannelDesk::places);
  private final View<OperatorChannels> settings;
  private final Deliveries deliveries;
  private final AuditLog audit;

  private enum Lists {
    CHANNEL
  }

  ChannelDesk(
      View<Trouble> troubles,
      View<SavedSearch> searches,
      View<OperatorChannels> settings,
      Deliveries deliveries,
      AuditLog audit) {
    this.troubles = troubles;
    searches.listen(users::changed);
    this.settings = settings;
    this.deliveries = deliveries;
    this.audit = audit;
  }

  /**
   * A channel that does not work.
   *
   * @param channel the channel
   * @param trouble what is the matter with it
   * @param searches names of the saved searches that go to it
   * @param missed how many messages were given up since
   */
  public record Row(ChannelView channel, Trouble trouble, List<String> searches, long missed) {}

  /** Those that somebody uses, the longest in trouble first. */
  public List<Row> rows() {
    return troubles.values().stream()
        .sorted(Comparator.comparing(Trouble::since))
        .flatMap(trouble -> row(trouble).stream())
        .toList();
  }

  /** Has a channel tried again that was switched off. Written down first. */
  void switchOn(String who, String key) {
    Trouble trouble = troubles.get(key).orElseThrow(() -> Refusal.absent("channel", key));
    audit.write(who, "channel.on", List.of(new AuditLog.Change(key, trouble, trouble.on())));
    troubles.put(key, trouble.on());
  }

  private Optional<Row> row(Trouble trouble) {
    String key = trouble.channel();
    List<String> names = users.of(ofChannel(key)).map(SavedSearch::name).sorted().toList();
    List<Channel> operator =
        settings.get(Streams.OPERATOR_KEY).map(OperatorChannels::channels).orElse(List.of());
    if (names.isEmpty() && !has(operator, key)) {
      return Optional.empty();
    }
    ChannelView view = new ChannelView(key.substring(0, key.indexOf(':')), trouble.shown(), key);
    return Optional.of(new Row(view, trouble, names, deliveries.givenUp(key, trouble.since())));
  }

  private static Newest.Name<Lists> ofChannel(String key) {
    return new Newest.Name<>(Lists.CHANNEL, key);
  }

  private static Stream<Newest.Place<Lists>> places(SavedSearch search) {
    return search.channels().stream().map(channel -> ofChannel(channel.key()).at(search.created()));
  }

  private static boolean has(List<Channel> channels, String key) {
    return channels.stream().anyMatch(channel -> channel.key().equals(key));
  }
}
