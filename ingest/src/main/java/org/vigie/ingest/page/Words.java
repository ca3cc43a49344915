package org.vigie.ingest.page;

import java.util.Arrays;
import java.util.Map;

/**
 * Words that are looked for in names as pages give them to their elements: {@code post-author},
 * {@code relatedArticles}, {@code newsletterbox}.
 *
 * <p>A table of letters, so that a page's thousands of names are read once, without a copy.
 */
final class Words {
  /** A word of this length is told even when another is glued to it. */
  private static final int LONG = 7;

  /** Shorter parts of a name in camel case may be there by chance, in names that are hashes. */
  private static final int CAMEL = 4;

  private static final int LETTERS = 26;

  private int[] next = new int[LETTERS * 1024];
  private int[] meaning = new int[1024];
  private int states = 1;

  /**
   * A table of words in lower case, without accents.
   *
   * @param meanings for each list of words what they mean, as bits
   */
  Words(Map<Integer, String> meanings) {
    meanings.forEach(
        (bits, words) -> Arrays.stream(words.strip().split("\\s+")).forEach(w -> add(w, bits)));
  }

  private void add(String word, int bits) {
    int state = 0;
    for (int i = 0; i < word.length(); i++) {
      int cell = LETTERS * state + word.charAt(i) - 'a';
      if (next[cell] == 0) {
        next[cell] = states++;
      }
      state = next[cell];
      if (states == meaning.length) {
        next = Arrays.copyOf(next, 2 * next.length);
        meaning = Arrays.copyOf(meaning, 2 * meaning.length);
      }
    }
    meaning[state] |= bits;
  }

  /** What the words in some names mean together; 0 when none of them is known. */
  int in(String names) {
    int found = 0;
    for (int i = 0; i < names.length(); i++) {
      if (beginsWord(names, i)) {
        found |= at(names, i);
      }
    }
    return found;
  }

  /** Which of the words with some meaning comes first in some names; 0 when there is none. */
  int first(String names, int bits) {
    for (int i = 0; i < names.length(); i++) {
      if (beginsWord(names, i)) {
        int state = end(names, i, bits);
        if (state != 0) {
          return state;
        }
      }
    }
    return 0;
  }

  /** What a word means that begins there. */
  private int at(String names, int start) {
    return meaning[end(names, start, -1)];
  }

  /** Where the table ends with the longest word of some meaning that begins there. */
  private int end(String names, int start, int bits) {
    int found = 0;
    int state = 0;
    int shortest = isCamel(names, start) ? CAMEL : 1;
    for (int i = start; i < names.length(); i++) {
      int letter = letter(names.charAt(i));
      state = letter < 0 ? 0 : next[LETTERS * state + letter];
      if (state == 0) {
        return found;
      }
      int length = i + 1 - start;
      if ((meaning[state] & bits) != 0
          && (length >= LONG || (length >= shortest && endsWord(names, i + 1)))) {
        found = state;
      }
    }
    return found;
  }

  private static boolean beginsWord(String names, int at) {
    return letter(names.charAt(at)) >= 0
        && (at == 0 || letter(names.charAt(at - 1)) < 0 || isCamel(names, at));
  }

  private static boolean endsWord(String names, int at) {
    return at == names.length() || letter(names.charAt(at)) < 0 || isCamel(names, at);
  }

  private static boolean isCamel(String names, int at) {
    return at > 0 && isUpper(names.charAt(at)) && isLower(names.charAt(at - 1));
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static int letter(char c) {
    return isLower(c) ? c - 'a' : isUpper(c) ? c - 'A' : -1;
  }
}
