package org.vigie.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.index.Archive;
import org.vigie.model.Alert;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.web.Browser;
import org.vigie.web.RawSocket;
import org.vigie.web.Samples;
import org.vigie.web.TestDesk;
import org.vigie.web.access.SignIn;

class LiveIT {
  private final TestDesk desk = TestDesk.shared();
  private final Tail tail = desk.bean(Tail.class);

  /** What another test filed is neither told to the clients of the next nor in its way. */
  @BeforeEach
  void tailIsWhereTheArchiveIs() {
    Archive archive = desk.bean(Archive.class);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> tail.position().filed() + 1 == archive.visibleOffset());
  }

  @Test
  void whatIsFiledReachesAProgramWithItsPosition() throws Exception {
    try (RawSocket program = events(null)) {
      long offset = desk.file(article("live-1"));
      RawSocket.Sent sent = program.events(1).getFirst();
      assertThat(sent.name()).isEqualTo("filed");
      assertThat(Position.parse(sent.id(), new Position(-1, -1)).filed()).isEqualTo(offset);
      assertThat(sent.data()).contains("\"url\":\"https://live.example/live-1\"");
    }
  }

  @Test
  void oneThatComesBackHearsWhatItMissedOnceAndInOrder() throws Exception {
    String last;
    try (RawSocket program = events(null)) {
      desk.file(article("resume-0"));
      last = program.events(1).getFirst().id();
    }
    List<Long> missed = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      missed.add(desk.file(article("resume-" + i)));
    }
    try (RawSocket program = events(last)) {
      missed.add(desk.file(article("resume-21")));
      assertThat(program.events(21)).extracting(LiveIT::offset).isEqualTo(missed);
    }
  }

  @Test
  void oneThatWasAwayForLongHearsWhatIsNoLongerRemembered() throws Exception {
    long first = desk.file(article("long-0"));
    long end =
        desk.sendAll(
            Stream.FILED,
            "long",
            Codec.FILED,
            IntStream.rangeClosed(1, 1_200).mapToObj(i -> article("long-" + i)).toList());
    Awaitility.await().until(() -> tail.position().filed() >= end);
    try (RawSocket program = events("filed-" + first + "_alerts-0")) {
      assertThat(program.events(1_200))
          .extracting(LiveIT::offset)
          .containsExactlyElementsOf(LongStream.rangeClosed(first + 1, end).boxed().toList());
    }
  }

  @Test
  void anAlertReachesAnOpenPageAsItsHtml() throws Exception {
    Browser browser = Browser.signedIn(desk);
    String cookie = cookie();
    try (RawSocket page = new RawSocket(desk.home())) {
      page.send(
          "GET /live?only=alert HTTP/1.1",
          "Host: 127.0.0.1:" + desk.home().getPort(),
          "Cookie: " + cookie,
          "Accept-Language: fr");
      Awaitility.await().until(() -> tail.clients() > 0);
      Instant now = Instant.now();
      SavedSearch search = new SavedSearch("live", "Live", "live", List.of(), false, 1, now, now);
      Filed filed = Samples.all(now).get(5);
      Alert alert = TestDesk.alert(search, filed, List.of(), "Africa Corps", now);
      desk.send(Stream.ALERTS, alert.id(), Codec.ALERT, alert);
      RawSocket.Sent sent = page.events(1).getFirst();
      assertThat(sent.name()).isEqualTo("alert");
      var fragment = Jsoup.parseBodyFragment(sent.data());
      assertThat(fragment.select("li.alert h3").text()).contains("Africa Corps pulls");
      assertThat(fragment.select("mark").text()).isEqualTo("Africa Corps");
      assertThat(fragment.text()).contains("publié", "il y a");
    }
    assertThat(browser.page("/alerts").text()).contains("Africa Corps pulls");
  }

  @Test
  void aStoryReachesAnOpenPageCollapsed() throws Exception {
    try (RawSocket page = new RawSocket(desk.home())) {
      page.send(
          "GET /live?topic= HTTP/1.1",
          "Host: 127.0.0.1:" + desk.home().getPort(),
          "Cookie: " + cookie());
      awaitClients(1);
      Filed first = Samples.all(Instant.now()).getFirst();
      desk.file(first);
      var row = Jsoup.parseBodyFragment(page.events(1).getFirst().data());
      assertThat(row.select("li.story").attr("id")).isEqualTo("s-" + first.story());
      assertThat(row.text()).contains("+2 articles");
    }
  }

  @Test
  void whatAPageDoesNotShowYetItIsToldOnceItIsOpen() throws Exception {
    Browser browser = Browser.signedIn(desk);
    for (int i = 0; i < 20; i++) {
      Filed story = now("behind-" + i);
      long offset = desk.send(Stream.FILED, story.article().id(), Codec.FILED, story);
      Awaitility.await().until(() -> tail.position().filed() >= offset);
      Document page = browser.page("/");
      if (page.getElementById("s-" + story.story()) == null) {
        assertThat(position(page).filed()).isLessThan(offset);
      } else {
        assertThat(position(page).filed()).isBetween(offset - 1, offset);
      }
    }
  }

  @Test
  void whatAnInboxDoesNotShowYetItIsToldOnceItIsOpen() throws Exception {
    Browser browser = Browser.signedIn(desk);
    Filed filed = Samples.all(Instant.now()).get(5);
    for (int i = 0; i < 20; i++) {
      Instant now = Instant.now();
      SavedSearch search = new SavedSearch("s" + i, "S", "live", List.of(), false, 1, now, now);
      Alert alert = TestDesk.alert(search, filed, List.of(), "Africa Corps", now);
      long offset = desk.send(Stream.ALERTS, alert.id(), Codec.ALERT, alert);
      Document page = browser.page("/alerts");
      if (page.select("[data-alert=" + alert.id() + "]").isEmpty()) {
        assertThat(position(page).alerts()).isLessThan(offset);
      } else {
        assertThat(position(page).alerts()).isBetween(offset - 1, offset);
      }
    }
  }

  private static Position position(Document page) {
    return Position.parse(page.body().attr("data-position"), new Position(0, 0));
  }

  @Test
  void aClientThatDoesNotReadIsDroppedAndTheOthersGoOn() throws Exception {
    int before = tail.clients();
    try (RawSocket slow = events(null);
        RawSocket other = events(null)) {
      awaitClients(before + 2);
      String padding = "x".repeat(20_000);
      List<Long> heard = new ArrayList<>();
      Filed large = article("large");
      Filed padded =
          new Filed(
              new Classified(
                  large.article().withText(padding), "und", List.of(), List.of(), List.of(), 1),
              large.story(),
              large.role(),
              null,
              "",
              List.of(),
              Filed.Change.NEW,
              1);
      int sent = 0;
      while (tail.clients() > before + 1 && sent < 3_000) {
        desk.sendAll(Stream.FILED, "large", Codec.FILED, Collections.nCopies(50, padded));
        sent += 50;
        other.events(50).forEach(event -> heard.add(offset(event)));
      }
      assertThat(tail.clients()).isEqualTo(before + 1);
      assertThat(heard).hasSize(sent).isSorted().doesNotHaveDuplicates();
      assertThat(slow).isNotNull();
    }
  }

  @Test
  void aThousandIdleClientsHearOfAnArticle() throws Exception {
    List<RawSocket> clients = new ArrayList<>();
    int before = tail.clients();
    try {
      for (int i = 0; i < 1_000; i++) {
        RawSocket client = new RawSocket(desk.home());
        clients.add(client);
        ask(client, null);
      }
      awaitClients(before + 1_000);
      long offset = desk.file(article("thousand"));
      for (RawSocket client : clients) {
        assertThat(client.events(1)).extracting(LiveIT::offset).containsExactly(offset);
      }
    } finally {
      for (RawSocket client : clients) {
        client.close();
      }
    }
  }

  @Test
  void oneThatComesFromOtherStreamsIsToldToBeginAnew() throws Exception {
    try (RawSocket program = events("filed-900000000_alerts-900000000")) {
      assertThat(program.events(1).getFirst().name()).isEqualTo("reset");
      long offset = desk.file(article("anew"));
      assertThat(program.events(1)).extracting(LiveIT::offset).containsExactly(offset);
    }
  }

  @Test
  void liveAnswersEndAtOnceWhenVigieStops() throws Exception {
    TestDesk own = TestDesk.start(0);
    try (RawSocket program = new RawSocket(own.home())) {
      program.send(
          "GET /api/v1/events HTTP/1.1",
          "Host: 127.0.0.1:" + own.home().getPort(),
          "Authorization: Bearer " + TestDesk.TOKEN);
      Tail theirs = own.bean(Tail.class);
      Awaitility.await().until(() -> theirs.clients() == 1);
      long start = System.nanoTime();
      own.close();
      String line = program.line();
      while (line != null) {
        line = program.line();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  private void awaitClients(int count) {
    Awaitility.await().until(() -> tail.clients() >= count);
  }

  private RawSocket events(@Nullable String last) throws IOException {
    int before = tail.clients();
    RawSocket socket = new RawSocket(desk.home());
    ask(socket, last);
    awaitClients(before + 1);
    return socket;
  }

  private void ask(RawSocket socket, @Nullable String last) throws IOException {
    socket.send(
        "GET /api/v1/events HTTP/1.1",
        "Host: 127.0.0.1:" + desk.home().getPort(),
        "Authorization: Bearer " + TestDesk.TOKEN,
        last == null ? "X-First: yes" : "Last-Event-ID: " + last);
  }

  private String cookie() throws IOException {
    URI link = desk.bean(SignIn.class).newLink();
    try (RawSocket socket = new RawSocket(desk.home())) {
      socket.send(
          "GET " + link.getPath() + "?" + link.getQuery() + " HTTP/1.1",
          "Host: 127.0.0.1:" + desk.home().getPort());
      String cookie = "";
      for (String line = socket.line(); line != null && !line.isEmpty(); line = socket.line()) {
        if (line.startsWith("Set-Cookie: vigie-")) {
          cookie = line.substring("Set-Cookie: ".length(), line.indexOf(';'));
        }
      }
      return cookie;
    }
  }

  private static long offset(RawSocket.Sent sent) {
    return Position.parse(sent.id(), new Position(-1, -1)).filed();
  }

  private static Filed article(String name) {
    return article(name, Instant.now().minusSeconds(5_000_000));
  }

  private static Filed now(String name) {
    return article(name, Instant.now());
  }

  private static Filed article(String name, Instant published) {
    Filed sample = Samples.all(Instant.now()).getLast();
    URI url = URI.create("https://live.example/" + name);
    Article a = sample.article();
    Article article =
        new Article(
            Article.idOf(url),
            url,
            a.source(),
            a.sourceName(),
            a.publisher(),
            a.country(),
            "Live " + name,
            "A text.",
            List.of(),
            "en",
            published,
            Instant.now(),
            true,
            a.textFrom(),
            a.keep());
    return Samples.filed(article);
  }
}
