package org.vigie.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert.Change;
import org.vigie.model.Alert.Change.Kind;
import org.vigie.model.Alert.Facts;
import org.vigie.model.Event;
import org.vigie.model.Event.By;
import org.vigie.model.Event.Figure;
import org.vigie.model.Event.Location;
import org.vigie.model.Filed;

/**
 * What an article changes in what is known of a story. Where articles keep to their different
 * figures, names or places, each of them is new only once.
 *
 * @param facts as they are with the article
 * @param changes what it says that was not said before
 */
record Developments(Facts facts, List<Change> changes) {

  /** What the first article of an alert says: nothing changed yet. */
  static Facts first(Filed filed) {
    return of(Facts.NONE, List.of(), filed).facts();
  }

  /**
   * What an article says beside what is known.
   *
   * @param so what changed before
   */
  static Developments of(Facts known, List<Change> so, Filed filed) {
    List<Event> events = filed.classified().events();
    return events.isEmpty()
        ? new Developments(known, List.of())
        : of(known, so, events.getFirst(), filed);
  }

  /**
   * The same, changed at a moment: when it was filed, which may be long after it was first seen.
   */
  Developments at(Instant moment) {
    return new Developments(
        facts,
        changes.stream()
            .map(it -> new Change(it.kind(), it.before(), it.after(), it.article(), moment))
            .toList());
  }

  /** A figure for a reader: {@code 12}, {@code 12-15}; empty when there is none. */
  static String shown(@Nullable Figure figure) {
    if (figure == null) {
      return "";
    }
    return figure.count() == figure.most()
        ? Integer.toString(figure.count())
        : figure.count() + "-" + figure.most();
  }

  private static Developments of(Facts known, List<Change> so, Event event, Filed filed) {
    Location where = other(known, event.where());
    By by = other(known, event.by());
    boolean claimed = known.claimed() || event.by().claimed();
    Facts facts =
        new Facts(
            event.killed() == null ? known.killed() : event.killed(),
            where == null ? known.place() : where.place(),
            where == null ? known.placeName() : where.shown(),
            where == null ? known.precision() : where.precision(),
            by == null ? known.by() : by.entity(),
            by == null ? known.byName() : by.name(),
            claimed,
            filed.article().id(),
            filed.revision());
    List<Change> changes = new ArrayList<>();
    add(changes, change(Kind.TOLL, shown(known.killed()), shown(facts.killed()), filed), so);
    add(changes, change(Kind.PLACE, known.placeName(), facts.placeName(), filed), so);
    add(changes, change(Kind.ACTOR, known.byName(), facts.byName(), filed), so);
    if (claimed && !known.claimed()) {
      changes.add(change(Kind.CLAIM, "", facts.byName(), filed));
    }
    return new Developments(facts, changes);
  }

  /** Another place, and no vaguer one, or the same more exactly; null where there is none. */
  private static @Nullable Location other(Facts known, @Nullable Location where) {
    if (where == null || known.precision() == null) {
      return where;
    }
    int vaguer = where.precision().compareTo(known.precision());
    boolean other = !where.place().equals(known.place());
    return vaguer < 0 || (vaguer == 0 && other) ? where : null;
  }

  /** Somebody else who is named; null where there is none. */
  private static @Nullable By other(Facts known, By by) {
    return by.namesNobody() || by.entity().equals(known.by()) ? null : by;
  }

  private static void add(List<Change> changes, Change change, List<Change> so) {
    boolean said =
        so.stream()
            .filter(it -> it.kind() == change.kind())
            .anyMatch(
                it -> it.before().equals(change.after()) || it.after().equals(change.after()));
    if (!said && !change.before().equals(change.after())) {
      changes.add(change);
    }
  }

  private static Change change(
      Kind kind, @Nullable String before, @Nullable String after, Filed filed) {
    return new Change(
        kind,
        Objects.requireNonNullElse(before, ""),
        Objects.requireNonNullElse(after, ""),
        filed.article().id(),
        filed.article().firstSeen());
  }
}
