package org.vigie.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert.Change;
import org.vigie.model.Alert.Change.Kind;
import org.vigie.model.Event;
import org.vigie.model.Event.By;
import org.vigie.model.Event.Figure;
import org.vigie.model.Event.Location;
import org.vigie.model.Facts;
import org.vigie.model.Filed;

/**
 * What an article changes in what is known of a story. Where articles keep to their different
 * figures, names or places, each of them is new only once.
 *
 * @param facts as they are with the article
 * @param changes what it says that was not said before
 */
record Developments(Facts facts, List<Change> changes) {

  /** What an article says by itself. */
  static Facts said(Filed filed) {
    List<Event> events = filed.classified().events();
    Facts nothing = Facts.NONE.saidBy(filed.article().id(), filed.revision());
    return events.isEmpty() ? nothing : said(nothing, events.getFirst());
  }

  /** What is known from what articles say, the newest last. */
  static Facts together(List<Facts> said) {
    return said.stream().reduce(Facts.NONE, Developments::with);
  }

  /**
   * What an article says beside what is known.
   *
   * @param so what changed before
   */
  static Developments of(Facts known, List<Change> so, Filed filed) {
    return of(known, with(known, said(filed)), so, filed);
  }

  /**
   * What became different by an article.
   *
   * @param known what was known before
   * @param facts what is with it
   * @param so what changed before
   */
  static Developments of(Facts known, Facts facts, List<Change> so, Filed filed) {
    List<Change> changes = new ArrayList<>();
    add(changes, change(Kind.TOLL, shown(known.killed()), shown(facts.killed()), filed), so);
    add(changes, change(Kind.PLACE, known.placeName(), facts.placeName(), filed), so);
    add(changes, change(Kind.ACTOR, known.byName(), facts.byName(), filed), so);
    if (facts.claimed() && !known.claimed()) {
      changes.add(change(Kind.CLAIM, "", facts.byName(), filed));
    }
    return new Developments(facts, changes);
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

  private static Facts said(Facts nothing, Event event) {
    Location where = event.where();
    By by = event.by();
    boolean named = !by.namesNobody();
    return new Facts(
        event.killed(),
        where == null ? null : where.place(),
        where == null ? null : where.shown(),
        where == null ? null : where.precision(),
        named ? by.entity() : null,
        named ? by.name() : null,
        by.claimed(),
        nothing.article(),
        nothing.revision());
  }

  private static Facts with(Facts known, Facts said) {
    if (said.saysNothing()) {
      return known;
    }
    Facts where = isElsewhere(known, said) ? said : known;
    Facts by = said.by() == null ? known : said;
    return new Facts(
        said.killed() == null ? known.killed() : said.killed(),
        where.place(),
        where.placeName(),
        where.precision(),
        by.by(),
        by.byName(),
        known.claimed() || said.claimed(),
        said.article(),
        said.revision());
  }

  /** Whether it names another place, and no vaguer one, or the same more exactly. */
  private static boolean isElsewhere(Facts known, Facts said) {
    if (said.precision() == null || known.precision() == null) {
      return said.precision() != null;
    }
    int vaguer = said.precision().compareTo(known.precision());
    return vaguer < 0 || (vaguer == 0 && !Objects.equals(said.place(), known.place()));
  }

  private static void add(List<Change> changes, Change change, List<Change> so) {
    boolean said =
        so.stream()
            .filter(it -> it.kind() == change.kind())
            .anyMatch(
                it -> it.before().equals(change.after()) || it.after().equals(change.after()));
    if (!said && !change.after().isEmpty() && !change.before().equals(change.after())) {
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
