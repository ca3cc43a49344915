package org.vigie.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.model.AlertRules;
import org.vigie.model.Channel;
import org.vigie.model.Handling;
import org.vigie.model.SavedSearch;

/** Decides whether an alert is told, kept back, or left alone. */
final class Holding {

  /**
   * What was decided.
   *
   * @param alert the alert after it
   * @param told whether a message tells of it now
   */
  record Decided(Alert alert, boolean told) {}

  /**
   * What is older is not told because nobody keeps it back: what somebody did is forgotten in time.
   */
  private static final Duration STALE = Duration.ofDays(365);

  private final Function<String, Optional<SavedSearch>> searches;
  private final Function<String, Optional<Handling>> handled;

  /**
   * It decides by what is known at the time.
   *
   * @param searches saved searches as they are now
   * @param handled what somebody did about an alert or a story
   */
  Holding(
      Function<String, Optional<SavedSearch>> searches,
      Function<String, Optional<Handling>> handled) {
    this.searches = searches;
    this.handled = handled;
  }

  /** The saved search of an alert as it is now; empty while it does not alert. */
  Optional<SavedSearch> search(Alert alert) {
    return searches.apply(alert.search().id()).filter(search -> !search.paused());
  }

  /** Where the alerts of a search go now, each place once. */
  Collection<Channel> channels(Alert alert) {
    Map<String, Channel> channels = new LinkedHashMap<>();
    search(alert)
        .map(SavedSearch::channels)
        .orElse(List.of())
        .forEach(channel -> channels.putIfAbsent(channel.key(), channel));
    return channels.values();
  }

  /**
   * What becomes of an alert that an article has just made or changed.
   *
   * @param known how many changes there were before
   */
  Decided decide(Alert alert, int known, Instant moment, Pace pace) {
    AlertRules rules = search(alert).orElse(alert.search()).rules();
    boolean material = alert.changes().size() > known;
    Handling handling = handling(alert, moment);
    if (is(handling, Handling.Kind.MUTED)) {
      return kept(muted(alert, rules, material, moment, pace));
    }
    boolean undone = alert.held() == Held.MUTED || alert.held() == Held.SNOOZED;
    if (alert.isPending() && !undone) {
      return kept(alert);
    }
    if (isSmall(alert, rules)) {
      return kept(Folding.held(alert, Held.SIZE, null));
    }
    boolean wanted =
        is(handling, Handling.Kind.ACKNOWLEDGED)
            ? material && isWanted(alert, rules, true)
            : isWanted(alert, rules, material);
    Instant until = snoozed(handling, moment);
    if (until != null && (wanted || !alert.told().isEmpty())) {
      return kept(Folding.held(alert, Held.SNOOZED, Timing.plan(rules, until, pace).due()));
    }
    return wanted ? planned(alert, Timing.plan(rules, moment, pace)) : kept(free(alert));
  }

  /**
   * What becomes of an alert that waited until now.
   *
   * @param now what people did since it was due counts as well
   */
  Decided release(Alert alert, Instant due, Instant now, Pace pace) {
    Alert next = Folding.next(alert);
    Optional<SavedSearch> search = search(alert);
    if (search.isEmpty() || alert.isRetracted()) {
      return kept(Folding.held(next, alert.held(), null));
    }
    AlertRules rules = search.get().rules();
    Handling handling = handling(alert, now);
    if (is(handling, Handling.Kind.MUTED)) {
      return kept(Folding.held(next, Held.MUTED, null));
    }
    Instant until = snoozed(handling, due);
    if (until != null) {
      return kept(Folding.held(next, Held.SNOOZED, Timing.plan(rules, until, pace).due()));
    }
    if (is(handling, Handling.Kind.ACKNOWLEDGED) && !isChangedSince(handling, alert)) {
      return kept(free(next));
    }
    Timing.Plan plan = Timing.free(rules, new Timing.Plan(alert.held(), due), pace);
    return plan.due().isAfter(due)
        ? kept(Folding.held(next, plan.held(), plan.due()))
        : new Decided(Folding.told(next, due, alert.held()), true);
  }

  /**
   * An alert that people kept back, once they do no longer: due when its rules allow it, if it was
   * to be told. Empty while they do.
   */
  Optional<Alert> undone(Alert alert, Instant now, Pace pace) {
    Handling handling = handling(alert, Instant.MAX);
    if (alert.isRetracted() || isStale(alert, now)) {
      return Optional.empty();
    }
    return search(alert)
        .map(SavedSearch::rules)
        .filter(rules -> !isKept(alert, rules, handling, pace))
        .map(rules -> undone(Folding.next(alert), rules, handling, now, pace));
  }

  private static Alert undone(
      Alert alert, AlertRules rules, @Nullable Handling handling, Instant now, Pace pace) {
    if (isSmall(alert, rules)) {
      return Folding.held(alert, Held.SIZE, null);
    }
    Instant until = snoozed(handling, now);
    if (until != null) {
      return Folding.held(alert, Held.SNOOZED, Timing.plan(rules, until, pace).due());
    }
    boolean known = is(handling, Handling.Kind.ACKNOWLEDGED) && !isChangedSince(handling, alert);
    if (known || !isWanted(alert, rules, alert.isChangedSinceTold())) {
      return free(alert);
    }
    Timing.Plan plan = Timing.plan(rules, now, pace);
    Held by = alert.held() == Held.NO ? Held.MUTED : alert.held();
    return Folding.held(alert, plan.held() == Held.NO ? by : plan.held(), plan.due());
  }

  /** Whether what people did keeps an alert as it is. */
  private static boolean isKept(
      Alert alert, AlertRules rules, @Nullable Handling handling, Pace pace) {
    if (handling == null) {
      return false;
    }
    return switch (handling.kind()) {
      case MUTED -> true;
      case SNOOZED -> alert.held() == Held.SNOOZED && !isShortened(alert, rules, handling, pace);
      case ACKNOWLEDGED -> alert.held() == Held.NO;
    };
  }

  private static boolean isShortened(Alert alert, AlertRules rules, Handling snoozed, Pace pace) {
    return snoozed.until() != null
        && alert.due() != null
        && Timing.plan(rules, snoozed.until(), pace).due().isBefore(alert.due());
  }

  private static boolean isStale(Alert alert, Instant now) {
    return alert.changed().isBefore(now.minus(STALE));
  }

  private static Decided planned(Alert alert, Timing.Plan plan) {
    return plan.held() == Held.NO
        ? new Decided(Folding.told(alert, plan.due(), Held.NO), true)
        : kept(Folding.held(alert, plan.held(), plan.due()));
  }

  /** It is due with those that are held, to be counted with them. */
  private static Alert muted(
      Alert alert, AlertRules rules, boolean material, Instant moment, Pace pace) {
    if (alert.held() == Held.MUTED) {
      return alert;
    }
    Instant due = alert.isPending() ? alert.due() : null;
    if (due == null && !isSmall(alert, rules) && isWanted(alert, rules, material)) {
      Timing.Plan plan = Timing.plan(rules, moment, pace);
      due = plan.held() == Held.NO ? null : plan.due();
    }
    return Folding.held(alert, Held.MUTED, due);
  }

  private static boolean isWanted(Alert alert, AlertRules rules, boolean material) {
    return alert.told().isEmpty() || (material && rules.again());
  }

  private static boolean isSmall(Alert alert, AlertRules rules) {
    return alert.told().isEmpty()
        && !alert.isSpike()
        && (alert.outlets() < rules.outlets() || alert.origins() < rules.origins());
  }

  private static boolean isChangedSince(@Nullable Handling handling, Alert alert) {
    return handling != null
        && alert.changes().stream().anyMatch(change -> change.at().isAfter(handling.at()));
  }

  /** Nothing holds it, and nothing is to be told of it. */
  private static Alert free(Alert alert) {
    return Folding.held(
        alert, Held.NO, alert.told().isEmpty() ? null : alert.told().getLast().at());
  }

  private static Decided kept(Alert alert) {
    return new Decided(alert, false);
  }

  /** The last thing that was done that counts for an alert, by a moment. */
  private @Nullable Handling handling(Alert alert, Instant moment) {
    return alert
        .handlings(handled)
        .filter(it -> !it.at().isAfter(moment))
        .max(Comparator.comparing(Handling::at))
        .orElse(null);
  }

  private static boolean is(@Nullable Handling handling, Handling.Kind kind) {
    return handling != null && handling.kind() == kind;
  }

  private static @Nullable Instant snoozed(@Nullable Handling handling, Instant moment) {
    Instant until = handling == null ? null : handling.until();
    return until != null && until.isAfter(moment) ? until : null;
  }
}
