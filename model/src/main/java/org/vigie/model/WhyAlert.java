package org.vigie.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.model.WhyStep.Asked;

/**
 * Says step by step why a saved search told of an article, or why it did not. Every step that was
 * come to is said; the last "no" is the reason for a silence.
 */
public final class WhyAlert {
  private final SavedSearch search;
  private final List<WhyStep> steps = new ArrayList<>();

  private WhyAlert(SavedSearch search) {
    this.search = search;
  }

  /**
   * The steps, in their order.
   *
   * @param filed the article as it is in the archive; empty when it is not there
   * @param matches whether the search's query, as it is now, finds it there
   * @param alerts those of the search on any story that the article may be in: at least on its own
   * @param handlings what people did about these alerts and their stories
   * @param deliveries of messages; those of other alerts are passed over
   */
  public static List<WhyStep> steps(
      SavedSearch search,
      Optional<Filed> filed,
      boolean matches,
      Collection<Alert> alerts,
      Collection<Handling> handlings,
      Collection<Delivery> deliveries) {
    WhyAlert why = new WhyAlert(search);
    if (filed.isEmpty()) {
      why.add(Asked.ARCHIVED, false, null, "");
      return why.steps;
    }
    Article article = filed.get().article();
    Optional<Alert> in =
        alerts.stream()
            .filter(alert -> alert.holds(article.id()))
            .min(Comparator.comparing(Alert::isSpike));
    why.found(article, matches);
    if (in.isPresent()) {
      why.alert(in.get(), article, handlings, deliveries);
    } else {
      why.silent(article, matches);
    }
    return why.steps;
  }

  private void found(Article article, boolean matches) {
    add(Asked.ARCHIVED, true, article.firstSeen(), article.title());
    add(Asked.MATCHES, matches, null, search.query());
    if (search.changed().isAfter(article.firstSeen()) && search.version() > 1) {
      add(Asked.UNCHANGED, false, search.changed(), "");
    }
  }

  /** What can have kept it out of every alert. */
  private void silent(Article article, boolean matches) {
    if (!matches) {
      return;
    }
    boolean saved = !search.created().isAfter(article.firstSeen());
    add(Asked.SAVED_BEFORE, saved, search.created(), "");
    add(Asked.NEWS, !article.backfill(), article.published(), "");
    if (search.paused()) {
      add(Asked.ON, false, search.changed(), "");
    }
    if (saved && !article.backfill() && !search.paused()) {
      boolean spikes = search.rules().tells() == AlertRules.Tells.SPIKES;
      add(spikes ? Asked.SPIKE : Asked.IN_ALERT, false, null, "");
    }
  }

  private void alert(
      Alert alert,
      Article article,
      Collection<Handling> handlings,
      Collection<Delivery> deliveries) {
    Tempo tempo = alert.tempo();
    if (tempo != null) {
      add(Asked.SPIKE, true, alert.created(), tempo.reports() + "/" + tempo.usual());
    }
    add(Asked.IN_ALERT, true, alert.created(), alert.id());
    boolean first = alert.first().article().equals(article.id());
    add(Asked.FIRST, first, alert.first().firstSeen(), alert.first().title());
    AlertRules rules = search.rules();
    if (!alert.isSpike() && (rules.outlets() > 1 || rules.origins() > 1)) {
      String sizes =
          "%d/%d %d/%d"
              .formatted(alert.outlets(), rules.outlets(), alert.origins(), rules.origins());
      add(Asked.SIZE, alert.held() != Alert.Held.SIZE, null, sizes);
    }
    alert
        .handlings(
            subject -> handlings.stream().filter(it -> it.subject().equals(subject)).findFirst())
        .sorted(Comparator.comparing(Handling::at))
        .forEach(it -> add(Asked.UNHANDLED, false, until(it), it.kind() + " " + it.by()));
    if (search.paused()) {
      add(Asked.ON, false, search.changed(), "");
    }
    for (Alert.Told told : alert.told()) {
      add(Asked.TOLD, true, told.at(), told.held().name());
    }
    if (alert.held() != Alert.Held.NO) {
      add(Asked.FREE, false, alert.due(), alert.held().name());
    }
    deliveries.stream()
        .filter(delivery -> delivery.tells(alert.id()))
        .sorted(Comparator.comparing(Delivery::changed))
        .forEach(this::delivered);
  }

  private void delivered(Delivery delivery) {
    String met = delivery.channel().key() + " " + delivery.state() + " " + delivery.answer();
    boolean sent = delivery.state() == Delivery.State.SENT;
    add(Asked.DELIVERED, sent, delivery.changed(), met.strip());
  }

  private static Instant until(Handling handling) {
    return handling.until() == null ? handling.at() : handling.until();
  }

  private void add(Asked asked, boolean yes, @Nullable Instant at, String about) {
    steps.add(new WhyStep(asked, yes, at, about));
  }
}
