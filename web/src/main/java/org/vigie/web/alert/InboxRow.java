package org.vigie.web.alert;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.model.AlertRules;
import org.vigie.model.Handling;
import org.vigie.web.show.Key;

/**
 * A row of the inbox: a story, with the alerts of all saved searches on it.
 *
 * @param entries its alerts; at least one, what is new first
 * @param passages why they were raised; at least one, of a topic as {@code topic:ID}
 */
public record InboxRow(List<Entry> entries, List<Alert.Passage> passages) {

  /** Where an alert stands in the inbox; the first of a row's counts for the row. */
  public enum State {
    /** It waits for its reader. */
    OPEN,
    /** Its story is smaller than is wanted. */
    SMALL,
    SNOOZED,
    ACKNOWLEDGED,
    MUTED;

    /** As addresses and programs have it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An alert in the inbox.
   *
   * @param alert the alert
   * @param rules of its saved search as they are now, or were when it is gone
   * @param state where it stands
   * @param handling what somebody did about it, or about its story; null when nobody did
   */
  public record Entry(Alert alert, AlertRules rules, State state, @Nullable Handling handling) {
    /** Whether something keeps it from being told, whatever people did. */
    public boolean isHeld() {
      return alert.held() != Held.NO;
    }
  }

  public InboxRow {
    entries = List.copyOf(entries);
    passages = List.copyOf(passages);
  }

  /** The alert that has what is new. */
  public Alert latest() {
    return entries.getFirst().alert();
  }

  /** The alert that was raised first: its article gives the row its title. */
  public Alert lead() {
    return entries.stream()
        .map(Entry::alert)
        .min(comparing(Alert::created).thenComparing(Alert::id))
        .orElseThrow();
  }

  public String story() {
    return latest().story();
  }

  public Instant changed() {
    return requireNonNull(
        entries.stream()
            .map(entry -> entry.alert().changed())
            .max(Instant::compareTo)
            .orElse(null));
  }

  public State state() {
    return entries.stream().map(Entry::state).min(State::compareTo).orElse(State.OPEN);
  }

  public boolean isHeld() {
    return entries.stream().anyMatch(Entry::isHeld);
  }

  /** What was done about all of it; null while a part of it waits for its reader. */
  public @Nullable Handling handling() {
    return state() == State.OPEN || state() == State.SMALL
        ? null
        : entries.stream()
            .filter(entry -> entry.state() == state())
            .map(Entry::handling)
            .findFirst()
            .orElse(null);
  }

  /** The most urgent priority of those searches for which it stands where it does. */
  public String priority() {
    return entries.stream()
        .filter(entry -> entry.state() == state())
        .map(entry -> entry.rules().priority())
        .max(AlertRules.Priority::compareTo)
        .map(Key::of)
        .orElse("");
  }

  /** Ids of its searches, for an open page. */
  public String searches() {
    return entries.stream()
        .map(entry -> entry.alert().search().id())
        .collect(Collectors.joining(" "));
  }

  /** Later articles, each once, oldest first. */
  public List<Alert.Reported> folded() {
    Map<String, Alert.Reported> articles = new LinkedHashMap<>();
    entries.stream()
        .flatMap(
            entry ->
                Stream.concat(Stream.of(entry.alert().first()), entry.alert().folded().stream()))
        .sorted(comparing(Alert.Reported::firstSeen))
        .forEach(one -> articles.putIfAbsent(one.article(), one));
    articles.remove(lead().first().article());
    return List.copyOf(articles.values());
  }

  /** How many later articles there are, also those that are not shown. */
  public long later() {
    long hidden =
        entries.stream().flatMap(entry -> entry.alert().further().stream()).distinct().count();
    return folded().size() + hidden;
  }

  /** Publishers that report it beside the first. */
  long moreSources() {
    return folded().stream()
        .map(Alert.Reported::publisher)
        .filter(publisher -> !publisher.equals(lead().first().publisher()))
        .distinct()
        .count();
  }

  /** What became different of the story, each kind once: as it was first, and as it is now. */
  public List<Alert.Change> changes() {
    Map<Alert.Change.Kind, Alert.Change> kinds = new LinkedHashMap<>();
    entries.stream()
        .map(Entry::alert)
        .max(comparingInt(alert -> alert.changes().size()))
        .map(Alert::changes)
        .orElse(List.of())
        .forEach(
            change ->
                kinds.merge(
                    change.kind(),
                    change,
                    (old, now) ->
                        new Alert.Change(
                            now.kind(), old.before(), now.after(), now.article(), now.at())));
    return List.copyOf(kinds.values());
  }
}
