package org.vigie.web.saved;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.model.SavedSearch;
import org.vigie.web.answer.Refusal;

/** Takes saved searches from one Vigie to another: without channels, which may be secret. */
final class SearchTransfer {
  private static final int MOST = 1_000;

  private final SavedSearches searches;

  SearchTransfer(SavedSearches searches) {
    this.searches = searches;
  }

  /**
   * Saved searches on their way.
   *
   * @param searches by name
   */
  public record Bundle(@Nullable List<Carried> searches) {}

  /**
   * A saved search on its way.
   *
   * @param name what its owner calls it
   * @param query in the query language
   * @param rules how it alerts
   * @param paused true while it does not
   */
  public record Carried(
      @Nullable String name,
      @Nullable String query,
      @Nullable WantedRules rules,
      @Nullable Boolean paused) {
    Draft draft() {
      return new Draft(name, query, null, rules, paused, null);
    }
  }

  /**
   * What a bundle came to.
   *
   * @param added what was saved, or would be: without an id then
   * @param existing what is there already, by name and query
   * @param skipped what cannot be saved, and why
   */
  public record Imported(List<Known> added, List<Known> existing, List<Skipped> skipped) {}

  /**
   * A saved search that is here.
   *
   * @param name of it
   * @param id that it has here
   */
  public record Known(String name, @Nullable String id) {}

  /**
   * One that cannot be saved.
   *
   * @param name of it
   * @param where the field that is wrong
   * @param reason what is wrong with it
   */
  public record Skipped(String name, @Nullable String where, String reason) {}

  private record Same(String name, String query) {}

  Bundle export() {
    return new Bundle(searches.all().stream().map(SearchTransfer::carried).toList());
  }

  /**
   * Saves what a bundle has and is not here.
   *
   * @param dry true to see what would be saved
   */
  Imported add(String who, Bundle bundle, boolean dry) {
    List<Carried> all = requireNonNullElse(bundle.searches(), List.of());
    if (all.size() > MOST) {
      throw Refusal.invalid(
          "searches", "There are more than " + MOST + ".", "Send them in several parts.");
    }
    Map<Same, @Nullable String> here = new HashMap<>();
    searches.all().forEach(one -> here.put(new Same(one.name(), one.query()), one.id()));
    List<Known> added = new ArrayList<>();
    List<Known> existing = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Carried one : all.stream().filter(Objects::nonNull).toList()) {
      String name = requireNonNullElse(one.name(), "").strip();
      Same same = new Same(name, requireNonNullElse(one.query(), "").strip());
      if (here.containsKey(same)) {
        existing.add(new Known(name, here.get(same)));
        continue;
      }
      try {
        String id = dry ? tried(one) : searches.bring(who, one.draft()).id();
        here.put(same, id);
        added.add(new Known(name, id));
      } catch (Refusal refusal) {
        skipped.add(new Skipped(name, refusal.problem().where(), refusal.problem().detail()));
      }
    }
    return new Imported(List.copyOf(added), List.copyOf(existing), List.copyOf(skipped));
  }

  private @Nullable String tried(Carried one) {
    searches.check(one.draft());
    return null;
  }

  private static Carried carried(SavedSearch search) {
    return new Carried(
        search.name(), search.query(), WantedRules.of(search.rules()), search.paused());
  }
}
