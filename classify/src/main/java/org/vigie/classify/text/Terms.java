package org.vigie.classify.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All terms of a watch in one trie over the letters of folded words, so that a text is read once
 * for all of them.
 */
public final class Terms {
  /** A step of the trie that takes the rest of a word. */
  private static final char REST = '*';

  /** A step that takes a number. */
  private static final char COUNT = '#';

  private final Node root = new Node();

  private static final class Node {
    private char[] keys = {};
    private Node[] next = {};
    private Term[] terms = {};

    private @Nullable Node to(char key) {
      int i = Arrays.binarySearch(keys, key);
      return i < 0 ? null : next[i];
    }

    private Node grow(char key) {
      int found = Arrays.binarySearch(keys, key);
      if (found >= 0) {
        return next[found];
      }
      int i = -found - 1;
      char[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
      Node[] moreNext = Arrays.copyOf(next, next.length + 1);
      System.arraycopy(keys, i, moreKeys, i + 1, keys.length - i);
      System.arraycopy(next, i, moreNext, i + 1, next.length - i);
      moreKeys[i] = key;
      moreNext[i] = new Node();
      keys = moreKeys;
      next = moreNext;
      return moreNext[i];
    }
  }

  /**
   * A term found.
   *
   * @param from its first word
   * @param to the word after its last
   */
  record Found(Term term, int from, int to) {}

  public void add(Term term) {
    if (term.words().isEmpty()) {
      return;
    }
    Node node = root;
    for (String word : term.words()) {
      for (int i = 0; i < word.length(); i++) {
        node = node.grow(word.charAt(i));
      }
      node = node.grow(' ');
    }
    for (Term same : node.terms) {
      if (same.list() == term.list() && same.isFoundWith(term)) {
        return;
      }
    }
    node.terms = Arrays.copyOf(node.terms, node.terms.length + 1);
    node.terms[node.terms.length - 1] = term;
  }

  /** Every term in a text, in the order of their first words. */
  List<Found> in(Words words) {
    List<Found> found = new ArrayList<>();
    for (int word = 0; word < words.size(); word++) {
      walk(root, words, word, word, words.at(word), found);
    }
    return found;
  }

  /** Follows the letters from a place in a word on, and every branch that skips some. */
  private void walk(Node from, Words words, int first, int start, int position, List<Found> found) {
    Node node = from;
    int word = start;
    int i = position;
    while (true) {
      boolean atStart = i == words.at(word);
      if (atStart && words.isCount(word)) {
        skip(node.to(COUNT), words, first, word, found);
      }
      if (!atStart) {
        skip(node.to(REST), words, first, word, found);
      }
      Node next = node.to(words.folded().charAt(i));
      if (next == null) {
        return;
      }
      node = next;
      i++;
      if (i > words.foldedEnd(word)) {
        word++;
        take(node, words, first, word, found);
        if (word == words.size()) {
          return;
        }
      }
    }
  }

  private void skip(@Nullable Node node, Words words, int first, int word, List<Found> found) {
    Node after = node == null ? null : node.to(' ');
    if (after == null) {
      return;
    }
    take(after, words, first, word + 1, found);
    if (word + 1 < words.size()) {
      walk(after, words, first, word + 1, words.at(word + 1), found);
    }
  }

  private static void take(Node node, Words words, int first, int to, List<Found> found) {
    for (Term term : node.terms) {
      if (term.accepts(words, first)) {
        found.add(new Found(term, first, to));
      }
    }
  }
}
