package org.vigie.web.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vigie.index.Archive;
import org.vigie.model.Alert;
import org.vigie.model.AlertRules.Tells;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Facts;
import org.vigie.model.Filed;
import org.vigie.model.Hindsight;
import org.vigie.model.Keep;
import org.vigie.model.Panel;
import org.vigie.model.SavedSearch;
import org.vigie.model.Spikes;
import org.vigie.model.Tally;
import org.vigie.model.Tempo;
import org.vigie.model.TopicHit;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.streams.View;
import org.vigie.web.Browser;
import org.vigie.web.Program;
import org.vigie.web.Samples;
import org.vigie.web.TestDesk;
import tools.jackson.databind.JsonNode;

/** Fifty days of two reports of a convoy a day, and fourteen today. */
class SpikesIT {
  private static final List<String> SOURCES = List.of("s1", "s2", "s3", "s4");

  @SuppressWarnings("NullAway.Init")
  private static Instant now;

  @SuppressWarnings("NullAway.Init")
  private static TestDesk desk;

  @SuppressWarnings("NullAway.Init")
  private static Program program;

  @BeforeAll
  static void fill() throws Exception {
    now = Instant.now();
    desk = TestDesk.start(0);
    program = new Program(desk, TestDesk.TOKEN);
    long last = -1;
    int number = 0;
    for (int ago = 50; ago >= 1; ago--) {
      Instant day = now.minus(Duration.ofDays(ago));
      for (int i = 0; i < SOURCES.size(); i++) {
        last = file(number++, day, SOURCES.get(i), i % 2 == 0 ? "convoy" : "harvest");
      }
    }
    for (int i = 0; i < 14; i++) {
      Instant at = now.minus(Duration.ofMinutes(20L * (14 - i)));
      last = file(number++, at, SOURCES.get(i % SOURCES.size()), "convoy");
    }
    assertThat(desk.bean(Archive.class).awaitVisible(last + 1, Duration.ofSeconds(30))).isTrue();
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  private static long file(int number, Instant seen, String source, String word) {
    URI url = URI.create("https://" + source + ".example/" + number);
    Article article =
        new Article(
            Article.idOf(url),
            url,
            source,
            "Source " + source,
            "Publisher " + source,
            "ML",
            "Report " + number + " of a " + word,
            "What is known of the " + word + " so far.",
            List.of(),
            "en",
            seen.minusSeconds(30),
            seen,
            false,
            Article.TextFrom.FEED,
            Keep.FULL);
    Filed filed =
        new Filed(
            new Classified(
                article,
                "en",
                word.equals("convoy") ? List.of(new TopicHit("wagner", 1, List.of())) : List.of(),
                List.of(),
                List.of(),
                1),
            article.id(),
            Filed.Role.FIRST,
            null,
            "",
            List.of(),
            Filed.Change.NEW,
            number + 1);
    return desk.send(Stream.FILED, article.id(), Codec.FILED, filed);
  }

  private static String save(String tells) throws Exception {
    return program
        .post(
            "/searches",
            "{\"name\":\"Convoys %s\",\"query\":\"convoy\",\"rules\":{\"tells\":\"%s\"}}"
                .formatted(tells, tells))
        .at("/id");
  }

  @Test
  void theTrialOfASearchSaysWhichSpikesThereWere() throws Exception {
    JsonNode spikes =
        program
            .post("/searches/dry-run", "{\"query\":\"convoy\",\"rules\":{\"tells\":\"spikes\"}}")
            .json()
            .path("spikes");
    assertThat(spikes.path("found")).hasSize(1);
    assertThat(spikes.at("/now/reports").asInt()).isEqualTo(14);
    assertThat(spikes.at("/now/usual").asDouble()).isEqualTo(2);
    assertThat(spikes.at("/now/days")).hasSize(43);
    Document page =
        Browser.signedIn(desk).page("/search/dry-run?query=convoy&cadence=at_once&tells=spikes");
    assertThat(page.select(".spikes").text())
        .contains("Last 30 days: 1 spike")
        .contains("Now: 14 reports in 24 hours, 2 are usual");
    assertThat(page.select(".tempo rect.bar")).hasSize(43);
    assertThat(page.select(".tempo rect.bar.now")).hasSize(1);
    assertThat(page.select(".tempo .hidden li").eachText())
        .hasSize(43)
        .last()
        .asString()
        .endsWith(": 14 reports, 2 usual");
  }

  @Test
  void whatIsAskedAgainAndAgainIsWhatALookBackFinds() {
    Instant month = now.minus(Duration.ofDays(30));
    SpikeTrials trials = new SpikeTrials(desk.bean(Archive.class), () -> now);
    for (String query : List.of("convoy", "harvest", "convoy")) {
      Spikes spikes =
          new Spikes(
              tallies(query, Duration.ofDays(74)), Spikes.panels(tallies("", Duration.ofDays(74))));
      DryRun.OfSpikes of = trials.of(query, Duration.ofDays(30));
      assertThat(of.found()).isEqualTo(spikes.since(month, () -> true).orElseThrow());
      assertThat(of.found().isEmpty()).isEqualTo(query.equals("harvest"));
      assertThat(of.now()).isEqualTo(spikes.at(now.truncatedTo(ChronoUnit.HOURS)).orElseThrow());
      assertThat(of.late()).isFalse();
    }
  }

  @Test
  void aTrialThatTakesTooLongSaysSo() {
    DryRun.OfSpikes of =
        new SpikeTrials(desk.bean(Archive.class), () -> now, Duration.ZERO)
            .of("convoy", Duration.ofDays(30));
    assertThat(of.late()).isTrue();
    assertThat(of.known()).isEqualTo(42);
  }

  @Test
  void oneThatTellsOfStoriesHasNone() throws Exception {
    assertThat(
            program.post("/searches/dry-run", "{\"query\":\"convoy\"}").json().hasNonNull("spikes"))
        .isFalse();
  }

  @Test
  @SuppressWarnings("unchecked")
  void whatIsSavedKnowsThePastOfTheArchive() throws Exception {
    String id = save("spikes");
    assertThat(program.get("/searches/" + id).at("/rules/tells")).isEqualTo("spikes");
    View<Hindsight> hindsight = desk.bean("hindsight", View.class);
    String subject = Tally.subject(desk.bean(SavedSearches.class).get(id));
    List<Tally> reports = hindsight.get(subject).orElseThrow().reports();
    List<Tally> all = hindsight.get(Tally.ALL).orElseThrow().reports();
    Tempo tempo =
        new Spikes(reports, Spikes.panels(all)).at(now.truncatedTo(ChronoUnit.HOURS)).orElseThrow();
    assertThat(tempo.isSpike()).isTrue();
    assertThat(tempo.usual()).isEqualTo(2);
  }

  @Test
  @SuppressWarnings("unchecked")
  void whatTellsOfStoriesAloneIsNotLookedUp() throws Exception {
    String id = save("stories");
    View<Hindsight> hindsight = desk.bean("hindsight", View.class);
    String subject = Tally.subject(desk.bean(SavedSearches.class).get(id));
    assertThat(hindsight.get(subject)).isEmpty();
    long version = Long.parseLong(program.get("/searches/" + id).at("/version"));
    program.put("/searches/" + id, "{\"version\":" + version + ",\"rules\":{\"tells\":\"both\"}}");
    assertThat(hindsight.get(subject)).isPresent();
  }

  @Test
  void aPageShowsWhatIsReportedMoreThanUsual() throws Exception {
    save("both");
    Awaitility.await().until(() -> !program.get("/spikes").json().path("pending").asBoolean());
    Document page = Browser.signedIn(desk).page("/alerts/spikes");
    Element row = page.select(".standing").first();
    assertThat(row).as(page.text()).isNotNull();
    assertThat(row.text()).contains("14 reports in 24 hours, 2 are usual").contains("4 sources");
    assertThat(row.select(".flag").text()).isEqualTo("spike");
    assertThat(row.select("h2 a").attr("href")).contains("published");
    assertThat(program.get("/spikes").json().at("/spikes/0/tempo/reports").asInt()).isEqualTo(14);
  }

  @Test
  @SuppressWarnings("unchecked")
  void whereTimeIsUpWhatWasFoundIsShown() throws Exception {
    save("spikes");
    View<SavedSearch> searches = desk.bean("searches", View.class);
    Spiking.Survey cut = survey(searches, Duration.ZERO);
    assertThat(cut.cut()).isTrue();
    assertThat(cut.standings()).isEmpty();
    assertThat(cut.days()).isEqualTo(42);
    assertThat(survey(searches, Duration.ofMinutes(1)).cut()).isFalse();
  }

  @Test
  @SuppressWarnings("unchecked")
  void whatIsWatchedStandsOutAndASearchThatTellsOfStoriesDoesNot() throws Exception {
    String id = save("stories");
    View<SavedSearch> searches = desk.bean("searches", View.class);
    Awaitility.await().until(() -> searches.get(id).isPresent());
    Spiking.Survey survey = survey(searches, Duration.ofMinutes(1));
    assertThat(survey.standings())
        .noneMatch(it -> it.id().equals(id))
        .anySatisfy(
            it -> {
              assertThat(it.query()).isEqualTo("topic:wagner");
              assertThat(it.tempo().reports()).isEqualTo(14);
              assertThat(it.tempo().usual()).isEqualTo(2);
            });
  }

  private static Spiking.Survey survey(View<SavedSearch> searches, Duration longest) {
    return new Surveying(desk.bean(Archive.class), Instant.now(), longest)
        .run(List.of(Samples.watch()), searches.values());
  }

  @Test
  void theInboxShowsASpikeWithItsDays() throws Exception {
    String id = save("spikes");
    var search = desk.bean(SavedSearches.class).get(id);
    assertThat(search.rules().tells()).isEqualTo(Tells.SPIKES);
    Tempo tempo =
        new Spikes(tallies("convoy", Panel.KEPT), Spikes.panels(tallies("", Panel.KEPT)))
            .at(now.truncatedTo(ChronoUnit.HOURS))
            .orElseThrow();
    String story = Alert.spikeOf(id, now);
    Alert.Reported first =
        new Alert.Reported(
            "a1",
            "Report of a convoy",
            "https://s1.example/1",
            "Source s1",
            "Publisher s1",
            Filed.Role.FIRST,
            now,
            now);
    Alert alert =
        new Alert(
            Alert.idOf(id, story),
            search,
            story,
            first,
            List.of(
                new Alert.Passage(
                    "text", "of the convoy", List.of(new Alert.Passage.Match(7, 13)))),
            List.of(),
            List.of(),
            now,
            now,
            1,
            Alert.Held.NO,
            null,
            Facts.NONE,
            List.of(),
            List.of(),
            new Alert.Surge(tempo, 14, false));
    desk.send(Stream.ALERTS, alert.id(), Codec.ALERT, alert);
    Awaitility.await().until(() -> program.get("/alerts/" + alert.id()).status() == 200);
    assertThat(program.get("/alerts/" + alert.id()).json().at("/spike/reports").asInt())
        .isEqualTo(14);
    Element row = Browser.signedIn(desk).page("/alerts").select("#a-" + story).first();
    assertThat(row).isNotNull();
    assertThat(row.select("h3").text()).isEqualTo("14 reports in 24 hours, 2 are usual");
    assertThat(row.select(".tempo rect.bar")).hasSize(43);
    assertThat(row.text()).contains("It became one with Report of a convoy");
    assertThat(row.select("button[data-key=m]").text()).isEqualTo("Mute the spike");
    assertThat(row.select("button[data-key=m]").attr("aria-label"))
        .isEqualTo("Mute the spike: 14 reports in 24 hours, 2 are usual");
  }

  private static List<Tally> tallies(String query, Duration past) {
    return switch (desk.bean(Archive.class)
        .tallies(Tally.ALL, query, now.minus(past), Instant.now())) {
      case org.vigie.index.TallyOutcome.Tallies found -> found.tallies();
      default -> throw new AssertionError("not in time");
    };
  }
}
