package org.vigie.classify;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Filed;

/**
 * What the filer remembers of what it wrote. It depends on the set of newest records alone, not on
 * the order in which they came, so that it can be rebuilt from the compacted stream. (This holds as
 * an article's first-seen time never goes back.)
 */
final class Memory {
  /** How far apart in time two reports of one occurrence may be, and two copies of a text. */
  static final Duration WINDOW = Duration.ofDays(4);

  /** How long an article is known by its id, so that an edit finds its story again. */
  static final Duration KNOWN = Duration.ofDays(45);

  /** Articles arrive late and out of order, so texts are kept a little longer than compared. */
  private static final Duration COMPARED = WINDOW.plusDays(2);

  private static final Comparator<Report> BY_AGE =
      Comparator.comparing(Report::firstSeen).thenComparing(Report::id);
  private static final Comparator<Known> KNOWN_BY_AGE =
      Comparator.comparing(Known::firstSeen).thenComparing(Known::id);

  private final Map<String, Known> known = new HashMap<>();
  private final TreeSet<Known> knownByAge = new TreeSet<>(KNOWN_BY_AGE);
  private final Map<String, Report> reports = new HashMap<>();
  private final TreeSet<Report> reportsByAge = new TreeSet<>(BY_AGE);
  private final Map<String, TreeSet<Report>> byPlace = new HashMap<>();
  private final Copies copies = new Copies(WINDOW);
  private final Stories stories = new Stories(WINDOW);
  private Instant newest = Instant.MIN;
  private long revision;

  /**
   * An article that was filed.
   *
   * @param fingerprint of all that is written of it but the text
   */
  record Known(
      String id,
      String story,
      Filed.Role role,
      @Nullable String copyOf,
      String why,
      Filed.Change change,
      long revision,
      long content,
      long fingerprint,
      Instant firstSeen) {}

  long nextRevision() {
    return revision + 1;
  }

  Optional<Known> known(String id) {
    return Optional.ofNullable(known.get(id));
  }

  Optional<Report> report(String id) {
    return Optional.ofNullable(reports.get(id));
  }

  Copies copies() {
    return copies;
  }

  Stories stories() {
    return stories;
  }

  /** Reports that name one of some places. */
  Set<Report> at(Set<String> places) {
    Set<Report> found = new TreeSet<>(BY_AGE);
    places.forEach(place -> found.addAll(byPlace.getOrDefault(place, new TreeSet<>(BY_AGE))));
    return found;
  }

  /** Takes note of a record; a newer one of an article replaces the older. */
  void remember(Filed filed) {
    revision = Math.max(revision, filed.revision());
    String id = filed.article().id();
    Known before = known.get(id);
    if (before != null && before.revision() > filed.revision()) {
      return;
    }
    forget(id);
    Known now = known(filed);
    known.put(id, now);
    knownByAge.add(now);
    add(Report.of(filed));
    if (filed.article().firstSeen().isAfter(newest)) {
      newest = filed.article().firstSeen();
    }
    forgetTheOld();
  }

  private static Known known(Filed filed) {
    return new Known(
        filed.article().id(),
        filed.story(),
        filed.role(),
        filed.copyOf(),
        filed.why(),
        filed.change(),
        filed.revision(),
        Signature.from(filed.signature()).content(),
        Fingerprint.of(filed.classified()),
        filed.article().firstSeen());
  }

  private void add(Report report) {
    reports.put(report.id(), report);
    reportsByAge.add(report);
    copies.add(report);
    stories.add(report);
    for (String place : report.places()) {
      byPlace.computeIfAbsent(place, p -> new TreeSet<>(BY_AGE)).add(report);
    }
  }

  private void remove(Report report) {
    reports.remove(report.id());
    reportsByAge.remove(report);
    copies.remove(report);
    stories.remove(report);
    for (String place : report.places()) {
      TreeSet<Report> there = byPlace.get(place);
      if (there != null) {
        there.remove(report);
        if (there.isEmpty()) {
          byPlace.remove(place);
        }
      }
    }
  }

  private void forget(String id) {
    Known before = known.remove(id);
    if (before != null) {
      knownByAge.remove(before);
    }
    Report report = reports.get(id);
    if (report != null) {
      remove(report);
    }
  }

  private void forgetTheOld() {
    while (!reportsByAge.isEmpty()
        && reportsByAge.first().firstSeen().isBefore(newest.minus(COMPARED))) {
      remove(reportsByAge.first());
    }
    while (!knownByAge.isEmpty() && knownByAge.first().firstSeen().isBefore(newest.minus(KNOWN))) {
      known.remove(knownByAge.first().id());
      knownByAge.pollFirst();
    }
  }
}
