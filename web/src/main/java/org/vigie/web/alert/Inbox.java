package org.vigie.web.alert;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Archive;
import org.vigie.model.Alert;
import org.vigie.model.AlertRules;
import org.vigie.model.Article;
import org.vigie.model.Filed;
import org.vigie.model.Handling;
import org.vigie.model.SavedSearch;
import org.vigie.model.Span;
import org.vigie.model.TopicHit;
import org.vigie.streams.View;
import org.vigie.web.alert.Standings.Standing;
import org.vigie.web.article.Retractions;
import org.vigie.web.stream.Patience;
import org.vigie.web.stream.Tail;

/**
 * Alerts as a reader sees them: by story. A search by topic matches no words of its own; then the
 * words are shown for which the article has that topic.
 */
public final class Inbox {
  private static final String TOPIC = "topic";
  private static final int BEFORE = 80;
  private static final int LENGTH = 260;
  private static final int MOST_PASSAGES = 3;

  private final Alerts alerts;
  private final View<SavedSearch> searches;
  private final View<Handling> handled;
  private final Archive archive;
  private final Patience patience;
  private final Tail tail;
  private final Retractions retractions;
  private final InstantSource time;
  private final Standings standings;

  Inbox(
      Alerts alerts,
      View<SavedSearch> searches,
      View<Handling> handled,
      Archive archive,
      Patience patience,
      Tail tail,
      Retractions retractions,
      InstantSource time) {
    this.alerts = alerts;
    this.searches = searches;
    this.handled = handled;
    this.archive = archive;
    this.patience = patience;
    this.tail = tail;
    this.retractions = retractions;
    this.time = time;
    this.standings = new Standings(alerts, handled, this::entry, time);
  }

  /** The newest rows that a filter shows. */
  List<InboxRow> rows(InboxFilter filter, int most) {
    Stream<Standing> shown =
        filter.isNarrow()
            ? standings(filter).filter(filter::shows).limit(most)
            : standings.shown(filter.show(), most);
    return shown.map(standing -> row(standing.story())).flatMap(Optional::stream).toList();
  }

  /** How many rows stand where, of those of a filter's search and priority. */
  Map<String, Long> counts(InboxFilter filter) {
    if (!filter.isNarrow()) {
      return InboxFilter.counts(standings::count);
    }
    Map<String, Long> counts =
        standings(filter)
            .flatMap(Standing::shownAs)
            .collect(Collectors.groupingBy(as -> as, Collectors.counting()));
    return InboxFilter.counts(as -> counts.getOrDefault(as, 0L));
  }

  private Stream<Standing> standings(InboxFilter filter) {
    Stream<String> searches =
        filter.search().isEmpty() ? alerts.searches() : Stream.of(filter.search());
    return standings
        .of(searches.flatMap(id -> concerned(filter, id)).map(Alert::story))
        .sorted(comparing(Standing::changed).reversed());
  }

  /** The alerts of a search, if a filter asks for its priority. */
  private Stream<Alert> concerned(InboxFilter filter, String search) {
    return alerts.last(search).stream()
        .filter(last -> filter.concerns(rules(last)))
        .flatMap(_ -> alerts.of(search));
  }

  /** By search what changed or was told from a moment on. */
  public Map<String, List<InboxRow.Entry>> since(Instant from) {
    return alerts
        .since(from)
        .map(this::entry)
        .collect(Collectors.groupingBy(entry -> entry.alert().search().id()));
  }

  /** What did of a saved search. */
  public List<InboxRow.Entry> since(String search, Instant from) {
    return alerts.since(search, from).map(this::entry).toList();
  }

  /** The row of a story; empty when no search has an alert on it. */
  Optional<InboxRow> row(String story) {
    List<InboxRow.Entry> entries = alerts.ofStory(story).map(this::entry).toList();
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(whole(new InboxRow(entries, List.of())));
  }

  /** An alert as it stands in the inbox. */
  public InboxRow.Entry entry(Alert alert) {
    Handling handling = handling(alert);
    return new InboxRow.Entry(
        retractions.withheld(alert), rules(alert), state(alert, handling), handling);
  }

  /** Where it stands. */
  InboxRow.State state(Alert alert) {
    return state(alert, handling(alert));
  }

  /** The rules of its saved search as they are now, or were when it is gone. */
  AlertRules rules(Alert alert) {
    return searches.get(alert.search().id()).map(SavedSearch::rules).orElse(alert.search().rules());
  }

  /** The row of an alert that was just raised, once the archive has its article if it is needed. */
  public InboxRow fresh(Alert alert) throws InterruptedException {
    if (alert.why().stream().anyMatch(passage -> passage.field().equals(TOPIC))) {
      patience.isVisible(tail.position().filed());
    }
    List<InboxRow.Entry> entries = new ArrayList<>();
    entries.add(entry(alert));
    alerts
        .ofStory(alert.story())
        .filter(other -> !other.id().equals(alert.id()))
        .forEach(other -> entries.add(entry(other)));
    return whole(new InboxRow(entries, List.of()));
  }

  /** The same with the passages that say why. */
  private InboxRow whole(InboxRow row) {
    Map<String, Alert.Passage> passages = new LinkedHashMap<>();
    Stream.concat(Stream.of(row.lead()), row.entries().stream().map(InboxRow.Entry::alert))
        .flatMap(alert -> passages(alert).stream())
        .forEach(passage -> passages.putIfAbsent(passage.text(), passage));
    return new InboxRow(row.entries(), passages.values().stream().limit(MOST_PASSAGES).toList());
  }

  /** The last thing that was done about it, or about its story. */
  private @Nullable Handling handling(Alert alert) {
    return alert.handlings(handled::get).max(comparing(Handling::at)).orElse(null);
  }

  private InboxRow.State state(Alert alert, @Nullable Handling handling) {
    InboxRow.State open = Alerts.isLargeEnough(alert) ? InboxRow.State.OPEN : InboxRow.State.SMALL;
    if (handling == null) {
      return open;
    }
    return switch (handling.kind()) {
      case MUTED -> InboxRow.State.MUTED;
      case SNOOZED -> isOver(handling) ? open : InboxRow.State.SNOOZED;
      case ACKNOWLEDGED ->
          alert.changes().stream().anyMatch(change -> change.at().isAfter(handling.at()))
              ? open
              : InboxRow.State.ACKNOWLEDGED;
    };
  }

  private boolean isOver(Handling snoozed) {
    return snoozed.until() == null || !snoozed.until().isAfter(time.instant());
  }

  private List<Alert.Passage> passages(Alert alert) {
    return alert.why().stream()
        .map(
            passage ->
                passage.field().equals(TOPIC)
                    ? archive
                        .article(alert.first().article())
                        .map(filed -> shown(passage, filed))
                        .orElse(passage)
                    : passage)
        .toList();
  }

  /** A passage of an article; of a topic the words for which the article has it. */
  public static Alert.Passage shown(Alert.Passage passage, Filed filed) {
    return filed.classified().topics().stream()
        .filter(hit -> passage.field().equals(TOPIC) && hit.topic().equals(passage.text()))
        .findFirst()
        .map(hit -> passage(hit, filed))
        .orElse(passage);
  }

  /** The text around the first words that were found in it, or in the title. */
  private static Alert.Passage passage(TopicHit hit, Filed filed) {
    Article article = filed.article();
    List<Span> spans =
        hit.evidence().stream()
            .flatMap(evidence -> evidence.spans().stream())
            .filter(span -> span.within(article))
            .sorted(Comparator.comparing(Span::field).reversed().thenComparingInt(Span::start))
            .toList();
    if (spans.isEmpty()) {
      return new Alert.Passage(TOPIC + ":" + hit.topic(), article.title(), List.of());
    }
    Span first = spans.getFirst();
    String text = first.field() == Span.Field.TITLE ? article.title() : article.text();
    int start = wordAt(text, first.start() - BEFORE);
    int end = Math.max(first.end(), wordAt(text, start + LENGTH));
    Set<Alert.Passage.Match> matches = new LinkedHashSet<>();
    for (Span span : spans) {
      if (span.field() == first.field() && span.start() >= start && span.end() <= end) {
        matches.add(new Alert.Passage.Match(span.start() - start, span.end() - start));
      }
    }
    return new Alert.Passage(
        TOPIC + ":" + hit.topic(), text.substring(start, end), List.copyOf(matches));
  }

  /** The beginning of the word at a position. */
  private static int wordAt(String text, int position) {
    if (position <= 0 || position >= text.length()) {
      return Math.clamp(position, 0, text.length());
    }
    return Math.max(text.lastIndexOf(' ', position), text.lastIndexOf('\n', position)) + 1;
  }
}
