package org.vigie.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
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
  public Map<String, String> problems() {
    return Map.copyOf(problems);
  }

  /** Takes searches in; many at once are quicker than one by one. */
  synchronized void put(Collection<SavedSearch> changed) {
    List<MonitorQuery> queries = new ArrayList<>();
    for (SavedSearch search : changed) {
      if (!search.equals(searches.put(search.id(), search))) {
        MonitorQuery query = take(search);
        if (query != null) {
          queries.add(query);
        }
      }
      if (queries.size() == STEP) {
        register(queries);
        queries.clear();
      }
    }
    register(queries);
  }

  /** Forgets a search. */
  synchronized void remove(String id) {
    searches.remove(id);
    problems.remove(id);
    relative.remove(id);
    unregister(id);
  }

  @Override
  public List<SavedSearch> match(Filed filed) {
    Document document = ArticleDocument.of(filed);
    Set<String> ids = new HashSet<>(fixed(document));
    if (!relative.isEmpty()) {
      ids.addAll(relative(document, filed.article().firstSeen()));
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

  /** The query to register; null when there is none, because it is bad, paused or relative. */
  private @Nullable MonitorQuery take(SavedSearch search) {
    relative.remove(search.id());
    problems.remove(search.id());
    return switch (QueryLanguage.parse(search.query(), clock.instant())) {
      case Parsed.Bad bad -> {
        report(search.id(), "At position " + bad.position() + ": " + bad.message());
        unregister(search.id());
        yield null;
      }
      case Parsed.Good good when search.paused() || good.relative() -> {
        unregister(search.id());
        if (!search.paused()) {
          relative.add(search.id());
        }
        yield null;
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
      report(queries.getFirst().getId(), "It cannot be matched: " + failure.getMessage());
      return;
    }
    queries.forEach(query -> register(List.of(query)));
  }

  private void unregister(String id) {
    try {
      monitor.deleteById(id);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  private Set<String> fixed(Document document) {
    try {
      MatchingQueries<QueryMatch> found = monitor.match(document, QueryMatch.SIMPLE_MATCHER);
      found.getErrors().forEach((id, e) -> report(id, "It cannot be matched: " + e.getMessage()));
      return found.getMatches().stream().map(QueryMatch::getQueryId).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  private List<String> relative(Document document, Instant now) {
    IndexSearcher article =
        MemoryIndex.fromDocument(document, ArticleDocument.analyzer()).createSearcher();
    return relative.stream().filter(id -> matches(id, article, now)).toList();
  }

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
