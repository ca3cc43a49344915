package org.vigie.web.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert;
import org.vigie.model.AlertRules;
import org.vigie.model.Facts;
import org.vigie.model.Filed;
import org.vigie.model.Handling;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.web.Browser;
import org.vigie.web.Program;
import org.vigie.web.TestDesk;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FeedIT {
  private static final String HOSTILE =
      "</title><script>alert(1)</script> & \"quotes\" ]]> \u0000\u0008 \uFFFE é";

  private final TestDesk desk = TestDesk.shared();
  private final Program program = new Program(desk, TestDesk.TOKEN);
  private Browser browser = new Browser(desk.home());

  @BeforeEach
  void signIn() throws Exception {
    browser = Browser.signedIn(desk);
  }

  @Test
  void aFeedIsReadWithItsTokenAloneUntilItIsEnded() throws Exception {
    SavedSearch search = save("feed-a");
    raise(alert(search, 1, "Convoy attacked", Alert.Held.NO));
    String path = "/alerts/searches/feed-a";
    assertThat(browser.page(path).select("#feed input[readonly]")).isEmpty();
    String address = browser.submit(path + "/feed", Map.of()).select("#feed input[readonly]").val();
    assertThat(address).contains("/feeds/searches/feed-a.atom?token=");
    assertThat(browser.page(path).select("#feed button[data-link]").attr("data-link"))
        .isEqualTo(address);
    HttpResponse<String> answer = stranger(address);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/atom+xml;charset=UTF-8");
    assertThat(answer.headers().firstValue("Cache-Control")).get().asString().contains("private");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();

    assertThat(stranger(address.replaceAll("token=.*", "token=x")).statusCode()).isEqualTo(404);
    assertThat(stranger(address.replaceAll("\\?.*", "")).statusCode()).isEqualTo(404);
    assertThat(stranger(address.replace("feed-a", "attacks")).statusCode()).isEqualTo(404);
    assertThat(browser.get("/streams/records/vigie.feeds").body())
        .doesNotContain(address.replaceAll(".*token=", ""));

    String renewed = program.post("/searches/feed-a/feed", "{}").at("/url");
    assertThat(renewed).isNotEqualTo(address);
    assertThat(stranger(address).statusCode()).as("the old address").isEqualTo(404);
    assertThat(stranger(renewed).statusCode()).isEqualTo(200);
    browser.submit(path + "/feed/close", Map.of());
    assertThat(stranger(renewed).statusCode()).isEqualTo(404);
    assertThat(program.post("/searches/none/feed", "{}").status()).isEqualTo(404);
  }

  @Test
  void itIsValidAtomAndAStrangersTextStaysText() throws Exception {
    SavedSearch search = save("feed-b");
    Alert alert = alert(search, 1, HOSTILE, Alert.Held.NO);
    raise(alert);
    Document feed = parse(stranger(open("feed-b")).body());
    Element root = feed.getDocumentElement();
    assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
    assertThat(root.getLocalName()).isEqualTo("feed");
    assertThat(text(root, "title")).isEqualTo("Search <feed-b>");
    assertThat(UUID.fromString(text(root, "id").replace("urn:uuid:", ""))).isNotNull();
    Element entry = (Element) root.getElementsByTagName("entry").item(0);
    assertThat(text(entry, "id").replace("urn:uuid:", "").replace("-", "")).isEqualTo(alert.id());
    assertThat(text(entry, "title"))
        .isEqualTo("</title><script>alert(1)</script> & \"quotes\" ]]>   é");
    assertThat(Instant.parse(text(entry, "updated"))).isEqualTo(alert.changed());
    assertThat(Instant.parse(text(entry, "published"))).isEqualTo(alert.created());
    assertThat(text(entry, "name")).isEqualTo("Pub <lisher>");
    assertThat(URI.create(link(entry, "alternate")).getScheme()).isEqualTo("https");
    assertThat(link(root, "self")).contains("token=");
    org.jsoup.nodes.Document shown = Jsoup.parse(text(entry, "content"));
    assertThat(shown.select("script")).isEmpty();
    assertThat(shown.select("blockquote").text()).contains("<script>alert(1)</script>");
    assertThat(shown.select("mark").text()).isEqualTo("</title>");
  }

  @Test
  void whatDidNotChangeIsNotSentAgain() throws Exception {
    SavedSearch search = save("feed-c");
    raise(alert(search, 1, "One", Alert.Held.NO));
    String address = open("feed-c");
    HttpResponse<String> first = stranger(address);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.headers().firstValue("Last-Modified")).isEmpty();
    assertThat(stranger(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(stranger(address, "If-None-Match", "W/" + tag).statusCode()).isEqualTo(304);
    String tomorrow = RFC_1123_DATE_TIME.format(ZonedDateTime.now(UTC).plusDays(1));
    assertThat(stranger(address, "If-Modified-Since", tomorrow).statusCode()).isEqualTo(200);
    raise(alert(search, 2, "Two", Alert.Held.NO));
    HttpResponse<String> second = stranger(address, "If-None-Match", tag);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(titles(second)).containsExactly("Two", "One");
    handle("story1", Handling.Kind.MUTED);
    await().untilAsserted(() -> assertThat(titles(stranger(address))).containsExactly("Two"));
    HttpResponse<String> third =
        stranger(address, "If-None-Match", second.headers().firstValue("ETag").orElseThrow());
    assertThat(third.statusCode()).as("nothing newer came, but one less is shown").isEqualTo(200);
  }

  @Test
  void itHoldsTheNewestFiftyAndNothingThatIsMutedSnoozedOrTooSmall() throws Exception {
    SavedSearch search = save("feed-d");
    for (int i = 1; i < 53; i++) {
      send(alert(search, i, "Report " + i, i == 52 ? Alert.Held.SIZE : Alert.Held.NO));
    }
    raise(alert(search, 53, "Report 53", Alert.Held.NO));
    handle("story50", Handling.Kind.MUTED);
    handle(Alert.idOf("feed-d", "story49"), Handling.Kind.SNOOZED);
    handle("story48", Handling.Kind.ACKNOWLEDGED);
    String address = open("feed-d");
    await()
        .untilAsserted(
            () ->
                assertThat(titles(stranger(address)))
                    .hasSize(50)
                    .startsWith("Report 53", "Report 51", "Report 48")
                    .endsWith("Report 1"));
  }

  @Test
  void whatWasRetractedIsWithheld() throws Exception {
    SavedSearch search = save("feed-e");
    raise(alert(search, 60, "Retracted claim", Alert.Held.NO));
    String address = open("feed-e");
    assertThat(stranger(address).body()).contains("Retracted claim");
    Retraction retraction = new Retraction("article60", List.of(), "libel", "desk", Instant.now());
    desk.send(Stream.RETRACTED, "article60", Codec.RETRACTION, retraction);
    await()
        .untilAsserted(
            () ->
                assertThat(stranger(address).body())
                    .contains(Alert.Reported.RETRACTED)
                    .doesNotContain("Retracted claim"));
  }

  private void handle(String subject, Handling.Kind kind) {
    Instant now = Instant.now();
    Instant until = kind == Handling.Kind.SNOOZED ? now.plus(Duration.ofDays(1)) : null;
    desk.send(
        Stream.HANDLED, subject, Codec.HANDLING, new Handling(subject, kind, until, "a", now));
  }

  private SavedSearch save(String id) {
    Instant now = Instant.parse("2026-11-20T12:00:00Z");
    SavedSearch search =
        new SavedSearch(
            id,
            "",
            "Search <" + id + ">",
            "convoy",
            List.of(),
            AlertRules.DEFAULT,
            false,
            1,
            now,
            now);
    desk.send(Stream.SEARCHES, id, Codec.SEARCH, search);
    await().until(() -> program.get("/searches/" + id).status() == 200);
    return search;
  }

  private static Alert alert(SavedSearch search, int number, String title, Alert.Held held) {
    Instant seen = Instant.parse("2026-11-20T12:00:00Z").plus(Duration.ofMinutes(number));
    Alert.Reported first =
        new Alert.Reported(
            "article" + number,
            title,
            "https://news.example/" + number + "?a=1&b=2",
            "Source",
            "Pub <lisher>",
            Filed.Role.FIRST,
            seen,
            seen);
    return new Alert(
        Alert.idOf(search.id(), "story" + number),
        search,
        "story" + number,
        first,
        List.of(
            new Alert.Passage(
                "text", title, List.of(new Alert.Passage.Match(0, Math.min(8, title.length()))))),
        List.of(),
        List.of(),
        seen,
        seen,
        1,
        held,
        held == Alert.Held.SIZE ? null : seen,
        Facts.NONE,
        List.of(),
        List.of(),
        null);
  }

  private void send(Alert alert) {
    desk.send(Stream.ALERTS, alert.id(), Codec.ALERT, alert);
  }

  private void raise(Alert alert) {
    send(alert);
    await().until(() -> program.get("/alerts/" + alert.id()).status() == 200);
  }

  private String open(String id) throws Exception {
    return program.post("/searches/" + id + "/feed", "{}").at("/url");
  }

  /** One who never signed in. */
  private HttpResponse<String> stranger(String address, String... headers) throws Exception {
    return new Browser(desk.home()).get(address.replaceFirst("https?://[^/]*", ""), headers);
  }

  private static List<String> titles(HttpResponse<String> answer) throws Exception {
    List<String> titles = new ArrayList<>();
    NodeList entries = parse(answer.body()).getElementsByTagName("entry");
    for (int i = 0; i < entries.getLength(); i++) {
      titles.add(text((Element) entries.item(i), "title"));
    }
    return titles;
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0).getTextContent();
  }

  private static String link(Element parent, String relation) {
    NodeList links = parent.getElementsByTagName("link");
    for (int i = 0; i < links.getLength(); i++) {
      if (links.item(i) instanceof Element link && link.getAttribute("rel").equals(relation)) {
        return link.getAttribute("href");
      }
    }
    throw new AssertionError("no link " + relation);
  }
}
