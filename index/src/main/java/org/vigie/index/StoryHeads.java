package org.vigie.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Order.Standing;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Field;

/**
 * The stories among all articles that match a query, each with its head: the article that comes
 * first. Told apart by a number that stands for the story's id, in one pass: ten times as fast as
 * Lucene's grouping by the id itself.
 *
 * <p>A hash table in arrays: the empty query has every story of the archive.
 */
final class StoryHeads {
  private static final int FIRST_SIZE = 1 << 10;

  private final Order order;
  private long articles;
  private int count;

  private long[] stories;
  private long[] ranks;
  private long[] dates;
  private long[] ids;

  /** One more than the number of the head's document; 0 where no story stands. */
  private int[] heads;

  /**
   * The head of a story.
   *
   * @param document its number
   * @param standing where it stands among the heads
   */
  record Head(int document, Standing standing) {}

  private StoryHeads(Order order, int size) {
    this.order = order;
    stories = new long[size];
    ranks = new long[size];
    dates = new long[size];
    ids = new long[size];
    heads = new int[size];
  }

  static StoryHeads of(IndexSearcher searcher, Query query, Order order) throws IOException {
    return searcher.search(
        query,
        new CollectorManager<Finder, StoryHeads>() {
          @Override
          public Finder newCollector() {
            return new Finder(new StoryHeads(order, FIRST_SIZE));
          }

          @Override
          public StoryHeads reduce(Collection<Finder> finders) {
            StoryHeads all = new StoryHeads(order, FIRST_SIZE);
            finders.forEach(finder -> all.addAll(finder.found));
            return all;
          }
        });
  }

  /** How many stories there are. */
  int count() {
    return count;
  }

  /** How many articles match. */
  long articles() {
    return articles;
  }

  /**
   * The heads of some of the stories, in order.
   *
   * @param after where the one before them stands; null for none
   */
  List<Head> heads(@Nullable Standing after, int offset, int limit) {
    PriorityQueue<Integer> best = new PriorityQueue<>((one, other) -> compare(other, one));
    for (int slot = 0; slot < heads.length; slot++) {
      if (heads[slot] != 0 && (after == null || standing(slot).compareTo(after) > 0)) {
        best.add(slot);
        if (best.size() > offset + limit) {
          best.remove();
        }
      }
    }
    List<Integer> inOrder = new ArrayList<>(best);
    inOrder.sort(this::compare);
    return inOrder.stream()
        .skip(offset)
        .map(slot -> new Head(heads[slot] - 1, standing(slot)))
        .toList();
  }

  private Standing standing(int slot) {
    return new Standing(ranks[slot], dates[slot], ids[slot]);
  }

  private int compare(int slot, int other) {
    return Order.compare(
        ranks[slot], dates[slot], ids[slot], ranks[other], dates[other], ids[other]);
  }

  private void add(long story, int document, long rank, long date, long id) {
    int slot = slot(story);
    if (heads[slot] == 0) {
      count++;
    } else if (Order.compare(rank, date, id, ranks[slot], dates[slot], ids[slot]) >= 0) {
      return;
    }
    stories[slot] = story;
    heads[slot] = document + 1;
    ranks[slot] = rank;
    dates[slot] = date;
    ids[slot] = id;
    if (count > heads.length / 4 * 3) {
      grow();
    }
  }

  private void addAll(StoryHeads others) {
    articles += others.articles;
    for (int slot = 0; slot < others.heads.length; slot++) {
      if (others.heads[slot] != 0) {
        add(
            others.stories[slot],
            others.heads[slot] - 1,
            others.ranks[slot],
            others.dates[slot],
            others.ids[slot]);
      }
    }
  }

  /** Where a story stands, or will. Its number is a hash already. */
  private int slot(long story) {
    int slot = (int) story & (heads.length - 1);
    while (heads[slot] != 0 && stories[slot] != story) {
      slot = (slot + 1) & (heads.length - 1);
    }
    return slot;
  }

  private void grow() {
    StoryHeads larger = new StoryHeads(order, heads.length * 2);
    larger.addAll(this);
    stories = larger.stories;
    ranks = larger.ranks;
    dates = larger.dates;
    ids = larger.ids;
    heads = larger.heads;
  }

  private static final class Finder extends SimpleCollector {
    private final StoryHeads found;
    private NumericDocValues story = DocValues.emptyNumeric();
    private NumericDocValues date = DocValues.emptyNumeric();
    private NumericDocValues id = DocValues.emptyNumeric();
    private Order.Ranks ranks = _ -> 0;
    private int base;

    Finder(StoryHeads found) {
      this.found = found;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      base = context.docBase;
      story = DocValues.getNumeric(context.reader(), ArticleDocument.STORY_NUMBER);
      date = DocValues.getNumeric(context.reader(), Field.PUBLISHED.key());
      id = DocValues.getNumeric(context.reader(), ArticleDocument.ID_NUMBER);
      if (!found.order.byScore()) {
        ranks = found.order.ranks(context.reader());
      }
    }

    @Override
    public void setScorer(Scorable scorer) {
      if (found.order.byScore()) {
        ranks = _ -> Order.rank(scorer.score());
      }
    }

    @Override
    public void collect(int document) throws IOException {
      if (story.advanceExact(document)
          && date.advanceExact(document)
          && id.advanceExact(document)) {
        found.articles++;
        found.add(
            story.longValue(),
            base + document,
            ranks.of(document),
            date.longValue(),
            id.longValue());
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return found.order.byScore() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
