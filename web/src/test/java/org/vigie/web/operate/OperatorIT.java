package org.vigie.web.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.HealthEvent;
import org.vigie.model.Notice;
import org.vigie.model.PollState.State;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.web.Browser;
import org.vigie.web.Program;
import org.vigie.web.TestDesk;

/** Where notices to the operator go, and what becomes of them. */
class OperatorIT {
  private final TestDesk desk = TestDesk.shared();
  private final Program program = new Program(desk, TestDesk.TOKEN);
  private Browser browser = new Browser(desk.home());

  @BeforeEach
  void signIn() throws Exception {
    browser = Browser.signedIn(desk);
  }

  @Test
  void theOperatorSetsAndTestsWhereNoticesGoOnThePage() throws Exception {
    TestDesk.TestChannels channels = desk.bean(TestDesk.TestChannels.class);
    Document set =
        browser.submit(
            "/streams/operator",
            form("https://hooks.example.org/operator", "operator@example.org\nnight@example.org"));
    assertThat(set.select("#notices .secret code").text()).startsWith("whsec_");
    assertThat(set.select("#notices .channels li")).hasSize(3);
    assertThat(set.select("#notices .notice").text()).contains("Saved.");
    Document again = browser.page("/streams");
    assertThat(again.html()).doesNotContain("whsec_");
    assertThat(again.select("#notices .kept").text())
        .contains("operator@example.org", "night@example.org", "hooks.example.org/…ator");
    assertThat(again.html()).doesNotContain("hooks.example.org/operator");
    Document tested =
        browser.submit("/streams/operator/test", Map.of("channel", "mail:night@example.org"));
    assertThat(tested.select("#notices [role=status]").text())
        .contains("night@example.org", "HTTP 204");
    assertThat(channels.tried).contains(new Channel.Mail("night@example.org"));
    assertThat(browser.post("/streams/operator", form("http://10.0.0.1/", "")).statusCode())
        .as("without the token")
        .isEqualTo(403);
    Document refused =
        browser.submit("/streams/operator", form("http://10.0.0.1/", "new@example.org"));
    assertThat(refused.select("#notices .problem").text()).contains("Nothing can be sent there");
    assertThat(refused.select("#notices textarea[name=webhook]").text())
        .isEqualTo("http://10.0.0.1/");
    assertThat(refused.select("#notices textarea[name=mail]").text()).isEqualTo("new@example.org");
    assertThat(refused.select("#notices .channels li")).as("as they were").hasSize(3);
    assertThat(browser.get("/streams/operator").headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/streams#notices"));
    assertThat(browser.submit("/streams/operator", form("", "")).select("#notices .channels"))
        .isEmpty();
  }

  @Test
  void whoWasOvertakenIsRefusedUntilSheReadsTheAddressesAgain() throws Exception {
    Map<String, String> seen = form("", "mine@example.org");
    browser.submit("/streams/operator", form("", "hers@example.org"));
    Document refused = browser.submit("/streams/operator", seen);
    assertThat(refused.select("#notices .problem").text()).isNotEmpty();
    assertThat(refused.select("#notices textarea[name=mail]").text()).isEqualTo("mine@example.org");
    assertThat(refused.select("#notices input[name=version]").attr("value"))
        .isEqualTo(seen.get("version"));
    assertThat(browser.page("/streams").select("#notices .kept .target").text())
        .isEqualTo("hers@example.org");
    browser.submit("/streams/operator", form("", ""));
  }

  @Test
  void aProgramSetsWhereNoticesGoAndKeepsTheSecret() throws Exception {
    String version = program.get("/operator").at("/version");
    Program.Answer set =
        program.put(
            "/operator",
            """
            {"version":%s,"channels":[
              {"kind":"webhook","target":"https://hooks.example.org/services/T0L0NG"},
              {"kind":"mail","target":"o@example.org"}]}"""
                .formatted(version));
    assertThat(set.status()).isEqualTo(200);
    assertThat(set.at("/newSecrets/0/secret")).startsWith("whsec_");
    String secret = set.at("/newSecrets/0/secret");
    assertThat(program.get("/operator").text()).contains("o@example.org").doesNotContain("whsec_");
    assertThat(program.get("/streams").text()).doesNotContain(secret);
    assertThat(browser.page("/streams/records/vigie.settings").text())
        .contains("o@example.org")
        .doesNotContain(secret);
    String kept =
        """
        {"version":%s,"channels":[{"kind":"webhook","target":"https://hooks.example.org/services/T0L0NG"}]}"""
            .formatted(set.at("/version"));
    assertThat(program.put("/operator", kept).json().at("/newSecrets").isMissingNode()).isTrue();
    assertThat(desk.bean(Operator.class).get().channels())
        .singleElement()
        .isInstanceOfSatisfying(
            Channel.Webhook.class, hook -> assertThat(hook.secret()).isEqualTo(secret));
    assertThat(program.put("/operator", kept).status()).as("changed meanwhile").isEqualTo(409);
    assertThat(browser.page("/streams/records/vigie.audit").text())
        .contains("operator.change", "o@example.org", "hooks.example.org")
        .doesNotContain(secret, "T0L0NG");
    assertThat(program.put("/operator", "{\"channels\":[]}").at("/where")).isEqualTo("version");
    assertThat(program.post("/operator/test", "{\"key\":\"mail:nobody\"}").status()).isEqualTo(404);
  }

  @Test
  void theDeliveryOfANoticeSaysWhichSourcesItIsAbout() throws Exception {
    HealthEvent.Changed broke =
        TestDesk.changed("n1", "Radio Notice", State.BROKEN, Instant.now(), "HTTP 500");
    Notice notice = new Notice(Notice.idOf(1, broke), 1, Instant.now(), List.of(broke), List.of());
    Delivery delivery =
        new Delivery(notice, new Channel.Mail("operator@example.org"), Instant.now());
    desk.send(Stream.DELIVERIES, delivery.key(), Codec.DELIVERY, delivery);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        browser
                            .page("/alerts/deliveries")
                            .select("tr:contains(Radio Notice)")
                            .text())
                    .contains("notice to the operator", "operator@example.org", "pending"));
    assertThat(program.get("/deliveries?alert=" + notice.id()).at("/0/notice/changes/0/source"))
        .isEqualTo("n1");
  }

  @Test
  void aDeadLetterOfHealthIsShown() throws Exception {
    desk.deadLetter(
        Stream.HEALTH, "k".getBytes(UTF_8), "{".getBytes(UTF_8), "notices", "UnreadableException");
    await()
        .untilAsserted(
            () ->
                assertThat(browser.page("/streams/dead-letters").select(".letters").text())
                    .contains("notices"));
  }

  private Map<String, String> form(String webhook, String mail) throws Exception {
    String version = browser.page("/streams").select("#notices input[name=version]").attr("value");
    return Map.of("webhook", webhook, "mail", mail, "version", version);
  }
}
