package org.vigie.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.model.AlertRules;
import org.vigie.model.Facts;
import org.vigie.model.Filed;
import org.vigie.model.Handling;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.streams.View;
import org.vigie.web.Browser;
import org.vigie.web.Program;
import org.vigie.web.Samples;
import org.vigie.web.TestDesk;

/** The inbox as it is worked through: what is new, what is held, what was done about it. */
class InboxIT {
  private static final ZoneId BAMAKO = ZoneId.of("Africa/Bamako");

  private final TestDesk desk = TestDesk.shared();
  private final Program program = new Program(desk, TestDesk.TOKEN);
  private Browser browser = new Browser(desk.home());

  @BeforeEach
  void signIn() throws Exception {
    browser = Browser.signedIn(desk);
  }

  @Test
  void aStoryIsOneRowThatNamesAllItsSearches() throws Exception {
    String story = "one-row";
    raise(alert("one", story, Held.NO, null, List.of()));
    Alert second = alert("two", story, Held.NO, null, List.of());
    raise(second);
    Element row = row("/alerts", story);
    assertThat(row.select(".over a.named").eachText())
        .containsExactlyInAnyOrder("Search one", "Search two");
    assertThat(row.select("[data-alert=" + second.id() + "]")).hasSize(1);
    assertThat(row("/alerts?search=one", story)).as("also where only one is looked at").isNotNull();
    assertThat(rows("/alerts?search=other", story)).isEmpty();
  }

  @Test
  void aRowSaysWhatBecameDifferent() throws Exception {
    String story = "changed";
    Instant now = Instant.now();
    raise(
        alert(
            "toll",
            story,
            Held.NO,
            null,
            List.of(
                new Alert.Change(Alert.Change.Kind.TOLL, "12", "20", "a2", now),
                new Alert.Change(Alert.Change.Kind.TOLL, "20", "30", "a3", now),
                new Alert.Change(Alert.Change.Kind.PLACE, "", "Djibo", "a3", now))));
    assertThat(row("/alerts", story).select(".news b").eachText())
        .containsExactly("+2 sources", "toll 12 → 30", "place Djibo");
  }

  @Test
  void aRowSaysWhatHoldsItAndUntilWhen() throws Exception {
    Instant monday = Instant.now().plus(Duration.ofDays(3));
    raise(alert("digest", "held-1", Held.CADENCE, monday, List.of()));
    raise(alert("small", "held-2", Held.SIZE, null, List.of()));
    raise(alert("stopped", "held-3", Held.CAP, null, List.of()));
    assertThat(row("/alerts", "held-1").select(".held").text())
        .startsWith("in the digest of ")
        .endsWith("(Africa/Bamako)")
        .contains(monday.atZone(BAMAKO).toLocalTime().toString().substring(0, 5));
    assertThat(rows("/alerts", "held-2")).as("too small to be read").isEmpty();
    assertThat(row("/alerts?show=held", "held-2").select(".held").text())
        .isEqualTo("3 of 4 outlets so far");
    assertThat(row("/alerts?show=held", "held-1")).isNotNull();
    assertThat(row("/alerts?show=all", "held-3").select(".held").text())
        .contains("paused or deleted");
    assertThat(program.get("/alerts?state=held&limit=1000").text())
        .contains("held-1", "held-2")
        .doesNotContain("\"story\":\"one-row\"");
  }

  @Test
  void aSmallStoryIsNotCountedAsUnread() throws Exception {
    browser.page("/alerts");
    raise(alert("unread", "small-unread", Held.SIZE, null, List.of()));
    raise(alert("unread", "large-unread", Held.NO, null, List.of()));
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(browser.page("/search").select("#unseen").attr("data-count"))
                    .isEqualTo("1"));
  }

  @Test
  void aRowIsAcknowledgedInPlaceAndThatIsTakenBack() throws Exception {
    String story = "acknowledged";
    Alert one = alert("one", story, Held.NO, null, List.of());
    Alert two = alert("two", story, Held.NO, null, List.of());
    raise(one);
    raise(two);
    Document done = act("acknowledge " + story);
    assertThat(done.select("li.alert").attr("data-state")).isEqualTo("acknowledged");
    assertThat(done.select(".handled").text()).contains("Acknowledged by").contains("Undo");
    assertThat(handled(one.id())).isEqualTo(Handling.Kind.ACKNOWLEDGED);
    assertThat(handled(two.id())).isEqualTo(Handling.Kind.ACKNOWLEDGED);
    assertThat(rows("/alerts", story)).isEmpty();
    assertThat(row("/alerts?show=acknowledged", story)).isNotNull();
    assertThat(browser.page("/streams/records/vigie.audit").text()).contains("alert.acknowledged");

    act("undo " + story);
    assertThat(handled(one.id())).isNull();
    assertThat(row("/alerts", story)).isNotNull();
  }

  @Test
  void whatWasAcknowledgedIsOpenAgainOnceTheStoryChanges() throws Exception {
    String story = "changes-later";
    Alert alert = alert("later", story, Held.NO, null, List.of());
    raise(alert);
    act("acknowledge " + story);
    raise(
        alert(
            "later",
            story,
            Held.NO,
            null,
            List.of(
                new Alert.Change(
                    Alert.Change.Kind.TOLL, "2", "9", "a", Instant.now().plusSeconds(60)))));
    Awaitility.await().untilAsserted(() -> assertThat(rows("/alerts", story)).hasSize(1));
  }

  @Test
  void aStoryIsMutedForAllItsSearchesAlsoThoseToCome() throws Exception {
    String story = "muted";
    raise(alert("one", story, Held.NO, null, List.of()));
    act("mute " + story);
    assertThat(handled(story)).isEqualTo(Handling.Kind.MUTED);
    raise(alert("two", story, Held.NO, null, List.of()));
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(row("/alerts?show=muted", story).select(".over")).hasSize(2));
    assertThat(rows("/alerts", story)).isEmpty();
  }

  @Test
  void aRowIsSnoozedUntilTheMorningWhereItsSearchIsAndWithoutScriptsToo() throws Exception {
    String story = "snoozed";
    Alert alert = alert("sleepy", story, Held.NO, null, List.of());
    raise(alert);
    Document page = browser.submit("/alerts/handle", Map.of("act", "morning " + story));
    assertThat(page.select(".notice").text()).contains("Done.");
    Handling handling = handling(alert.id());
    assertThat(handling).isNotNull();
    assertThat(handling.until()).isNotNull();
    assertThat(handling.until().atZone(BAMAKO).toLocalTime()).hasToString("07:00");
    assertThat(row("/alerts?show=snoozed", story).select(".handled").text()).contains("07:00");
    assertThat(browser.post("/alerts/handle", Map.of("act", "mute nothing")).statusCode())
        .as("without a token")
        .isEqualTo(403);
  }

  @Test
  void withoutScriptsTheInboxIsShownAgainAsItWasSifted() throws Exception {
    String story = "sifted";
    Alert alert = alert("sieve", story, Held.NO, null, List.of());
    raise(alert);
    String address = "/alerts?show=all&search=sieve&priority=normal";
    Document page = browser.page(address);
    assertThat(page.select("#a-" + story)).hasSize(1);
    Map<String, String> form = new HashMap<>(Map.of("act", "acknowledge " + story));
    page.select("#handle input").forEach(input -> form.put(input.attr("name"), input.val()));
    HttpResponse<String> answer = browser.post("/alerts/handle", form);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(address);
    assertThat(browser.page(address).select(".notice").text()).contains("Done.");
  }

  @Test
  void whatIsSnoozedWakesByItself() throws Exception {
    String story = "short-sleep";
    Alert alert = alert("sleeper", story, Held.NO, null, List.of());
    raise(alert);
    String until = Instant.now().plus(Duration.ofSeconds(3)).toString();
    String snooze = "{\"kind\":\"snoozed\",\"until\":\"" + until + "\"}";
    assertThat(program.put("/alerts/" + alert.id() + "/handling", snooze).status()).isEqualTo(200);
    assertThat(rows("/alerts", story)).isEmpty();
    assertThat(rows("/alerts?show=snoozed", story)).hasSize(1);
    Awaitility.await().untilAsserted(() -> assertThat(rows("/alerts", story)).hasSize(1));
    assertThat(rows("/alerts?show=snoozed", story)).isEmpty();
  }

  @Test
  void aProgramHandlesAlertsAndStories() throws Exception {
    String story = Samples.all(Instant.now()).getFirst().story();
    Alert alert = alert("program", "by-program", Held.NO, null, List.of());
    raise(alert);
    String path = "/alerts/" + alert.id();
    Awaitility.await().until(() -> program.get(path).status() == 200);
    String until = Instant.now().plus(Duration.ofHours(2)).toString();
    Program.Answer snoozed =
        program.put(path + "/handling", "{\"kind\":\"snoozed\",\"until\":\"" + until + "\"}");
    assertThat(snoozed.at("/kind")).isEqualTo("snoozed");
    assertThat(program.get(path).at("/state")).isEqualTo("snoozed");
    assertThat(program.get(path).at("/handling/until")).isEqualTo(until);
    assertThat(program.delete(path + "/handling").status()).isEqualTo(204);
    assertThat(program.get(path).at("/state")).isEqualTo("open");

    assertThat(program.put("/stories/" + story + "/handling", "{\"kind\":\"muted\"}").status())
        .isEqualTo(200);
    assertThat(program.delete("/stories/" + story + "/handling").status()).isEqualTo(204);
    for (String body :
        List.of(
            "{}",
            "{\"kind\":\"snoozed\"}",
            "{\"kind\":\"muted\",\"until\":\"" + until + "\"}",
            "{\"kind\":\"snoozed\",\"until\":\"2020-01-01T00:00:00Z\"}")) {
      assertThat(program.put(path + "/handling", body).status()).as(body).isEqualTo(400);
    }
    assertThat(program.put("/alerts/none/handling", "{\"kind\":\"muted\"}").status())
        .isEqualTo(404);
    assertThat(program.put("/stories/none/handling", "{\"kind\":\"muted\"}").status())
        .isEqualTo(404);
  }

  @Test
  void theIdOfASearchOrTheNameOfAListIsNoStory() throws Exception {
    raise(alert("no-story", "some-story", Held.NO, null, List.of()));
    for (String name : List.of("no-story", "ALL", "RAISED", "TOLD")) {
      Program.Answer answer = program.put("/stories/" + name + "/handling", "{\"kind\":\"muted\"}");
      assertThat(answer.status()).as(name).isEqualTo(404);
      assertThat(program.get("/alerts?search=" + name).json().isEmpty())
          .as(name)
          .isEqualTo(!name.equals("no-story"));
      assertThat(posted("acknowledge " + name).statusCode()).as(name).isEqualTo(404);
      assertThat(handled(name)).isNull();
    }
    assertThat(program.get("/alerts?search=some-story").json()).isEmpty();
    assertThat(browser.page("/alerts?show=WAKING").select("li.alert")).isEmpty();
  }

  private Handling.@Nullable Kind handled(String subject) {
    Handling handling = handling(subject);
    return handling == null ? null : handling.kind();
  }

  @SuppressWarnings("unchecked")
  private @Nullable Handling handling(String subject) {
    return ((View<Handling>) desk.bean("handled", View.class)).get(subject).orElse(null);
  }

  private Document act(String act) throws Exception {
    HttpResponse<String> answer = posted(act);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parseBodyFragment(answer.body());
  }

  private HttpResponse<String> posted(String act) throws Exception {
    Document page = browser.page("/alerts");
    return browser.post(
        "/alerts/handle",
        Map.of("act", act, "_csrf", page.select("#handle input[name=_csrf]").val()),
        "HX-Request",
        "true");
  }

  private Element row(String path, String story) throws Exception {
    return rows(path, story).stream().findFirst().orElseThrow();
  }

  private List<Element> rows(String path, String story) throws Exception {
    return browser.page(path).select("#a-" + story);
  }

  private void raise(Alert alert) {
    desk.send(Stream.ALERTS, alert.id(), Codec.ALERT, alert);
    Awaitility.await().until(() -> program.get("/alerts/" + alert.id()).status() == 200);
  }

  /** An alert on a story with three outlets. */
  private static Alert alert(
      String search, String story, Held held, @Nullable Instant due, List<Alert.Change> changes) {
    Instant now = Instant.now();
    AlertRules rules =
        new AlertRules(
            AlertRules.Cadence.WEEKLY,
            AlertRules.Priority.NORMAL,
            "en",
            BAMAKO,
            null,
            Duration.ZERO,
            0,
            4,
            1,
            false,
            AlertRules.Tells.STORIES);
    SavedSearch saved =
        new SavedSearch(
            search, "me", "Search " + search, "x", List.of(), rules, false, 1, now, now);
    List<Filed> all = Samples.all(now);
    Alert plain =
        TestDesk.alert(saved, all.getFirst(), List.of(all.get(1), all.get(2)), "attaqué", now);
    return new Alert(
        Alert.idOf(search, story),
        saved,
        story,
        plain.first(),
        plain.why(),
        plain.folded(),
        List.of(),
        now,
        now,
        plain.revision() + changes.size(),
        held,
        due,
        Facts.NONE,
        changes,
        List.of(),
        null);
  }
}
