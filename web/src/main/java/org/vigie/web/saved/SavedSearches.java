package org.vigie.web.saved;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Archive;
import org.vigie.index.Refused;
import org.vigie.index.SearchRequest;
import org.vigie.index.query.Parsed;
import org.vigie.model.AlertRules;
import org.vigie.model.SavedSearch;
import org.vigie.streams.View;
import org.vigie.web.alert.Searches;
import org.vigie.web.answer.Refusal;
import org.vigie.web.channel.ChannelForm;
import org.vigie.web.channel.Channels;
import org.vigie.web.stream.AuditLog;

/** The saved searches, as analysts and programs make and change them. */
final class SavedSearches {
  private static final int MAX_NAME = 100;
  private static final int MAX_NAME_IN_ID = 48;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final View<SavedSearch> view;
  private final Searches searches;
  private final Archive archive;
  private final Channels channels;
  private final ChannelForm form;
  private final AuditLog audit;
  private final SearchHistory history;
  private final Hindsights hindsights;
  private final InstantSource time;

  SavedSearches(
      View<SavedSearch> view,
      Searches searches,
      Archive archive,
      Channels channels,
      AuditLog audit,
      SearchHistory history,
      Hindsights hindsights,
      InstantSource time) {
    this.view = view;
    this.searches = searches;
    this.archive = archive;
    this.channels = channels;
    this.form = new ChannelForm(channels);
    this.audit = audit;
    this.history = history;
    this.hindsights = hindsights;
    this.time = time;
  }

  /** All, by name. */
  List<SavedSearch> all() {
    return searches.all();
  }

  SavedSearch get(String id) {
    return searches.get(id);
  }

  /** What matching one costs; null when that is not known here. */
  Channels.@Nullable Cost cost(SavedSearch search) {
    return channels.cost(search).orElse(null);
  }

  /** Why one does not alert, though it should; null when it does. */
  @Nullable String problem(SavedSearch search) {
    return channels.problem(search).orElse(null);
  }

  /** Saves a new one, of which who saves it is the owner. */
  synchronized SavedSearch create(String who, Draft draft) {
    return create(who, "create", draft);
  }

  /** As {@link #create}, of one that comes from elsewhere. */
  synchronized SavedSearch bring(String who, Draft draft) {
    return create(who, "import", draft);
  }

  /** Refuses what could not be saved. */
  void check(Draft draft) {
    made("", draft);
  }

  /** Changes what the draft names; the rest stays. */
  synchronized SavedSearch change(String who, String id, Draft draft) {
    SavedSearch old = current(id, draft.version());
    return change(who, "change", old, draft);
  }

  synchronized SavedSearch pause(String who, String id, boolean paused, @Nullable Long version) {
    SavedSearch old = current(id, version);
    return change(who, paused ? "pause" : "resume", old, Draft.pausing(paused, version));
  }

  /** Gives it name, query and rules of an earlier version; its channels stay. */
  synchronized SavedSearch restore(String who, String id, long to, @Nullable Long version) {
    SavedSearch old = current(id, version);
    SearchSnapshot then = history.version(id, to);
    return change(
        who,
        "restore",
        old,
        new Draft(then.name(), then.query(), null, exactly(then.rules()), null, version));
  }

  synchronized void remove(String who, String id, @Nullable Long version) {
    SavedSearch old = current(id, version);
    write(who, "remove", old, null);
    view.remove(id);
  }

  /** What was done to one, the newest first; also when it is there no more. */
  List<SearchHistory.Step> history(String id) {
    List<SearchHistory.Step> steps = history.of(id);
    if (steps.isEmpty()) {
      get(id);
    }
    return steps;
  }

  /** The same as far as it is known at once; empty while it is not. */
  Optional<List<SearchHistory.Step>> historySoon(String id) {
    return history.soon(id);
  }

  /** Sends a test message to one of its channels. */
  Channels.Tried test(String id, String key) {
    return channels.test(ChannelForm.of(get(id).channels(), key));
  }

  /** Gives one of its webhooks a new secret. */
  synchronized SavedSearch renewSecret(String who, String id, String key) {
    SavedSearch old = get(id);
    Instant now = time.instant();
    return change(
        who,
        "secret",
        old,
        new SavedSearch(
            id,
            old.owner(),
            old.name(),
            old.query(),
            form.renewed(old.channels(), key, now),
            old.rules(),
            old.paused(),
            old.version() + 1,
            old.created(),
            now));
  }

  private SavedSearch create(String who, String action, Draft draft) {
    SavedSearch created = made(who, draft);
    hindsights.look(null, created);
    write(who, action, null, created);
    view.put(created.id(), created);
    return created;
  }

  private SavedSearch made(String who, Draft draft) {
    Instant now = time.instant();
    String name = name(draft.name());
    return new SavedSearch(
        freshId(name),
        who,
        name,
        query(draft.query()),
        form.read(draft.channels(), List.of()),
        rules(draft).over(AlertRules.DEFAULT),
        Boolean.TRUE.equals(draft.paused()),
        1,
        now,
        now);
  }

  private SavedSearch change(String who, String action, SavedSearch old, Draft draft) {
    return change(
        who,
        action,
        old,
        new SavedSearch(
            old.id(),
            old.owner(),
            draft.name() == null ? old.name() : name(draft.name()),
            draft.query() == null ? old.query() : query(draft.query()),
            form.read(draft.channels(), old.channels()),
            rules(draft).over(old.rules()),
            draft.paused() == null ? old.paused() : draft.paused(),
            old.version() + 1,
            old.created(),
            time.instant()));
  }

  private SavedSearch change(String who, String action, SavedSearch old, SavedSearch changed) {
    hindsights.look(old, changed);
    write(who, action, old, changed);
    view.put(changed.id(), changed);
    return changed;
  }

  private void write(
      String who, String action, @Nullable SavedSearch before, @Nullable SavedSearch after) {
    audit.write(
        who,
        SearchHistory.ABOUT_SEARCHES + action,
        List.of(
            new AuditLog.Change(
                before == null ? Objects.requireNonNull(after).id() : before.id(),
                before == null ? null : SearchSnapshot.of(before),
                after == null ? null : SearchSnapshot.of(after))));
  }

  private static WantedRules rules(Draft draft) {
    return draft.rules() == null ? WantedRules.AS_BEFORE : draft.rules();
  }

  /** Without quiet hours also where there are some now. */
  private static WantedRules exactly(WantedRules then) {
    return then.quiet() != null ? then : then.withQuiet(new WantedRules.Quiet(null, null));
  }

  private SavedSearch current(String id, @Nullable Long version) {
    SavedSearch old = get(id);
    if (version == null) {
      throw Refusal.invalid(
          "version", "It is not said which version is changed.", "Send the version that you read.");
    }
    if (old.version() != version) {
      throw Refusal.conflict("saved search", id, old.version());
    }
    return old;
  }

  private static String name(@Nullable String wanted) {
    String name = wanted == null ? "" : wanted.strip();
    if (name.isEmpty()
        || name.length() > MAX_NAME
        || name.codePoints().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid(
          "name", "A name has 1 to " + MAX_NAME + " characters, in one line.", "Write another.");
    }
    return name;
  }

  /** A query that asks for something. */
  static String written(@Nullable String wanted) {
    String query = wanted == null ? "" : wanted.strip();
    if (query.isEmpty()) {
      throw Refusal.invalid(
          "query", "An empty query would alert on every article.", "Write what you look for.");
    }
    return query;
  }

  private String query(@Nullable String wanted) {
    String query = written(wanted);
    if (archive.search(request(query)) instanceof Refused(Parsed.Bad bad)) {
      throw Refusal.query(bad);
    }
    return query;
  }

  private SearchRequest request(String query) {
    return new SearchRequest(
        query, Map.of(), SearchRequest.Sort.DATE, true, 0, 0, false, time.instant());
  }

  /**
   * The name in plain letters, and a few at random: alerts outlive their search, and another of the
   * same name must not be taken for it.
   */
  private static String freshId(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String start =
        plain.isEmpty() ? "search" : plain.substring(0, Math.min(MAX_NAME_IN_ID, plain.length()));
    return start + "-" + HexFormat.of().toHexDigits(RANDOM.nextInt()).substring(2);
  }
}
