package org.vigie.alerts.text;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert.Change;
import org.vigie.model.Coverage;
import org.vigie.model.Digest;
import org.vigie.model.Tempo;

/**
 * What is posted to a webhook of a digest.
 *
 * @param id the same in every attempt
 * @param kind of what window it is
 * @param text the whole in a line
 * @param stories what it tells, oldest first
 * @param further how many more stories it is about, which had no room
 * @param held how many stories were kept back by what
 * @param coverage how many sources are read in time; absent where that is not known
 */
record DigestPayload(
    String id,
    Digest.Kind kind,
    String text,
    List<Story> stories,
    int further,
    List<Digest.Count> held,
    @Nullable Reading coverage,
    Links links) {
  private static final int LONG = 300;
  private static final int MOST = 20;
  private static final int MAX_URL = 1_000;

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
      boolean again,
      @Nullable Spike spike) {
    static Story of(Digest.Item item, AlertLinks links) {
      return new Story(
          item.story(),
          item.alerts().stream().limit(MOST).toList(),
          item.searches().stream().limit(MOST).map(name -> Texts.cut(name, LONG)).toList(),
          Texts.cut(item.first().title(), LONG),
          links.article(item.first(), MAX_URL),
          Texts.cut(item.first().publisher(), LONG),
          item.first().date(),
          item.why() == null ? "" : Texts.cut(item.why().text(), LONG),
          item.later(),
          item.changes().stream()
              .skip(Math.max(0, item.changes().size() - MOST))
              .map(change -> Texts.cut(change, LONG))
              .toList(),
          item.again(),
          item.tempo() == null ? null : Spike.of(item.tempo()));
    }
  }

  /** How many reports there were in 24 hours, and how many are usual. */
  record Spike(int reports, double usual) {
    static Spike of(Tempo tempo) {
      return new Spike(tempo.reports(), tempo.usual());
    }
  }

  /** How the sources fare. */
  record Reading(long onTime, long on, long gaps) {
    static @Nullable Reading of(@Nullable Coverage coverage) {
      return coverage == null
          ? null
          : new Reading(coverage.onTime(), coverage.on(), coverage.gaps());
    }
  }

  /** Where to read on. */
  record Links(String inbox, String searches) {}

  /** The payload of a digest, of its window's end: stories are left out where it is too large. */
  static byte[] of(Digest digest, String text, AlertLinks links) {
    List<Story> stories = digest.items().stream().map(item -> Story.of(item, links)).toList();
    return Payload.fitting(
        "digest",
        digest.until(),
        stories.size(),
        shown ->
            new DigestPayload(
                digest.id(),
                digest.kind(),
                text,
                stories.subList(0, shown),
                digest.stories() - shown,
                digest.held(),
                Reading.of(digest.coverage()),
                new Links(links.inbox(), links.searches())));
  }
}
