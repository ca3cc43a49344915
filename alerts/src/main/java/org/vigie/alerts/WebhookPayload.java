package org.vigie.alerts;

import java.time.Instant;
import java.util.List;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Passage;
import org.vigie.model.Filed;
import org.vigie.streams.Json;

/**
 * What is posted to a webhook.
 *
 * @param type always {@code alert}
 * @param timestamp when the alert was made
 * @param data the alert
 */
record WebhookPayload(String type, Instant timestamp, Data data) {
  /** The most that Standard Webhooks recommends. */
  static final int MAX_BYTES = 20_000;

  private static final int LONG = 500;
  private static final int MAX_URL = 2_000;

  /**
   * The alert.
   *
   * @param id the same in every attempt
   * @param story id of the story
   * @param why the passages that matched
   * @param later how many later articles of the story matched so far
   */
  record Data(
      String id,
      Search search,
      String story,
      Article article,
      List<Passage> why,
      int later,
      Links links) {}

  /** The saved search. */
  record Search(String id, String name, String query) {}

  /** The article that matched first. */
  record Article(
      String id,
      String title,
      String url,
      String source,
      String publisher,
      Filed.Role role,
      Instant date,
      Instant firstSeen) {}

  /** Where to read on. */
  record Links(String story, String searches) {}

  /** The payload of an alert: passages are left out where it would be too large. */
  static byte[] of(Alert alert, AlertLinks links) {
    for (int passages = alert.why().size(); passages > 0; passages--) {
      byte[] bytes = bytes(alert, alert.why().subList(0, passages), links, LONG);
      if (bytes.length < MAX_BYTES) {
        return bytes;
      }
    }
    for (int longest = LONG; ; longest /= 2) {
      byte[] bytes = bytes(alert, List.of(), links, longest);
      if (bytes.length < MAX_BYTES || longest == 0) {
        return bytes;
      }
    }
  }

  private static byte[] bytes(Alert alert, List<Passage> why, AlertLinks links, int longest) {
    Alert.Reported first = alert.first();
    String url = links.article(first);
    Data data =
        new Data(
            alert.id(),
            new Search(
                alert.search().id(),
                Texts.cut(alert.search().name(), longest),
                Texts.cut(alert.search().query(), longest)),
            alert.story(),
            new Article(
                first.article(),
                Texts.cut(first.title(), longest),
                url.length() <= MAX_URL ? url : links.story(alert),
                Texts.cut(first.sourceName(), longest),
                Texts.cut(first.publisher(), longest),
                first.role(),
                first.date(),
                first.firstSeen()),
            why,
            alert.later(),
            new Links(links.story(alert), links.searches()));
    return Json.MAPPER.writeValueAsBytes(new WebhookPayload("alert", alert.created(), data));
  }
}
