package org.vigie.classify.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.story.Occurrence.Bar;
import org.vigie.model.Article;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.Recall;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.Rulings;
import org.vigie.model.StoryEvent;

/**
 * What the filer remembers of what it wrote. It depends on the set of newest records alone, not on
 * the order in which they came, so that it can be rebuilt from the compacted stream.
 */
final class Memory {
  /** How far apart in time two reports of one occurrence may be, and two copies of a text. */
  static final Duration WINDOW = Duration.ofDays(4);

  /**
   * How far from its first report a story reaches. Without an end, weeks of coverage, each report
   * like the one before, would be one story.
   */
  static final Duration STORY = Duration.ofDays(14);

  /** How long an article is known by its id, so that an edit finds its story again. */
  static final Duration KNOWN = Duration.ofDays(45);

  /** Articles arrive late and out of order, so texts are kept a little longer than compared. */
  private static final Duration COMPARED = WINDOW.plusDays(2);

  private static final Comparator<Known> KNOWN_BY_AGE =
      Comparator.comparing(Known::firstSeen).thenComparing(Known::id);

  private final Map<String, Known> known = new HashMap<>();
  private final TreeSet<Known> knownByAge = new TreeSet<>(KNOWN_BY_AGE);
  private final Map<String, Report> reports = new HashMap<>();
  private final TreeSet<Report> reportsByAge = new TreeSet<>(Report.BY_AGE);
  private final Index<String, Report> byPlace = new Index<>(Report.BY_AGE);
  private final Numbered<Report> numbered = new Numbered<>();
  private final Copies copies = new Copies(numbered, WINDOW);
  private final Stories stories;
  private final Events events = new Events();

  /** Articles that were taken out; false of those that may be read anew. Never forgotten. */
  private final Map<String, Boolean> gone = new HashMap<>();

  private Instant newest = Instant.MIN;
  private long revision;

  Memory(Bar bar) {
    stories = new Stories(WINDOW, bar);
  }

  /**
   * An article that was filed.
   *
   * @param source from which it was read first
   * @param content of title and text
   * @param fingerprint of all that is written of it but the text
   */
  record Known(
      String id,
      String source,
      String sourceName,
      String publisher,
      String country,
      Keep keep,
      Article.TextFrom textFrom,
      boolean backfill,
      Instant date,
      String story,
      Filed.Role role,
      @Nullable String copyOf,
      String why,
      Filed.Change change,
      long revision,
      int version,
      long content,
      int fingerprint,
      Instant firstSeen,
      Rulings rulings,
      List<Recall> recalls) {}

  long nextRevision() {
    return revision + 1;
  }

  Optional<Known> known(String id) {
    return Optional.ofNullable(known.get(id));
  }

  /** An article that is remembered with what is compared of it. */
  Optional<Report> report(String id) {
    return Optional.ofNullable(reports.get(id));
  }

  Events events() {
    return events;
  }

  Copies copies() {
    return copies;
  }

  Stories stories() {
    return stories;
  }

  /** The first report of some kind that names one of some places. */
  Optional<Report> firstAt(Set<String> places, Predicate<Report> kind) {
    return places.stream()
        .flatMap(place -> byPlace.of(place).stream().filter(kind).findFirst().stream())
        .min(Report.BY_AGE);
  }

  /** Whether a story still takes in reports of a date: not weeks away from its first. */
  boolean isOpen(String story, Instant date) {
    Known first = known.get(story);
    return first != null && Duration.between(first.date(), date).abs().compareTo(STORY) <= 0;
  }

  /**
   * Takes note of a record; a newer one of an article replaces the older.
   *
   * @return the events that this changed
   */
  List<StoryEvent> remember(Filed filed) {
    revision = Math.max(revision, filed.revision());
    String id = filed.article().id();
    Known before = known.get(id);
    if (before != null && before.revision() > filed.revision()) {
      return List.of();
    }
    List<StoryEvent> changed =
        isTooOld(filed)
            ? List.of() // its story's other reports are forgotten: what they told stays as written
            : events.put(filed, before == null ? null : before.story());
    forget(id);
    Known now = known(filed, Signature.from(filed.signature()));
    known.put(id, now);
    knownByAge.add(now);
    Retraction retraction = filed.rulings().retraction();
    if (retraction == null) {
      gone.remove(id);
      add(numbered.add(number -> Report.of(filed, number)));
    } else {
      note(retraction);
    }
    if (filed.article().firstSeen().isAfter(newest)) {
      newest = filed.article().firstSeen();
    }
    forgetTheOld();
    return changed;
  }

  /** Takes note that an article was taken out, or may be read anew. */
  void note(Retraction retraction) {
    gone.put(retraction.article(), retraction.why() != null);
  }

  /** Whether an article was taken out, and maybe let in again, and not read since. */
  boolean isGone(String id) {
    return gone.containsKey(id);
  }

  /** Whether an article is not to be read. */
  boolean isRetracted(String id) {
    return gone.getOrDefault(id, false);
  }

  private boolean isTooOld(Filed filed) {
    return newest.isAfter(filed.article().firstSeen())
        && Duration.between(filed.article().firstSeen(), newest).compareTo(KNOWN) > 0;
  }

  private static Known known(Filed filed, Signature signature) {
    Article article = filed.article();
    return new Known(
        article.id(),
        article.source().intern(),
        article.sourceName().intern(),
        article.publisher().intern(),
        article.country(),
        article.keep(),
        article.textFrom(),
        article.backfill(),
        filed.date(),
        filed.story(),
        filed.role(),
        filed.copyOf(),
        filed.why(),
        filed.change(),
        filed.revision(),
        filed.version(),
        signature.content(),
        Fingerprint.of(filed.classified()),
        article.firstSeen(),
        filed.rulings(),
        filed.recalls());
  }

  private void add(Report report) {
    reports.put(report.id(), report);
    reportsByAge.add(report);
    copies.add(report);
    stories.add(report);
    for (String place : report.places()) {
      byPlace.add(place, report);
    }
  }

  private void remove(Report report) {
    reports.remove(report.id());
    reportsByAge.remove(report);
    copies.remove(report);
    stories.remove(report);
    for (String place : report.places()) {
      byPlace.remove(place, report);
    }
    numbered.remove(report.number());
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
      Known old = knownByAge.pollFirst();
      known.remove(old.id());
      events.forget(old.id(), old.story());
    }
  }
}
