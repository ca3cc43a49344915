package org.vigie.classify.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.classify.text.Terms.Found;

/**
 * The names of many places. They have a capital and are found as they are, so that a look-up by the
 * first word does: it takes a tenth of the memory of {@link Terms}, and most words of a text are
 * passed over at the sight of their first letter.
 */
public final class Gazetteer {
  private static final int BITS = 1 << 18;

  /** Marks of the first words, by hash: what is not marked needs no look-up. */
  private final long[] firstWords = new long[BITS / 64];

  /** How many words the longest name with a first word has. */
  private final Map<String, Integer> longest = new HashMap<>();

  private final Map<String, int[]> lists = new HashMap<>();

  boolean isEmpty() {
    return lists.isEmpty();
  }

  public void add(String name, int list) {
    Words words = Words.of(name);
    if (words.size() == 0) {
      return;
    }
    String first = words.word(0);
    int mark = mark(words, 0);
    firstWords[mark >> 6] |= 1L << mark;
    longest.merge(first, words.size(), Integer::max);
    String folded = words.size() == 1 ? first : folded(words, 0, words.size());
    int[] those = lists.getOrDefault(folded, new int[0]);
    if (Arrays.stream(those).noneMatch(other -> other == list)) {
      int[] more = Arrays.copyOf(those, those.length + 1);
      more[those.length] = list;
      lists.put(folded, more);
    }
  }

  /**
   * Every name in a text that is not a part of a longer one, as another capital beside it tells; in
   * the order of their first words.
   */
  List<Found> in(Words words) {
    List<Found> found = new ArrayList<>();
    for (int word = 0; word < words.size(); word++) {
      if (isCapital(words, word) && isMarked(words, word)) {
        look(words, word, found);
      }
    }
    return found;
  }

  private void look(Words words, int from, List<Found> found) {
    boolean follows = from > 0 && words.isNext(from - 1) && isCapital(words, from - 1);
    int most = follows ? 0 : longest.getOrDefault(words.word(from), 0);
    for (int to = from + 1; to <= Math.min(from + most, words.size()); to++) {
      if (to < words.size() && words.isNext(to - 1) && isCapital(words, to)) {
        continue;
      }
      String folded = folded(words, from, to);
      for (int list : lists.getOrDefault(folded, new int[0])) {
        Term term = new Term(folded, list, List.of(folded), List.of(), true, false);
        found.add(new Found(term, from, to));
      }
    }
  }

  private static boolean isCapital(Words words, int word) {
    return Character.isUpperCase(words.text().charAt(words.start(word)));
  }

  private boolean isMarked(Words words, int word) {
    int mark = mark(words, word);
    return (firstWords[mark >> 6] & (1L << mark)) != 0;
  }

  private static int mark(Words words, int word) {
    int hash = 0;
    for (int i = words.at(word); i < words.foldedEnd(word); i++) {
      hash = 31 * hash + words.folded().charAt(i);
    }
    return (hash ^ (hash >>> 15)) & (BITS - 1);
  }

  private static String folded(Words words, int from, int to) {
    return words.folded().substring(words.at(from), words.foldedEnd(to - 1));
  }
}
