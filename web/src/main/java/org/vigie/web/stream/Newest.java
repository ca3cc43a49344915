package org.vigie.web.stream;

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
 * @param <K> the kinds of lists there are
 * @param <V> what is listed
 */
public final class Newest<K extends Enum<K>, V> {
  /** Behind all keys. */
  private static final String LAST = Character.toString(Character.MAX_VALUE);

  private final Function<V, Stream<Place<K>>> places;
  private final Map<String, V> values = new ConcurrentHashMap<>();
  private final Map<Name<K>, Integer> counts = new ConcurrentHashMap<>();

  /** All lists, one behind the other. Guarded by this. */
  private final NavigableSet<Entry<K>> entries = new TreeSet<>();

  /**
   * Which list is meant. Ids come from addresses, too: one is no name without its kind.
   *
   * @param of the id of what has such a list; empty of the only one of its kind
   */
  public record Name<K extends Enum<K>>(K kind, String of) implements Comparable<Name<K>> {
    public Name(K kind) {
      this(kind, "");
    }

    public Place<K> at(Instant when) {
      return new Place<>(this, when);
    }

    @Override
    public int compareTo(Name<K> other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : of.compareTo(other.of);
    }
  }

  /**
   * Where a value stands.
   *
   * @param list a list
   * @param at its date there
   */
  public record Place<K extends Enum<K>>(Name<K> list, Instant at) {}

  private record Entry<K extends Enum<K>>(Name<K> list, Instant at, String key)
      implements Comparable<Entry<K>> {
    @Override
    public int compareTo(Entry<K> other) {
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
  public Newest(Function<V, Stream<Place<K>>> places) {
    this.places = places;
  }

  /** A key has a new value; null when it was removed. */
  public synchronized void changed(String key, @Nullable V value) {
    Set<Entry<K>> before = entries(key, values.get(key));
    Set<Entry<K>> after = entries(key, value);
    if (value != null) {
      values.put(key, value);
    }
    for (Entry<K> entry : after) {
      if (entries.add(entry)) {
        counts.merge(entry.list(), 1, Integer::sum);
      }
    }
    before.removeAll(after);
    for (Entry<K> entry : before) {
      entries.remove(entry);
      counts.computeIfPresent(entry.list(), (_, count) -> count == 1 ? null : count - 1);
    }
    if (value == null) {
      values.remove(key);
    }
  }

  private Set<Entry<K>> entries(String key, @Nullable V value) {
    return Stream.ofNullable(value)
        .flatMap(places)
        .map(place -> new Entry<>(place.list(), place.at(), key))
        .collect(Collectors.toSet());
  }

  public Optional<V> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The values of a list. */
  public Stream<V> of(Name<K> list) {
    return of(list, Integer.MAX_VALUE);
  }

  /** Its first ones, so many at most. */
  public Stream<V> of(Name<K> list, int most) {
    return since(list, Instant.MIN, most);
  }

  /** Those from a moment on. */
  public Stream<V> since(Name<K> list, Instant from) {
    return since(list, from, Integer.MAX_VALUE);
  }

  private synchronized Stream<V> since(Name<K> list, Instant from, int most) {
    List<V> there =
        entries.subSet(new Entry<>(list, Instant.MAX, ""), new Entry<>(list, from, LAST)).stream()
            .limit(most)
            .flatMap(entry -> get(entry.key()).stream())
            .toList();
    return there.stream();
  }

  /** How many stand in a list. */
  public int count(Name<K> list) {
    return counts.getOrDefault(list, 0);
  }
}
