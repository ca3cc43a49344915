package org.vigie.web.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Handling;
import org.vigie.streams.View;
import org.vigie.web.alert.InboxRow.State;
import org.vigie.web.stream.Newest;

/**
 * Where each story stands in the inbox: kept up with its alerts and with what people do, so that a
 * page does not work it out for all of them. A story that changed is worked out once before it is
 * read: thousands of searches may have it, and each tells of its change by itself.
 */
final class Standings {
  private static final Newest.Name<Lists> WAKING = new Newest.Name<>(Lists.WAKING);

  private final Alerts alerts;
  private final Function<Alert, InboxRow.Entry> entry;
  private final InstantSource time;
  private final Newest<Lists, Standing> newest = new Newest<>(Standing::places);

  /** Stories that changed since they were worked out. */
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  private enum Lists {
    SHOWN,
    WAKING
  }

  /**
   * A story in the inbox.
   *
   * @param story its id
   * @param changed when its row changed
   * @param state of its row
   * @param held whether its row waits, and something keeps it from being told
   * @param wakes when a part of it is snoozed no more; null when nothing is snoozed
   */
  record Standing(
      String story, Instant changed, State state, boolean held, @Nullable Instant wakes) {

    private static Standing of(InboxRow row) {
      State state = row.state();
      return new Standing(
          row.story(),
          row.changed(),
          state,
          row.isHeld() && (state == State.OPEN || state == State.SMALL),
          row.entries().stream()
              .filter(one -> one.state() == State.SNOOZED)
              .flatMap(one -> Stream.ofNullable(one.handling()).map(Handling::until))
              .min(Instant::compareTo)
              .orElse(null));
    }

    /** The values of {@link InboxFilter#show} that show it. */
    Stream<String> shownAs() {
      return Stream.concat(
          Stream.of(InboxFilter.ALL, state.key()), Stream.of(InboxFilter.HELD).filter(_ -> held));
    }

    private Stream<Newest.Place<Lists>> places() {
      return Stream.concat(
              shownAs().map(Standings::listOf), Stream.of(WAKING).filter(_ -> wakes != null))
          .map(list -> list.at(changed));
    }
  }

  /**
   * Follows alerts and what is done about them.
   *
   * @param entry an alert as it stands in the inbox now
   */
  Standings(
      Alerts alerts,
      View<Handling> handled,
      Function<Alert, InboxRow.Entry> entry,
      InstantSource time) {
    this.alerts = alerts;
    this.entry = entry;
    this.time = time;
    alerts.listen(changed::add);
    handled.listen((subject, _) -> handled(subject));
  }

  /** What is done about a story counts for the alerts that left it, too. */
  void handled(String subject) {
    changed.add(alerts.get(subject).map(Alert::story).orElse(subject));
    alerts.thatLeft(subject).map(Alert::story).forEach(changed::add);
  }

  /** Those of some stories. */
  Stream<Standing> of(Stream<String> stories) {
    refresh();
    return stories.distinct().flatMap(story -> newest.get(story).stream());
  }

  /** Those that are shown so, the newest first; so many at most. */
  Stream<Standing> shown(String as, int most) {
    refresh();
    return newest.of(listOf(as), most);
  }

  /** How many are shown so. */
  long count(String as) {
    refresh();
    return newest.count(listOf(as));
  }

  private static Newest.Name<Lists> listOf(String shown) {
    return new Newest.Name<>(Lists.SHOWN, shown);
  }

  private synchronized void refresh() {
    Instant now = time.instant();
    newest
        .of(WAKING)
        .filter(one -> one.wakes() != null && !one.wakes().isAfter(now))
        .forEach(one -> changed.add(one.story()));
    for (String story : List.copyOf(changed)) {
      changed.remove(story); // first: what changes from here on is worked out next time
      refresh(story);
    }
  }

  private void refresh(String story) {
    List<InboxRow.Entry> entries = alerts.ofStory(story).map(entry).toList();
    newest.changed(story, entries.isEmpty() ? null : Standing.of(new InboxRow(entries, List.of())));
  }
}
