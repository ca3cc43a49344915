package org.vigie.alerts.text;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.model.Alert;
import org.vigie.model.Delivery;
import org.vigie.model.Digest;
import org.vigie.model.Notice;

/**
 * What is brought to a channel, in the forms that channels take.
 *
 * @param id the same in every attempt
 * @param thread the same for all that belong together; fit for the id of a mail
 * @param subject one line
 * @param text plain text
 * @param html the same as HTML
 * @param payload JSON, for a webhook
 * @param settings the page where such messages are stopped
 * @param brief what a chat or a phone shows of it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Message(
    String id,
    String thread,
    String subject,
    String text,
    String html,
    byte[] payload,
    String settings,
    Brief brief) {

  /**
   * What a delivery brings; empty when its alert is no longer kept, or its article was taken out.
   */
  public static Optional<Message> of(
      Delivery delivery, Function<String, Optional<Alert>> alerts, AlertLinks links) {
    if (delivery.notice() != null) {
      return Optional.of(of(delivery.notice(), links));
    }
    if (delivery.digest() != null) {
      return Optional.of(of(delivery.digest().each(item -> withheld(item, alerts)), links));
    }
    List<Alert> told =
        Stream.concat(Stream.of(delivery.alert()), delivery.also().stream())
            .flatMap(id -> alerts.apply(id).stream())
            .map(it -> it.id().equals(delivery.alert()) ? it.asTold(delivery.telling()) : it)
            .filter(alert -> !alert.isRetracted())
            .toList();
    boolean kept = !told.isEmpty() && told.getFirst().id().equals(delivery.alert());
    return kept
        ? Optional.of(of(delivery.id(), told, delivery.telling(), links))
        : Optional.empty();
  }

  /** Without what articles say that were taken out since the digest was made. */
  private static Digest.Item withheld(Digest.Item item, Function<String, Optional<Alert>> alerts) {
    List<Alert> of = item.alerts().stream().flatMap(id -> alerts.apply(id).stream()).toList();
    Set<String> retracted =
        of.stream()
            .flatMap(Alert::articles)
            .filter(Alert.Reported::isRetracted)
            .map(Alert.Reported::article)
            .collect(Collectors.toSet());
    // An alert does not show each of its articles, but has the word of each that changed something.
    Set<String> speaking =
        of.stream()
            .flatMap(alert -> alert.changes().stream())
            .map(Alert.Change::article)
            .collect(Collectors.toSet());
    item.changes().stream()
        .map(Alert.Change::article)
        .filter(article -> !speaking.contains(article))
        .forEach(retracted::add);
    return item.without(retracted::contains);
  }

  /** An alert that is told by itself for the first time. */
  public static Message of(Alert alert, AlertLinks links) {
    return of(alert.id(), List.of(alert), 0, links);
  }

  private static Message of(String id, List<Alert> alerts, int telling, AlertLinks links) {
    Alert alert = alerts.getFirst();
    MailText words = new MailText(alerts, telling, links);
    return new Message(
        id,
        "story." + alert.story(),
        words.subject(),
        words.text(),
        words.html(),
        AlertPayload.of(alerts, telling, words.news(), links),
        links.searches(),
        words.brief());
  }

  /** All that was due at one time. */
  static Message of(Digest digest, AlertLinks links) {
    DigestText words = new DigestText(digest, links);
    return new Message(
        digest.id(),
        "digest." + digest.id(),
        words.subject(),
        words.text(),
        words.html(),
        DigestPayload.of(digest, words.subject(), links),
        links.searches(),
        words.brief());
  }

  /** A notice: what became of sources, of a channel, or of a saved search. */
  static Message of(Notice notice, AlertLinks links) {
    Words language = new Words(notice.language(), ZoneOffset.UTC);
    Notice.OfSearch search = notice.search();
    Notice.OfChannel channel = notice.channel();
    if (search != null) {
      return of(notice, new SearchNews(search, language, links), links.searches(), links);
    }
    return channel == null
        ? of(notice, new NoticeText(notice, language, links), links.operator(), links)
        : of(notice, new ChannelNews(channel, language, links), links.searches(), links);
  }

  private static Message of(Notice notice, NoticeWords words, String settings, AlertLinks links) {
    return new Message(
        notice.id(),
        words.thread(),
        words.subject(),
        words.text(),
        words.html(),
        NoticePayload.of(notice, words.subject(), links),
        settings,
        words.brief());
  }
}
