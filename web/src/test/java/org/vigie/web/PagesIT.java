package org.vigie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.Alert;
import org.vigie.model.Channel;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.web.alert.Searches;

class PagesIT {
  private final TestDesk desk = TestDesk.shared();
  private Browser browser = new Browser(desk.home());

  @BeforeEach
  void signIn() throws Exception {
    browser = Browser.signedIn(desk);
  }

  @Test
  void theWireShowsAStoryOnceWithItsFirstReportAndItsSpread() throws Exception {
    Document page = browser.page("/");
    List<Element> djibo = page.select("#wire .story:contains(Onze soldats)");
    assertThat(djibo).hasSize(1);
    assertThat(djibo.getFirst().text())
        .contains("+2 articles", "2 more outlets", "1 copy", "Radio Gondo", "Jihadist attack")
        .contains("Toll of Djibo convoy ambush rises to 14");
    assertThat(page.body().attr("data-position")).startsWith("filed-");
  }

  @Test
  void theWireOfATopicHoldsThatTopicOnly() throws Exception {
    Document page = browser.page("/?topic=wagner");
    assertThat(page.select("#wire .story"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.select(".topic").text()).contains("Wagner"));
  }

  @Test
  void aSearchShowsWhatMatchedFacetsAndDates() throws Exception {
    Document page = browser.page("/search?q=generators");
    assertThat(page.select(".hits .story")).hasSize(1);
    assertThat(page.select(".hits mark").text()).isEqualTo("generators");
    assertThat(page.select(".facets").text()).contains("Northgate Wire", "Mali", "English");
    assertThat(browser.page("/search").select(".histogram rect.bar")).hasSizeGreaterThan(5);
  }

  @Test
  void aFacetNarrowsTheSearch() throws Exception {
    Document all = browser.page("/search?q=jnim");
    Element english = all.selectFirst(".facets a:contains(English)");
    assertThat(english).isNotNull();
    Document narrowed = browser.page(english.attr("href"));
    assertThat(narrowed.select(".hits .story").size())
        .isPositive()
        .isLessThan(all.select(".hits .story").size());
    assertThat(narrowed.select(".facets a[aria-current=true]").text()).contains("English");
  }

  @Test
  void furtherHitsAreALinkAwayInEveryOrder() throws Exception {
    for (String sort : List.of("date", "killed")) {
      Document page = browser.page("/search?q=&collapse=no&sort=" + sort);
      assertThat(page.select("#sort option[selected]").val()).isEqualTo(sort);
      List<String> walked = new ArrayList<>(page.select(".hits h3 a").eachAttr("href"));
      Element next = page.selectFirst("a[rel=next]");
      assertThat(next).isNotNull();
      while (next != null) {
        page = browser.page(next.attr("href"));
        walked.addAll(page.select(".hits h3 a").eachAttr("href"));
        next = page.selectFirst("a[rel=next]");
      }
      assertThat(walked).doesNotHaveDuplicates().hasSizeGreaterThan(20);
      assertThat(page.select(".more a").attr("href")).doesNotContain("cursor");
    }
  }

  @Test
  void aBarOfTheHistogramIsASearch() throws Exception {
    Document page = browser.page("/search");
    Element bar = page.select(".histogram a:has(rect.bar:not([height=0.0]))").last();
    assertThat(bar).isNotNull();
    assertThat(browser.page(bar.attr("href")).select(".hits .story")).isNotEmpty();
  }

  @Test
  void aQueryThatIsNoneIsShownWhereItGoesWrong() throws Exception {
    Document check = browser.page("/search/check?q=jnim+AND+%28mali", "HX-Request", "true");
    assertThat(check.select(".problem").text()).contains("At character");
    assertThat(check.select("mark.wrong")).isNotEmpty();
    assertThat(browser.page("/search?q=jnim+AND+%28mali").select(".check .problem")).isNotEmpty();
    assertThat(browser.page("/search/check?q=generators").text()).isEqualTo("1 article");
  }

  @Test
  void aWordThatNoArticleHasLeadsToOneThatSomeHave() throws Exception {
    Document page = browser.page("/search?q=genrators&lang=en");
    assertThat(page.select(".hits .story")).isEmpty();
    Element perhaps = page.selectFirst(".perhaps a");
    assertThat(perhaps).isNotNull();
    assertThat(perhaps.text()).isEqualTo("generators");
    assertThat(browser.page(perhaps.attr("href")).select(".hits .story")).hasSize(1);
    assertThat(browser.page("/search?q=generators").select(".perhaps")).isEmpty();
  }

  @Test
  void aQueryIsCompletedWhileItIsWritten() throws Exception {
    Document part = browser.page("/search/complete?q=jni&at=3", "HX-Request", "true");
    Element option = part.selectFirst("li[role=option]");
    assertThat(option).isNotNull();
    assertThat(option.attr("data-text")).isEqualTo("entity:jnim");
    assertThat(option.select("b").text()).matches("\\d+");
    assertThat(part.select("ul").attr("data-end")).isEqualTo("3");
    assertThat(browser.page("/search").select("#q[data-complete=completions]")).hasSize(1);
  }

  @Test
  void anArticleSaysWhyItIsAboutItsTopics() throws Exception {
    String path = articleOf("generators");
    Document page = browser.page(path);
    assertThat(page.select("#why-wagner").text()).contains("name", "Africa Corps", "mercenaries");
    assertThat(page.select("#why-wagner li")).as("one line per rule").hasSize(2);
    for (Element jump : page.select("#why-wagner a.jump")) {
      Element target = page.getElementById(jump.attr("href").substring(1));
      assertThat(target).isNotNull();
      assertThat(target.text()).isEqualTo(jump.ownText());
    }
    assertThat(page.select(".margin").text())
        .contains("Published", "First read", "Kidal", "Mali · town");
    assertThat(page.select("#story li")).hasSize(2);
    assertThat(page.select(".original a").attr("rel")).contains("noopener", "noreferrer");
  }

  @Test
  void anArticleThatASearchLedToHasAllMarkedThatMatchedAndLinksToEach() throws Exception {
    Document page = browser.page(articleOf("generators+mercenaries+topic:wagner"));
    List<Element> jumps = page.select(".jumps ol a");
    assertThat(jumps).hasSizeGreaterThan(1);
    assertThat(page.select(".text mark.hit, h1 mark.hit").eachText())
        .allMatch(words -> words.matches("(?i)generators?|mercenar(y|ies)"));
    for (Element jump : jumps) {
      Element target = page.getElementById(jump.attr("href").substring(1));
      assertThat(target).isNotNull();
      assertThat(target.hasClass("hit")).isTrue();
      assertThat(jump.attr("title")).isEqualTo(target.text());
    }
    assertThat(page.select(".jumps").text()).contains("topic wagner");
    String path = articleOf("generators").replaceFirst("[?].*", "");
    assertThat(browser.page(path).select(".jumps")).isEmpty();
    assertThat(browser.page(path + "?q=nowhere").select(".jumps").text())
        .contains("nowhere", "does not find this article");
    assertThat(browser.page(path + "?q=%28").select("mark.hit")).isEmpty();
  }

  @Test
  void backfillAndWhatIsHeldAreSaid() throws Exception {
    assertThat(browser.page(articleOf("instructeurs")).text())
        .contains("old news when Vigie first read it");
    assertThat(browser.page(articleOf("bangui")).text()).contains("Only title and link are held");
  }

  @Test
  void theInboxSaysWhyAndWhatFoldedIn() throws Exception {
    Document page = browser.page("/alerts?search=attacks");
    Element alert = page.selectFirst(".alert:contains(Onze soldats)");
    assertThat(alert).isNotNull();
    assertThat(alert.select("mark").eachText()).contains("attaqué");
    assertThat(alert.select(".folded li")).hasSize(2);
    assertThat(browser.page("/alerts?search=africa-corps").select(".alert")).hasSize(1);
  }

  @Test
  void anAlertByTopicShowsTheWordsForWhichTheArticleHasIt() throws Exception {
    Filed filed = Samples.all(Instant.now()).getFirst();
    Instant now = Instant.now();
    SavedSearch search =
        new SavedSearch("by-topic", "T", "topic:jihadist-attack", List.of(), false, 1, now, now);
    Alert raised = TestDesk.alert(search, filed, List.of(), "attaqué", Instant.now());
    Alert byTopic =
        new Alert(
            Alert.idOf("by-topic", filed.story()),
            search,
            filed.story(),
            raised.first(),
            List.of(new Alert.Passage("topic", "jihadist-attack", List.of())),
            List.of(),
            List.of(),
            Instant.now(),
            Instant.now(),
            1);
    desk.send(Stream.ALERTS, byTopic.id(), Codec.ALERT, byTopic);
    Awaitility.await()
        .untilAsserted(
            () -> {
              var alert = browser.page("/alerts").select("#a-" + byTopic.story());
              assertThat(alert.select("mark").eachText()).contains("attaqué", "Onze soldats");
              assertThat(alert.select(".passage").text()).contains("Jihadist attack");
            });
  }

  @Test
  void theBadgeCountsTheAlertsThatCameSinceTheInboxWasOpen() throws Exception {
    assertThat(unseen()).isPositive();
    browser.page("/alerts?search=attacks");
    assertThat(unseen()).as("a part of the inbox is not all of it").isPositive();
    browser.page("/alerts");
    assertThat(unseen()).isZero();
    Instant longAgo = Instant.now().minusSeconds(86_400);
    SavedSearch search =
        new SavedSearch("late", "L", "attaqué", List.of(), false, 1, longAgo, longAgo);
    Filed filed = Samples.all(Instant.now()).getFirst();
    Alert late = TestDesk.alert(search, filed, List.of(), "attaqué", longAgo);
    desk.send(Stream.ALERTS, late.id(), Codec.ALERT, late);
    Awaitility.await().untilAsserted(() -> assertThat(unseen()).isEqualTo(1));
  }

  private int unseen() throws Exception {
    return Integer.parseInt(browser.page("/search").select("#unseen").attr("data-count"));
  }

  @Test
  void theRailOfAnOpenWireIsAskedForAlone() throws Exception {
    Document whole = browser.page("/");
    Document rail = browser.page(whole.select("#rail").attr("hx-get"), "HX-Request", "true");
    assertThat(rail.select("#rail h2")).hasSameSizeAs(whole.select("#rail h2"));
    assertThat(rail.select("#wire, header")).isEmpty();
  }

  @Test
  void deliveriesSayWhatIsDeliveredAndWhatComesNext() throws Exception {
    Document page = browser.page("/alerts/deliveries");
    assertThat(page.select("tr:contains(hooks.example.org/…orps)").text())
        .contains(
            "Africa Corps pulls its last mercenaries", "pending", "3", "in", "min", "HTTP 502");
  }

  /** A mail that was sent holds its links for ever. */
  @ParameterizedTest
  @ValueSource(strings = {"/search?q=story:%2$s&collapse=no", "/alerts/searches", "/article/%1$s"})
  void thePagesThatAlertsLinkToAreThere(String link) throws Exception {
    Filed filed = Samples.all(Instant.now()).getFirst();
    HttpResponse<String> page = browser.get(link.formatted(filed.article().id(), filed.story()));
    assertThat(page.statusCode()).isEqualTo(200);
  }

  @Test
  void anArticleSaysWhatItDrawsOnWhatIsMissingAndWhatWasEdited() throws Exception {
    String id = Samples.all(Instant.now()).getFirst().article().id();
    Document page = browser.page("/article/" + id);
    assertThat(page.select(".credit").text()).contains("AFP, Reuters", "The Harbour Post");
    assertThat(page.select(".partial").text()).contains("subscribers", "“For subscribers only”");
    assertThat(page.select(".caption").text()).contains("A burnt lorry");
    assertThat(page.select(".versions del mark").text()).isEqualTo("12");
    assertThat(page.select(".versions ins mark").eachText())
        .containsExactly("30", "JNIM has claimed the attack.");
    assertThat(page.select(".cites a").eachAttr("href")).containsExactly("https://clips.example/7");
    assertThat(page.select(".cites li")).hasSize(3);
  }

  @Test
  void buttonsThatAreRepeatedSayWhatTheyActOn() throws Exception {
    for (String path : new String[] {"/alerts/searches", "/streams/dead-letters"}) {
      assertThat(browser.page(path).select("main button").eachAttr("aria-label"))
          .as(path)
          .hasSameSizeAs(browser.page(path).select("main button"))
          .doesNotHaveDuplicates();
    }
    assertThat(browser.page("/search").select("[role=button], [role=img]")).isEmpty();
  }

  @Test
  void theSecretOfAWebhookIsNowhereOnThePages() throws Exception {
    SavedSearch attacks = desk.bean(Searches.class).get("attacks");
    assertThat(attacks.channels())
        .anyMatch(c -> c instanceof Channel.Webhook w && w.secret().contains("VERYSECRET"));
    desk.send(Stream.SEARCHES, "attacks", Codec.SEARCH, attacks);
    for (String path :
        new String[] {
          "/alerts",
          "/alerts/searches",
          "/alerts/searches/attacks",
          "/alerts/deliveries",
          "/streams/records/vigie.searches",
          "/streams/records/vigie.alerts",
          "/streams/records/vigie.deliveries"
        }) {
      assertThat(browser.get(path).body())
          .as(path)
          .containsIgnoringCase("atta")
          .doesNotContain("VERYSECRET");
    }
  }

  @Test
  void theStreamsShowTheirRecordsAndTheLastMinute() throws Exception {
    assertThat(browser.page("/streams").select(".stages li")).hasSize(4);
    Document records = browser.page("/streams/records/vigie.filed");
    assertThat(records.select(".records li").size()).isEqualTo(30);
    assertThat(records.select("li:first-child pre").text()).contains("\"filed\"");
    Awaitility.await()
        .untilAsserted(
            () -> {
              desk.send(Stream.AUDIT, "k", "{}".getBytes(UTF_8));
              assertThat(browser.page("/streams").select("tr:contains(vigie.audit) .rate").text())
                  .matches("[1-9][0-9,]*");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nope",
        "/article/none",
        "/streams/records/none",
        "/?from=abc",
        "/alerts/searches/none"
      })
  void whatIsNotThereGetsAPageWithoutAStackTrace(String path) throws Exception {
    HttpResponse<String> answer = browser.get(path);
    assertThat(answer.statusCode()).isBetween(400, 404);
    assertThat(answer.body())
        .contains("To the wire")
        .doesNotContain("Exception", "at org.", "at java.");
  }

  @Test
  void theLanguageIsTheBrowsersUntilTheReaderChooses() throws Exception {
    assertThat(browser.page("/", "Accept-Language", "fr-FR,fr;q=0.9").text())
        .contains("Fil", "Ces dernières 24 heures", "il y a", "Attaque jihadiste");
    assertThat(browser.page("/", "Accept-Language", "de-DE").text()).contains("Last 24 hours");
    browser.submit("/preferences", Map.of("lang", "fr", "theme", "dark"));
    Document page = browser.page("/", "Accept-Language", "en-GB");
    assertThat(page.text()).contains("Ces dernières 24 heures");
    assertThat(page.select("html").attr("lang")).isEqualTo("fr");
    assertThat(page.select("html").attr("data-theme")).isEqualTo("dark");
  }

  @Test
  void whatWentWrongIsSaidInTheReadersLanguage() throws Exception {
    assertThat(browser.page("/article/none", "Accept-Language", "fr").text())
        .contains("Introuvable", "Il n’y a rien ici sous le nom « none »", "Vérifiez l’adresse");
    assertThat(browser.page("/article/none", "Accept-Language", "fr").title())
        .isEqualTo("Introuvable · Vigie");
    assertThat(browser.page("/article/none", "Accept-Language", "en").text())
        .contains("Not found", "There is no article 'none'");
  }

  private String articleOf(String query) throws Exception {
    Element link = browser.page("/search?q=" + query).selectFirst(".hits a.open");
    assertThat(link).isNotNull();
    return link.attr("href");
  }
}
