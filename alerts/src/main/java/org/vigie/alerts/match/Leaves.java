package org.vigie.alerts.match;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.index.query.Condition;
import org.vigie.index.query.Field;

/**
 * What searches ask for one by one: a word, a phrase, a value. Each is a leaf, has a number, and is
 * held once for all searches that ask for it.
 *
 * <p>Words and values are found where they stand in an article ({@link #ofWord}, {@link #ofValue});
 * the others are {@link Lazy}.
 */
final class Leaves {
  /** An article counts this much less than what is guessed, until it was one of many. */
  private static final double GUESS = 8;

  private final Map<Condition, Integer> numbers = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private int size;

  private @Nullable Condition[] conditions = new Condition[16];
  private @Nullable Lazy[] lazies = new Lazy[16];
  private int[] uses = new int[16];
  private byte[] texts = new byte[16];

  /** In how many articles a leaf was, and how many there had been when it was new. */
  private int[] seen = new int[16];

  private int[] since = new int[16];
  private int articles;

  /** Words that a phrase asks for: of these it matters where they stand. */
  private final BitSet placed = new BitSet();

  private final TermLeaves forms = new TermLeaves();
  private final TermLeaves literals = new TermLeaves();

  /** By the fields of which any leaf ever asked for a value. */
  private final Map<Field, TermLeaves> values = new EnumMap<>(Field.class);

  /** The texts in which any leaf asks for a word, ever. */
  private int read;

  /** Rises when what was found out of a word may not be all. */
  private int generation;

  /** A word as articles have it, with the leaves that ask for it, which are found out when met. */
  static final class Word {
    private final String literal;
    private final List<String> forms;
    private int[] leaves = {};
    private int generation = -1;

    Word(String literal, List<String> forms) {
      this.literal = literal;
      this.forms = forms;
    }

    boolean isAskedBy(int leaf) {
      for (int one : leaves) {
        if (one == leaf) {
          return true;
        }
      }
      return false;
    }
  }

  /** How many numbers there are. */
  int size() {
    return size;
  }

  /** The leaf of a condition that is neither AND nor OR; it has one more user. */
  int take(Condition condition) {
    Integer known = numbers.get(condition);
    int leaf = known == null ? fresh(condition) : known;
    uses[leaf]++;
    return leaf;
  }

  /** A leaf has one user less. */
  void release(int leaf) {
    if (--uses[leaf] > 0) {
      return;
    }
    Condition condition = requireNonNull(conditions[leaf]);
    numbers.remove(condition);
    conditions[leaf] = null;
    free.push(leaf);
    Lazy lazy = lazies[leaf];
    if (lazy == null) {
      unlink(condition, leaf);
      return;
    }
    lazies[leaf] = null;
    for (int word : lazy.words()) {
      release(word);
    }
  }

  private int fresh(Condition condition) {
    Lazy lazy = lazy(condition);
    int leaf = free.isEmpty() ? size++ : free.pop();
    if (leaf == conditions.length) {
      grow();
    }
    generation++;
    numbers.put(condition, leaf);
    conditions[leaf] = condition;
    lazies[leaf] = lazy;
    seen[leaf] = 0;
    since[leaf] = articles;
    placed.clear(leaf);
    if (lazy == null) {
      link(condition, leaf);
    }
    return leaf;
  }

  private void grow() {
    int room = conditions.length + (conditions.length >> 1);
    conditions = Arrays.copyOf(conditions, room);
    lazies = Arrays.copyOf(lazies, room);
    uses = Arrays.copyOf(uses, room);
    texts = Arrays.copyOf(texts, room);
    seen = Arrays.copyOf(seen, room);
    since = Arrays.copyOf(since, room);
  }

  private @Nullable Lazy lazy(Condition condition) {
    return switch (condition) {
      case Condition.Words words -> words.positions().size() == 1 ? null : phrase(words);
      case Condition.Beginning _, Condition.Value _, Condition.ValueBeginning _ -> null;
      case Condition.Between between ->
          new Lazy.Range(between.field(), between.from(), between.to());
      case Condition.Near near -> Lazy.Circle.of(near);
      case Condition.Everything _ -> new Lazy.Always();
      case Condition.And _, Condition.Or _ -> throw new IllegalArgumentException("no leaf");
    };
  }

  private Lazy phrase(Condition.Words phrase) {
    int[] words =
        phrase.positions().stream()
            .mapToInt(forms -> take(new Condition.Words(phrase.in(), List.of(forms), 0)))
            .toArray();
    if (phrase.slop() > 0 && repeats(phrase.positions())) {
      return new Lazy.Asked(phrase, words);
    }
    for (int word : words) {
      placed.set(word);
    }
    return phrase.slop() == 0 ? new Lazy.Phrase(words) : new Lazy.Near(words, phrase.slop());
  }

  private static boolean repeats(List<List<String>> positions) {
    Set<String> different = new HashSet<>();
    return positions.stream()
        .flatMap(forms -> forms.stream().distinct())
        .anyMatch(form -> !different.add(form));
  }

  private void link(Condition condition, int leaf) {
    switch (condition) {
      case Condition.Words words -> {
        mark(words.in(), leaf);
        terms(words.in()).addAll(words.positions().getFirst(), leaf);
      }
      case Condition.Beginning word -> {
        mark(word.in(), leaf);
        terms(word.in()).addBeginning(word.start(), leaf);
      }
      case Condition.Value value -> values(value.field()).add(value.term(), leaf);
      case Condition.ValueBeginning value ->
          values(value.field()).addBeginning(value.start(), leaf);
      default -> throw new IllegalArgumentException("asks for no term: " + condition);
    }
  }

  private void unlink(Condition condition, int leaf) {
    switch (condition) {
      case Condition.Words words -> terms(words.in()).removeAll(words.positions().getFirst(), leaf);
      case Condition.Beginning word -> terms(word.in()).removeBeginning(word.start(), leaf);
      case Condition.Value value -> values(value.field()).remove(value.term(), leaf);
      case Condition.ValueBeginning value ->
          values(value.field()).removeBeginning(value.start(), leaf);
      default -> throw new IllegalArgumentException("asks for no term: " + condition);
    }
  }

  private TermLeaves terms(Condition.Texts in) {
    return in.literal() ? literals : forms;
  }

  private void mark(Condition.Texts in, int leaf) {
    int bits = 0;
    for (Field field : in.fields()) {
      bits |= bit(field);
    }
    texts[leaf] = (byte) bits;
    read |= bits;
  }

  /** The bit of a field of words. */
  static int bit(Field field) {
    return 1 << Scan.TEXTS.indexOf(field);
  }

  private TermLeaves values(Field field) {
    return values.computeIfAbsent(field, _ -> new TermLeaves());
  }

  /** Whether any leaf asks for words of a field. */
  boolean reads(Field field) {
    return (read & bit(field)) != 0;
  }

  /** The fields of which leaves ask for values. */
  Set<Field> valued() {
    return values.keySet();
  }

  /** The leaves that ask for a value. */
  int[] ofValue(Field field, String term) {
    return values(field).collect(term, new int[0]);
  }

  /** The leaves that ask for a word, in whatever text. */
  int[] ofWord(Word word) {
    if (word.generation != generation) {
      int[] found = literals.collect(word.literal, new int[0]);
      for (String form : word.forms) {
        found = forms.collect(form, found);
      }
      word.leaves = Arrays.stream(found).distinct().toArray();
      word.generation = generation;
    }
    return word.leaves;
  }

  /** Whether a leaf asks for words of a text, by its bit. */
  boolean isAbout(int leaf, int bit) {
    return (texts[leaf] & bit) != 0;
  }

  /** Whether it matters where the words of a leaf stand. */
  boolean isPlaced(int leaf) {
    return placed.get(leaf);
  }

  /** How a leaf is looked at; null when it is found. */
  @Nullable Lazy lazy(int leaf) {
    return lazies[leaf];
  }

  /** One more article is read. */
  void countArticle() {
    articles++;
  }

  /**
   * A leaf is in one more article.
   *
   * @return in how many by now
   */
  int count(int leaf) {
    return ++seen[leaf];
  }

  /**
   * The share of articles that have a leaf, so far as is known; 1 of those that are not counted.
   */
  double frequency(int leaf) {
    if (lazies[leaf] != null) {
      return 1;
    }
    // What many ask for is often written.
    double guess = Math.min(0.5, 0.001 + 3.0 * uses[leaf] / (numbers.size() + 1_000));
    return Math.min(1, (seen[leaf] + guess * GUESS) / (articles - since[leaf] + GUESS));
  }
}
