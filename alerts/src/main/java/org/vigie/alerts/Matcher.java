package org.vigie.alerts;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.match.Cost;
import org.vigie.alerts.match.Engine;
import org.vigie.alerts.match.FastEngine;
import org.vigie.alerts.match.Flaw;
import org.vigie.index.query.Condition;
import org.vigie.index.query.Parsed;
import org.vigie.index.query.Passages;
import org.vigie.index.query.QueryLanguage;
import org.vigie.model.Alert.Passage;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;
import org.vigie.model.Trouble;

/**
 * The saved searches, ready to be matched against articles. A search that cannot be run is a {@link
 * #problems problem} and never stops the others; one that takes too long is set aside. Safe for any
 * number of threads.
 */
public final class Matcher implements Matching, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Matcher.class);
  private static final int MOST_PASSAGES = 3;

  private final InstantSource clock;
  private final Engine engine;
  private final Function<String, Optional<Trouble>> known;
  private final Map<String, SavedSearch> searches = new ConcurrentHashMap<>();

  /** Searches that changed since the engine was told; it takes many at once quicker. */
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  /**
   * What the engine was told, for as long as an article is matched: {@link #searches} may change.
   */
  private final Map<String, SavedSearch> registered = new HashMap<>();

  private final Map<String, String> problems = new ConcurrentHashMap<>();

  /** Searches that proved too slow here, and did not change since. */
  private final Map<String, Slow> slow = new LinkedHashMap<>();

  /**
   * A search that takes too long.
   *
   * @param problem a message for its owner
   * @param mean what a run of it takes
   */
  record Slow(SavedSearch search, String problem, Duration mean) {}

  /** A matcher without searches. */
  public Matcher(InstantSource clock) {
    this(clock, new FastEngine(), _ -> Optional.empty());
  }

  /**
   * A matcher without searches that finds them with an engine.
   *
   * @param known what is the matter with a search, by its id: one that is set aside is not matched
   */
  Matcher(InstantSource clock, Engine engine, Function<String, Optional<Trouble>> known) {
    this.clock = clock;
    this.engine = engine;
    this.known = known;
  }

  /** What is wrong with the searches that cannot be run: a message for its owner, by search id. */
  public synchronized Map<String, String> problems() {
    settle();
    return Map.copyOf(problems);
  }

  /** What matching a search costs; empty of one that is not matched. */
  public synchronized Optional<Cost> cost(String id) {
    settle();
    return engine.cost(id);
  }

  /** The searches that took too long here since they were taken in. */
  synchronized List<Slow> slow() {
    settle();
    return List.copyOf(slow.values());
  }

  /** Looks again what is the matter with a search. */
  void reconsider(String id) {
    changed.add(id);
  }

  /** Takes a search in, or what it is changed to. */
  void put(SavedSearch search) {
    if (!search.equals(searches.put(search.id(), search))) {
      changed.add(search.id());
    }
  }

  /** Forgets a search. */
  void remove(String id) {
    searches.remove(id);
    changed.add(id);
  }

  @Override
  public synchronized List<Match> match(Filed filed) {
    settle();
    List<String> found = engine.match(filed);
    List<Match> matches =
        found.stream()
            .map(id -> requireNonNull(registered.get(id)))
            .sorted(Comparator.comparing(SavedSearch::id))
            .map(search -> new Match(search, () -> why(search, filed)))
            .toList();
    engine.troubles().forEach(this::lose);
    return matches;
  }

  @Override
  public void close() {
    engine.close();
  }

  /** Tells the engine what changed. A change that comes meanwhile is met now or next time. */
  private void settle() {
    if (changed.isEmpty()) {
      return;
    }
    Map<String, Condition> fresh = new LinkedHashMap<>();
    List<String> gone = new ArrayList<>();
    for (String id : List.copyOf(changed)) {
      changed.remove(id);
      registered.remove(id);
      problems.remove(id);
      slow.remove(id);
      SavedSearch search = searches.get(id);
      Condition condition = condition(search);
      if (search == null || condition == null) {
        gone.add(id);
      } else {
        registered.put(id, search);
        fresh.put(id, condition);
      }
    }
    engine.remove(gone);
    engine.put(fresh);
    engine.troubles().forEach(this::lose);
  }

  /** What to match; null when there is nothing, because it is deleted, paused or bad. */
  private @Nullable Condition condition(@Nullable SavedSearch search) {
    if (search == null || search.paused()) {
      return null;
    }
    Optional<Trouble> aside = known.apply(search.id()).filter(it -> it.setsAside(search));
    if (aside.isPresent()) {
      report(search.id(), aside.get().answer());
      return null;
    }
    return switch (QueryLanguage.parse(search.query(), clock.instant())) {
      case Parsed.Bad bad -> {
        report(search.id(), "At position " + bad.position() + ": " + bad.message());
        yield null;
      }
      case Parsed.Good good -> good.condition();
    };
  }

  /** An alert without its reason is better than none. */
  private List<Passage> why(SavedSearch search, Filed filed) {
    Instant now = filed.article().firstSeen();
    try {
      if (QueryLanguage.parse(search.query(), now) instanceof Parsed.Good good) {
        return Passages.of(good.query(now), filed, MOST_PASSAGES);
      }
    } catch (RuntimeException e) {
      log.error("search={} article={} it cannot be said why", search.id(), filed.article().id(), e);
    }
    return List.of(new Passage("title", filed.article().title(), List.of()));
  }

  private void lose(String id, Flaw flaw) {
    report(id, flaw.problem());
    if (flaw.tooMuch() != null) {
      SavedSearch search = requireNonNull(registered.get(id));
      slow.put(id, new Slow(search, flaw.problem(), flaw.tooMuch().mean()));
    }
  }

  private void report(String id, String problem) {
    if (!problem.equals(problems.put(id, problem))) {
      log.warn("search={} cannot be run: {}", id, problem);
    }
  }
}
