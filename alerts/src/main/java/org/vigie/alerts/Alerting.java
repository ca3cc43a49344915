package org.vigie.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
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

  private final Matching matching;
  private final InstantSource clock;
  private final Function<String, Optional<Alert>> shown;

  /** Alerts that were written and are not shown yet. */
  private final Map<String, Alert> recent = new ConcurrentHashMap<>();

  /** Which articles are in an alert of which search, whatever story they were in then. */
  private final Set<UUID> told = new HashSet<>();

  /**
   * Alerting without a memory.
   *
   * @param clock for the first attempt of deliveries only: alerts take their times from articles
   * @param shown alerts by id, as readers of the stream see them; it may lag behind what was
   *     written. All alerts there are would be much to hold twice.
   */
  Alerting(Matching matching, InstantSource clock, Function<String, Optional<Alert>> shown) {
    this.matching = matching;
    this.clock = clock;
    this.shown = shown;
  }

  /**
   * Remembers what was written, and nothing else. {@link #get} answers all the while: deliveries
   * ask for their alert.
   *
   * @param log passes on every alert that was written, revisions in their order
   */
  void restore(Consumer<Consumer<Alert>> log) {
    Map<String, Alert> unseen = new HashMap<>();
    told.clear();
    log.accept(
        alert -> {
          remember(alert, unseen);
          if (isShown(alert)) {
            unseen.remove(alert.id());
          }
        });
    recent.keySet().retainAll(unseen.keySet());
    recent.putAll(unseen);
  }

  /** Holds no longer what is shown by now. */
  void slim() {
    recent.values().removeIf(this::isShown);
  }

  /** An alert as it is now. */
  Optional<Alert> get(String id) {
    Alert written = recent.get(id);
    return written == null ? shown.apply(id) : Optional.of(written);
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
    for (Matching.Match match : matching.match(filed, search -> known(search, filed).isEmpty())) {
      SavedSearch search = match.search();
      if (sees(search, written) && !told.contains(told(search, filed.article().id()))) {
        Optional<Alert> before = known(search, filed);
        Alert alert = before.map(known -> fold(known, filed)).orElseGet(() -> first(match, filed));
        changed.add(alert);
        if (before.isEmpty()) {
          deliveries.addAll(deliveries(alert));
        }
      }
    }
    changed.forEach(alert -> remember(alert, recent));
    return new Result(changed, deliveries);
  }

  private Optional<Alert> known(SavedSearch search, Filed filed) {
    return get(Alert.idOf(search.id(), filed.story()));
  }

  /** The time of a record has milliseconds only. */
  private static boolean sees(SavedSearch search, Instant written) {
    return !written.isBefore(search.created().truncatedTo(ChronoUnit.MILLIS));
  }

  private static Alert first(Matching.Match match, Filed filed) {
    SavedSearch search = match.search();
    Instant seen = filed.article().firstSeen();
    return new Alert(
        Alert.idOf(search.id(), filed.story()),
        search,
        filed.story(),
        reported(filed),
        match.why(),
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

  private void remember(Alert alert, Map<String, Alert> written) {
    written.put(alert.id(), alert);
    articles(alert).map(id -> told(alert.search(), id)).forEach(told::add);
  }

  private boolean isShown(Alert alert) {
    return shown.apply(alert.id()).filter(it -> it.revision() >= alert.revision()).isPresent();
  }

  /** Small, because there are as many as articles in alerts of more than a year. */
  private static UUID told(SavedSearch search, String article) {
    return UUID.nameUUIDFromBytes((search.id() + " " + article).getBytes(UTF_8));
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
