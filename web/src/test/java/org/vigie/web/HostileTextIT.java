package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.Alert;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.SavedSearch;
import org.vigie.model.Source;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.streams.View;
import org.vigie.web.alert.Alerts;
import org.vigie.web.alert.Searches;
import org.vigie.web.article.Story;
import org.vigie.web.show.Fragments;

/** Whatever a page of the web says is text on ours. */
class HostileTextIT {
  private final TestDesk desk = TestDesk.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "<svg/onload=alert(1)>",
        "<math><mtext></mtext><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "${7*7} #{skip} [[${7*7}]] [(${7*7})] *{x} @{/} ~{layout} __${7*7}__",
        "</script><script>alert(1)</script>",
        "data: x\n\nevent: story\ndata: <b>forged</b>",
        "<mark onclick=alert(1)>x</mark>"
      })
  void isInertOnEveryPageAndInTheLiveStream(String evil) throws Exception {
    Filed filed = filed(evil);
    long offset;
    try (RawSocket live = new RawSocket(desk.home())) {
      Browser browser = Browser.signedIn(desk);
      offset = desk.file(filed);
      Alert alert = alert(filed, evil);
      source(evil);
      View<?> sources = desk.bean("sources", View.class);
      Awaitility.await()
          .ignoreExceptions()
          .until(
              () ->
                  desk.bean(Alerts.class)
                          .raised(1)
                          .anyMatch(raised -> raised.search().name().equals(evil))
                      && desk.bean(Searches.class).get("evil").name().equals(evil)
                      && sources
                          .get("evil")
                          .filter(one -> one instanceof Source source && source.name().equals(evil))
                          .isPresent());
      assertInert("alert", fragment("alert", Map.of("alert", alert, "passages", alert.why())));
      String query = URLEncoder.encode(evil, StandardCharsets.UTF_8);
      for (String path :
          List.of(
              "/",
              "/article/" + filed.article().id(),
              "/search?q=story:" + filed.story(),
              "/search?q=" + query,
              "/search/check?q=" + query,
              "/search/dry-run?query=" + query,
              "/?topic=" + query,
              "/alerts",
              "/alerts?search=" + query,
              "/alerts/searches",
              "/streams/sources",
              "/streams/records/vigie.filed",
              "/article/" + query.replace("+", "%20"),
              "/sign-in?token=" + query + "&next=" + query)) {
        assertInert(path, browser.page(path));
      }
      Document article = browser.page("/article/" + filed.article().id());
      assertThat(article.select("h1").text()).isEqualTo(shown(evil));
      assertThat(article.select("a[href^=javascript]")).isEmpty();
      live.send(
          "GET /api/v1/events?only=filed HTTP/1.1",
          "Host: 127.0.0.1:" + desk.home().getPort(),
          "Authorization: Bearer " + TestDesk.TOKEN,
          "Last-Event-ID: filed-" + (offset - 1));
      RawSocket.Sent sent = live.events(1).getFirst();
      assertThat(sent.name()).isEqualTo("filed");
      assertThat(sent.id()).startsWith("filed-" + offset);
      assertThat(sent.data()).startsWith("{\"id\":\"" + filed.article().id());
    }
    Document row = fragment("story", Map.of("story", new Story(filed.story(), List.of(filed))));
    assertInert("story", row);
    assertThat(row.select("h3").text()).isEqualTo(shown(evil));
  }

  private Document fragment(String name, Map<String, Object> values) {
    return Jsoup.parseBodyFragment(
        desk.bean(Fragments.class).render("fragments", name, Locale.ENGLISH, values));
  }

  private static String shown(String evil) {
    return evil.replaceAll("\\s+", " ").strip();
  }

  private static void assertInert(String path, Document page) {
    assertThat(page.select("script"))
        .as(path)
        .allSatisfy(
            script -> {
              assertThat(script.attr("src")).startsWith("/");
              assertThat(script.data()).isEmpty();
            });
    assertThat(page.select("iframe, object, embed, math, style, noscript, base"))
        .as(path)
        .isEmpty();
    assertThat(page.select("img, h3 svg, p svg")).as(path).isEmpty();
    assertThat(page.text()).as(path).doesNotContain("49 Skip");
    for (Element element : page.getAllElements()) {
      element
          .attributes()
          .forEach(
              attribute -> {
                assertThat(attribute.getKey()).as(path).doesNotStartWith("on");
                if (attribute.getKey().matches("href|src|action")) {
                  assertThat(attribute.getValue()).as(path).matches("(?s)(/|#|https?://).*");
                }
              });
    }
  }

  private static Filed filed(String evil) {
    URI url = URI.create("https://evil.example/" + Integer.toHexString(evil.hashCode()));
    String id = Article.idOf(url);
    Article article =
        new Article(
            id,
            url,
            "gondo",
            evil,
            evil,
            "FR",
            evil,
            evil + "\n\n" + evil,
            List.of(evil),
            evil,
            Instant.now(),
            Instant.now(),
            false,
            Article.TextFrom.FEED,
            Keep.FULL);
    return new Filed(
        new Classified(article, "und", List.of(), List.of(), List.of(), 1),
        id,
        Filed.Role.FIRST,
        null,
        evil,
        List.of(),
        Filed.Change.NEW,
        1_000);
  }

  private Alert alert(Filed filed, String evil) {
    Instant now = Instant.now();
    SavedSearch search = new SavedSearch("evil", evil, evil, List.of(), false, 1, now, now);
    desk.send(Stream.SEARCHES, "evil", Codec.SEARCH, search);
    Alert.Reported reported =
        new Alert.Reported(
            filed.article().id(),
            evil,
            "javascript:alert(1)",
            evil,
            evil,
            Filed.Role.FIRST,
            now,
            now);
    Alert alert =
        new Alert(
            Alert.idOf("evil", filed.story()),
            search,
            filed.story(),
            reported,
            List.of(
                new Alert.Passage(
                    "text", evil, List.of(new Alert.Passage.Match(1, evil.length() - 1)))),
            List.of(reported),
            List.of(),
            now,
            now,
            2);
    desk.send(Stream.ALERTS, alert.id(), Codec.ALERT, alert);
    return alert;
  }

  private void source(String evil) {
    Source source = Samples.source("evil", evil, "XX", false);
    desk.send(Stream.SOURCES, "evil", Codec.SOURCE, source);
  }
}
