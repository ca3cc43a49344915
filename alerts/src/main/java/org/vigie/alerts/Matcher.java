package org.vigie.alerts;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.index.ArticleDocument;
import org.vigie.index.AskedFields;
import org.vigie.index.Parsed;
import org.vigie.index.QueryLanguage;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;

/**
 * The saved searches, ready to be matched against articles. A search that cannot be run is a {@link
 * #problems problem} and never stops the others. Safe for any number of threads.
 */
public final class Matcher implements Matching, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Matcher.class);

  /** Searches are registered in steps of this many, so that none costs much memory at once. */
  private static final int STEP = 5_000;

  private final InstantSource clock;
  private final Monitor monitor;
  private final Map<String, SavedSearch> searches = new ConcurrentHashMap<>();

  /** Searches that changed since the monitor was told; it takes many at once quicker. */
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  /**
   * What the monitor was told, for as long as an article is matched: {@link #searches} may change.
   */
  private final Map<String, Registered> registered = new HashMap<>();

  /** Of all searches that were ever registered: too many do no harm. */
  private final AskedFields asked = new AskedFields();

  private final Map<String, String> problems = new ConcurrentHashMap<>();

  /**
   * A search that the monitor knows.
   *
   * @param query null when its dates are relative to now: it is read anew for each article
   */
  private record Registered(SavedSearch search, @Nullable Query query) {

    /** The query as it is seen from an instant. */
    Query query(Instant now) {
      if (query != null) {
        return query;
      }
      return switch (QueryLanguage.parse(search.query(), now)) {
        case Parsed.Good good -> good.query();
        case Parsed.Bad bad -> throw new IllegalStateException(bad.message());
      };
    }
  }

  /** A matcher without searches. */
  public Matcher(InstantSource clock) {
    this.clock = clock;
    try {
      monitor = new Monitor(ArticleDocument.analyzer());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  /** What is wrong with the searches that cannot be run: a message for its owner, by search id. */
  public synchronized Map<String, String> problems() {
    settle();
    return Map.copyOf(problems);
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
  public synchronized List<Match> match(Filed filed, Predicate<SavedSearch> reasoned) {
    settle();
    return found(filed, reasoned).stream()
        .map(found -> new Match(registered(found.getQueryId()).search(), found.why()))
        .sorted(Comparator.comparing(match -> match.search().id()))
        .toList();
  }

  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  /** Tells the monitor what changed. A change that comes meanwhile is met now or next time. */
  private void settle() {
    if (changed.isEmpty()) {
      return;
    }
    List<MonitorQuery> queries = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (String id : List.copyOf(changed)) {
      changed.remove(id);
      registered.remove(id);
      problems.remove(id);
      MonitorQuery query = query(searches.get(id));
      if (query == null) {
        without.add(id);
      } else {
        queries.add(query);
      }
      if (queries.size() == STEP) {
        register(queries);
        queries.clear();
      }
    }
    unregister(without);
    register(queries);
  }

  /** The query to register; null when there is none, because it is deleted, paused or bad. */
  private @Nullable MonitorQuery query(@Nullable SavedSearch search) {
    if (search == null || search.paused()) {
      return null;
    }
    return switch (QueryLanguage.parse(search.query(), clock.instant())) {
      case Parsed.Bad bad -> {
        report(search.id(), "At position " + bad.position() + ": " + bad.message());
        yield null;
      }
      case Parsed.Good good -> {
        asked.add(good.query());
        registered.put(search.id(), new Registered(search, good.relative() ? null : good.query()));
        yield new MonitorQuery(
            search.id(), good.relative() ? Undated.of(good.query()) : good.query());
      }
    };
  }

  private void register(List<MonitorQuery> queries) {
    try {
      if (!queries.isEmpty()) {
        monitor.register(queries);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    } catch (RuntimeException e) {
      registerOneByOne(queries, e);
    }
  }

  /** One of them cannot be taken in: the others must be, and that one must be named. */
  private void registerOneByOne(List<MonitorQuery> queries, RuntimeException failure) {
    if (queries.size() == 1) {
      String id = queries.getFirst().getId();
      report(id, "It cannot be matched: " + failure.getMessage());
      unregister(List.of(id));
      return;
    }
    queries.forEach(query -> register(List.of(query)));
  }

  private void unregister(List<String> ids) {
    try {
      if (!ids.isEmpty()) {
        monitor.deleteById(ids);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  private Collection<PassageMatcher.Found> found(Filed filed, Predicate<SavedSearch> reasoned) {
    Instant now = filed.article().firstSeen();
    try {
      MatchingQueries<PassageMatcher.Found> found =
          monitor.match(
              asked.document(filed),
              article ->
                  new PassageMatcher(
                      article,
                      filed,
                      id -> registered(id).query(now),
                      id -> reasoned.test(registered(id).search())));
      found.getErrors().forEach((id, e) -> report(id, "It cannot be matched: " + e.getMessage()));
      return found.getMatches();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  private Registered registered(String id) {
    return requireNonNull(registered.get(id));
  }

  private void report(String id, String problem) {
    if (!problem.equals(problems.put(id, problem))) {
      log.warn("search={} cannot be run: {}", id, problem);
    }
  }
}
