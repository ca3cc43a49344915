package org.vigie.index;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Order.Standing;
import org.vigie.index.SearchResult.Bucket;
import org.vigie.index.SearchResult.Facet;
import org.vigie.index.SearchResult.Hit;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Field;
import org.vigie.index.query.Keyword;
import org.vigie.index.query.Parsed;
import org.vigie.index.query.Passages;
import org.vigie.index.query.QueryLanguage;
import org.vigie.index.volume.Change;
import org.vigie.model.Alert;
import org.vigie.model.Filed;
import org.vigie.streams.Codec;

/** One search of what is visible at one moment. */
final class Search {
  static final int MAX_STORY = 1_000;

  private static final int PASSAGES = 3;

  private static final Sort OLDEST_FIRST =
      new Sort(new SortField(Field.PUBLISHED.key(), SortField.Type.LONG));

  private final IndexSearcher searcher;
  private final SearchRequest request;
  private final Order order;
  private final @Nullable Bookmark walk;
  private final @Nullable Standing last;
  private final Query query;
  private final Query filtered;

  /**
   * The documents to show.
   *
   * @param hits how many hits there are in all
   * @param articles how many articles match
   * @param last where the last of them stands; null when no more come after it
   */
  private record Page(long hits, long articles, List<Integer> documents, @Nullable Standing last) {}

  /**
   * A search.
   *
   * @param longest how long it may take; who asks nothing, as the wire does, has nothing to narrow
   */
  Search(IndexSearcher searcher, SearchRequest request, Query query, Duration longest) {
    this.searcher = request.query().isBlank() ? searcher : limited(searcher, longest);
    this.request = request;
    this.order = Order.of(request.sort());
    String cursor = request.cursor();
    this.walk = cursor == null ? null : Bookmark.of(cursor, request);
    this.last = walk == null ? null : walk.last();
    this.query = query;
    this.filtered = filteredExceptBy("");
  }

  /** A searcher of its own, as the one that is shared has no end of time. */
  static IndexSearcher limited(IndexSearcher searcher, Duration longest) {
    IndexSearcher limited = new IndexSearcher(searcher.getIndexReader());
    limited.setTimeout(new QueryTimeoutImpl(longest.toMillis()));
    return limited;
  }

  /** What is found until the searcher's time is up. */
  SearchOutcome run() throws IOException {
    long start = System.nanoTime();
    Page page = request.collapse() ? stories() : articles();
    List<Hit> hits = hits(searcher, query, page.documents());
    List<Facet> facets = List.of();
    List<Bucket> histogram = List.of();
    if (request.facets()) {
      FacetCounts counts = FacetCounts.of(searcher, filtered, SearchRequest.FACETS);
      facets = facets(counts);
      histogram = counts.histogram();
    }
    if (searcher.timedOut()) {
      return tookTooLong();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    String next = page.last() == null ? null : after(page.last()).token();
    return new SearchResult(
        page.hits(),
        page.articles(),
        hits,
        next,
        didYouMean(page.articles()),
        facets,
        histogram,
        took);
  }

  /** The walk goes on with what was there at its first page: files know their highest number. */
  private Bookmark after(Standing hit) throws IOException {
    if (walk != null) {
      return Bookmark.after(hit, request, walk.newest());
    }
    // What an older Vigie indexed has but the one, or neither.
    return Bookmark.after(hit, request, Math.max(highest(Change.KNOWN), highest(Change.ENTERED)));
  }

  private long highest(String field) throws IOException {
    byte[] highest = PointValues.getMaxPackedValue(searcher.getIndexReader(), field);
    return highest == null ? 0 : LongPoint.decodeDimension(highest, 0);
  }

  /** Asked of the first page that somebody reads: the words are the same on all others. */
  private @Nullable String didYouMean(long found) throws IOException {
    if (last != null || request.offset() > 0 || request.limit() == 0) {
      return null;
    }
    Spelling spelling =
        new Spelling(searcher, request.query(), request.now(), Archive.LONGEST_HELP);
    String corrected = findingMore(spelling.corrected(), found);
    return corrected == null && found == 0 ? findingMore(spelling.commoner(), found) : corrected;
  }

  private @Nullable String findingMore(Optional<String> query, long found) throws IOException {
    return query.isPresent()
            && QueryLanguage.parse(query.get(), request.now()) instanceof Parsed.Good good
            && searcher.count(filteredExceptBy("", good.query(request.now()))) > found
        ? query.get()
        : null;
  }

  static Refused tookTooLong() {
    return new Refused(
        new Parsed.Bad(
            0,
            "This took too long and was stopped: narrow it, for instance with"
                + " published:[now-30d TO now]"));
  }

  static Optional<Filed> article(IndexSearcher searcher, String id) throws IOException {
    ScoreDoc[] found =
        searcher.search(new TermQuery(new Term(ArticleDocument.ID, id)), 1).scoreDocs;
    return found.length == 0
        ? Optional.empty()
        : Optional.of(filed(searcher.storedFields(), found[0].doc));
  }

  static void each(IndexSearcher searcher, Consumer<Filed> visitor) throws IOException {
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      StoredFields stored = leaf.reader().storedFields();
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (live == null || live.get(doc)) {
          visitor.accept(filed(stored, doc));
        }
      }
    }
  }

  static List<Filed> story(IndexSearcher searcher, String story) throws IOException {
    List<Filed> articles = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    for (ScoreDoc found : searcher.search(ofStory(story), MAX_STORY, OLDEST_FIRST).scoreDocs) {
      articles.add(filed(stored, found.doc));
    }
    return articles;
  }

  private Page articles() throws IOException {
    int total = searcher.count(filtered);
    int limit = request.limit();
    int wanted = Math.min(total, request.offset() + limit + 1);
    if (limit == 0 || wanted <= request.offset()) {
      return new Page(total, total, List.of(), null);
    }
    FieldDoc after = last == null ? null : order.after(last, searcher.getIndexReader().maxDoc());
    ScoreDoc[] top = searcher.searchAfter(after, filtered, wanted, order.sort()).scoreDocs;
    List<ScoreDoc> found = Arrays.stream(top).skip(request.offset()).toList();
    boolean more = found.size() > limit;
    List<ScoreDoc> page = more ? found.subList(0, limit) : found;
    return new Page(
        total,
        total,
        page.stream().map(hit -> hit.doc).toList(),
        more ? order.standing((FieldDoc) page.getLast()) : null);
  }

  private Page stories() throws IOException {
    StoryHeads stories = StoryHeads.of(searcher, filtered, order);
    int limit = request.limit();
    List<StoryHeads.Head> found =
        limit == 0 ? List.of() : stories.heads(last, request.offset(), limit + 1);
    boolean more = found.size() > limit;
    List<StoryHeads.Head> page = more ? found.subList(0, limit) : found;
    return new Page(
        stories.count(),
        stories.articles(),
        page.stream().map(StoryHeads.Head::document).toList(),
        more ? page.getLast().standing() : null);
  }

  static List<Hit> hits(IndexSearcher searcher, Query query, List<Integer> documents)
      throws IOException {
    List<Hit> hits = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    for (int document : documents) {
      Filed filed = filed(stored, document);
      int inStory = searcher.count(ofStory(filed.story()));
      hits.add(new Hit(filed, passages(query, filed), inStory - 1));
    }
    return hits;
  }

  /** Of a title or a topic alone nobody can tell what an article is about. */
  private static List<Alert.Passage> passages(Query query, Filed filed) {
    List<Alert.Passage> why = Passages.of(query, filed, PASSAGES);
    return why.stream().anyMatch(passage -> passage.field().equals(Field.TEXT.key()))
        ? why
        : Stream.concat(why.stream(), Passages.beginning(filed).stream()).toList();
  }

  /** A field that is filtered by is counted without its own filter, to show the other choices. */
  private List<Facet> facets(FacetCounts counts) throws IOException {
    List<Facet> facets = new ArrayList<>();
    for (String field : SearchRequest.FACETS) {
      List<String> chosen = request.filters().getOrDefault(field, List.of());
      FacetCounts of =
          chosen.isEmpty()
              ? counts
              : FacetCounts.of(searcher, filteredExceptBy(field), List.of(field));
      facets.add(of.facet(field, chosen));
    }
    return facets;
  }

  private Query filteredExceptBy(String except) {
    return filteredExceptBy(except, query);
  }

  private Query filteredExceptBy(String except, Query asked) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(asked, Occur.MUST);
    if (walk != null) {
      // A story that grows during the walk would come to stand elsewhere.
      all.add(
          LongPoint.newRangeQuery(Change.ENTERED, walk.newest() + 1, Long.MAX_VALUE),
          Occur.MUST_NOT);
    }
    for (Map.Entry<String, List<String>> filter : request.filters().entrySet()) {
      if (!filter.getKey().equals(except) && !filter.getValue().isEmpty()) {
        all.add(oneOf(filter.getKey(), filter.getValue()), Occur.FILTER);
      }
    }
    return all.build();
  }

  private static Query oneOf(String field, List<String> values) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String value : values) {
      any.add(new TermQuery(new Term(field, Keyword.of(value))), Occur.SHOULD);
    }
    return any.build();
  }

  private static Query ofStory(String story) {
    return new TermQuery(new Term(Field.STORY.key(), Keyword.of(story)));
  }

  static Filed filed(StoredFields stored, int document) throws IOException {
    BytesRef json = requireNonNull(stored.document(document).getBinaryValue(Change.STORED));
    return Codec.FILED.decode(
        Arrays.copyOfRange(json.bytes, json.offset, json.offset + json.length));
  }
}
