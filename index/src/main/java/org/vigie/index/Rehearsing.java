package org.vigie.index;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.vigie.index.SearchResult.Hit;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Field;

/** Goes through what matched in the order in which it was first seen, as the matcher did. */
final class Rehearsing {
  private static final int SAMPLES = 5;

  private final IndexSearcher searcher;
  private final Instant since;
  private final Instant until;

  Rehearsing(IndexSearcher searcher, Instant since, Instant until) {
    this.searcher = searcher;
    this.since = since;
    this.until = until;
  }

  /**
   * What is rehearsed, read.
   *
   * @param piece as it is written
   * @param query that of it
   */
  record Part(Rehearsal.Piece piece, Query query) {}

  /**
   * What would have been told.
   *
   * @param before what it is compared with; null when it is not
   */
  RehearsalOutcome run(Part part, @Nullable Part before) throws IOException {
    Told told = told(part);
    long heldBack = searcher.count(among(part.query(), "yes"));
    Rehearsal.Difference difference = before == null ? null : difference(part, told, before);
    Rehearsal rehearsal =
        new Rehearsal(
            told.stories().stream().map(Story::at).toList(),
            told.articles(),
            heldBack,
            told.tooSmall(),
            newest(told.stories(), part.query()),
            difference);
    return searcher.timedOut() ? Search.tookTooLong() : rehearsal;
  }

  private Rehearsal.Difference difference(Part part, Told told, Part before) throws IOException {
    Told once = told(before);
    List<Story> gained = without(told.stories(), once.stories());
    List<Story> lost = without(once.stories(), told.stories());
    return new Rehearsal.Difference(
        gained.size(), newest(gained, part.query()), lost.size(), newest(lost, before.query()));
  }

  private static List<Story> without(List<Story> stories, List<Story> others) {
    Set<Long> known = others.stream().map(Story::number).collect(Collectors.toSet());
    return stories.stream().filter(story -> !known.contains(story.number())).toList();
  }

  private List<Hit> newest(List<Story> stories, Query query) throws IOException {
    List<Integer> documents =
        stories.reversed().stream().limit(SAMPLES).map(Story::document).toList();
    return Search.hits(searcher, query, documents);
  }

  /** A match: one of these is made for each article, so it holds no text. */
  private record Met(long story, long seen, int document, long publisher, long origin) {}

  /**
   * The stories that were told of.
   *
   * @param stories by number, in the order in which they were told of
   * @param articles how many articles matched
   * @param tooSmall how many stories stayed too small
   */
  private record Told(List<Story> stories, long articles, long tooSmall) {}

  /**
   * A story that was told of.
   *
   * @param number stands for its id
   * @param at when it was told of
   * @param document the article that matched first
   */
  private record Story(long number, Instant at, int document) {}

  /** What was reported of a story so far. */
  private static final class Size {
    final int first;
    final Set<Long> publishers = new HashSet<>();
    final Set<Long> origins = new HashSet<>();
    boolean told;

    Size(int first) {
      this.first = first;
    }
  }

  private Told told(Part part) throws IOException {
    Rehearsal.Piece piece = part.piece();
    List<Met> all = searcher.search(among(part.query(), "no"), new Gathering());
    all.sort(Comparator.comparingLong(Met::seen).thenComparingInt(Met::document));
    Map<Long, Size> sizes = new HashMap<>();
    List<Story> stories = new ArrayList<>();
    for (Met met : all) {
      Size size = sizes.computeIfAbsent(met.story, number -> new Size(met.document));
      size.publishers.add(met.publisher);
      size.origins.add(met.origin);
      if (!size.told
          && size.publishers.size() >= piece.outlets()
          && size.origins.size() >= piece.origins()) {
        size.told = true;
        stories.add(new Story(met.story, Instant.ofEpochMilli(met.seen), size.first));
      }
    }
    return new Told(stories, all.size(), sizes.size() - stories.size());
  }

  private Query among(Query query, String backfill) {
    return new BooleanQuery.Builder()
        .add(query, Occur.FILTER)
        .add(
            LongPoint.newRangeQuery(Field.SEEN.key(), since.toEpochMilli(), until.toEpochMilli()),
            Occur.FILTER)
        .add(new TermQuery(new Term(Field.BACKFILL.key(), backfill)), Occur.FILTER)
        .build();
  }

  private static final class Gathering implements CollectorManager<Gatherer, List<Met>> {
    @Override
    public Gatherer newCollector() {
      return new Gatherer();
    }

    @Override
    public List<Met> reduce(Collection<Gatherer> gatherers) {
      List<Met> all = new ArrayList<>();
      gatherers.forEach(gatherer -> all.addAll(gatherer.all));
      return all;
    }
  }

  private static final class Gatherer extends SimpleCollector {
    final List<Met> all = new ArrayList<>();
    private NumericDocValues story = DocValues.emptyNumeric();
    private NumericDocValues seen = DocValues.emptyNumeric();
    private SortedSetDocValues publisher = DocValues.emptySortedSet();
    private SortedDocValues origin = DocValues.emptySorted();
    private final Map<Long, Long> publishers = new HashMap<>();
    private final Map<Integer, Long> origins = new HashMap<>();
    private int base;

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      base = context.docBase;
      story = DocValues.getNumeric(context.reader(), ArticleDocument.STORY_NUMBER);
      seen = DocValues.getNumeric(context.reader(), Field.SEEN.key());
      publisher =
          DocValues.getSortedSet(
              context.reader(), Field.PUBLISHER.key() + ArticleDocument.FACET_SUFFIX);
      origin = DocValues.getSorted(context.reader(), ArticleDocument.REPORT_OF);
      publishers.clear();
      origins.clear();
    }

    @Override
    public void collect(int document) throws IOException {
      if (story.advanceExact(document) && seen.advanceExact(document)) {
        all.add(
            new Met(
                story.longValue(),
                seen.longValue(),
                base + document,
                publisherOf(document),
                originOf(document)));
      }
    }

    private long publisherOf(int document) throws IOException {
      if (!publisher.advanceExact(document)) {
        return 0;
      }
      long ordinal = publisher.nextOrd();
      Long known = publishers.get(ordinal);
      if (known == null) {
        known = ArticleDocument.number(publisher.lookupOrd(ordinal));
        publishers.put(ordinal, known);
      }
      return known;
    }

    private long originOf(int document) throws IOException {
      if (!origin.advanceExact(document)) {
        return 0;
      }
      int ordinal = origin.ordValue();
      Long known = origins.get(ordinal);
      if (known == null) {
        known = ArticleDocument.number(origin.lookupOrd(ordinal));
        origins.put(ordinal, known);
      }
      return known;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
