package org.vigie.alerts;

import java.util.List;
import org.vigie.model.Alert;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;

/** Matches every search of a list whose query is a word of the article's text, or {@code q}. */
record Everywhere(List<SavedSearch> searches) implements Matching {
  @Override
  public List<Match> match(Filed filed) {
    List<Alert.Passage> why = List.of(new Alert.Passage("text", filed.article().text(), List.of()));
    return searches.stream()
        .filter(s -> s.query().equals("q") || filed.article().text().contains(s.query()))
        .map(search -> new Match(search, () -> why))
        .toList();
  }
}
