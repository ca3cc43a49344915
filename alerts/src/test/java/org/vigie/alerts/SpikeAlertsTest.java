package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.text.AlertLinks;
import org.vigie.alerts.text.Message;
import org.vigie.model.Alert;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Tells;
import org.vigie.model.Article;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Filed;
import org.vigie.model.Handling;
import org.vigie.model.Hindsight;
import org.vigie.model.Ruling;
import org.vigie.model.SavedSearch;
import org.vigie.model.Tally;
import org.vigie.model.Tempo;

class SpikeAlertsTest {
  private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
  private static final Instant NOW = START.plus(Duration.ofDays(50));
  private static final Channel MAIL = new Channel.Mail("a@example.org");
  private static final AlertLinks LINKS = new AlertLinks(URI.create("http://localhost:8080"));
  private static final List<String> SOURCES = List.of("a", "b", "c", "d");

  private final List<SavedSearch> searches = new ArrayList<>();
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final Map<String, Handling> handled = new HashMap<>();
  private final Map<String, Hindsight> hindsight = new HashMap<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private Alerting alerting = alerting();
  private int articles;

  private Alerting alerting() {
    Holding holding =
        new Holding(
            id -> searches.stream().filter(it -> it.id().equals(id)).findFirst(),
            subject -> Optional.ofNullable(handled.get(subject)));
    return new Alerting(
        new Everywhere(searches),
        holding,
        new Digests(holding, Optional::empty),
        InstantSource.fixed(NOW.plus(Duration.ofDays(400))),
        new Memory(_ -> Optional.empty()),
        new Tallies(subject -> Optional.ofNullable(hindsight.get(subject))));
  }

  /** Fifty days of four reports each, two matching; what is not matched is of another word. */
  private void usual() {
    for (int day = 0; day < 50; day++) {
      for (int i = 0; i < SOURCES.size(); i++) {
        on(at(day, 6 + i), SOURCES.get(i), i % 2 == 0 ? "convoy" : "harvest");
      }
    }
  }

  private static Instant at(int day, int hour) {
    return START.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
  }

  private void burst(Instant from, int many) {
    for (int i = 0; i < many; i++) {
      on(from.plus(Duration.ofMinutes(10L * i)), SOURCES.get(i % SOURCES.size()), "convoy");
    }
  }

  private void on(Instant seen, String source, String text) {
    String id = "article" + ++articles;
    on(filed(id, id, Filed.Role.FIRST, seen, source, text, false));
  }

  private void on(Filed filed) {
    Alerting.Result result = alerting.on(filed, filed.article().firstSeen());
    result.alerts().forEach(alert -> alerts.put(alert.id(), alert));
    alerting.counted().forEach(tally -> tallies.put(tally.key(), tally));
    deliveries.addAll(result.deliveries());
  }

  private static Filed filed(
      String id,
      String story,
      Filed.Role role,
      Instant seen,
      String source,
      String text,
      boolean backfill) {
    Article any = Samples.article(id, "Report " + id, text, seen, backfill);
    Article article =
        new Article(
            id,
            any.url(),
            source,
            "Source " + source,
            "Publisher " + source,
            any.country(),
            any.title(),
            text,
            List.of(),
            "en",
            seen.minusSeconds(60),
            seen,
            backfill,
            any.textFrom(),
            any.keep());
    Filed filed = Samples.filed(article, story, Filed.Change.NEW);
    return new Filed(filed.classified(), story, role, null, "", List.of(), Filed.Change.NEW, 1);
  }

  private SavedSearch search(Tells tells) {
    SavedSearch search = Samples.search("s", "convoy", Rules.atOnce().tells(tells), MAIL);
    searches.add(search);
    return search;
  }

  private List<Alert> spikes() {
    return alerts.values().stream().filter(Alert::isSpike).toList();
  }

  @Test
  void aSpikeIsOneAlertIntoWhichLaterReportsFold() {
    search(Tells.SPIKES);
    usual();
    assertThat(alerts).isEmpty();
    burst(NOW.plus(Duration.ofHours(6)), 14);
    assertThat(alerts).hasSize(1);
    assertThat(deliveries).hasSize(1);
    Alert spike = spikes().getFirst();
    Tempo tempo = spike.tempo();
    assertThat(tempo).isNotNull();
    assertThat(tempo.reports()).isEqualTo(14);
    assertThat(tempo.usual()).isEqualTo(2);
    assertThat(tempo.sources()).isEqualTo(4);
    assertThat(spike.later()).isEqualTo(14 - tempo.alarm());
    assertThat(spike.why()).isNotEmpty();
    assertThat(deliveries.getFirst().alert()).isEqualTo(spike.id());
  }

  @Test
  void whoWantsBothIsToldOfBothInOneMessage() {
    search(Tells.BOTH);
    usual();
    int before = deliveries.size();
    assertThat(before).isEqualTo(100);
    burst(NOW.plus(Duration.ofHours(6)), 14);
    assertThat(spikes()).hasSize(1);
    assertThat(alerts).hasSize(100 + 14 + 1);
    assertThat(deliveries).hasSize(100 + 14);
    assertThat(deliveries)
        .filteredOn(it -> !it.also().isEmpty())
        .extracting(Delivery::alert)
        .as("the spike comes first")
        .containsExactly(spikes().getFirst().id());
    Delivery both =
        deliveries.stream().filter(it -> !it.also().isEmpty()).findFirst().orElseThrow();
    String text =
        Message.of(both, id -> Optional.ofNullable(alerts.get(id)), LINKS).orElseThrow().text();
    assertThat(text).contains("reports in 24 hours, 2 are usual").contains("2, 2, 2, 2, 2, 2,");
  }

  @Test
  void copiesBackfillAndOtherArticlesDoNotCount() {
    search(Tells.SPIKES);
    usual();
    Instant noon = NOW.plus(Duration.ofHours(12));
    for (int i = 0; i < 20; i++) {
      String source = SOURCES.get(i % SOURCES.size());
      on(filed("copy" + i, "x", Filed.Role.COPY, noon, source, "convoy", false));
      on(filed("old" + i, "x", Filed.Role.UPDATE, noon, source, "convoy", true));
      on(filed("other" + i, "x", Filed.Role.UPDATE, noon, source, "harvest", false));
    }
    assertThat(alerts).isEmpty();
  }

  @Test
  void aRestartInTheMiddleTellsTheSame() {
    search(Tells.SPIKES);
    usual();
    burst(NOW.plus(Duration.ofHours(6)), 4);
    alerting = alerting();
    alerting.restore(alerts.values()::forEach, tallies.values()::forEach);
    burst(NOW.plus(Duration.ofHours(7)), 5);
    alerting = alerting();
    alerting.restore(alerts.values()::forEach, tallies.values()::forEach);
    burst(NOW.plus(Duration.ofHours(8)), 5);
    assertThat(spikes()).hasSize(1);
    assertThat(deliveries).hasSize(1);
    assertThat(spikes().getFirst().tempo()).extracting(Tempo::reports).isEqualTo(14);
  }

  @Test
  void twiceAsManyAreToldAgainToWhoWantsIt() {
    searches.add(Samples.search("s", "convoy", Rules.atOnce().tells(Tells.SPIKES).again(), MAIL));
    usual();
    burst(NOW.plus(Duration.ofHours(6)), 30);
    Alert spike = spikes().getFirst();
    assertThat(spike.changes()).hasSize(1);
    Alert.Change change = spike.changes().getFirst();
    assertThat(change.kind()).isEqualTo(Alert.Change.Kind.REPORTS);
    assertThat(change.before()).isEqualTo("11");
    assertThat(change.after()).isEqualTo("22");
    assertThat(deliveries).hasSize(2);
  }

  @Test
  void anotherDayIsAnotherSpike() {
    search(Tells.SPIKES);
    usual();
    burst(NOW.plus(Duration.ofHours(6)), 14);
    burst(NOW.plus(Duration.ofDays(4)), 18);
    assertThat(spikes()).hasSize(2);
    assertThat(deliveries).hasSize(2);
  }

  @Test
  void whatTheArchiveKnowsCountsFromTheBeginning() {
    usual();
    SavedSearch search = search(Tells.SPIKES);
    List<Tally> past = new ArrayList<>();
    for (int day = 0; day < 50; day++) {
      past.add(new Tally(Tally.subject(search), at(day, 6)).with("a"));
      past.add(new Tally(Tally.subject(search), at(day, 8)).with("c"));
    }
    hindsight.put(Tally.subject(search), new Hindsight(Tally.subject(search), START, NOW, past));
    burst(NOW.plus(Duration.ofHours(6)), 14);
    assertThat(spikes()).hasSize(1);
    assertThat(spikes().getFirst().tempo()).extracting(Tempo::usual).isEqualTo(2.0);
  }

  @Test
  void oneThatTellsOfStoriesIsNotCountedAndTellsOfNoSpike() {
    search(Tells.STORIES);
    usual();
    burst(NOW.plus(Duration.ofHours(6)), 14);
    assertThat(spikes()).isEmpty();
    assertThat(tallies.values()).extracting(Tally::subject).containsOnly(Tally.ALL);
  }

  @Test
  void aSpikeWaitsForTheDigestAsStoriesDo() {
    searches.add(Samples.search("s", "convoy", Rules.of(Cadence.DAILY).tells(Tells.SPIKES), MAIL));
    usual();
    burst(NOW.plus(Duration.ofHours(9)), 14);
    assertThat(deliveries).isEmpty();
    deliveries.addAll(alerting.due(NOW.plus(Duration.ofDays(2))).deliveries());
    assertThat(deliveries).hasSize(1);
    assertThat(Message.of(deliveries.getFirst(), _ -> Optional.empty(), LINKS).orElseThrow().text())
        .contains("14 reports in 24 hours, 2 are usual");
  }

  @Test
  void itEndsWhenItIsCalmAndTheNextIsToldThoughItIsSoon() {
    search(Tells.SPIKES);
    usual();
    burst(NOW.plus(Duration.ofHours(1)), 12);
    on(NOW.plus(Duration.ofHours(24)), "a", "convoy");
    assertThat(spikes()).hasSize(1);
    assertThat(surge(0).over()).isFalse();
    on(NOW.plus(Duration.ofHours(29)), "b", "convoy");
    assertThat(surge(0).over()).isTrue();
    burst(NOW.plus(Duration.ofHours(32)), 12);
    assertThat(spikes()).hasSize(2);
    assertThat(deliveries).hasSize(2);
  }

  private Alert.Surge surge(int spike) {
    Alert.Surge surge = spikes().get(spike).surge();
    assertThat(surge).isNotNull();
    return surge;
  }

  @Test
  void anotherQueryHasSpikesOfItsOwn() {
    SavedSearch search = search(Tells.SPIKES);
    usual();
    burst(NOW.plus(Duration.ofHours(6)), 14);
    searches.clear();
    searches.add(
        new SavedSearch(
            search.id(),
            "",
            search.name(),
            "harvest",
            search.channels(),
            search.rules(),
            false,
            2,
            search.created(),
            NOW));
    for (int i = 0; i < 14; i++) {
      Instant at = NOW.plus(Duration.ofHours(10)).plus(Duration.ofMinutes(i));
      on(at, SOURCES.get(i % SOURCES.size()), "harvest");
    }
    assertThat(spikes()).hasSize(2);
    assertThat(spikes().getLast().search().query()).isEqualTo("harvest");
  }

  @Test
  void ofWhatTheArchiveCouldNotSayNothingIsSaid() {
    usual();
    SavedSearch search = search(Tells.SPIKES);
    String subject = Tally.subject(search);
    hindsight.put(subject, new Hindsight(subject, NOW, NOW, List.of()));
    burst(NOW.plus(Duration.ofHours(6)), 14);
    assertThat(spikes()).isEmpty();
  }

  @Test
  void whatBothKnowIsNotCountedTwice() {
    SavedSearch search = search(Tells.SPIKES);
    usual();
    String subject = Tally.subject(search);
    List<Tally> same =
        tallies.values().stream().filter(it -> it.subject().equals(subject)).toList();
    assertThat(same).hasSize(100);
    hindsight.put(subject, new Hindsight(subject, START, NOW, same));
    burst(NOW.plus(Duration.ofHours(6)), 14);
    assertThat(spikes().getFirst().tempo()).extracting(Tempo::usual).isEqualTo(2.0);
  }

  @Test
  void aMutedSpikeStaysSilent() {
    searches.add(Samples.search("s", "convoy", Rules.atOnce().tells(Tells.SPIKES).again(), MAIL));
    usual();
    burst(NOW.plus(Duration.ofHours(6)), 11);
    String id = spikes().getFirst().id();
    handled.put(id, new Handling(id, Handling.Kind.MUTED, null, "me", NOW));
    burst(NOW.plus(Duration.ofHours(8)), 14);
    assertThat(deliveries).hasSize(1);
    assertThat(spikes().getFirst().held()).isEqualTo(Alert.Held.MUTED);
  }

  @Test
  void whatWasTakenOutIsNoLongerShown() {
    search(Tells.SPIKES);
    usual();
    burst(NOW.plus(Duration.ofHours(6)), 14);
    String article = spikes().getFirst().folded().getLast().article();
    Filed gone =
        filed(article, article, Filed.Role.FIRST, NOW.plus(Duration.ofHours(9)), "a", "", false)
            .retracted(
                new Ruling.Retraction(
                    article, List.of(), "a reason", "me", NOW.plus(Duration.ofHours(9))),
                9);
    on(gone);
    assertThat(spikes().getFirst().folded().getLast().isRetracted()).isTrue();
  }

  @Test
  void whatIsReadLateCountsWhenItWasPublished() {
    search(Tells.SPIKES);
    usual();
    for (int i = 0; i < 14; i++) {
      Instant seen = NOW.plus(Duration.ofHours(12)).plus(Duration.ofMinutes(i));
      Filed late =
          filed("late" + i, "x" + i, Filed.Role.FIRST, seen, SOURCES.get(i % 4), "convoy", false);
      on(published(late, seen.minus(Duration.ofHours(30))));
    }
    assertThat(spikes()).isEmpty();
  }

  private static Filed published(Filed filed, Instant when) {
    Article any = filed.article();
    Article article =
        new Article(
            any.id(),
            any.url(),
            any.source(),
            any.sourceName(),
            any.publisher(),
            any.country(),
            any.title(),
            any.text(),
            any.authors(),
            any.declaredLanguage(),
            when,
            any.firstSeen(),
            any.backfill(),
            any.textFrom(),
            any.keep());
    return Samples.filed(article, filed.story(), Filed.Change.NEW);
  }

  @Test
  void aClockThatIsAheadForAMomentBlindsNobody() {
    search(Tells.SPIKES);
    usual();
    Filed ahead =
        filed("ahead", "x", Filed.Role.FIRST, NOW.plus(Duration.ofDays(70)), "a", "rain", false);
    alerting.on(ahead, NOW.plus(Duration.ofHours(1)));
    burst(NOW.plus(Duration.ofHours(6)), 14);
    assertThat(spikes()).hasSize(1);
  }
}
