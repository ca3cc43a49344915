package org.vigie.web.saved;

import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.vigie.model.AlertRules;
import org.vigie.model.SavedSearch;
import org.vigie.web.alert.AccountView;
import org.vigie.web.alert.AccountWords;
import org.vigie.web.alert.Accounts;
import org.vigie.web.alert.Inbox;
import org.vigie.web.alert.InboxRow;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.answer.Refusal;
import org.vigie.web.channel.Channels;
import org.vigie.web.channel.NewSecrets;
import org.vigie.web.show.Shows;

/** Saved searches, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/searches")
class SavedSearchApi {
  private final SavedSearches searches;
  private final DryRuns dryRuns;
  private final SearchTransfer transfer;
  private final Inbox inbox;
  private final Accounts accounts;
  private final Shows shows;
  private final InstantSource time;

  SavedSearchApi(
      SavedSearches searches,
      DryRuns dryRuns,
      SearchTransfer transfer,
      Inbox inbox,
      Accounts accounts,
      Shows shows,
      InstantSource time) {
    this.searches = searches;
    this.dryRuns = dryRuns;
    this.transfer = transfer;
    this.inbox = inbox;
    this.accounts = accounts;
    this.shows = shows;
    this.time = time;
  }

  /**
   * An earlier version.
   *
   * @param to the version that is wanted again
   * @param version the version that is there now
   */
  public record Earlier(@Nullable Long to, @Nullable Long version) {}

  /**
   * A channel of a search.
   *
   * @param key of it
   */
  public record Named(@Nullable String key) {}

  @GetMapping
  List<SavedSearchView> all() {
    Instant since = SearchWeek.before(time.instant());
    Map<String, List<InboxRow.Entry>> recent = inbox.since(since);
    return searches.all().stream()
        .map(search -> view(search, since, recent.getOrDefault(search.id(), List.of())))
        .toList();
  }

  @GetMapping("/{id}")
  SavedSearchView one(@PathVariable String id) {
    Instant since = SearchWeek.before(time.instant());
    return view(searches.get(id), since, inbox.since(id, since));
  }

  private SavedSearchView view(SavedSearch search, Instant since, List<InboxRow.Entry> recent) {
    return SavedSearchView.of(
        search, searches.problem(search), searches.cost(search), SearchWeek.since(since, recent));
  }

  @PostMapping
  ResponseEntity<SavedSearchView> create(@RequestBody Draft draft, Principal who) {
    SavedSearch saved = searches.create(who.getName(), draft);
    return ResponseEntity.created(URI.create(ApiPaths.ROOT + "/searches/" + saved.id()))
        .body(SavedSearchView.saved(saved, null, NewSecrets.of(saved.channels(), List.of())));
  }

  @PutMapping("/{id}")
  SavedSearchView change(@PathVariable String id, @RequestBody Draft draft, Principal who) {
    SavedSearch before = searches.get(id);
    SavedSearch saved = searches.change(who.getName(), id, draft);
    return SavedSearchView.saved(
        saved, searches.problem(saved), NewSecrets.of(saved.channels(), before.channels()));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id, @RequestParam long version, Principal who) {
    searches.remove(who.getName(), id, version);
  }

  /** What a search would have told of in the last days. */
  @PostMapping("/dry-run")
  DryRunView dryRun(@RequestBody Draft draft) {
    return DryRunView.of(dryRuns.of(draft.query(), rules(draft, AlertRules.DEFAULT), null));
  }

  /** The same of a saved search with what is named changed, beside how it is saved. */
  @PostMapping("/{id}/dry-run")
  DryRunView dryRun(@PathVariable String id, @RequestBody Draft draft) {
    SavedSearch saved = searches.get(id);
    String query = draft.query() == null ? saved.query() : draft.query();
    return DryRunView.of(dryRuns.of(query, rules(draft, saved.rules()), saved));
  }

  private static AlertRules rules(Draft draft, AlertRules before) {
    return draft.rules() == null ? before : draft.rules().over(before);
  }

  /** What people did to it, the newest first. */
  @GetMapping("/{id}/history")
  List<SearchHistory.Step> history(@PathVariable String id) {
    return searches.history(id);
  }

  /**
   * Why it told of an article, or why it did not.
   *
   * @param article id or address of the article
   */
  @GetMapping("/{id}/why")
  AccountView why(@PathVariable String id, @RequestParam String article) {
    return AccountView.of(accounts.why(id, article), new AccountWords(shows.in(Locale.ENGLISH)));
  }

  /** Gives it name, query and rules of an earlier version. */
  @PostMapping("/{id}/restore")
  SavedSearchView restore(@PathVariable String id, @RequestBody Earlier earlier, Principal who) {
    if (earlier.to() == null) {
      throw Refusal.invalid("to", "It is not said which version is wanted.", "Send its number.");
    }
    SavedSearch saved = searches.restore(who.getName(), id, earlier.to(), earlier.version());
    return SavedSearchView.saved(saved, searches.problem(saved), List.of());
  }

  /** All, without their channels. */
  @GetMapping("/export")
  SearchTransfer.Bundle export() {
    return transfer.export();
  }

  /** Saves those that are not here. */
  @PostMapping("/import")
  SearchTransfer.Imported add(
      @RequestBody SearchTransfer.Bundle bundle,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Principal who) {
    return transfer.add(who.getName(), bundle, dryRun);
  }

  /** Gives a webhook a new secret. */
  @PostMapping("/{id}/secret")
  SavedSearchView renewSecret(@PathVariable String id, @RequestBody Named channel, Principal who) {
    SavedSearch before = searches.get(id);
    String key = channel.key() == null ? "" : channel.key();
    SavedSearch saved = searches.renewSecret(who.getName(), id, key);
    return SavedSearchView.saved(
        saved, searches.problem(saved), NewSecrets.of(saved.channels(), before.channels()));
  }

  /** Sends a test message to a channel. */
  @PostMapping("/{id}/test")
  Channels.Tried test(@PathVariable String id, @RequestBody Named channel) {
    return searches.test(id, channel.key() == null ? "" : channel.key());
  }
}
