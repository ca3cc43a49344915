package org.vigie.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.model.SavedSearch;

/** Saved searches, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/searches")
class SavedSearchApi {
  private final SavedSearches searches;

  SavedSearchApi(SavedSearches searches) {
    this.searches = searches;
  }

  /**
   * A channel of a search.
   *
   * @param key of it
   */
  public record Named(@Nullable String key) {}

  @GetMapping
  List<SavedSearchView> all() {
    return searches.all().stream()
        .map(search -> SavedSearchView.of(search, searches.problem(search)))
        .toList();
  }

  @GetMapping("/{id}")
  SavedSearchView one(@PathVariable String id) {
    SavedSearch search = searches.get(id);
    return SavedSearchView.of(search, searches.problem(search));
  }

  @PostMapping
  ResponseEntity<SavedSearchView> create(@RequestBody Draft draft) {
    SavedSearch saved = searches.create(draft);
    return ResponseEntity.created(URI.create(ApiPaths.ROOT + "/searches/" + saved.id()))
        .body(SavedSearchView.of(saved, null, NewSecrets.of(saved.channels(), List.of())));
  }

  @PutMapping("/{id}")
  SavedSearchView change(@PathVariable String id, @RequestBody Draft draft) {
    SavedSearch before = searches.get(id);
    SavedSearch saved = searches.change(id, draft);
    return SavedSearchView.of(
        saved, searches.problem(saved), NewSecrets.of(saved.channels(), before.channels()));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id, @RequestParam long version) {
    searches.remove(id, version);
  }

  /** How often a query would have alerted in the last days. */
  @PostMapping("/dry-run")
  List<SavedSearches.DryRun> dryRun(@RequestBody Draft draft) {
    return searches.dryRun(draft.query());
  }

  /** Sends a test message to a channel. */
  @PostMapping("/{id}/test")
  Channels.Tried test(@PathVariable String id, @RequestBody Named channel) {
    return searches.test(id, channel.key() == null ? "" : channel.key());
  }
}
