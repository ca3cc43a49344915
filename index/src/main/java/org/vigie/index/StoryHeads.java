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

/**
 * The stories among all articles that match a query, each with its head: the article that comes
 * first. Told apart by a number that stands for the story's id, in one pass: ten times as fast as
 * Lucene's grouping by the id itself.
 *
 * <p>A hash table in arrays: the empty query has every story of the archive.
 */
final class StoryHeads {
  private static final int FIRST_SIZE = 1 << 10;

  private final boolean byRelevance;
  private long articles;
  private int count;

  private long[] stories;
  private long[] dates;
  private float[] scores;

  /** One more than the number of the head's document; 0 where no story stands. */
  private int[] heads;

  private StoryHeads(boolean byRelevance, int size) {
    this.byRelevance = byRelevance;
    stories = new long[size];
    dates = new long[size];
    scores = new float[size];
    heads = new int[size];
  }

  static StoryHeads of(IndexSearcher searcher, Query query, SearchRequest.Sort sort)
      throws IOException {
    boolean byRelevance =
        switch (sort) {
          case DATE -> false;
          case RELEVANCE -> true;
        };
    return searcher.search(
        query,
        new CollectorManager<Finder, StoryHeads>() {
          @Override
          public Finder newCollector() {
            return new Finder(new StoryHeads(byRelevance, FIRST_SIZE));
          }

          @Override
          public StoryHeads reduce(Collection<Finder> finders) {
            StoryHeads all = new StoryHeads(byRelevance, FIRST_SIZE);
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

  /** The heads of some of the stories, in order. */
  List<Integer> documents(int offset, int limit) {
    PriorityQueue<Integer> best = new PriorityQueue<>((one, other) -> order(other, one));
    for (int slot = 0; slot < heads.length; slot++) {
      if (heads[slot] != 0) {
        best.add(slot);
        if (best.size() > offset + limit) {
          best.remove();
        }
      }
    }
    List<Integer> inOrder = new ArrayList<>(best);
    inOrder.sort(this::order);
    return inOrder.stream().skip(offset).map(slot -> heads[slot] - 1).toList();
  }

  private void add(long story, int document, float score, long date) {
    int slot = slot(story);
    if (heads[slot] == 0) {
      count++;
    } else if (order(score, date, document + 1, scores[slot], dates[slot], heads[slot]) >= 0) {
      return;
    }
    stories[slot] = story;
    heads[slot] = document + 1;
    scores[slot] = score;
    dates[slot] = date;
    if (count > heads.length / 4 * 3) {
      grow();
    }
  }

  private void addAll(StoryHeads others) {
    articles += others.articles;
    for (int slot = 0; slot < others.heads.length; slot++) {
      if (others.heads[slot] != 0) {
        add(others.stories[slot], others.heads[slot] - 1, others.scores[slot], others.dates[slot]);
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
    StoryHeads larger = new StoryHeads(byRelevance, heads.length * 2);
    larger.addAll(this);
    stories = larger.stories;
    dates = larger.dates;
    scores = larger.scores;
    heads = larger.heads;
  }

  private int order(int slot, int other) {
    return order(scores[slot], dates[slot], heads[slot], scores[other], dates[other], heads[other]);
  }

  /** By relevance if wanted, the newest first, as indexed. */
  private int order(float score, long date, int head, float score2, long date2, int head2) {
    int byScore = byRelevance ? Float.compare(score2, score) : 0;
    int byDate = byScore != 0 ? byScore : Long.compare(date2, date);
    return byDate != 0 ? byDate : Integer.compare(head, head2);
  }

  private static final class Finder extends SimpleCollector {
    private final StoryHeads found;
    private NumericDocValues story = DocValues.emptyNumeric();
    private NumericDocValues date = DocValues.emptyNumeric();
    private Scorable scorer = NO_SCORE;
    private int base;

    private static final Scorable NO_SCORE =
        new Scorable() {
          @Override
          public float score() {
            return 0;
          }
        };

    Finder(StoryHeads found) {
      this.found = found;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      base = context.docBase;
      story = DocValues.getNumeric(context.reader(), ArticleDocument.STORY_NUMBER);
      date = DocValues.getNumeric(context.reader(), Field.PUBLISHED.key());
    }

    @Override
    public void setScorer(Scorable newScorer) {
      scorer = found.byRelevance ? newScorer : NO_SCORE;
    }

    @Override
    public void collect(int document) throws IOException {
      if (story.advanceExact(document) && date.advanceExact(document)) {
        found.articles++;
        found.add(story.longValue(), base + document, scorer.score(), date.longValue());
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return found.byRelevance ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
