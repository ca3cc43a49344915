package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.vigie.model.Alert;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.SavedSearch;

class AlertingPropertiesTest {
  private static final Instant WRITTEN = Samples.NOON;
  private static final List<SavedSearch> SEARCHES =
      List.of(
          Samples.search("every", "q", new Channel.Mail("a@example.org")),
          Samples.search(
              "x", "x", new Channel.Mail("a@example.org"), Samples.webhook("https://h.example")),
          Samples.search("y", "y"));

  /** The streams, as a memory is rebuilt from them. */
  private static final class Written {
    final Map<String, Alert> alerts = new LinkedHashMap<>();
    final List<Delivery> deliveries = new ArrayList<>();

    void commit(List<Alerting.Result> results) {
      for (Alerting.Result result : results) {
        result.alerts().forEach(alert -> alerts.put(alert.id(), alert));
        deliveries.addAll(result.deliveries());
      }
    }
  }

  @Property
  void rollbacksAndRestartsAnywhereGiveTheSameAlerts(
      @ForAll("logs") List<Filed> log,
      @ForAll @IntRange(min = 1, max = 5) int batch,
      @ForAll List<@IntRange(min = 0, max = 3) Integer> faults) {
    Written smooth = run(log, log.size() + 1, List.of());
    Written rough = run(log, batch, faults);
    assertThat(rough.alerts).isEqualTo(smooth.alerts);
    assertThat(rough.deliveries).isEqualTo(smooth.deliveries);
  }

  @Property
  void aLogThatIsReadAgainBringsNothing(@ForAll("logs") List<Filed> log) {
    Written written = run(log, 3, List.of());
    Alerting again = restored(alerting(Map.of()), written);
    for (Filed filed : log) {
      assertThat(again.on(filed, WRITTEN)).isEqualTo(Alerting.Result.NOTHING);
    }
  }

  @Property
  void everyArticleThatMatchesIsInOneAlertOfTheSearchAndEveryAlertIsDeliveredOnce(
      @ForAll("logs") List<Filed> log) {
    Written written = run(log, 2, List.of());
    for (SavedSearch search : SEARCHES) {
      List<String> in = new ArrayList<>();
      for (Alert alert : written.alerts.values()) {
        if (alert.search().id().equals(search.id())) {
          in.add(alert.first().article());
          alert.folded().forEach(article -> in.add(article.article()));
        }
      }
      assertThat(in).doesNotHaveDuplicates();
      assertThat(new HashSet<>(in)).isEqualTo(expected(log, search));
    }
    assertThat(written.deliveries).extracting(Delivery::key).doesNotHaveDuplicates();
    assertThat(written.deliveries.stream().mapToInt(delivery -> 1 + delivery.also().size()).sum())
        .as("of an article that several searches match, one message names them all")
        .isEqualTo(
            written.alerts.values().stream().mapToInt(a -> a.search().channels().size()).sum());
  }

  @Provide
  Arbitrary<List<Filed>> logs() {
    Arbitrary<Filed> filed =
        Combinators.combine(
                Arbitraries.integers().between(1, 12),
                Arbitraries.integers().between(1, 4),
                Arbitraries.of("x", "y", "x y", "z"),
                Arbitraries.of(Change.class),
                Arbitraries.integers().between(0, 9))
            .as(
                (id, story, text, change, dice) ->
                    Samples.filed(
                        Samples.article(
                            "a" + id, "T", text, Samples.NOON.plusSeconds(id), dice == 0),
                        "s" + story,
                        change));
    return filed.list().ofMaxSize(40);
  }

  private static Set<String> expected(List<Filed> log, SavedSearch search) {
    Set<String> ids = new HashSet<>();
    for (Filed filed : log) {
      boolean news = filed.change() == Change.NEW || filed.change() == Change.EDITED;
      if (news
          && !filed.article().backfill()
          && (search.query().equals("q") || filed.article().text().contains(search.query()))) {
        ids.add(filed.article().id());
      }
    }
    return ids;
  }

  /**
   * Reads a log in batches; a fault of 1 rolls a batch back, of 2 starts the process anew first.
   * What is shown of it lags behind, until a fault of 3.
   */
  private static Written run(List<Filed> log, int batch, List<Integer> faults) {
    Written written = new Written();
    Map<String, Alert> shown = new HashMap<>();
    Alerting alerting = alerting(shown);
    int step = 0;
    for (int start = 0; start < log.size(); start += batch) {
      List<Filed> part = log.subList(start, Math.min(log.size(), start + batch));
      int fault = step < faults.size() ? faults.get(step++) : 0;
      if (fault == 1) {
        part.forEach(filed -> alerting.on(filed, WRITTEN));
        restored(alerting, written);
      }
      if (fault == 2) {
        alerting.restore(each -> {}, tally -> {});
        restored(alerting, written);
      }
      if (fault == 3) { // readers of the stream catch up, now and then
        shown.putAll(written.alerts);
      }
      alerting.slim();
      written.commit(part.stream().map(filed -> alerting.on(filed, WRITTEN)).toList());
    }
    return written;
  }

  private static Alerting restored(Alerting alerting, Written written) {
    alerting.restore(written.alerts.values()::forEach, tally -> {});
    return alerting;
  }

  private static Alerting alerting(Map<String, Alert> shown) {
    return Stage.alerting(
        SEARCHES, InstantSource.fixed(Samples.NOON), id -> Optional.ofNullable(shown.get(id)));
  }
}
