package org.vigie.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.vigie.model.Alert.Change;

/** What became different of a story, when the words of some of its articles are taken out. */
final class Changes {
  private Changes() {}

  /**
   * The same changes without what some articles say. What came after one of them changed what had
   * been before it.
   *
   * @param so oldest first
   */
  static List<Change> without(List<Change> so, Predicate<String> articles) {
    Map<Change.Kind, Map<String, String>> gone = new EnumMap<>(Change.Kind.class);
    List<Change> left = new ArrayList<>();
    for (Change change : so) {
      Map<String, String> taken = gone.computeIfAbsent(change.kind(), _ -> new HashMap<>());
      String before = taken.getOrDefault(change.before(), change.before());
      if (change.isOf(articles)) {
        taken.put(change.after(), before);
      } else if (!before.equals(change.after())) {
        left.add(new Change(change.kind(), before, change.after(), change.article(), change.at()));
      }
    }
    return left;
  }
}
