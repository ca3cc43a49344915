package org.vigie.alerts;

import java.util.Optional;
import java.util.function.Function;
import org.vigie.model.Alert;
import org.vigie.model.Delivery;
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
 */
@SuppressWarnings("ArrayRecordComponent")
record Message(
    String id,
    String thread,
    String subject,
    String text,
    String html,
    byte[] payload,
    String settings) {

  /** What a delivery brings; empty when its alert is no longer kept. */
  static Optional<Message> of(
      Delivery delivery, Function<String, Optional<Alert>> alerts, AlertLinks links) {
    if (delivery.notice() != null) {
      return Optional.of(of(delivery.notice(), links));
    }
    return alerts.apply(delivery.alert()).map(alert -> of(alert, links));
  }

  /** An alert as it is now. */
  static Message of(Alert alert, AlertLinks links) {
    MailText words = new MailText(alert, links);
    return new Message(
        alert.id(),
        "story." + alert.story(),
        words.subject(),
        words.text(),
        words.html(),
        WebhookPayload.of(alert, links),
        links.searches());
  }

  /** A notice to the operator. */
  static Message of(Notice notice, AlertLinks links) {
    NoticeText words = new NoticeText(notice, links);
    return new Message(
        notice.id(),
        words.thread(),
        words.subject(),
        words.text(),
        words.html(),
        NoticePayload.of(notice, words.subject(), links),
        links.operator());
  }
}
