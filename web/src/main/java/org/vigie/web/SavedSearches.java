package org.vigie.web;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Archive;
import org.vigie.index.Parsed;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchResult;
import org.vigie.model.SavedSearch;
import org.vigie.streams.View;

/** The saved searches, as analysts and programs make and change them. */
final class SavedSearches {
  private static final int MAX_NAME = 100;
  private static final int MAX_NAME_IN_ID = 48;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final View<SavedSearch> searches;
  private final Archive archive;
  private final Channels channels;
  private final ChannelForm form;
  private final InstantSource time;

  SavedSearches(
      View<SavedSearch> searches, Archive archive, Channels channels, InstantSource time) {
    this.searches = searches;
    this.archive = archive;
    this.channels = channels;
    this.form = new ChannelForm(channels);
    this.time = time;
  }

  /**
   * What a query would have found.
   *
   * @param days in so many days until now
   * @param stories stories: so many alerts
   * @param articles articles in these
   */
  public record DryRun(int days, long stories, long articles) {}

  /** All, by name. */
  List<SavedSearch> all() {
    return searches.values().stream()
        .sorted(Comparator.comparing(search -> search.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  SavedSearch get(String id) {
    return searches.get(id).orElseThrow(() -> Refusal.absent("saved search", id));
  }

  /** Why one does not alert, though it should; null when it does. */
  @Nullable String problem(SavedSearch search) {
    return channels.problem(search).orElse(null);
  }

  synchronized SavedSearch create(Draft draft) {
    Instant now = time.instant();
    String name = name(draft.name());
    return put(
        new SavedSearch(
            freshId(name),
            name,
            query(draft.query()),
            form.read(draft.channels(), List.of()),
            Boolean.TRUE.equals(draft.paused()),
            1,
            now,
            now));
  }

  /** Changes what the draft names; the rest stays. */
  synchronized SavedSearch change(String id, Draft draft) {
    SavedSearch old = current(id, draft.version());
    return put(
        new SavedSearch(
            id,
            draft.name() == null ? old.name() : name(draft.name()),
            draft.query() == null ? old.query() : query(draft.query()),
            form.read(draft.channels(), old.channels()),
            draft.paused() == null ? old.paused() : draft.paused(),
            old.version() + 1,
            old.created(),
            time.instant()));
  }

  synchronized void remove(String id, @Nullable Long version) {
    searches.remove(current(id, version).id());
  }

  /** Sends a test message to one of its channels. */
  Channels.Tried test(String id, String key) {
    return channels.test(
        get(id).channels().stream()
            .filter(channel -> channel.key().equals(key))
            .findFirst()
            .orElseThrow(() -> Refusal.absent("channel", key)));
  }

  /** How often a query would have alerted in the last days. Back-fill never does. */
  List<DryRun> dryRun(@Nullable String query) {
    String valid = query(query);
    return List.of(dryRun(valid, 7), dryRun(valid, 30));
  }

  private DryRun dryRun(String query, int days) {
    String within = "(%s) AND seen:[now-%dd TO now] AND backfill:no".formatted(query, days);
    SearchResult found = search(within);
    return new DryRun(days, found.total(), found.articles());
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

  private SavedSearch put(SavedSearch search) {
    searches.put(search.id(), search);
    return search;
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

  private String query(@Nullable String wanted) {
    String query = wanted == null ? "" : wanted.strip();
    if (query.isEmpty()) {
      throw Refusal.invalid(
          "query", "An empty query would alert on every article.", "Write what you look for.");
    }
    search(query);
    return query;
  }

  private SearchResult search(String query) {
    SearchRequest request =
        new SearchRequest(
            query, Map.of(), SearchRequest.Sort.DATE, true, 0, 0, false, time.instant());
    return switch (archive.search(request)) {
      case SearchResult found -> found;
      case Parsed.Bad bad -> throw Refusal.query(bad);
    };
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
