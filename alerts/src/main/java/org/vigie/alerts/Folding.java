package org.vigie.alerts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.model.Alert.Reported;
import org.vigie.model.Alert.Surge;
import org.vigie.model.Alert.Told;
import org.vigie.model.Facts;
import org.vigie.model.Filed;
import org.vigie.model.Moves;
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
        Developments.together(List.of(Developments.said(filed))),
        List.of(),
        List.of(),
        null,
        new Moves(List.of(), filed.revision()),
        saying(List.of(), Developments.said(filed)));
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
        Facts.NONE,
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
    Alert folded =
        fold(alert, filed, Developments.of(alert.facts(), alert.changes(), filed).at(moment), null);
    return saying(folded, folded.facts(), saying(alert.said(), Developments.said(filed)));
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
   * An alert after one of its articles was written anew: the same when that article says what it
   * said before. What an edit says is news, and so the last word; a correction only sets right what
   * had been said, where that was said.
   *
   * @param moment when it was filed
   */
  static Alert follow(Alert alert, Filed filed, Instant moment) {
    String article = filed.article().id();
    Facts now = Developments.said(filed);
    Facts own =
        alert.said().stream().filter(it -> article.equals(it.article())).findFirst().orElse(null);
    long known = own == null ? alert.facts().revision() : own.revision();
    boolean corrected = filed.change() == Filed.Change.CORRECTED;
    boolean elsewhere = own == null && corrected && !alert.holds(article);
    boolean same =
        own == null ? now.saysNothing() : now.equals(own.saidBy(article, filed.revision()));
    if (elsewhere || same || filed.revision() <= known) {
      return alert;
    }
    List<Facts> said = new ArrayList<>(alert.said());
    int place = own == null ? place(alert, article) : said.indexOf(own);
    said.remove(own);
    said.add(corrected ? place : said.size(), now);
    List<Facts> shown = shown(said);
    Developments news =
        Developments.of(alert.facts(), Developments.together(shown), alert.changes(), filed);
    return saying(
        with(alert, alert.folded(), alert.further(), alert.changed(), news.at(moment), null),
        news.facts(),
        shown);
  }

  /** Where the words of an article would stand that said nothing: as the articles do. */
  private static int place(Alert alert, String article) {
    List<String> order = alert.articles().map(Reported::article).toList();
    List<String> earlier =
        order.contains(article) ? order.subList(0, order.indexOf(article)) : List.of();
    return (int)
        alert.said().stream()
            .takeWhile(it -> it.article() == null || earlier.contains(it.article()))
            .count();
  }

  /** The alert without what an article says that was taken out. */
  static Alert without(Alert alert, String article) {
    Alert left = next(alert.without(article::equals));
    List<Facts> said = left.isRetracted() ? List.of() : left.said();
    return saying(left, Developments.together(said), said);
  }

  /** What is said with what one article more says, if that is anything. */
  private static List<Facts> saying(List<Facts> so, Facts more) {
    if (more.saysNothing()) {
      return so;
    }
    List<Facts> said = new ArrayList<>(so);
    said.add(more);
    return shown(said);
  }

  /** As many as an alert has room for; the oldest are one. */
  private static List<Facts> shown(List<Facts> said) {
    int surplus = said.size() - SHOWN;
    if (surplus <= 0) {
      return said;
    }
    Facts oldest = Developments.together(said.subList(0, surplus + 1)).saidBy(null, 0);
    List<Facts> shown = new ArrayList<>(List.of(oldest));
    shown.addAll(said.subList(surplus + 1, said.size()));
    return shown;
  }

  private static Alert saying(Alert alert, Facts facts, List<Facts> said) {
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
        alert.revision(),
        alert.held(),
        alert.due(),
        facts,
        alert.changes(),
        alert.told(),
        alert.surge(),
        alert.moves(),
        said);
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
        alert.moves(),
        alert.said());
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
        alert.moves(),
        alert.said());
  }
}
