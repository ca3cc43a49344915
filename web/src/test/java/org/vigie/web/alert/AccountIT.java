package org.vigie.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.web.Browser;
import org.vigie.web.Program;
import org.vigie.web.Samples;
import org.vigie.web.TestDesk;
import tools.jackson.databind.JsonNode;

/** Why did I get this, why did I not: by page and by API. */
class AccountIT {
  private final TestDesk desk = TestDesk.shared();
  private final Program program = new Program(desk, TestDesk.TOKEN);
  private final List<Filed> samples = Samples.all(Instant.now());
  private Browser browser = new Browser(desk.home());

  @BeforeEach
  void signIn() throws Exception {
    browser = Browser.signedIn(desk);
    Awaitility.await().until(() -> program.get("/alerts?search=attacks").json().size() >= 2);
  }

  @Test
  void whatWasToldIsExplainedStepByStep() throws Exception {
    String id = samples.getFirst().article().id();
    Document page = browser.page("/alerts/why?search=attacks&article=" + id);
    assertThat(page.select(".verdict-line").text()).startsWith("You were told. Told ");
    assertThat(page.select(".reasons > li > div > b").eachText())
        .startsWith("Is it in the archive?", "Does the query find it?")
        .contains("Is it in an alert?", "Was it told?", "Did the message arrive?");
    assertThat(page.select(".parts code").text()).isEqualTo("topic:jihadist-attack");
    assertThat(page.select(".parts .found mark").eachText())
        .isNotEmpty()
        .doesNotContain("jihadist-attack");
    assertThat(page.text()).doesNotContain("VERYSECRET");
  }

  @Test
  void thePartOfTheQueryThatDoesNotMatchIsShown() throws Exception {
    String search =
        program
            .post(
                "/searches",
                "{\"name\":\"Parts\",\"query\":\"topic:jihadist-attack AND zyzzyva NOT djibo\"}")
            .at("/id");
    String id = samples.getFirst().article().id();
    Document page = browser.page("/alerts/why?search=" + search + "&article=" + id);
    assertThat(page.select(".verdict-line").text())
        .contains("You were not told. The query does not find it.");
    Element unfound = page.select(".parts li:has(> code:containsOwn(zyzzyva))").last();
    assertThat(unfound).isNotNull();
    assertThat(unfound.className()).isEqualTo("no");
    assertThat(page.select(".reasons").text()).contains("Change the part that does not match");
    JsonNode why = program.get("/searches/" + search + "/why?article=" + id).json();
    assertThat(why.at("/told").asBoolean()).isFalse();
    assertThat(why.at("/query/matches").asBoolean()).isFalse();
    assertThat(why.at("/query/parts").valueStream().map(part -> part.at("/text").asString()))
        .contains("topic:jihadist-attack", "zyzzyva");
    assertThat(why.at("/steps/1/next").asString()).isNotEmpty();
  }

  @Test
  void aSearchThatWasSavedLaterSaysSo() throws Exception {
    String search =
        program.post("/searches", "{\"name\":\"Late\",\"query\":\"topic:wagner\"}").at("/id");
    String id = samples.get(5).article().id();
    assertThat(program.get("/searches/" + search + "/why?article=" + id).at("/reason"))
        .contains("saved", "after the article was read");
  }

  @Test
  void anArticleIsNamedByItsAddressToo() throws Exception {
    Filed filed = samples.getFirst();
    for (String article :
        List.of(
            filed.article().url().toString(),
            desk.home() + "article/" + filed.article().id() + "%23story")) {
      assertThat(program.get("/searches/attacks/why?article=" + article).at("/article"))
          .isEqualTo(filed.article().id());
    }
    assertThat(
            program
                .get("/searches/attacks/why?article=https://never.example/read")
                .json()
                .at("/steps/0/asked")
                .asString())
        .isEqualTo("ARCHIVED");
    assertThat(program.get("/searches/attacks/why?article=djibo").status()).isEqualTo(400);
    assertThat(program.get("/searches/none/why?article=" + filed.article().id()).status())
        .isEqualTo(404);
    assertThat(browser.page("/alerts/why?article=djibo").select(".problem").text())
        .contains("'djibo' is no article.");
  }

  @Test
  void allSearchesAreAskedAtOnceAndEachLeadsToItsAccount() throws Exception {
    String id = samples.getFirst().article().id();
    Document page = browser.page("/article/" + id);
    Element link = page.selectFirst("a[href^=/alerts/why]");
    assertThat(link).isNotNull();
    Document all = browser.page(link.attr("href"));
    Element told = all.selectFirst(".reasons > li.yes a");
    assertThat(told).isNotNull();
    assertThat(told.text()).isEqualTo("Attaques, trois frontières");
    assertThat(browser.page(told.attr("href")).select(".verdict-line.yes")).hasSize(1);
    assertThat(all.select(".reasons > li.no")).isNotEmpty();
    assertThat(
            browser.page("/alerts/why?article=" + id, "Accept-Language", "fr").select("h1").text())
        .isEqualTo("Pourquoi l’ai-je reçu, ou pas ?");
  }

  @Test
  void everySearchIsFoundByAPartOfItsNameAndByLeafing() throws Exception {
    Instant now = Instant.now();
    for (int i = 0; i < 205; i++) {
      SavedSearch search =
          new SavedSearch("leaf-" + i, "Réserve n° " + i, "zyzzyva", List.of(), false, 1, now, now);
      desk.send(Stream.SEARCHES, search.id(), Codec.SEARCH, search);
    }
    Awaitility.await().until(() -> program.get("/searches/leaf-204").status() == 200);
    String about = "/alerts/why?article=" + samples.getFirst().article().id();
    Set<String> named = new HashSet<>();
    Document page = browser.page(about + "&name=reserve");
    named.addAll(page.select(".reasons a.over").eachText());
    for (Element next = page.selectFirst("a[rel=next]"); next != null; ) {
      page = browser.page(next.attr("href"));
      named.addAll(page.select(".reasons a.over").eachText());
      next = page.selectFirst("a[rel=next]");
    }
    assertThat(named).hasSize(205).contains("Réserve n° 204");
    assertThat(page.select("a[rel=prev]")).hasSize(1);
    assertThat(browser.page(about + "&name=RESERVE+n%C2%B0+204").select(".verdict-line"))
        .hasSize(1);
    assertThat(browser.page(about + "&name=reserve+n%C2%B0+2").select(".verdict-line"))
        .as("the one of that name alone, not also those from 20 to 29 and from 200 on")
        .hasSize(1);
    Document last = browser.page(about + "&name=reserve&from=2000000000");
    assertThat(last.select(".reasons a.over")).hasSize(5);
    assertThat(last.select("a[rel=prev]").attr("href")).contains("from=100");
    assertThat(browser.page(about + "&name=nobody").text()).contains("No saved search has");
    assertThat(browser.page(about).select(".reasons > li").eachAttr("class").getFirst())
        .as("what told of it comes first")
        .contains("yes");
    for (int i = 0; i < 205; i++) {
      program.delete("/searches/leaf-" + i + "?version=1");
    }
  }

  @Test
  void whatHasItInAnAlertOfAnotherStoryComesFirstToo() throws Exception {
    Instant now = Instant.now();
    SavedSearch search = new SavedSearch("zzz", "Zzz", "zyzzyva", List.of(), false, 1, now, now);
    Filed filed = samples.getFirst();
    Alert alert = TestDesk.alert(search, filed, List.of(), "x", now).movedTo("elsewhere", 9, now);
    desk.send(Stream.SEARCHES, search.id(), Codec.SEARCH, search);
    Awaitility.await().until(() -> program.get("/searches/zzz").status() == 200);
    desk.bean(Alerts.class).changed(alert.id(), alert);
    Document page = browser.page("/alerts/why?article=" + filed.article().id());
    List<String> names = page.select(".reasons a.over").eachText();
    assertThat(names).contains("Zzz");
    assertThat(names.getLast()).as("the last by name").isNotEqualTo("Zzz");
    program.delete("/searches/zzz?version=1");
    desk.bean(Alerts.class).changed(alert.id(), null);
  }

  @Test
  void theListSaysWhatBecameOfTheAlertsOfAWeek() throws Exception {
    Document page = browser.page("/alerts/searches");
    assertThat(page.select(".searches > li:has(a[href=/alerts/searches/attacks]) .week").text())
        .startsWith("last 7 days:")
        .endsWith("cost: run on 12 of 3,400 articles, 5 matched, 800 µs each")
        .contains("2 told", "2 folded in");
    assertThat(program.get("/searches/attacks").json().at("/week/folded").asInt()).isEqualTo(2);
  }

  @Test
  void aProgramReadsWhatASearchCosts() throws Exception {
    JsonNode cost = program.get("/searches/attacks").json().at("/cost");
    assertThat(cost.at("/articles").asLong()).isEqualTo(3_400);
    assertThat(cost.at("/runs").asLong()).isEqualTo(12);
    assertThat(cost.at("/matches").asLong()).isEqualTo(5);
    assertThat(cost.at("/micros").asLong()).isEqualTo(800);
    assertThat(program.get("/searches/aes-decisions").json().has("cost"))
        .as("one that is paused is not matched")
        .isFalse();
  }
}
