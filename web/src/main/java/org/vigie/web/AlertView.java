package org.vigie.web;

import java.time.Instant;
import java.util.List;
import org.vigie.model.Alert;

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
    long revision) {
  static AlertView of(Alert alert) {
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
        alert.revision());
  }
}
