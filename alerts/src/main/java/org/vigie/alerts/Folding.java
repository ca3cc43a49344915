package org.vigie.alerts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.model.Alert.Moves;
import org.vigie.model.Alert.Reported;
import org.vigie.model.Alert.Surge;
import org.vigie.model.Alert.Told;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;
import org.vigie.model.Tempo;

/** Makes an alert of an article, and folds others into it. What is told of it is not its affair. */
final class Folding {
  /** An alert shows this many later articles; of those after them it keeps the ids. */
  static final int SHOWN = 100;

  /** One on a spike this many: it may go on for weeks, and a search finds them all. */
  static final int SHOWN_OF_SPIKE = 20;

  private Folding() {}

  /** The alert that an article makes; nothing is told of it yet. */
  static Alert first(String id, Matching.Match match, Filed filed) {
    SavedSearch search = match.search();
    Instant seen = filed.article().firstSeen();
    return new Alert(
        id,
        search,
        filed.story(),
        Reported.of(filed),
        match.why(),
        List.of(),
        List.of(),
        seen,
        seen,
        1,
        Held.NO,
        null,
        Developments.first(filed),
        List.of(),
        List.of(),
        null,
        new Moves(List.of(), filed.revision()));
  }

  /** The alert on a spike that begins with an article; nothing is told of it yet. */
  static Alert first(Matching.Match match, Filed filed, Tempo tempo) {
    SavedSearch search = match.search();
    Instant seen = filed.article().firstSeen();
    String story = Alert.spikeOf(search.id(), seen);
    return new Alert(
        Alert.idOf(search.id(), story),
        search,
        story,
        Reported.of(filed),
        match.why(),
        List.of(),
        List.of(),
        seen,
        seen,
        1,
        Held.NO,
        null,
        Alert.Facts.NONE,
        List.of(),
        List.of(),
        new Surge(tempo, tempo.reports(), false));
  }

  /** The alert on a spike with one report more. It changed where they have doubled. */
  static Alert fold(Alert alert, Filed filed, Instant moment, Tempo tempo) {
    int base = requireNonNull(alert.surge()).base();
    boolean doubled = tempo.reports() >= 2 * base;
    List<Alert.Change> changes =
        doubled
            ? List.of(
                new Alert.Change(
                    Alert.Change.Kind.REPORTS,
                    String.valueOf(base),
                    String.valueOf(tempo.reports()),
                    filed.article().id(),
                    moment))
            : List.of();
    return fold(
        alert,
        filed,
        new Developments(alert.facts(), changes),
        new Surge(tempo, doubled ? tempo.reports() : base, false));
  }

  /** The alert on a spike that is over. */
  static Alert over(Alert alert) {
    Surge surge = requireNonNull(alert.surge());
    return with(
        alert,
        alert.folded(),
        alert.further(),
        alert.changed(),
        new Developments(alert.facts(), List.of()),
        new Surge(surge.tempo(), surge.base(), true));
  }

  /** An alert with one article more. */
  static Alert fold(Alert alert, Filed filed, Instant moment) {
    return fold(
        alert, filed, Developments.of(alert.facts(), alert.changes(), filed).at(moment), null);
  }

  private static Alert fold(Alert alert, Filed filed, Developments news, @Nullable Surge surge) {
    Reported reported = Reported.of(filed);
    List<Reported> folded = new ArrayList<>(alert.folded());
    List<String> further = new ArrayList<>(alert.further());
    if (folded.size() < (surge == null ? SHOWN : SHOWN_OF_SPIKE) || isAwaited(alert, reported)) {
      folded.add(reported);
    } else if (surge == null) {
      further.add(reported.article());
    }
    Instant seen = reported.firstSeen();
    return with(
        alert,
        folded,
        further,
        seen.isAfter(alert.changed()) ? seen : alert.changed(),
        news,
        surge);
  }

  /**
   * An alert after one of its articles was written anew: the same when that is of no account to it.
   * What an edit says is news; a correction only sets right what that article had said last.
   *
   * @param moment when it was filed
   */
  static Alert follow(Alert alert, Filed filed, Instant moment) {
    Alert.Facts known = alert.facts();
    boolean edited = filed.change() == Filed.Change.EDITED;
    boolean newest =
        known.article() == null
            || ((edited || known.article().equals(filed.article().id()))
                && known.revision() < filed.revision());
    Developments news = Developments.of(known, alert.changes(), filed).at(moment);
    boolean same =
        known.saidBy(news.facts().article(), news.facts().revision()).equals(news.facts());
    return newest && !same
        ? with(alert, alert.folded(), alert.further(), alert.changed(), news, null)
        : alert;
  }

  /** The alert, held or not; {@code due} as in {@link Alert}. */
  static Alert held(Alert alert, Held held, @Nullable Instant due) {
    return with(alert, held, due, alert.told(), alert.revision());
  }

  /** The alert, told. */
  static Alert told(Alert alert, Instant at, Held until) {
    List<Told> told = new ArrayList<>(alert.told());
    told.add(new Told(at, until, alert.later(), alert.changes().size()));
    return with(alert, Held.NO, at, told, alert.revision());
  }

  /** The alert as another record of it. */
  static Alert next(Alert alert) {
    return with(alert, alert.held(), alert.due(), alert.told(), alert.revision() + 1);
  }

  /** Whether an article is one that an alert of too small a story waits for. */
  private static boolean isAwaited(Alert alert, Reported reported) {
    return alert.held() == Held.SIZE
        && (alert.articles().noneMatch(it -> it.publisher().equals(reported.publisher()))
            || alert.articles().noneMatch(it -> it.origin().equals(reported.origin())));
  }

  private static Alert with(
      Alert alert,
      List<Reported> folded,
      List<String> further,
      Instant changed,
      Developments news,
      @Nullable Surge surge) {
    List<Alert.Change> changes = new ArrayList<>(alert.changes());
    changes.addAll(news.changes());
    return new Alert(
        alert.id(),
        alert.search(),
        alert.story(),
        alert.first(),
        alert.why(),
        folded,
        further,
        alert.created(),
        changed,
        alert.revision() + 1,
        alert.held(),
        alert.due(),
        news.facts(),
        changes,
        alert.told(),
        surge,
        alert.moves());
  }

  private static Alert with(
      Alert alert, Held held, @Nullable Instant due, List<Told> told, long revision) {
    return new Alert(
        alert.id(),
        alert.search(),
        alert.story(),
        alert.first(),
        alert.why(),
        alert.folded(),
        alert.further(),
        alert.created(),
        alert.changed(),
        revision,
        held,
        due,
        alert.facts(),
        alert.changes(),
        told,
        alert.surge(),
        alert.moves());
  }
}
