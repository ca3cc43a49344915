package org.vigie.classify.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Things by what they have, those with the same in one order. In lists: of most there are one or
 * two, and a tree would be larger than what it holds.
 */
final class Index<K, T> {
  private final Map<K, List<T>> lists = new HashMap<>();
  private final Comparator<T> order;

  Index(Comparator<T> order) {
    this.order = order;
  }

  List<T> of(K key) {
    return lists.getOrDefault(key, List.of());
  }

  void add(K key, T thing) {
    List<T> list = lists.computeIfAbsent(key, k -> new ArrayList<>(1));
    int at = Collections.binarySearch(list, thing, order);
    if (at < 0) {
      list.add(-at - 1, thing);
    }
  }

  void remove(K key, T thing) {
    List<T> list = lists.getOrDefault(key, List.of());
    int at = Collections.binarySearch(list, thing, order);
    if (at >= 0) {
      list.remove(at);
      if (list.isEmpty()) {
        lists.remove(key);
      }
    }
  }
}
