package org.vigie.model;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * Knows which sources are polled already under another name: what they ask for is the same. Of
 * those one is polled: https before http, then by id. Safe for any number of threads.
 */
public final class Twins {
  private static final Comparator<Source> FIRST =
      Comparator.comparing((Source source) -> !"https".equals(source.address().getScheme()))
          .thenComparing(Source::id);

  private final Map<String, Source> polled = new ConcurrentHashMap<>();
  private final Map<String, NavigableSet<Source>> bySubject = new ConcurrentHashMap<>();

  /** A source is another one now; null when it was removed. */
  public synchronized void changed(String id, @Nullable Source source) {
    Source before = polled.remove(id);
    if (before != null) {
      String subject = before.subject();
      NavigableSet<Source> twins = bySubject.getOrDefault(subject, newSet());
      twins.remove(before);
      if (twins.isEmpty()) {
        bySubject.remove(subject);
      }
    }
    if (source != null && source.on()) {
      polled.put(id, source);
      bySubject.computeIfAbsent(source.subject(), _ -> newSet()).add(source);
    }
  }

  /** The source that is polled in the place of another; empty when that is polled itself. */
  public Optional<Source> inPlaceOf(Source source) {
    NavigableSet<Source> twins = bySubject.get(source.subject());
    return Optional.ofNullable(twins).stream()
        .flatMap(all -> all.stream().limit(1))
        .filter(first -> !first.id().equals(source.id()))
        .findFirst();
  }

  private static NavigableSet<Source> newSet() {
    return new ConcurrentSkipListSet<>(FIRST);
  }
}
