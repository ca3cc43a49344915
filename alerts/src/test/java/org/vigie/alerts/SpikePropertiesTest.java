package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.vigie.model.Alert;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Tells;
import org.vigie.model.Article;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;
import org.vigie.model.Tally;

/** Six weeks and some days of made-up reports, with bursts, and a stage that is killed in them. */
class SpikePropertiesTest {
  private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
  private static final int DAYS = 52;
  private static final Channel MAIL = new Channel.Mail("a@example.org");
  private static final List<SavedSearch> SEARCHES =
      List.of(
          Samples.search("alone", "convoy", Rules.atOnce().tells(Tells.SPIKES).again(), MAIL),
          Samples.search("both", "convoy", Rules.of(Cadence.HOURLY).tells(Tells.BOTH), MAIL),
          Samples.search("other", "harvest", Rules.atOnce().tells(Tells.SPIKES), MAIL));

  /** The streams, as a memory is rebuilt from them. */
  private static final class Written {
    final Map<String, Alert> alerts = new LinkedHashMap<>();
    final Map<String, Tally> tallies = new LinkedHashMap<>();
    final List<Delivery> deliveries = new ArrayList<>();

    void restore(Alerting alerting) {
      alerting.restore(alerts.values()::forEach, tallies.values()::forEach);
    }
  }

  @Property(tries = 25)
  void rollbacksAndRestartsAnywhereGiveTheSame(
      @ForAll Random chance, @ForAll @IntRange(min = 1, max = 60) int batch) {
    List<Filed> log = log(chance);
    Written smooth = run(log, log.size(), new Random(0), 0);
    Written rough = run(log, batch, chance, 3);
    assertThat(rough.alerts).isEqualTo(smooth.alerts);
    assertThat(rough.tallies).isEqualTo(smooth.tallies);
    assertThat(rough.deliveries).isEqualTo(smooth.deliveries);
    assertThat(smooth.alerts.values()).as("or nothing was tried").anyMatch(Alert::isSpike);
  }

  @Property(tries = 10)
  void everyReportCountsOnce(@ForAll Random chance) {
    List<Filed> log = log(chance);
    Written written = run(log, 7, chance, 3);
    for (String source : List.of("s0", "s1", "s2")) {
      long counted =
          written.tallies.values().stream()
              .filter(tally -> tally.subject().equals(Tally.ALL))
              .mapToInt(tally -> tally.reports().getOrDefault(source, 0))
              .sum();
      assertThat(counted)
          .isEqualTo(
              log.stream()
                  .filter(Tally::isReport)
                  .filter(filed -> filed.change() == Filed.Change.NEW)
                  .filter(filed -> filed.article().source().equals(source))
                  .count());
    }
  }

  /** A stage that reads a log in batches: of ten some are rolled back, or read by a new process. */
  private static Written run(List<Filed> log, int batch, Random chance, int faults) {
    Written written = new Written();
    Alerting alerting = alerting();
    for (int start = 0; start < log.size(); start += batch) {
      List<Filed> part = log.subList(start, Math.min(log.size(), start + batch));
      int fault = chance.nextInt(10);
      if (fault < faults) {
        for (Filed filed : part) {
          step(alerting, filed, new Written());
        }
        alerting = fault == 0 ? alerting() : alerting;
        written.restore(alerting);
      }
      for (Filed filed : part) {
        step(alerting, filed, written);
      }
    }
    return written;
  }

  private static void step(Alerting alerting, Filed filed, Written written) {
    Instant at = filed.article().firstSeen();
    for (Alerting.Result result : List.of(alerting.due(at), alerting.on(filed, at))) {
      result.alerts().forEach(alert -> written.alerts.put(alert.id(), alert));
      written.deliveries.addAll(result.deliveries());
    }
    alerting.counted().forEach(tally -> written.tallies.put(tally.key(), tally));
  }

  private static Alerting alerting() {
    Holding holding =
        new Holding(
            id -> SEARCHES.stream().filter(it -> it.id().equals(id)).findFirst(),
            _ -> Optional.empty());
    return new Alerting(
        new Everywhere(SEARCHES),
        holding,
        new Digests(holding, Optional::empty),
        InstantSource.fixed(START.plus(Duration.ofDays(400))),
        new Memory(_ -> Optional.empty()),
        new Tallies(_ -> Optional.empty()));
  }

  private static List<Filed> log(Random chance) {
    List<Filed> log = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      for (int i = 0; i < 4; i++) {
        log.add(filed(day, chance.nextInt(86_400), i % 2 == 0 ? "convoy" : "harvest", chance));
      }
      boolean bursts = day == DAYS - 3 || (day > 45 && chance.nextInt(3) == 0);
      for (int i = 0; bursts && i < 16 + chance.nextInt(20); i++) {
        log.add(filed(day, 30_000 + chance.nextInt(20_000), "convoy", chance));
      }
    }
    log.sort(Comparator.comparing(filed -> filed.article().firstSeen()));
    return log;
  }

  private static Filed filed(int day, int second, String text, Random chance) {
    Instant seen = START.plus(Duration.ofDays(day)).plusSeconds(second);
    String id = "a" + chance.nextLong();
    Article any = Samples.article(id, "Report", text, seen, chance.nextInt(12) == 0);
    Article article =
        new Article(
            id,
            any.url(),
            "s" + chance.nextInt(3),
            any.sourceName(),
            any.publisher(),
            any.country(),
            any.title(),
            text,
            any.authors(),
            any.declaredLanguage(),
            seen.minusSeconds(chance.nextInt(40_000)),
            seen,
            any.backfill(),
            any.textFrom(),
            any.keep());
    Filed.Role role = chance.nextInt(8) == 0 ? Filed.Role.COPY : Filed.Role.UPDATE;
    Filed.Change change = chance.nextInt(9) == 0 ? Filed.Change.EDITED : Filed.Change.NEW;
    Filed filed = Samples.filed(article, "story" + chance.nextInt(40), change);
    return new Filed(
        filed.classified(), filed.story(), role, null, "", List.of(), change, filed.revision());
  }
}
