package org.vigie.alerts.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which leaves ask for a term, or for a term that begins so. */
final class TermLeaves {
  private final Map<String, int[]> whole = new HashMap<>();
  private final Map<String, int[]> beginnings = new HashMap<>();

  /** Lengths of the beginnings that were ever asked for. */
  private int shortest = Integer.MAX_VALUE;

  private int longest;

  void add(String term, int leaf) {
    whole.merge(term, new int[] {leaf}, TermLeaves::joined);
  }

  void addBeginning(String start, int leaf) {
    beginnings.merge(start, new int[] {leaf}, TermLeaves::joined);
    shortest = Math.min(shortest, start.length());
    longest = Math.max(longest, start.length());
  }

  void addAll(List<String> terms, int leaf) {
    terms.stream().distinct().forEach(term -> add(term, leaf));
  }

  void removeAll(List<String> terms, int leaf) {
    terms.forEach(term -> remove(term, leaf));
  }

  void remove(String term, int leaf) {
    whole.computeIfPresent(term, (_, leaves) -> without(leaves, leaf));
  }

  void removeBeginning(String start, int leaf) {
    beginnings.computeIfPresent(start, (_, leaves) -> without(leaves, leaf));
  }

  /** Adds to some leaves those that ask for a term. */
  int[] collect(String term, int[] into) {
    int[] exact = whole.get(term);
    int[] found = exact == null ? into : joined(into, exact);
    for (int end = shortest; end <= Math.min(longest, term.length()); end++) {
      int[] more = beginnings.get(term.substring(0, end));
      found = more == null ? found : joined(found, more);
    }
    return found;
  }

  private static int[] joined(int[] leaves, int[] more) {
    int[] all = Arrays.copyOf(leaves, leaves.length + more.length);
    System.arraycopy(more, 0, all, leaves.length, more.length);
    return all;
  }

  /** Null, and no entry, when nothing is left. */
  @SuppressWarnings("NullAway") // a map takes null for "remove it"
  private static int[] without(int[] leaves, int leaf) {
    int[] rest = Arrays.stream(leaves).filter(other -> other != leaf).toArray();
    return rest.length == 0 ? null : rest;
  }
}
