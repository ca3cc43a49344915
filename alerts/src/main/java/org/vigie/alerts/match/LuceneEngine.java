package org.vigie.alerts.match;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.Query;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.AskedFields;
import org.vigie.index.query.Condition;
import org.vigie.index.query.Parsed;
import org.vigie.model.Filed;

/** Matches with Lucene's Monitor: what {@link FastEngine} has to agree with. */
public final class LuceneEngine implements Engine {
  /** Searches are registered in steps of this many, so that none costs much memory at once. */
  private static final int STEP = 5_000;

  private static final int PASSES = 3;

  private final Monitor monitor;

  /** Of all searches that were ever taken in: too many do no harm. */
  private final AskedFields asked = new AskedFields();

  /** The searches with dates that move: what the monitor has of them matches more. */
  private final Map<String, Condition> moving = new HashMap<>();

  private final Map<String, Meter> meters = new HashMap<>();
  private final Troubles troubles = new Troubles();
  private long articles;

  private LuceneEngine(Presearcher presearcher) {
    try {
      monitor = new Monitor(ArticleDocument.analyzer(), presearcher, new MonitorConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  /** A monitor as it comes. */
  public static LuceneEngine plain() {
    return new LuceneEngine(new TermFilteredPresearcher());
  }

  /** A monitor that looks for several terms of each query before it runs it. */
  public static LuceneEngine tuned() {
    return new LuceneEngine(new MultipassTermFilteredPresearcher(PASSES));
  }

  @Override
  public void put(Map<String, Condition> searches) {
    List<MonitorQuery> step = new ArrayList<>();
    searches.forEach(
        (id, condition) -> {
          step.add(query(id, condition));
          if (step.size() == STEP) {
            register(step);
            step.clear();
          }
        });
    register(step);
  }

  private MonitorQuery query(String id, Condition condition) {
    asked.add(at(condition, Instant.EPOCH));
    meters.put(id, new Meter(articles));
    if (!condition.relative()) {
      moving.remove(id);
      return new MonitorQuery(id, at(condition, Instant.EPOCH));
    }
    moving.put(id, condition);
    return new MonitorQuery(id, at(Undated.of(condition), Instant.EPOCH));
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
      troubles.add(queries.getFirst().getId(), failure);
      return;
    }
    queries.forEach(query -> register(List.of(query)));
  }

  @Override
  public void remove(Collection<String> ids) {
    try {
      if (!ids.isEmpty()) {
        monitor.deleteById(List.copyOf(ids));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    moving.keySet().removeAll(ids);
    meters.keySet().removeAll(ids);
  }

  @Override
  public List<String> match(Filed filed) {
    Instant now = filed.article().firstSeen();
    articles++;
    try {
      MatchingQueries<QueryMatch> found =
          monitor.match(
              asked.document(filed),
              article ->
                  new WholeMatcher(
                      article,
                      id -> moving.containsKey(id) ? at(moving.get(id), now) : null,
                      this::count));
      found.getErrors().forEach(troubles::add);
      return found.getMatches().stream().map(QueryMatch::getQueryId).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  private void count(String id, boolean match, long nanos) {
    Meter meter = requireNonNull(meters.get(id));
    meter.count(match, nanos);
    troubles.check(id, meter.read(articles));
  }

  @Override
  public Map<String, Flaw> troubles() {
    return troubles.tell(this);
  }

  @Override
  public Optional<Cost> cost(String id) {
    return Optional.ofNullable(meters.get(id)).map(meter -> meter.read(articles));
  }

  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  private static Query at(Condition condition, Instant now) {
    return new Parsed.Good(condition).query(now);
  }
}
