package org.vigie.web.saved;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.model.AlertRules;
import org.vigie.model.Channel;
import org.vigie.model.SavedSearch;
import org.vigie.web.Browser;
import org.vigie.web.Program;
import org.vigie.web.TestDesk;
import tools.jackson.databind.JsonNode;

/** Saved searches, by page and by API: made, tried, changed, restored, carried elsewhere. */
class SavedSearchIT {
  private static final AlertRules RULES =
      new AlertRules(
          AlertRules.Cadence.DAILY,
          AlertRules.Priority.URGENT,
          "fr",
          ZoneId.of("Africa/Bamako"),
          new AlertRules.QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30)),
          Duration.ofMinutes(90),
          4,
          3,
          2,
          true,
          AlertRules.Tells.STORIES);

  private final TestDesk desk = TestDesk.shared();
  private final Program program = new Program(desk, TestDesk.TOKEN);
  private Browser browser = new Browser(desk.home());

  @BeforeEach
  void signIn() throws Exception {
    browser = Browser.signedIn(desk);
  }

  @Test
  void aSavedSearchIsMadeChangedPausedTestedAndRemoved() throws Exception {
    Document made =
        browser.submit(
            "/alerts/searches",
            Map.of(
                "name",
                "Été à Kidal",
                "query",
                "kidal",
                "webhook",
                "https://hook.example/x",
                "mail",
                "a@example.org"));
    assertThat(made.select(".secret code").text()).startsWith("whsec_");
    assertThat(browser.page("/alerts/searches").select(".secret")).isEmpty();
    SavedSearch saved = named("Été à Kidal");
    String path = "/alerts/searches/" + saved.id();
    assertThat(path).matches("/alerts/searches/ete-a-kidal-[0-9a-f]{6}");
    assertThat(saved.channels()).hasSize(2);

    browser.submit(
        path,
        Map.of(
            "name",
            "Kidal",
            "query",
            "kidal OR gao",
            "webhook",
            "https://hook.example/x",
            "version",
            "1"));
    SavedSearch changed = desk.bean(SavedSearches.class).get(saved.id());
    assertThat(changed.query()).isEqualTo("kidal OR gao");
    assertThat(changed.channels())
        .as("the webhook keeps its secret")
        .containsExactly(saved.channels().getLast());

    Document refused =
        browser.submit(
            path,
            Map.of("name", "Typed", "query", "mali AND", "mail", "b@example.org", "version", "2"));
    assertThat(refused.select(".problem").text()).isNotBlank();
    assertThat(refused.select("form.sheet").attr("action")).isEqualTo(path);
    assertThat(refused.select("input[name=name]").val()).isEqualTo("Typed");
    assertThat(refused.select("input[name=query]").val()).isEqualTo("mali AND");
    assertThat(refused.select("textarea[name=mail]").text()).isEqualTo("b@example.org");
    Document unmade =
        browser.submit(
            "/alerts/searches",
            Map.of("name", "New", "query", "mali", "webhook", "https://10.0.0.1/x"));
    assertThat(unmade.select(".problem").text()).contains("Nothing can be sent there");
    assertThat(unmade.select("form.sheet").attr("action")).isEqualTo("/alerts/searches");
    assertThat(unmade.select("input[name=name]").val()).isEqualTo("New");
    assertThat(unmade.select("textarea[name=webhook]").text()).isEqualTo("https://10.0.0.1/x");

    Document tested =
        browser.submit(path + "/test", Map.of("channel", changed.channels().getFirst().key()));
    assertThat(tested.select(".notice").text()).contains("HTTP 204");
    assertThat(desk.bean(TestDesk.TestChannels.class).tried)
        .contains(changed.channels().getFirst());

    browser.submit(path + "/pause", Map.of("paused", "true", "version", "2"));
    assertThat(desk.bean(SavedSearches.class).get(saved.id()).paused()).isTrue();
    Document stale = browser.submit(path + "/remove", Map.of("version", "2"));
    assertThat(stale.text()).contains("409").contains("version 3");
    browser.submit(path + "/remove", Map.of("version", "3"));
    assertThat(desk.bean(SavedSearches.class).all()).noneMatch(s -> s.id().equals(saved.id()));
  }

  @Test
  void everyKindOfChannelIsMadeOnThePageAndItsSecretShownNowhere() throws Exception {
    Map<String, String> form = new HashMap<>(Map.of("name", "Out", "query", "kidal"));
    form.put("slack", "https://hooks.slack.com/services/T0/B0/HIDDENslack");
    form.put("mattermost", "https://chat.example/hooks/HIDDENmattermost");
    form.put("teams", "https://x.example/workflows/1?sig=HIDDENteams");
    form.put("telegram", "-100200300");
    form.put("telegram-token", "123456:HIDDENtelegramToken");
    form.put("ntfy", "https://ntfy.sh/HIDDENntfytopic");
    form.put("ntfy-token", "tk_HIDDENntfy");
    form.put("kafka", "vigie-out.desk");
    form.put("webhook", "https://hook.example/HIDDENwebhook?x=1,2");
    browser.submit("/alerts/searches", form);
    SavedSearch saved = named("Out");
    String path = "/alerts/searches/" + saved.id();
    assertThat(saved.channels()).hasSize(7);
    Document edit = browser.page(path);
    assertThat(edit.select(".kept").text())
        .contains("Slack hooks.slack.com/…lack", "Telegram -100200300", "Kafka vigie-out.desk");
    assertThat(edit.select("input[name=keep][checked]")).hasSize(7);
    for (String page :
        new String[] {
          path,
          "/alerts/searches",
          "/streams/records/vigie.searches",
          "/streams/records/vigie.audit"
        }) {
      assertThat(browser.get(page).body()).as(page).doesNotContain("HIDDEN");
    }

    Channel webhook = saved.channels().getFirst();
    Document renewed = browser.submit(path + "/secret", Map.of("channel", webhook.key()));
    assertThat(renewed.select(".secret code").text()).startsWith("whsec_");
    assertThat(renewed.select(".secret dt").text()).isEqualTo("hook.example/…=1,2");
    SavedSearch after = desk.bean(SavedSearches.class).get(saved.id());
    assertThat(after.rules()).isEqualTo(saved.rules());
    assertThat(after.owner()).isEqualTo(saved.owner());
    assertThat(browser.page(path).select(".steps > li:first-child").text())
        .contains("a webhook’s secret renewed");
    assertThat(program.get("/searches/" + saved.id() + "/history").at("/0/what"))
        .isEqualTo("secret");
    Document kept =
        browser.submit(
            path,
            Map.of(
                "name", "Out", "query", "kidal", "keep", "kafka:vigie-out.desk", "version", "2"));
    assertThat(kept.select(".notice").text()).contains("Saved.");
    assertThat(desk.bean(SavedSearches.class).get(saved.id()).channels())
        .containsExactly(new Channel.Kafka("vigie-out.desk"));
    browser.submit(path + "/remove", Map.of("version", "3"));
  }

  @Test
  void theRulesOfAFormAreKeptAndShownInWords() throws Exception {
    SavedSearch saved = made("Rules of a form");
    assertThat(saved.rules()).isEqualTo(RULES);
    assertThat(saved.owner()).isNotEmpty();
    Document form = browser.page("/alerts/searches/" + saved.id());
    assertThat(form.select("select[name=cadence] option[selected]").val()).isEqualTo("daily");
    assertThat(form.select("input[name=quietFrom]").val()).isEqualTo("22:00");
    assertThat(form.select("input[name=zone]").val()).isEqualTo("Africa/Bamako");
    assertThat(form.select("input[name=zone]").hasAttr("data-zone"))
        .as("the browser's zone is only for a new one")
        .isFalse();
    assertThat(form.select("datalist option[value=Europe/Paris]")).hasSize(1);
    assertThat(form.select("details.rules").hasAttr("open")).as("folded away").isFalse();
    assertThat(list(saved, "en").select(".how").text())
        .contains("daily digest", "urgent", "22:00–06:30 (Africa/Bamako)", "90 min")
        .contains("at most 4 an hour", "3 outlets", "2 independent origins", "again");
    assertThat(list(saved, "fr").select(".how").text()).contains("résumé quotidien", "urgente");
  }

  @Test
  void aFormThatSaysNothingOfTheRulesLeavesThem() throws Exception {
    SavedSearch saved = made("Rules that stay");
    browser.submit(
        "/alerts/searches/" + saved.id(),
        Map.of("id", saved.id(), "name", "Other", "query", "gao", "version", "1"));
    assertThat(desk.bean(SavedSearches.class).get(saved.id()).rules()).isEqualTo(RULES);
    browser.submit("/alerts/searches", Map.of("name", "Quick", "query", "gao"));
    assertThat(named("Quick").rules()).isEqualTo(AlertRules.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zone|Africa/Atlantis|zone",
        "quietTo|''|quietFrom",
        "quietFrom|06:30|quietTo",
        "coolDown|soon|coolDown",
        "perHour|1001|perHour",
        "outlets|0|outlets",
        "origins|51|origins"
      })
  void aRuleThatIsNoneIsNamedWhereItStands(String field, String value, String marked)
      throws Exception {
    Map<String, String> form = form("Refused");
    form.put(field, value);
    Document page = browser.submit("/alerts/searches", form);
    assertThat(page.select("#wrong").text()).isNotBlank();
    assertThat(page.select("details.rules").hasAttr("open")).isTrue();
    assertThat(page.select("[aria-invalid]").eachAttr("name")).contains(marked);
    assertThat(page.select("input[name=name]").val())
        .as("what was typed stays")
        .isEqualTo("Refused");
  }

  @Test
  void aProgramSetsTheRulesThatItNames() throws Exception {
    Program.Answer made =
        program.post(
            "/searches",
            "{\"name\":\"By program\",\"query\":\"gao\",\"rules\":{\"cadence\":\"hourly\","
                + "\"zone\":\"Europe/Paris\",\"quiet\":{\"from\":\"22:00\",\"to\":\"07:00\"}}}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.at("/owner")).isNotEmpty();
    String path = "/searches/" + made.at("/id");
    Program.Answer changed =
        program.put(path, "{\"version\":1,\"rules\":{\"priority\":\"urgent\",\"outlets\":2}}");
    assertThat(changed.at("/rules/cadence")).isEqualTo("hourly");
    assertThat(changed.at("/rules/quiet/to")).isEqualTo("07:00");
    assertThat(changed.at("/rules/priority")).isEqualTo("urgent");
    assertThat(changed.json().at("/rules/outlets").asInt()).isEqualTo(2);
    Program.Answer open = program.put(path, "{\"version\":2,\"rules\":{\"quiet\":{}}}");
    assertThat(open.json().at("/rules/quiet").isMissingNode()).isTrue();
    Program.Answer wrong =
        program.put(path, "{\"version\":3,\"rules\":{\"cadence\":\"fortnightly\"}}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.at("/where")).isEqualTo("cadence");
    assertThat(wrong.at("/next")).contains("weekly");
  }

  @Test
  void aDryRunShowsEachDayTheNewestAndWhatIsHeldBack() throws Exception {
    JsonNode run = program.post("/searches/dry-run", "{\"query\":\"topic:wagner\"}").json();
    assertThat(run.at("/runs/0/days").asInt()).isEqualTo(7);
    assertThat(run.at("/runs/0/stories").asInt()).isEqualTo(4);
    assertThat(run.at("/runs/0/heldBack").asInt()).isPositive();
    assertThat(run.at("/days").size()).isEqualTo(31);
    assertThat(run.at("/days").valueStream().mapToInt(day -> day.at("/count").asInt()).sum())
        .isEqualTo(run.at("/runs/1/stories").asInt());
    assertThat(run.at("/newest").size()).isEqualTo(4);
    assertThat(run.at("/difference").isMissingNode()).isTrue();
    JsonNode larger =
        program
            .post("/searches/dry-run", "{\"query\":\"topic:wagner\",\"rules\":{\"outlets\":2}}")
            .json();
    assertThat(larger.at("/runs/0/stories").asInt()).isBetween(0, 3);
    assertThat(larger.at("/runs/0/tooSmall").asInt())
        .isEqualTo(4 - larger.at("/runs/0/stories").asInt());
  }

  @Test
  void theFormShowsADryRunInItsReadersLanguage() throws Exception {
    assertThat(dryRun("query=topic%3Awagner", "en").text())
        .contains("Last 7 days: 4 alerts (5 articles)")
        .containsPattern("; \\d more (was|were) old news when (it was|they were) read")
        .contains("Last 30 days:", "The newest");
    Document page = dryRun("query=topic%3Awagner", "en");
    assertThat(page.select(".histogram rect.bar")).hasSize(31);
    assertThat(page.select(".sampled a").eachText()).hasSize(4);
    String bar = page.select(".histogram a:has(rect.bar:not([height=0.0]))").attr("href");
    assertThat(browser.page(bar).select(".hits .story")).isNotEmpty();
    assertThat(dryRun("query=topic%3Awagner", "fr").text())
        .containsPattern("\\d de plus, anciens? à (sa|leur) lecture : jamais d’alerte");
    assertThat(dryRun("query=topic%3Aaes", "en").text()).doesNotContain("old news");
    assertThat(dryRun("query=mali+AND", "en").select(".problem").text()).isNotBlank();
    assertThat(dryRun("query=mali&cadence=daily&outlets=0", "en").select(".problem").text())
        .contains("outlets");
  }

  @Test
  void aDryRunOfASavedSearchSaysWhatIsGainedAndLost() throws Exception {
    SavedSearch saved =
        made("Compared", Map.of("query", "topic:wagner", "outlets", "1", "origins", "1"));
    String query = URLEncoder.encode("topic:wagner AND generators OR topic:aes", UTF_8);
    Document page = dryRun("id=" + saved.id() + "&query=" + query, "en");
    assertThat(page.select(".difference").text()).contains("gained", "lost");
    assertThat(page.select("h2").eachText()).contains("Gained", "Lost");
    JsonNode same = program.post("/searches/" + saved.id() + "/dry-run", "{}").json();
    assertThat(same.at("/difference").isMissingNode()).isTrue();
    JsonNode none =
        program.post("/searches/" + saved.id() + "/dry-run", "{\"query\":\"zyzzyva\"}").json();
    assertThat(none.at("/difference/gained").asInt()).isZero();
    assertThat(none.at("/difference/lost").asInt()).isEqualTo(4);
    assertThat(none.at("/difference/newestLost").size()).isEqualTo(4);
  }

  @Test
  void everyChangeIsWrittenDownInWordsAndCanBeTakenBack() throws Exception {
    SavedSearch saved =
        made("History", Map.of("webhook", "https://hooks.example.org/T0/SECRETPATH"));
    String path = "/alerts/searches/" + saved.id();
    Map<String, String> form = form("History, renamed");
    form.putAll(Map.of("id", saved.id(), "version", "1", "query", "kidal", "cadence", "weekly"));
    browser.submit(path, form);
    browser.submit(path + "/pause", Map.of("paused", "true", "version", "2"));

    Document page = browser.page(path);
    assertThat(page.select(".steps > li")).hasSize(3);
    assertThat(page.select(".steps > li").eachText().get(1))
        .contains("changed", "Name", "History → History, renamed", "gao → kidal")
        .contains("daily digest, at 07:00 → weekly digest, Monday at 07:00");
    assertThat(page.select(".steps > li:first-child").text()).contains("paused", "by ");

    JsonNode history = program.get("/searches/" + saved.id() + "/history").json();
    assertThat(history.toString())
        .contains("hooks.example.org")
        .doesNotContain("SECRETPATH", "whsec_");
    assertThat(history.at("/2/what").asString()).isEqualTo("create");
    assertThat(history.at("/0/differences/0/field").asString()).isEqualTo("paused");

    browser.submit(path + "/restore", Map.of("to", "1", "version", "3"));
    SavedSearch restored = desk.bean(SavedSearches.class).get(saved.id());
    assertThat(restored.query()).isEqualTo("gao");
    assertThat(restored.name()).isEqualTo("History");
    assertThat(restored.rules()).isEqualTo(RULES);
    assertThat(restored.paused()).as("it is not set going by this").isTrue();
    assertThat(restored.channels()).as("channels stay as they are").isEmpty();
    assertThat(
            program
                .post("/searches/" + saved.id() + "/restore", "{\"to\":99,\"version\":4}")
                .status())
        .isEqualTo(404);
    program.delete("/searches/" + saved.id() + "?version=4");
    assertThat(program.get("/searches/" + saved.id() + "/history").at("/0/what"))
        .as("also when it is there no more")
        .isEqualTo("remove");
    assertThat(program.get("/searches/never/history").status()).isEqualTo(404);
  }

  @Test
  void aLinkToASearchOpensTheFormFilledInWithoutItsChannels() throws Exception {
    SavedSearch saved = made("Shared & fine", Map.of("webhook", "https://hooks.example.org/x"));
    String share = list(saved, "en").select("button[data-link]").attr("data-link");
    assertThat(share).startsWith("/alerts/searches/new?").doesNotContain("hooks");
    Document form = browser.page(share);
    assertThat(form.select("form.sheet").attr("action")).isEqualTo("/alerts/searches");
    assertThat(form.select("input[name=name]").val()).isEqualTo("Shared & fine");
    assertThat(form.select("input[name=query]").val()).isEqualTo("gao");
    assertThat(form.select("select[name=cadence] option[selected]").val()).isEqualTo("daily");
    assertThat(form.select("input[name=again]").hasAttr("checked")).isTrue();
    assertThat(form.select("textarea").eachText()).allMatch(String::isEmpty);
    assertThat(form.select("[name=id], [name=version]")).isEmpty();
    assertThat(form.select("input[name=zone]").hasAttr("data-zone")).isTrue();
    assertThat(
            browser
                .page("/alerts/searches/new", "Accept-Language", "fr")
                .select("option[selected]"))
        .extracting(option -> option.val())
        .containsExactly("stories", "at_once", "normal", "fr");
  }

  @Test
  void searchesAreCarriedElsewhereWithoutSecrets() throws Exception {
    made("Carried", Map.of("webhook", "https://hooks.example.org/x"));
    Program.Answer exported = program.get("/searches/export");
    assertThat(exported.text())
        .contains("Carried", "Africa/Bamako")
        .doesNotContain("hooks", "whsec");
    JsonNode again = program.post("/searches/import", exported.text()).json();
    assertThat(again.at("/added").size()).as("all of it is here already").isZero();
    String bundle =
        "{\"searches\":[{\"name\":\"From afar\",\"query\":\"menaka\",\"rules\":{\"cadence\":\"daily\"}},"
            + "{\"name\":\"Carried\",\"query\":\"gao\"},{\"name\":\"Bad\",\"query\":\"(\"}]}";
    JsonNode dry = program.post("/searches/import?dryRun=true", bundle).json();
    assertThat(dry.at("/added/0/name").asString()).isEqualTo("From afar");
    assertThat(dry.at("/existing/0/name").asString()).isEqualTo("Carried");
    assertThat(dry.at("/skipped/0/where").asString()).isEqualTo("query");
    assertThat(desk.bean(SavedSearches.class).all()).noneMatch(s -> s.name().equals("From afar"));
    String id = program.post("/searches/import", bundle).at("/added/0/id");
    SavedSearch brought = desk.bean(SavedSearches.class).get(id);
    assertThat(brought.rules().cadence()).isEqualTo(AlertRules.Cadence.DAILY);
    assertThat(program.get("/searches/" + id + "/history").at("/0/what")).isEqualTo("import");
    assertThat(program.post("/searches/import", "{\"searches\":[null]}").status()).isEqualTo(200);
  }

  private Document dryRun(String query, String language) throws Exception {
    return browser.page(
        "/search/dry-run?" + query, "HX-Request", "true", "Accept-Language", language);
  }

  private Document list(SavedSearch saved, String language) throws Exception {
    Document page = browser.page("/alerts/searches", "Accept-Language", language);
    return Jsoup.parse(
        page.select(".searches > li:has(a[href=/alerts/searches/" + saved.id() + "])").outerHtml());
  }

  private SavedSearch made(String name) throws Exception {
    return made(name, Map.of());
  }

  private SavedSearch made(String name, Map<String, String> otherwise) throws Exception {
    Map<String, String> form = form(name);
    form.putAll(otherwise);
    browser.submit("/alerts/searches", form);
    return named(name);
  }

  private static Map<String, String> form(String name) {
    return new HashMap<>(
        Map.ofEntries(
            Map.entry("name", name),
            Map.entry("query", "gao"),
            Map.entry("cadence", "daily"),
            Map.entry("priority", "urgent"),
            Map.entry("language", "fr"),
            Map.entry("zone", "Africa/Bamako"),
            Map.entry("quietFrom", "22:00"),
            Map.entry("quietTo", "06:30"),
            Map.entry("coolDown", "90"),
            Map.entry("perHour", "4"),
            Map.entry("outlets", "3"),
            Map.entry("origins", "2"),
            Map.entry("again", "true")));
  }

  private SavedSearch named(String name) {
    return desk.bean(SavedSearches.class).all().stream()
        .filter(search -> search.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
