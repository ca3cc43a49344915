package org.vigie.alerts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert.Change;
import org.vigie.model.Digest;
import org.vigie.streams.Json;

/**
 * What is posted to a webhook for a digest.
 *
 * @param type always {@code digest}
 * @param timestamp the end of its window
 * @param data the digest
 */
record DigestPayload(String type, Instant timestamp, Data data) {
  private static final int LONG = 300;
  private static final int MAX_URL = 1_000;

  /**
   * The digest.
   *
   * @param id the same in every attempt
   * @param kind of what window it is
   * @param text the whole in a line
   * @param stories what it tells, oldest first
   * @param further how many more stories it is about, which had no room
   * @param held how many stories were kept back by what
   * @param coverage how many sources are read in time; absent where that is not known
   */
  record Data(
      String id,
      Digest.Kind kind,
      String text,
      List<Story> stories,
      int further,
      List<Digest.Count> held,
      @Nullable Reading coverage,
      Links links) {}

  /** A story. */
  record Story(
      String story,
      List<String> alerts,
      List<String> searches,
      String title,
      String url,
      String publisher,
      Instant date,
      String why,
      int later,
      List<Change> changes,
      boolean again) {
    static Story of(Digest.Item item, AlertLinks links) {
      String url = links.article(item.first());
      return new Story(
          item.story(),
          item.alerts(),
          item.searches().stream().map(name -> Texts.cut(name, LONG)).toList(),
          Texts.cut(item.first().title(), LONG),
          url.length() <= MAX_URL ? url : links.story(item.story()),
          Texts.cut(item.first().publisher(), LONG),
          item.first().date(),
          item.why() == null ? "" : Texts.cut(item.why().text(), LONG),
          item.later(),
          item.changes(),
          item.again());
    }
  }

  /** How the sources fare. */
  record Reading(long onTime, long on, long gaps) {}

  /** Where to read on. */
  record Links(String inbox, String searches) {}

  /** The payload of a digest: stories are left out where it would be too large. */
  static byte[] of(Digest digest, String text, AlertLinks links) {
    int shown = digest.items().size();
    byte[] bytes = bytes(digest, text, shown, links);
    while (bytes.length >= WebhookPayload.MAX_BYTES && shown > 0) {
      shown = shown * 3 / 4;
      bytes = bytes(digest, text, shown, links);
    }
    return bytes;
  }

  private static byte[] bytes(Digest digest, String text, int shown, AlertLinks links) {
    Data data =
        new Data(
            digest.id(),
            digest.kind(),
            text,
            digest.items().subList(0, shown).stream().map(item -> Story.of(item, links)).toList(),
            digest.stories() - shown,
            digest.held(),
            digest.coverage() == null
                ? null
                : new Reading(
                    digest.coverage().onTime(), digest.coverage().on(), digest.coverage().gaps()),
            new Links(links.inbox(), links.searches()));
    return Json.MAPPER.writeValueAsBytes(new DigestPayload("digest", digest.until(), data));
  }
}
