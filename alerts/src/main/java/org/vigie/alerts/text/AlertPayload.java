package org.vigie.alerts.text;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Change;
import org.vigie.model.Alert.Held;
import org.vigie.model.Alert.Passage;
import org.vigie.model.Filed;
import org.vigie.model.Tempo;

/**
 * What is posted to a webhook of an alert.
 *
 * @param id the same in every attempt
 * @param story id of the story
 * @param why the passages that matched
 * @param later how many later articles of the story matched so far
 * @param searches all saved searches that the article told of here
 * @param telling 1 when the alert is told for the first time, 2 for the second time, ...
 * @param news what is new in a line ("+3 sources, toll 12 → 30"); empty the first time
 * @param changes what became different in the story, oldest first; the last twenty
 * @param held what had kept it back until now; {@code NO} when nothing did
 * @param spike how many reports there are and how many are usual; absent of an alert on a story
 */
record AlertPayload(
    String id,
    Search search,
    String story,
    Article article,
    List<Passage> why,
    int later,
    List<Search> searches,
    int telling,
    String news,
    List<Change> changes,
    Held held,
    @Nullable Tempo spike,
    Links links) {
  private static final int LONG = 500;
  private static final int MOST = 20;
  private static final int MAX_URL = 2_000;

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

  /** Where to read on: all articles of the story, or all reports of the spike. */
  record Links(String story, String searches) {}

  /** The payload of alerts: passages are left out where it would be too large. */
  static byte[] of(List<Alert> alerts, int telling, String news, AlertLinks links) {
    List<Passage> why = alerts.getFirst().why();
    for (int passages = why.size(); passages > 0; passages--) {
      byte[] bytes = bytes(alerts, telling, news, why.subList(0, passages), links, LONG);
      if (bytes.length < Payload.MAX_BYTES) {
        return bytes;
      }
    }
    for (int longest = LONG; ; longest /= 2) {
      byte[] bytes = bytes(alerts, telling, news, List.of(), links, longest);
      if (bytes.length < Payload.MAX_BYTES || longest == 0) {
        return bytes;
      }
    }
  }

  private static byte[] bytes(
      List<Alert> alerts,
      int telling,
      String news,
      List<Passage> why,
      AlertLinks links,
      int longest) {
    Alert alert = alerts.getFirst();
    Alert.Reported first = alert.first();
    List<Change> changes = alert.changes();
    AlertPayload data =
        new AlertPayload(
            alert.id(),
            search(alert, longest),
            alert.story(),
            new Article(
                first.article(),
                Texts.cut(first.title(), longest),
                links.article(first, MAX_URL),
                Texts.cut(first.sourceName(), longest),
                Texts.cut(first.publisher(), longest),
                first.role(),
                first.date(),
                first.firstSeen()),
            why,
            alert.later(),
            alerts.stream().limit(MOST).map(it -> search(it, longest)).toList(),
            telling + 1,
            Texts.cut(news, longest),
            changes.stream()
                .skip(Math.max(0, changes.size() - MOST))
                .map(change -> Texts.cut(change, longest))
                .toList(),
            telling < alert.told().size() ? alert.told().get(telling).held() : Held.NO,
            alert.tempo(),
            new Links(links.all(alert), links.searches()));
    return new Payload<>("alert", alert.created(), data).bytes();
  }

  private static Search search(Alert alert, int longest) {
    return new Search(
        alert.search().id(),
        Texts.cut(alert.search().name(), longest),
        Texts.cut(alert.search().query(), longest));
  }
}
