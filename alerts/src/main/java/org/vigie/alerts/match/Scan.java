package org.vigie.alerts.match;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.lucene.index.memory.MemoryIndex;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.match.Leaves.Word;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Field;
import org.vigie.index.query.Vocabulary;
import org.vigie.model.Filed;
import org.vigie.model.PlaceHit;

/** An article as leaves see it: which are in it, and where. Used again for the next one. */
final class Scan {
  /** The fields of words, in the order in which they are read. */
  static final List<Field> TEXTS = List.of(Field.TITLE, Field.TEXT, Field.CITES, Field.WAS);

  /** Between places of two texts: nothing is near over it. */
  private static final int BETWEEN_TEXTS = 10_000;

  /** Between places of two lines of a text, as in the index. */
  private static final int BETWEEN_LINES =
      ArticleDocument.analyzer().getPositionIncrementGap(Field.CITES.key());

  private final Leaves leaves;
  private final Vocabulary<Word> vocabulary = new Vocabulary<>(Word::new);
  private @Nullable Filed filed;

  private final Bits is = new Bits();
  private final Bits known = new Bits();

  /** The words that were read, and their places; between texts a null. */
  private @Nullable Word[] words = new Word[1_024];

  private int[] places = new int[1_024];
  private int size;

  /** Where a leaf stands: the newest occurrence of each, and of each occurrence the one before. */
  private int[] newest = {};

  private int[] before = new int[256];
  private int[] tokens = new int[256];
  private int occurrences;

  private final Map<Field, Set<Long>> points = new EnumMap<>(Field.class);
  private @Nullable MemoryIndex memory;

  /** Asked at one place of the article. */
  interface AtToken {
    boolean test(Scan scan, int token);
  }

  Scan(Leaves leaves) {
    this.leaves = leaves;
  }

  /** Reads an article: all leaves that are not lazy and are in it are found. */
  void read(Filed next) {
    filed = next;
    points.clear();
    memory = null;
    is.clear(leaves.size());
    known.clear(leaves.size());
    if (newest.length < leaves.size()) {
      newest = new int[leaves.size() + (leaves.size() >> 1)];
    }
    Arrays.fill(words, 0, size, null);
    size = 0;
    occurrences = 0;
    readTexts(next);
    for (Field field : leaves.valued()) {
      for (String term : ArticleDocument.terms(field, next)) {
        for (int leaf : leaves.ofValue(field, term)) {
          is.set(leaf);
        }
      }
    }
  }

  private void readTexts(Filed next) {
    int place = 0;
    for (Field field : TEXTS) {
      if (leaves.reads(field)) {
        int bit = Leaves.bit(field);
        for (String text : ArticleDocument.texts(field, next)) {
          int first = place - size;
          vocabulary.read(text, word -> add(word, first + size, bit));
          place = first + size + BETWEEN_LINES;
          end();
        }
        place += BETWEEN_TEXTS;
      }
    }
  }

  /** Nothing stands over the end of a text. */
  private void end() {
    if (size == words.length) {
      grow();
    }
    words[size++] = null;
  }

  private void add(Word word, int place, int text) {
    if (size == words.length) {
      grow();
    }
    words[size] = word;
    places[size] = place;
    for (int leaf : leaves.ofWord(word)) {
      if (leaves.isAbout(leaf, text)) {
        boolean first = is.set(leaf);
        if (leaves.isPlaced(leaf)) {
          occurs(leaf, first);
        }
      }
    }
    size++;
  }

  private void grow() {
    words = Arrays.copyOf(words, words.length * 2);
    places = Arrays.copyOf(places, places.length * 2);
  }

  private void occurs(int leaf, boolean first) {
    if (occurrences == tokens.length) {
      before = Arrays.copyOf(before, before.length * 2);
      tokens = Arrays.copyOf(tokens, tokens.length * 2);
    }
    before[occurrences] = first ? -1 : newest[leaf];
    tokens[occurrences] = size;
    newest[leaf] = occurrences++;
  }

  /** Shows the leaves that were found. */
  void each(IntConsumer leaf) {
    is.each(leaf);
  }

  /** Whether a leaf is in the article. */
  boolean is(int leaf) {
    Lazy lazy = leaves.lazy(leaf);
    if (lazy != null && !known.get(leaf)) {
      boolean in = lazy.isIn(this);
      known.set(
          leaf); // not before: what fails for one search must not count as an answer for others
      if (in) {
        is.set(leaf);
      }
    }
    return is.get(leaf);
  }

  boolean allAre(int[] words) {
    for (int word : words) {
      if (!is.get(word)) {
        return false;
      }
    }
    return true;
  }

  /** Whether anything holds at any place of a leaf. */
  boolean anyPlace(int leaf, AtToken test) {
    for (int at = newest[leaf]; at >= 0; at = before[at]) {
      if (test.test(this, tokens[at])) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word that a leaf asks for stands somewhere. */
  boolean isAt(int token, int leaf) {
    Word word = words[token];
    return word != null && word.isAskedBy(leaf);
  }

  /** The places of a leaf, in order. */
  int[] places(int leaf) {
    int count = 0;
    for (int at = newest[leaf]; at >= 0; at = before[at]) {
      count++;
    }
    int[] all = new int[count];
    for (int at = newest[leaf]; at >= 0; at = before[at]) {
      all[--count] = places[tokens[at]];
    }
    return all;
  }

  /** What relative dates start from. */
  Instant now() {
    return filed().article().firstSeen();
  }

  Set<Long> points(Field field) {
    return points.computeIfAbsent(field, it -> ArticleDocument.points(it, filed()).keySet());
  }

  List<PlaceHit> located() {
    return ArticleDocument.located(filed());
  }

  /** The article for Lucene. */
  MemoryIndex lucene() {
    if (memory == null) {
      memory = MemoryIndex.fromDocument(ArticleDocument.of(filed()), ArticleDocument.analyzer());
    }
    return memory;
  }

  private Filed filed() {
    return requireNonNull(filed);
  }
}
