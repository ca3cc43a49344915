package org.vigie.web.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Notice;
import org.vigie.model.SavedSearch;
import org.vigie.model.Trouble;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.web.Browser;
import org.vigie.web.Program;
import org.vigie.web.TestDesk;

class ChannelTroublesIT {
  private static final Channel.Slack SLACK =
      new Channel.Slack(URI.create("https://hooks.slack.com/services/T0/B0/HIDDENpath"));

  private final TestDesk desk = TestDesk.shared();
  private final Program program = new Program(desk, TestDesk.TOKEN);
  private Browser browser = new Browser(desk.home());

  @BeforeEach
  void signIn() throws Exception {
    browser = Browser.signedIn(desk);
  }

  @Test
  void aChannelThatIsOffIsShownCountedAndSwitchedOn() throws Exception {
    Instant now = Instant.now();
    SavedSearch search =
        new SavedSearch("off", "Kidal <b>", "kidal", List.of(SLACK), false, 1, now, now);
    desk.send(Stream.SEARCHES, "off", Codec.SEARCH, search);
    for (String alert : List.of("x1", "x2")) {
      Delivery lost =
          new Delivery(alert, "off", SLACK, Delivery.State.GIVEN_UP, 1, null, "HTTP 410", now);
      desk.send(Stream.DELIVERIES, lost.key(), Codec.DELIVERY, lost);
    }
    trouble(new Trouble(SLACK.key(), SLACK.shown(), true, now, "HTTP 410: <i>gone</i>"));
    trouble(new Trouble("teams:00000000", "x.example/…", true, now, "nobody uses it"));
    for (String path : List.of("/alerts", "/alerts/searches", "/streams")) {
      Document page = browser.page(path);
      assertThat(page.select(".troubles li")).as(path).hasSize(1);
      assertThat(page.select(".troubles").text())
          .contains("Slack hooks.slack.com/…path", "was switched off", "HTTP 410: <i>gone</i>")
          .contains("2 messages missed", "Kidal <b>");
      assertThat(page.html()).doesNotContain("HIDDEN");
    }
    assertThat(program.get("/channels").json())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.at("/channel/key").asString()).isEqualTo(SLACK.key());
              assertThat(row.at("/trouble/off").asBoolean()).isTrue();
              assertThat(row.at("/missed").asInt()).isEqualTo(2);
            });

    Document on = browser.submit("/alerts/channels/on", Map.of("channel", SLACK.key()));
    assertThat(on.select(".notice").text()).contains("Switched on");
    assertThat(on.select(".troubles").text()).contains("does not take messages");
    assertThat(on.select(".troubles form")).as("it is on").isEmpty();
    assertThat(browser.page("/streams/records/vigie.audit").text()).contains("channel.on");
    trouble(new Trouble(SLACK.key(), SLACK.shown(), true, now, "HTTP 410"));
    String key = "{\"key\":\"" + SLACK.key() + "\"}";
    assertThat(program.post("/channels/on", key).status()).isEqualTo(204);
    assertThat(program.get("/channels").at("/0/trouble/off")).isEqualTo("false");
    assertThat(program.post("/channels/on", "{\"key\":\"slack:none\"}").status()).isEqualTo(404);
    assertThat(browser.post("/alerts/channels/on", Map.of("channel", SLACK.key())).statusCode())
        .as("without the token")
        .isEqualTo(403);
    assertThat(program.delete("/searches/off?version=1").status()).isEqualTo(204);
    await().untilAsserted(() -> assertThat(browser.page("/alerts").select(".troubles")).isEmpty());
  }

  @Test
  void theDeliveryOfANoticeAboutAChannelNamesIt() throws Exception {
    Notice notice =
        Notice.of(
            new Notice.OfChannel(
                SLACK.key(), SLACK.shown(), Notice.OfChannel.State.OFF, Instant.now(), "HTTP 410"));
    Delivery delivery =
        new Delivery(notice, "s", new Channel.Mail("told@example.org"), Instant.now());
    desk.send(Stream.DELIVERIES, delivery.key(), Codec.DELIVERY, delivery);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        browser
                            .page("/alerts/deliveries")
                            .select("tr:contains(told@example.org)")
                            .text())
                    .contains("hooks.slack.com/…path", "pending"));
    assertThat(program.get("/deliveries?alert=" + notice.id()).at("/0/notice/channel/became"))
        .isEqualTo("OFF");
  }

  private void trouble(Trouble trouble) {
    desk.send(Stream.CHANNELS, trouble.channel(), Codec.TROUBLE, trouble);
    await()
        .untilAsserted(
            () ->
                assertThat(program.get("/channels").text())
                    .satisfiesAnyOf(
                        text -> assertThat(text).contains(trouble.answer()),
                        text -> assertThat(trouble.channel()).startsWith("teams:")));
  }
}
