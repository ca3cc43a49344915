package org.vigie.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values in lists, the newest first, so that a page that shows a few of very many looks at these
 * alone. A list is given as it is at one moment, however slowly it is walked: what moves to its
 * front meanwhile would be missing otherwise.
 *
 * @param <V> what is listed
 */
final class Newest<V> {
  /** Behind all keys. */
  private static final String LAST = Character.toString(Character.MAX_VALUE);

  private final Function<V, Stream<Place>> places;
  private final Map<String, V> values = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /** All lists, one behind the other. Guarded by this. */
  private final NavigableSet<Entry> entries = new TreeSet<>();

  /**
   * Where a value stands.
   *
   * @param list the name of a list
   * @param at its date there
   */
  record Place(String list, Instant at) {}

  private record Entry(String list, Instant at, String key) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byList = list.compareTo(other.list);
      int byDate = byList != 0 ? byList : other.at.compareTo(at);
      return byDate != 0 ? byDate : key.compareTo(other.key);
    }
  }

  /**
   * Empty lists.
   *
   * @param places where a value stands, in each list once
   */
  Newest(Function<V, Stream<Place>> places) {
    this.places = places;
  }

  /** A key has a new value; null when it was removed. */
  synchronized void changed(String key, @Nullable V value) {
    Set<Entry> before = entries(key, values.get(key));
    Set<Entry> after = entries(key, value);
    if (value != null) {
      values.put(key, value);
    }
    for (Entry entry : after) {
      if (entries.add(entry)) {
        counts.merge(entry.list(), 1, Integer::sum);
      }
    }
    before.removeAll(after);
    for (Entry entry : before) {
      entries.remove(entry);
      counts.computeIfPresent(entry.list(), (_, count) -> count == 1 ? null : count - 1);
    }
    if (value == null) {
      values.remove(key);
    }
  }

  private Set<Entry> entries(String key, @Nullable V value) {
    return Stream.ofNullable(value)
        .flatMap(places)
        .map(place -> new Entry(place.list(), place.at(), key))
        .collect(Collectors.toSet());
  }

  Optional<V> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The values of a list. */
  Stream<V> of(String list) {
    return of(list, Integer.MAX_VALUE);
  }

  /** Its first ones, so many at most. */
  Stream<V> of(String list, int most) {
    return since(list, Instant.MIN, most);
  }

  /** Those from a moment on. */
  Stream<V> since(String list, Instant from) {
    return since(list, from, Integer.MAX_VALUE);
  }

  private synchronized Stream<V> since(String list, Instant from, int most) {
    List<V> there =
        entries.subSet(new Entry(list, Instant.MAX, ""), new Entry(list, from, LAST)).stream()
            .limit(most)
            .flatMap(entry -> get(entry.key()).stream())
            .toList();
    return there.stream();
  }

  /** How many stand in a list. */
  int count(String list) {
    return counts.getOrDefault(list, 0);
  }
}
