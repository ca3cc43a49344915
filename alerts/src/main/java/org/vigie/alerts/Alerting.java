package org.vigie.alerts;

import static java.util.Objects.requireNonNull;
import static org.vigie.model.AlertRules.Tells.SPIKES;
import static org.vigie.model.AlertRules.Tells.STORIES;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;
import org.vigie.model.Tally;
import org.vigie.model.Tempo;

/**
 * Makes alerts: one per saved search and story, into which later articles of the story fold, each
 * told when {@link Holding} says. The same articles give the same alerts, however often some of
 * them are asked again.
 *
 * <p>One thread asks; any may {@link #get}.
 */
final class Alerting {

  /**
   * What an article, or a time, brought.
   *
   * @param alerts new ones, and those that changed
   * @param deliveries of messages that tell of them
   */
  record Result(List<Alert> alerts, List<Delivery> deliveries) {
    static final Result NOTHING = new Result(List.of(), List.of());
  }

  private final Matching matching;
  private final Holding holding;
  private final Digests digests;
  private final InstantSource clock;
  private final Memory memory;
  private final Tallies tallies;

  /** Whether people did something since it was last looked what they keep back no longer. */
  private final AtomicBoolean handled = new AtomicBoolean(true);

  /**
   * Alerting without a memory.
   *
   * @param clock for the first attempt of deliveries, and so that a time which is yet to come
   *     counts as now: alerts take their times from articles
   */
  Alerting(
      Matching matching,
      Holding holding,
      Digests digests,
      InstantSource clock,
      Memory memory,
      Tallies tallies) {
    this.matching = matching;
    this.holding = holding;
    this.digests = digests;
    this.clock = clock;
    this.memory = memory;
    this.tallies = tallies;
  }

  /**
   * Remembers what was written, and nothing else; see {@link Memory#restore} and {@link
   * Tallies#restore}.
   */
  void restore(Consumer<Consumer<Alert>> alerts, Consumer<Consumer<Tally>> counted) {
    handled.set(true);
    memory.restore(alerts);
    tallies.restore(counted);
  }

  /** What was counted since it was asked last. */
  List<Tally> counted() {
    return tallies.changed();
  }

  /** Holds no longer what is shown by now. */
  void slim() {
    memory.slim();
  }

  /** An alert as it is now. */
  Optional<Alert> get(String id) {
    return memory.get(id);
  }

  /** Somebody did something about alerts, or changed a saved search. */
  void handled() {
    handled.set(true);
  }

  /** Whether anything is due by a time, or may be {@link #undone} by then. */
  boolean isDue(Instant time) {
    Instant now = past(time);
    return memory.nextDue().filter(due -> !due.isAfter(now)).isPresent() || canLetGo(now);
  }

  /** What people kept back and keep no longer is due from then on. It is remembered at once. */
  Result undone(Instant time) {
    Instant now = past(time);
    if (!canLetGo(now)) {
      return Result.NOTHING;
    }
    handled.set(false); // first: what is done from here on is seen next time
    List<Alert> alerts =
        memory.keptByPeople().stream()
            .flatMap(alert -> holding.undone(alert, now, memory.pace(alert.search())).stream())
            .toList();
    alerts.forEach(memory::remember);
    return new Result(alerts, List.of());
  }

  /** Not as long as no window can end: a window is told once. */
  private boolean canLetGo(Instant now) {
    return handled.get() && now.isAfter(memory.bundled());
  }

  /**
   * What an article brings. It is remembered at once.
   *
   * @param written when the filer wrote it: a search that was saved later does not see it
   */
  Result on(Filed filed, Instant written) {
    Instant until = past(written);
    Instant moment = latest(memory.bundled(), until);
    List<Holding.Decided> decided = new ArrayList<>(follow(filed, moment));
    boolean counts = tallies.counts(filed, until);
    List<Matching.Match> matches = isNews(filed) ? matching.match(filed) : List.of();
    // Counted once nothing can go wrong any more: as a dead letter it would come again.
    if (counts) {
      tallies.count(filed, until);
    }
    for (Matching.Match match : matches) {
      if (sees(match.search(), written) && !memory.has(match.search(), filed.article().id())) {
        decided.addAll(tell(match, filed, moment, counts ? until : null));
      }
    }
    decided.forEach(each -> memory.remember(each.alert()));
    return decided.isEmpty()
        ? Result.NOTHING
        : new Result(
            decided.stream().map(Holding.Decided::alert).toList(),
            deliveries(
                decided.stream()
                    .filter(Holding.Decided::told)
                    .map(Holding.Decided::alert)
                    .toList()));
  }

  /** What is due by a time. It is remembered at once. */
  Result due(Instant time) {
    Instant now = past(time);
    List<Alert> changed = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    for (Optional<Instant> due = memory.nextDue();
        due.isPresent() && !due.get().isAfter(now);
        due = memory.nextDue()) {
      Digests.Window window = digests.at(due.get(), now, memory);
      window.alerts().forEach(memory::remember);
      changed.addAll(window.alerts());
      for (Digests.Brought brought : window.brought()) {
        deliveries.add(new Delivery(brought.digest(), brought.channel(), clock.instant()));
      }
    }
    return changed.isEmpty() ? Result.NOTHING : new Result(changed, deliveries);
  }

  /** Windows that are to come do not end for a process whose clock is ahead. */
  private Instant past(Instant time) {
    Instant now = clock.instant();
    return time.isBefore(now) ? time : now;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static boolean isNews(Filed filed) {
    return switch (filed.change()) {
      case NEW, EDITED -> !filed.article().backfill();
      case CORRECTED -> false;
    };
  }

  /** What an article that is in alerts already brings, written anew. */
  private List<Holding.Decided> follow(Filed filed, Instant moment) {
    if (filed.isGone()) {
      return withdraw(filed.article().id());
    }
    if (filed.change() == Filed.Change.NEW) {
      return List.of();
    }
    String article = filed.article().id();
    List<Holding.Decided> decided = new ArrayList<>();
    Map<String, Alert> having = having(article, filed.story());
    for (Alert before : memory.begunBy(article)) {
      boolean newer = before.moves().revision() < filed.revision();
      if (newer && !before.story().equals(filed.story())) {
        having.remove(before.search().id());
        decided.add(follow(before.movedTo(filed.story(), filed.revision(), moment), filed, moment));
      }
    }
    for (Alert before : having.values()) {
      Holding.Decided after = follow(before, filed, moment);
      if (!after.alert().equals(before)) {
        decided.add(after);
      }
    }
    return decided;
  }

  /** By search, its alert on a story that has an article: of two, the one that shows it. */
  private Map<String, Alert> having(String article, String story) {
    Map<String, Alert> having = new LinkedHashMap<>();
    for (Alert alert : memory.on(story)) {
      if (memory.has(alert.search(), article)) {
        having.merge(
            alert.search().id(), alert, (one, other) -> other.holds(article) ? other : one);
      }
    }
    return having;
  }

  private Holding.Decided follow(Alert before, Filed filed, Instant moment) {
    Alert after = Folding.follow(before, filed, moment);
    return isNews(filed) && !after.equals(before)
        ? holding.decide(after, before.changes().size(), moment, memory.pace(before.search()))
        : new Holding.Decided(after, false);
  }

  /**
   * No alert says any longer what an article said that was taken out; it may be in any story by
   * now.
   */
  private List<Holding.Decided> withdraw(String article) {
    return memory.of(article).stream()
        .map(alert -> new Holding.Decided(Folding.without(alert, article), false))
        .toList();
  }

  /**
   * What an article that matches brings a search.
   *
   * @param counted up to when it counts as a report; null when it does not
   */
  private List<Holding.Decided> tell(
      Matching.Match match, Filed filed, Instant moment, @Nullable Instant counted) {
    SavedSearch search = match.search();
    List<Holding.Decided> decided = new ArrayList<>();
    if (search.rules().tells() != SPIKES) {
      decided.add(story(match, filed, moment));
    }
    if (counted != null && search.rules().tells() != STORIES) {
      tallies.count(search, filed, counted);
      spike(match, filed, moment).ifPresent(decided::add);
    }
    return decided;
  }

  private Holding.Decided story(Matching.Match match, Filed filed, Instant moment) {
    Pace pace = memory.pace(match.search());
    return known(match.search(), filed)
        .map(
            before ->
                holding.decide(
                    Folding.fold(before, filed, moment), before.changes().size(), moment, pace))
        .orElseGet(
            () ->
                holding.decide(
                    Folding.first(id(match.search(), filed), match, filed), 0, moment, pace));
  }

  /** What a report makes of the spike that goes on, or the spike that begins with it. */
  private Optional<Holding.Decided> spike(Matching.Match match, Filed filed, Instant moment) {
    SavedSearch search = match.search();
    Pace pace = memory.pace(search);
    Tempo tempo = tallies.tempo(search).orElse(null);
    if (tempo == null) {
      return Optional.empty();
    }
    Alert open =
        memory.spike(search).filter(alert -> !requireNonNull(alert.surge()).over()).orElse(null);
    if (open != null && tempo.goesOn(requireNonNull(open.tempo()))) {
      Alert after = Folding.fold(open, filed, moment, tempo);
      return Optional.of(holding.decide(after, open.changes().size(), moment, pace));
    }
    if (tempo.isSpike()) {
      return Optional.of(holding.decide(Folding.first(match, filed, tempo), 0, moment, pace));
    }
    return Optional.ofNullable(open).map(it -> new Holding.Decided(Folding.over(it), false));
  }

  private Optional<Alert> known(SavedSearch search, Filed filed) {
    return memory.on(search, filed.story());
  }

  /** Another one where the alert that has the usual id went elsewhere with its first article. */
  private String id(SavedSearch search, Filed filed) {
    String usual = Alert.idOf(search.id(), filed.story());
    return get(usual).isEmpty()
        ? usual
        : Alert.idOf(search.id(), filed.story() + " " + filed.article().id());
  }

  /** The time of a record has milliseconds only. */
  private static boolean sees(SavedSearch search, Instant written) {
    return !written.isBefore(search.created().truncatedTo(ChronoUnit.MILLIS));
  }

  /** One message for each channel, of all that an article has to tell there. */
  private List<Delivery> deliveries(List<Alert> told) {
    Map<Channel, List<Alert>> messages = new LinkedHashMap<>();
    told.stream()
        .sorted(
            Comparator.comparingInt((Alert alert) -> alert.told().size())
                .thenComparing(alert -> !alert.isSpike())
                .thenComparing(Alert::id))
        .forEach(
            alert ->
                holding
                    .channels(alert)
                    .forEach(
                        channel ->
                            messages.computeIfAbsent(channel, _ -> new ArrayList<>()).add(alert)));
    Instant now = clock.instant();
    return messages.entrySet().stream()
        .map(
            message -> {
              Alert lead = message.getValue().getFirst();
              return Delivery.of(
                  lead.id(),
                  lead.search().id(),
                  message.getValue().stream().skip(1).map(Alert::id).toList(),
                  lead.told().size() - 1,
                  message.getKey(),
                  now);
            })
        .toList();
  }
}
