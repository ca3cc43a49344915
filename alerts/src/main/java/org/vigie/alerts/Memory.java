package org.vigie.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.model.Alert.Reported;
import org.vigie.model.Alert.Told;
import org.vigie.model.Moves;
import org.vigie.model.SavedSearch;
import org.vigie.model.Tally;

/**
 * What alerting remembers: all of it is read from the alerts that were written.
 *
 * <p>One thread asks; any may {@link #get}.
 */
final class Memory {
  private final Function<String, Optional<Alert>> shown;

  /** Alerts that were written and are not shown yet. */
  private final Map<String, Alert> recent = new ConcurrentHashMap<>();

  /** Which articles are in an alert of which search, whatever story they were in then. */
  private final Set<UUID> articles = new HashSet<>();

  private final Map<String, Set<String>> stories = new HashMap<>();

  /**
   * By story, those of its alerts whose id is not the usual one: they came with their first
   * article, or after the alert that has that id left.
   */
  private final Map<String, Set<String>> unusual = new HashMap<>();

  /** Alerts by their first article, where that is not the one which opened their story. */
  private final Map<String, Set<String>> begun = new HashMap<>();

  /**
   * The newest alert on a spike of each search, as it is written now: see {@link Tally#subject}.
   */
  private final Map<String, Alert> spikes = new HashMap<>();

  private final Map<String, Pace> paces = new HashMap<>();
  private final Map<String, Instant> pending = new HashMap<>();

  /** Alerts that wait for people: see {@link #keptByPeople}. */
  private final Set<String> kept = new TreeSet<>();

  private final TreeMap<Instant, Set<String>> due = new TreeMap<>();
  private Instant bundled = Instant.MIN;

  /**
   * An empty memory.
   *
   * @param shown alerts by id, as readers of the stream see them; it may lag behind what was
   *     written. All alerts there are would be much to hold twice.
   */
  Memory(Function<String, Optional<Alert>> shown) {
    this.shown = shown;
  }

  /**
   * Remembers what was written, and nothing else. {@link #get} answers all the while: deliveries
   * ask for their alert.
   *
   * @param log passes on every alert that was written, revisions in their order
   */
  void restore(Consumer<Consumer<Alert>> log) {
    Map<String, Alert> unseen = new HashMap<>();
    articles.clear();
    stories.clear();
    unusual.clear();
    begun.clear();
    spikes.clear();
    paces.clear();
    pending.clear();
    kept.clear();
    due.clear();
    bundled = Instant.MIN;
    log.accept(
        alert -> {
          remember(alert, unseen);
          if (isShown(alert)) {
            unseen.remove(alert.id());
          }
        });
    recent.keySet().retainAll(unseen.keySet());
    recent.putAll(unseen);
  }

  void remember(Alert alert) {
    remember(alert, recent);
  }

  /** Holds no longer what is shown by now. */
  void slim() {
    recent.values().removeIf(this::isShown);
  }

  /** An alert as it is now. */
  Optional<Alert> get(String id) {
    Alert written = recent.get(id);
    return written == null ? shown.apply(id) : Optional.of(written);
  }

  /** Whether an article is in an alert of a search. */
  boolean has(SavedSearch search, String article) {
    return articles.contains(key(search, article));
  }

  /** The alerts on a story. */
  List<Alert> on(String story) {
    return alerts(stories.getOrDefault(story, Set.of()));
  }

  /** The alert of a search on a story. */
  Optional<Alert> on(SavedSearch search, String story) {
    return get(Alert.idOf(search.id(), story))
        .filter(alert -> alert.story().equals(story))
        .or(
            () ->
                alerts(unusual.getOrDefault(story, Set.of())).stream()
                    .filter(alert -> alert.search().id().equals(search.id()))
                    .findFirst());
  }

  /** The alerts on stories that begin with an article. */
  List<Alert> begunBy(String article) {
    return Stream.of(stories, begun)
        .flatMap(map -> alerts(map.getOrDefault(article, Set.of())).stream())
        .filter(alert -> !alert.isSpike() && alert.first().article().equals(article))
        .toList();
  }

  /** The newest alert on a spike of a search. */
  Optional<Alert> spike(SavedSearch search) {
    return Optional.ofNullable(spikes.get(Tally.subject(search)));
  }

  /** The alerts that say what an article says: all are looked at, which is seldom asked. */
  List<Alert> of(String article) {
    return stories.values().stream()
        .flatMap(Set::stream)
        .flatMap(id -> get(id).stream())
        .filter(alert -> alert.quotes(article::equals))
        .toList();
  }

  /** What a search told lately. */
  Pace pace(SavedSearch search) {
    return paces.computeIfAbsent(search.id(), _ -> new Pace());
  }

  /** The end of the last window that was told: nothing more can be told of it. */
  Instant bundled() {
    return bundled;
  }

  /** When the next alerts are due that wait. */
  Optional<Instant> nextDue() {
    return due.isEmpty() ? Optional.empty() : Optional.of(due.firstKey());
  }

  /** The alerts that wait for a time, oldest first. */
  List<Alert> due(Instant at) {
    return alerts(due.getOrDefault(at, Set.of())).stream()
        .sorted(Comparator.comparing(Alert::created).thenComparing(Alert::id))
        .toList();
  }

  /** The alerts that are muted or snoozed, or of which somebody knew before they were told. */
  List<Alert> keptByPeople() {
    return alerts(kept);
  }

  private List<Alert> alerts(Set<String> ids) {
    return ids.stream().flatMap(id -> get(id).stream()).toList();
  }

  private void remember(Alert alert, Map<String, Alert> written) {
    written.put(alert.id(), alert);
    articles(alert).map(id -> key(alert.search(), id)).forEach(articles::add);
    place(alert);
    if (alert.isSpike()) {
      spikes.merge(
          Tally.subject(alert.search()),
          alert,
          (one, other) -> other.created().isBefore(one.created()) ? one : other);
    }
    for (Told told : alert.told()) {
      pace(alert.search()).told(alert, told);
      if (told.held() != Held.NO && told.at().isAfter(bundled)) {
        bundled = told.at();
      }
    }
    await(alert);
  }

  private void place(Alert alert) {
    String id = alert.id();
    for (Moves.Left left : alert.moves().from()) {
      remove(stories, left.story(), id);
      remove(unusual, left.story(), id);
    }
    add(stories, alert.story(), id);
    if (!id.equals(Alert.idOf(alert.search().id(), alert.story()))) {
      add(unusual, alert.story(), id);
    }
    if (alert.first().article().equals(alert.story())) {
      remove(begun, alert.story(), id);
    } else {
      add(begun, alert.first().article(), id);
    }
  }

  private static <K> void add(Map<K, Set<String>> to, K key, String id) {
    to.computeIfAbsent(key, _ -> new TreeSet<>()).add(id);
  }

  private static <K> void remove(Map<K, Set<String>> from, K key, String id) {
    from.computeIfPresent(key, (_, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
  }

  private void await(Alert alert) {
    if (isKeptByPeople(alert)) {
      kept.add(alert.id());
    } else {
      kept.remove(alert.id());
    }
    Instant before = pending.remove(alert.id());
    if (before != null) {
      remove(due, before, alert.id());
    }
    if (alert.isPending() && alert.due() != null) {
      pending.put(alert.id(), alert.due());
      add(due, alert.due(), alert.id());
    }
  }

  private static boolean isKeptByPeople(Alert alert) {
    return switch (alert.held()) {
      case MUTED, SNOOZED -> true;
      case NO -> alert.told().isEmpty();
      case SIZE, CADENCE, QUIET_HOURS, COOL_DOWN, CAP -> false;
    };
  }

  private boolean isShown(Alert alert) {
    return shown.apply(alert.id()).filter(it -> it.revision() >= alert.revision()).isPresent();
  }

  /** Small, because there are as many as articles in alerts of more than a year. */
  private static UUID key(SavedSearch search, String article) {
    return UUID.nameUUIDFromBytes((search.id() + " " + article).getBytes(UTF_8));
  }

  private static Stream<String> articles(Alert alert) {
    return Stream.concat(alert.articles().map(Reported::article), alert.further().stream());
  }
}
