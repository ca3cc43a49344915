package org.vigie.web.alert;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigie.model.SavedSearch;
import org.vigie.streams.View;
import org.vigie.web.answer.Refusal;

/** The saved searches that there are. */
public final class Searches {
  private final View<SavedSearch> view;

  Searches(View<SavedSearch> view) {
    this.view = view;
  }

  /** All, by name. */
  public List<SavedSearch> all() {
    return view.values().stream()
        .sorted(Comparator.comparing(search -> search.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  Optional<SavedSearch> find(String id) {
    return view.get(id);
  }

  public SavedSearch get(String id) {
    return find(id).orElseThrow(() -> Refusal.absent("saved search", id));
  }
}
