package org.vigie.alerts;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Reported;
import org.vigie.model.Article;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;

/**
 * Makes alerts: one per saved search and story, into which later articles of the story fold. The
 * same articles give the same alerts, however often some of them are asked again.
 *
 * <p>One thread asks; any may {@link #get}.
 */
final class Alerting {
  /** An alert shows this many later articles; of those after them it keeps the ids. */
  static final int SHOWN = 100;

  /**
   * What an article brought.
   *
   * @param alerts new ones, and those into which it folded
   * @param deliveries for the new ones
   */
  record Result(List<Alert> alerts, List<Delivery> deliveries) {
    static final Result NOTHING = new Result(List.of(), List.of());
  }

  /** That an article is in an alert of a search, whatever story it was in then. */
  private record Told(String search, String article) {}

  private final Matching matching;
  private final InstantSource clock;
  private final Map<String, Alert> alerts = new ConcurrentHashMap<>();
  private final Set<Told> told = new HashSet<>();

  /**
   * Alerting without a memory.
   *
   * @param clock for the first attempt of deliveries only: alerts take their times from articles
   */
  Alerting(Matching matching, InstantSource clock) {
    this.matching = matching;
    this.clock = clock;
  }

  /** Remembers these alerts, as they were written, and no other. */
  void restore(Collection<Alert> written) {
    told.clear();
    alerts.keySet().retainAll(written.stream().map(Alert::id).collect(Collectors.toSet()));
    written.forEach(this::remember);
  }

  /** An alert as it is now. */
  Optional<Alert> get(String id) {
    return Optional.ofNullable(alerts.get(id));
  }

  /**
   * What an article brings. It is remembered at once.
   *
   * @param written when the filer wrote it: a search that was saved later does not see it
   */
  Result on(Filed filed, Instant written) {
    boolean news =
        switch (filed.change()) {
          case NEW, EDITED -> !filed.article().backfill();
          case CORRECTED -> false;
        };
    if (!news) {
      return Result.NOTHING;
    }
    List<Alert> changed = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    for (SavedSearch search : matching.match(filed)) {
      if (sees(search, written) && !told.contains(new Told(search.id(), filed.article().id()))) {
        Alert before = alerts.get(Alert.idOf(search.id(), filed.story()));
        Alert alert = before == null ? first(search, filed) : fold(before, filed);
        changed.add(alert);
        if (before == null) {
          deliveries.addAll(deliveries(alert));
        }
      }
    }
    changed.forEach(this::remember);
    return new Result(changed, deliveries);
  }

  /** The time of a record has milliseconds only. */
  private static boolean sees(SavedSearch search, Instant written) {
    return !written.isBefore(search.created().truncatedTo(ChronoUnit.MILLIS));
  }

  private Alert first(SavedSearch search, Filed filed) {
    Instant seen = filed.article().firstSeen();
    return new Alert(
        Alert.idOf(search.id(), filed.story()),
        search,
        filed.story(),
        reported(filed),
        matching.why(search, filed),
        List.of(),
        List.of(),
        seen,
        seen,
        1);
  }

  private static Alert fold(Alert alert, Filed filed) {
    List<Reported> folded = new ArrayList<>(alert.folded());
    List<String> further = new ArrayList<>(alert.further());
    if (folded.size() < SHOWN) {
      folded.add(reported(filed));
    } else {
      further.add(filed.article().id());
    }
    Instant seen = filed.article().firstSeen();
    return new Alert(
        alert.id(),
        alert.search(),
        alert.story(),
        alert.first(),
        alert.why(),
        folded,
        further,
        alert.created(),
        seen.isAfter(alert.changed()) ? seen : alert.changed(),
        alert.revision() + 1);
  }

  private List<Delivery> deliveries(Alert alert) {
    Instant now = clock.instant();
    Map<String, Channel> channels = new LinkedHashMap<>();
    alert.search().channels().forEach(channel -> channels.putIfAbsent(channel.key(), channel));
    return channels.values().stream()
        .map(
            channel ->
                new Delivery(
                    alert.id(),
                    alert.search().id(),
                    channel,
                    Delivery.State.PENDING,
                    0,
                    now,
                    "",
                    now))
        .toList();
  }

  private void remember(Alert alert) {
    alerts.put(alert.id(), alert);
    articles(alert).map(id -> new Told(alert.search().id(), id)).forEach(told::add);
  }

  private static Stream<String> articles(Alert alert) {
    return Stream.of(
            Stream.of(alert.first().article()),
            alert.folded().stream().map(Reported::article),
            alert.further().stream())
        .flatMap(ids -> ids);
  }

  private static Reported reported(Filed filed) {
    Article article = filed.article();
    return new Reported(
        article.id(),
        article.title(),
        article.url().toString(),
        article.sourceName(),
        article.publisher(),
        filed.role(),
        filed.date(),
        article.firstSeen());
  }
}
