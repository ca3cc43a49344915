package org.vigie.alerts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Filed;
import org.vigie.model.Hindsight;
import org.vigie.model.Panel;
import org.vigie.model.SavedSearch;
import org.vigie.model.Tally;
import org.vigie.model.Tempo;

/**
 * Counts reports by the hour: all of them, and those of each saved search that tells of spikes. All
 * that it remembers is read from {@code vigie.tallies}.
 */
final class Tallies {
  private final Function<String, Optional<Hindsight>> hindsight;
  private final Map<String, NavigableMap<Instant, Tally>> counted = new HashMap<>();
  private final Map<String, Tally> unwritten = new LinkedHashMap<>();
  private Instant now = Instant.MIN;
  private @Nullable Panel panel;

  /** It counts from now on; what was before is asked for, by subject. */
  Tallies(Function<String, Optional<Hindsight>> hindsight) {
    this.hindsight = hindsight;
  }

  /**
   * Remembers what was written, and nothing else.
   *
   * @param log passes on every tally that was written, newer ones of an hour after older ones
   */
  void restore(Consumer<Consumer<Tally>> log) {
    counted.clear();
    unwritten.clear();
    now = Instant.MIN;
    panel = null;
    log.accept(this::remember);
    prune();
  }

  /**
   * Whether an article counts as a report; if so, the hour that it was seen in is the newest.
   *
   * @param until what no article can have been seen after: a clock may be ahead
   */
  boolean counts(Filed filed, Instant until) {
    if (filed.change() != Filed.Change.NEW || !Tally.isReport(filed)) {
      return false;
    }
    Instant hour = seen(filed, until).truncatedTo(ChronoUnit.HOURS);
    if (hour.isAfter(now)) {
      now = hour;
      panel = null;
      prune();
    }
    return true;
  }

  /** Counts a report among all. */
  void count(Filed filed, Instant until) {
    count(Tally.ALL, filed, until);
  }

  /** Counts it among those of a search, too. */
  void count(SavedSearch search, Filed filed, Instant until) {
    count(Tally.subject(search), filed, until);
  }

  /** The tempo of what a search matches; empty as long as not enough is known. */
  Optional<Tempo> tempo(SavedSearch search) {
    if (panel == null) {
      panel = Panel.of(of(Tally.ALL), now);
    }
    String subject = Tally.subject(search);
    Instant since = hindsight.apply(subject).map(Hindsight::from).orElse(Instant.EPOCH);
    return Tempo.of(of(subject), panel, since);
  }

  /** The tallies that changed since it was asked last, as they are now. */
  List<Tally> changed() {
    List<Tally> changed = List.copyOf(unwritten.values());
    unwritten.clear();
    return changed;
  }

  private void count(String subject, Filed filed, Instant until) {
    Instant hour = Tally.hour(filed.date(), seen(filed, until));
    Tally before = hours(subject).getOrDefault(hour, new Tally(subject, hour));
    Tally after = before.with(filed.article().source());
    remember(after);
    unwritten.put(after.key(), after);
  }

  private static Instant seen(Filed filed, Instant until) {
    Instant seen = filed.article().firstSeen();
    return seen.isAfter(until) ? until : seen;
  }

  private void remember(Tally tally) {
    hours(tally.subject()).put(tally.hour(), tally);
    if (tally.subject().equals(Tally.ALL) && tally.hour().isAfter(now)) {
      now = tally.hour();
    }
  }

  private NavigableMap<Instant, Tally> hours(String subject) {
    return counted.computeIfAbsent(subject, _ -> new TreeMap<>());
  }

  private void prune() {
    if (now.equals(Instant.MIN)) {
      return;
    }
    Instant oldest = now.minus(Panel.KEPT);
    counted.values().forEach(hours -> hours.headMap(oldest).clear());
    counted.values().removeIf(Map::isEmpty);
  }

  /**
   * What the archive knew of the time before a search was saved, and what was counted since. Of an
   * hour that both know, the archive may lack what came later, and the count what came before.
   */
  private Collection<Tally> of(String subject) {
    NavigableMap<Instant, Tally> own = counted.getOrDefault(subject, new TreeMap<>());
    List<Tally> before = hindsight.apply(subject).map(Hindsight::reports).orElse(List.of());
    if (before.isEmpty()) {
      return own.values();
    }
    Instant oldest = now.minus(Panel.KEPT);
    Map<Instant, Tally> both = new HashMap<>(own);
    for (Tally tally : before) {
      if (!tally.hour().isBefore(oldest)) {
        both.merge(tally.hour(), tally, Tally::most);
      }
    }
    return both.values();
  }
}
