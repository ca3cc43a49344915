package org.vigie.web.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.model.HealthEvent;
import org.vigie.model.PollState;
import org.vigie.model.PollState.State;
import org.vigie.model.Source;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.web.Browser;
import org.vigie.web.Program;
import org.vigie.web.Samples;
import org.vigie.web.TestDesk;

/** How the sources fare, as operators, analysts and programs see it. */
class SourceHealthIT {
  private final TestDesk desk = TestDesk.shared();
  private final Program program = new Program(desk, TestDesk.TOKEN);
  private Browser browser = new Browser(desk.home());

  @BeforeEach
  void signIn() throws Exception {
    browser = Browser.signedIn(desk);
  }

  @Test
  void theCoverageHeadsWireAndInboxAndLeadsToWhatIsLate() throws Exception {
    for (String path : List.of("/", "/alerts", "/coverage")) {
      Document page = browser.page(path);
      assertThat(page.select(".coverage").text())
          .matches("\\d+ of \\d+ sources on time, [1-9]\\d* possible gaps?.*");
      assertThat(page.select(".coverage.wanting a").attr("href"))
          .isEqualTo("/streams/sources?state=late");
    }
    Document late = browser.page("/streams/sources?state=late");
    assertThat(late.select("#source-atlantic, #source-liptako, #source-courier")).hasSize(3);
    assertThat(late.select("tr.off")).isEmpty();
    assertThat(late.select("tbody tr").size())
        .isPositive()
        .isLessThan(browser.page("/streams/sources").select("tbody tr").size());
    assertThat(late.select("#fresh-part").attr("hx-get")).isEqualTo("/streams/sources?state=late");
  }

  @Test
  void theCoverageIsSaidInFrench() throws Exception {
    assertThat(browser.page("/alerts", "Accept-Language", "fr").select(".coverage").text())
        .matches("\\d+ sources sur \\d+ à l’heure, .*lacunes? possibles?.*");
  }

  @Test
  void aSourceSaysSinceWhenItIsAsItIsAndThatSomethingMayBeMissing() throws Exception {
    Document page = browser.page("/streams/sources");
    assertThat(page.select("#source-atlantic").text()).contains("blocks us since ", "HTTP 403");
    assertThat(page.select("#source-courier").text()).contains("fresh", "possible gap 2 h ago");
  }

  @Test
  void whatBecomesOfASourceAppearsOnTheStreamsPageWithItsEvidenceAndNextTry() throws Exception {
    assertThat(browser.page("/streams").select("#fresh-part").attr("hx-trigger")).contains("every");
    desk.happen(
        TestDesk.changed(
            "savane", "La Savane", State.SILENT, Instant.now(), "nothing new for 3 days"));
    await()
        .untilAsserted(
            () -> {
              Document page = browser.page("/streams", "Accept-Language", "fr");
              Element row = page.selectFirst("#changes tr.health:contains(La Savane)");
              assertThat(row).isNotNull();
              assertThat(row.text())
                  .contains("à jour", "muette", "nothing new for 3 days", "dans 6 h");
              assertThat(row.select("a").attr("href")).isEqualTo("/streams/sources/savane");
            });
    Document page = browser.page("/streams");
    assertThat(page.select("#changes").text())
        .contains("possible gap", "our network desk-1", "whole again");
    assertThat(page.select("#sources .counts").text()).contains("fresh", "blocks us 1");
  }

  @Test
  void thatOurNetworkIsDownIsSaidUntilItIsWhole() throws Exception {
    network(true);
    await()
        .untilAsserted(
            () -> {
              assertThat(browser.page("/streams").select(".notice.problem").text())
                  .contains(
                      "Our network is down since", "9 of 9 polls failed", "no source changed");
              assertThat(browser.page("/alerts").select(".coverage").text())
                  .contains("Our network is down");
              assertThat(program.get("/health").at("/coverage/network/evidence"))
                  .isEqualTo("9 of 9 polls failed");
            });
    network(false);
    await()
        .untilAsserted(
            () -> {
              assertThat(browser.page("/streams").select(".notice.problem")).isEmpty();
              assertThat(browser.page("/").select(".coverage").text()).doesNotContain("network");
            });
  }

  @Test
  void theStateOfTheSourcesIsToldInNumbers() throws Exception {
    Program.Answer before = program.get("/health");
    assertThat(before.status()).isEqualTo(200);
    assertThat(before.json().at("/states").size()).isEqualTo(State.values().length);
    assertThat(before.json().at("/coverage/onTime").asLong())
        .isPositive()
        .isLessThan(before.json().at("/coverage/on").asLong());
    long empty = before.json().at("/changes/EMPTY").asLong();
    desk.happen(TestDesk.changed("x", "X", State.EMPTY, Instant.now(), "0 entries"));
    await()
        .untilAsserted(
            () ->
                assertThat(program.get("/health").json().at("/changes/EMPTY").asLong())
                    .isEqualTo(empty + 1));
    assertThat(new Program(desk, null).get("/health").status()).isEqualTo(401);
  }

  @Test
  void aMonitorReadsTheSameNumbers() throws Exception {
    Program.Answer health = program.get("/health");
    String metrics = program.get("/metrics").text();
    for (State state : State.values()) {
      String label = "{state=\"" + state.name().toLowerCase(Locale.ROOT) + "\"} ";
      assertThat(metrics.lines())
          .contains(
              "vigie_sources" + label + number(health, "/states/" + state),
              "vigie_source_changes_total" + label + number(health, "/changes/" + state));
    }
    assertThat(metrics.lines())
        .contains("vigie_sources_on_time " + number(health, "/coverage/onTime"));
    assertThat(metrics)
        .contains("vigie_kafka_up 1.0", "vigie_stage_lag_records{stage=\"index\"} ")
        .contains("vigie_stream_records{stream=\"vigie.articles-dlt\"} ")
        .contains("# TYPE vigie_source_changes_total counter");
    assertThat(new Program(desk, null).get("/metrics").status()).isEqualTo(401);
  }

  private static String number(Program.Answer answer, String pointer) {
    return answer.json().at(pointer).asDouble() + "";
  }

  @Test
  void aProgramReadsEventsFromWhereItLeftOff() throws Exception {
    long first = desk.happen(new HealthEvent.Gap("a", "A", Instant.EPOCH, null, "first"));
    desk.send(Stream.HEALTH, "garbage", "{".getBytes(UTF_8));
    long last =
        desk.happen(new HealthEvent.Network("z", false, Instant.EPOCH, "second of the two"));
    Program.Answer both = program.get("/health/events?after=" + (first - 1));
    assertThat(both.at("/events/0/kind")).isEqualTo("gap");
    assertThat(both.at("/events/0/offset")).isEqualTo(Long.toString(first));
    assertThat(both.at("/events/0/at")).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(both.at("/events/1/evidence")).isEqualTo("second of the two");
    assertThat(both.json().at("/last").asLong()).isGreaterThanOrEqualTo(last);
    Program.Answer one = program.get("/health/events?limit=1&after=" + (first - 1));
    assertThat(one.json().at("/events")).hasSize(1);
    assertThat(one.at("/last")).isEqualTo(Long.toString(first));
    Program.Answer none = program.get("/health/events?after=" + (last + 1_000_000));
    assertThat(none.json().at("/events")).isEmpty();
    assertThat(none.at("/last")).isEqualTo(Long.toString(last + 1_000_000));
    assertThat(program.get("/health/events").json().at("/events/0/offset").asLong()).isZero();
  }

  @Test
  void aSourceThatIsPolledUnderAnotherNameIsNotLate() throws Exception {
    Program.Answer before = program.get("/health");
    Source first = Samples.source("twin-a", "Twin A", "ML", true);
    add(first, State.FRESH);
    add(first.withId("twin-b"), State.BROKEN);
    await()
        .untilAsserted(
            () ->
                assertThat(program.get("/sources?q=twin-").json())
                    .extracting(one -> one.at("/health/state").asString(""))
                    .containsExactlyInAnyOrder("FRESH", "BROKEN"));
    Program.Answer after = program.get("/health");
    for (String one : List.of("/coverage/on", "/coverage/onTime", "/states/FRESH")) {
      assertThat(after.json().at(one).asLong())
          .as(one)
          .isEqualTo(before.json().at(one).asLong() + 1);
    }
    assertThat(after.at("/states/BROKEN")).isEqualTo(before.at("/states/BROKEN"));
    assertThat(program.get("/sources?state=late&q=twin-").json()).isEmpty();
    program.delete("/sources/twin-b");
    program.delete("/sources/twin-a");
  }

  private void add(Source source, State state) {
    Instant now = Instant.now();
    PollState fares =
        new PollState(
            source.id(),
            null,
            null,
            PollState.Memory.NONE,
            PollState.Pace.UNKNOWN,
            PollState.Whereabouts.UNKNOWN,
            now.plusSeconds(600),
            now,
            now,
            now,
            0,
            state,
            "as it is",
            now,
            null);
    desk.send(Stream.POLL_STATE, source.id(), Codec.POLL_STATE, fares);
    desk.send(Stream.SOURCES, source.id(), Codec.SOURCE, source);
  }

  private void network(boolean down) {
    desk.happen(
        new HealthEvent.Network(
            "desk-2",
            down,
            Instant.now(),
            down ? "9 of 9 polls failed" : "polls are answered again"));
  }
}
