package org.vigie.web.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Facts;
import org.vigie.model.Handling;
import org.vigie.model.Tempo;

/**
 * An alert as the API shows it.
 *
 * @param id of the alert
 * @param search id of the saved search
 * @param searchName its name when it first matched
 * @param query its query when it first matched
 * @param story id of the story
 * @param first the article that matched first
 * @param why the passages that matched
 * @param folded later articles of the story, the first hundred of them
 * @param further how many more there are
 * @param created when the first article matched
 * @param changed when the last article folded in
 * @param revision rises with each article that folds in
 * @param held what keeps it from being told: {@code NO}, {@code SIZE}, {@code CADENCE}, ...
 * @param due when it is to be told; of one that nothing holds, when it was
 * @param facts what is known of its story from the articles in it
 * @param changes what became different of these, oldest first
 * @param state where it stands in the inbox: {@code open}, {@code small}, {@code snoozed}, {@code
 *     acknowledged} or {@code muted}
 * @param spike how many reports there were and how many are usual; absent of an alert on a story
 * @param handling what was done about it or its story; absent when nothing was
 */
public record AlertView(
    String id,
    String search,
    String searchName,
    String query,
    String story,
    Alert.Reported first,
    List<Alert.Passage> why,
    List<Alert.Reported> folded,
    int further,
    Instant created,
    Instant changed,
    long revision,
    Alert.Held held,
    @Nullable Instant due,
    Facts facts,
    List<Alert.Change> changes,
    String state,
    @Nullable Tempo spike,
    @Nullable HandlingView handling) {
  public static AlertView of(InboxRow.Entry entry) {
    Alert alert = entry.alert();
    Handling handling = entry.handling();
    return new AlertView(
        alert.id(),
        alert.search().id(),
        alert.search().name(),
        alert.search().query(),
        alert.story(),
        alert.first(),
        alert.why(),
        alert.folded(),
        alert.further().size(),
        alert.created(),
        alert.changed(),
        alert.revision(),
        alert.held(),
        alert.due(),
        alert.facts(),
        alert.changes(),
        entry.state().key(),
        alert.tempo(),
        handling == null ? null : HandlingView.of(handling));
  }
}
