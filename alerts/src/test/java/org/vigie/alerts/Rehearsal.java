package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.model.Delivery;
import org.vigie.model.Digest;
import org.vigie.model.Filed;
import org.vigie.model.Handling;
import org.vigie.model.SavedSearch;

/** The stage of alerts with streams that are lists: what it wrote is what it remembers. */
final class Rehearsal {
  final List<SavedSearch> searches;
  final Map<String, Handling> handled = new HashMap<>();
  final Map<String, Alert> alerts = new LinkedHashMap<>();
  final List<Delivery> deliveries = new ArrayList<>();
  private final Manual clock = new Manual();
  private final Alerting alerting;

  Rehearsal(SavedSearch... searches) {
    this(List.of(searches));
  }

  Rehearsal(List<SavedSearch> searches) {
    this.searches = new ArrayList<>(searches);
    alerting =
        Stage.alerting(
            new Everywhere(this.searches),
            clock,
            id -> Optional.empty(),
            id -> this.searches.stream().filter(search -> search.id().equals(id)).findFirst(),
            this::handled);
  }

  /** What was last done about an alert or a story. */
  Optional<Handling> handled(String subject) {
    return Optional.ofNullable(handled.get(subject));
  }

  /** An article is filed. */
  void file(Filed filed, Instant written) {
    clock.set(written);
    commit(undone(written));
    commit(alerting.due(written));
    commit(alerting.on(filed, written));
  }

  /** An article is filed by a process whose clock is ahead of ours. */
  void fileAhead(Filed filed, Instant written, Instant now) {
    clock.set(now);
    commit(undone(written));
    commit(alerting.due(written));
    commit(alerting.on(filed, written));
  }

  /**
   * An article is filed in a transaction that is rolled back: the stage starts anew from what it
   * wrote.
   */
  void lose(Filed filed, Instant written) {
    clock.set(written);
    var _ = undone(written);
    var _ = alerting.due(written);
    var _ = alerting.on(filed, written);
    restart();
  }

  /** The clock says that it is so late, and no article came. */
  void idle(Instant now) {
    clock.set(now);
    commit(undone(now));
    commit(alerting.due(now));
  }

  void loseIdle(Instant now) {
    clock.set(now);
    var _ = undone(now);
    var _ = alerting.due(now);
    restart();
  }

  /** People may have done something meanwhile. */
  private Alerting.Result undone(Instant time) {
    alerting.handled();
    return alerting.undone(time);
  }

  void restart() {
    alerting.restore(List.copyOf(alerts.values())::forEach, tally -> {});
  }

  void handle(String subject, Handling.Kind kind, Instant at) {
    handled.put(subject, new Handling(subject, kind, null, "ann", at));
  }

  void snooze(String subject, Instant at, Instant until) {
    handled.put(subject, new Handling(subject, Handling.Kind.SNOOZED, until, "ann", at));
  }

  Alert alert(String search, String story) {
    Alert alert = alerts.get(Alert.idOf(search, story));
    assertThat(alert).isNotNull();
    return java.util.Objects.requireNonNull(alert);
  }

  Optional<Alert> find(String id) {
    return Optional.ofNullable(alerts.get(id));
  }

  Held held(String search, String story) {
    return alert(search, story).held();
  }

  List<Digest> digests() {
    return deliveries.stream().flatMap(it -> Optional.ofNullable(it.digest()).stream()).toList();
  }

  /** The messages that are no digests. */
  List<Delivery> single() {
    return deliveries.stream().filter(delivery -> delivery.digest() == null).toList();
  }

  private void commit(Alerting.Result result) {
    for (Alert alert : result.alerts()) {
      Alert before = alerts.remove(alert.id());
      assertThat(alert.revision()).isGreaterThan(before == null ? 0 : before.revision());
      alerts.put(alert.id(), alert);
    }
    deliveries.addAll(result.deliveries());
  }
}
