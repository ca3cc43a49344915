package org.vigie.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.index.ArticleDocument;
import org.vigie.index.Parsed;
import org.vigie.index.Passages;
import org.vigie.index.QueryLanguage;
import org.vigie.model.Alert;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;

/**
 * The saved searches, ready to be matched against articles. A search that cannot be run is a {@link
 * #problems problem} and never stops the others. Safe for any number of threads.
 */
public final class Matcher implements Matching, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Matcher.class);
  private static final int MOST_PASSAGES = 3;

  /** Searches are registered in steps of this many, so that none costs much memory at once. */
  private static final int STEP = 5_000;

  private final InstantSource clock;
  private final Monitor monitor;
  private final Map<String, SavedSearch> searches = new ConcurrentHashMap<>();

  /** Searches that changed since the monitor was told; it takes many at once quicker. */
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  /** Searches with dates relative to now, which the monitor knows {@link Undated}. */
  private final Set<String> relative = ConcurrentHashMap.newKeySet();

  private final Map<String, String> problems = new ConcurrentHashMap<>();

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
  public synchronized List<SavedSearch> match(Filed filed) {
    settle();
    Document document = ArticleDocument.of(filed);
    Set<String> ids = found(document);
    if (ids.stream().anyMatch(relative::contains)) {
      IndexSearcher article =
          MemoryIndex.fromDocument(document, ArticleDocument.analyzer()).createSearcher();
      Instant now = filed.article().firstSeen();
      ids.removeIf(id -> relative.contains(id) && !matches(id, article, now));
    }
    return ids.stream()
        .map(searches::get)
        .filter(Objects::nonNull)
        .filter(search -> !search.paused())
        .sorted(Comparator.comparing(SavedSearch::id))
        .toList();
  }

  @Override
  public List<Alert.Passage> why(SavedSearch search, Filed filed) {
    List<Alert.Passage> passages = passages(search, filed);
    return passages.isEmpty()
        ? List.of(new Alert.Passage("title", filed.article().title(), List.of()))
        : passages;
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
      relative.remove(id);
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
      case Parsed.Good good when good.relative() -> {
        relative.add(search.id());
        yield new MonitorQuery(search.id(), Undated.of(good.query()));
      }
      case Parsed.Good good -> new MonitorQuery(search.id(), good.query());
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

  private Set<String> found(Document document) {
    try {
      MatchingQueries<QueryMatch> found = monitor.match(document, QueryMatch.SIMPLE_MATCHER);
      found.getErrors().forEach((id, e) -> report(id, "It cannot be matched: " + e.getMessage()));
      return found.getMatches().stream()
          .map(QueryMatch::getQueryId)
          .collect(Collectors.toCollection(HashSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  /** Whether a search matches an article with all its dates, seen from an instant. */
  private boolean matches(String id, IndexSearcher article, Instant now) {
    SavedSearch search = searches.get(id);
    if (search == null || !(QueryLanguage.parse(search.query(), now) instanceof Parsed.Good good)) {
      return false;
    }
    try {
      return article.count(good.query()) > 0;
    } catch (IOException | RuntimeException e) {
      report(id, "It cannot be matched: " + e.getMessage());
      return false;
    }
  }

  private List<Alert.Passage> passages(SavedSearch search, Filed filed) {
    if (!(QueryLanguage.parse(search.query(), filed.article().firstSeen())
        instanceof Parsed.Good good)) {
      return List.of();
    }
    try {
      return Passages.of(good.query(), filed, MOST_PASSAGES);
    } catch (RuntimeException e) {
      report(search.id(), "It matches, but it cannot be said why: " + e.getMessage());
      return List.of();
    }
  }

  private void report(String id, String problem) {
    if (!problem.equals(problems.put(id, problem))) {
      log.warn("search={} cannot be run: {}", id, problem);
    }
  }
}
