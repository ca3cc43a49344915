package org.vigie.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert;
import org.vigie.model.AlertRules;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.HealthEvent;
import org.vigie.model.Notice;
import org.vigie.model.OperatorChannels;
import org.vigie.model.PollState;
import org.vigie.model.PollState.State;
import org.vigie.model.SavedSearch;
import org.vigie.model.Trouble;

class CodecTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final HealthEvent.Changed BROKE =
      new HealthEvent.Changed("a", "A", State.FRESH, State.BROKEN, NOON, "HTTP 500", NOON);

  @Test
  void aDeliveryKeepsItsNotice() {
    Notice notice =
        new Notice(
            Notice.idOf(7, BROKE),
            7,
            NOON,
            List.of(BROKE),
            List.of(new HealthEvent.Network("here", true, NOON, "all failed")));
    Delivery delivery = new Delivery(notice, new Channel.Mail("a@example.org"), NOON);
    assertThat(Codec.DELIVERY.decode(Codec.DELIVERY.encode(delivery))).isEqualTo(delivery);
  }

  @Test
  void theOperatorsChannelsKeepTheirSecrets() {
    OperatorChannels channels =
        new OperatorChannels(
            List.of(
                new Channel.Webhook(URI.create("https://example.org/"), "whsec_x"),
                new Channel.Mail("a@example.org")),
            3,
            NOON);
    assertThat(Codec.OPERATOR.decode(Codec.OPERATOR.encode(channels))).isEqualTo(channels);
  }

  @Test
  void everyChannelIsReadBack() {
    URI url = URI.create("https://example.org/hook");
    List<Channel> channels =
        List.of(
            new Channel.Webhook(url, "whsec_x", new Channel.Webhook.Retired("whsec_y", NOON)),
            new Channel.Slack(url),
            new Channel.Mattermost(url),
            new Channel.Teams(url),
            new Channel.Telegram("-1", "1:A"),
            new Channel.Ntfy(url, null),
            new Channel.Ntfy(url, "tk_x"),
            new Channel.Kafka("vigie-out.x"));
    OperatorChannels all = new OperatorChannels(channels, 1, NOON);
    assertThat(Codec.OPERATOR.decode(Codec.OPERATOR.encode(all))).isEqualTo(all);
    Trouble trouble = new Trouble("slack:1", "example.org/…hook", true, NOON, "HTTP 410");
    assertThat(Codec.TROUBLE.decode(Codec.TROUBLE.encode(trouble))).isEqualTo(trouble);
  }

  @Test
  void aWebhookThatAnOlderVigieWroteHasItsFirstSecret() {
    byte[] written =
        """
        {"v":1,"operatorChannels":{"channels":[{"kind":"webhook","url":"https://example.org/","secret":"whsec_x"}],
        "version":3,"changed":"2026-11-20T12:00:00Z"}}"""
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(Codec.OPERATOR.decode(written).channels())
        .containsExactly(new Channel.Webhook(URI.create("https://example.org/"), "whsec_x"));
  }

  @Test
  void aSavedSearchKeepsItsRules() {
    AlertRules rules =
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
    SavedSearch search =
        new SavedSearch("s", "me", "S", "q", List.of(), rules, false, 2, NOON, NOON);
    assertThat(Codec.SEARCH.decode(Codec.SEARCH.encode(search))).isEqualTo(search);
  }

  @Test
  void theSearchOfAnOlderVigieAlertsAtOnce() {
    String older =
        "{'v':1,'savedSearch':{'id':'s','name':'S','query':'q','channels':[],'paused':false,"
            + "'version':1,'created':'2026-11-20T12:00:00Z','changed':'2026-11-20T12:00:00Z'}}";
    SavedSearch search = Codec.SEARCH.decode(older.replace('\'', '"').getBytes(UTF_8));
    assertThat(search.rules()).isEqualTo(AlertRules.DEFAULT);
    assertThat(search.owner()).isEmpty();
  }

  @Test
  void whatAnOlderVigieRememberedOfASourceIsRead() {
    String older =
        "{'v':1,'pollState':{'source':'a','seen':['x'],'due':'2026-11-20T12:00:00Z',"
            + "'lastTry':'2026-11-20T11:00:00Z','failures':0,'state':'OK','evidence':'unchanged'}}";
    PollState state = Codec.POLL_STATE.decode(older.replace('\'', '"').getBytes(UTF_8));
    assertThat(state.state()).isEqualTo(State.FRESH);
    assertThat(state.since()).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
    assertThat(state.gap()).isNull();
  }

  @Test
  void theAlertOfAnOlderVigieWasToldWhenItWasMade() {
    String older =
        "{'v':1,'alert':{'id':'i','search':{'id':'s','name':'S','query':'q','channels':[],"
            + "'paused':false,'version':1,'created':'2026-11-20T12:00:00Z',"
            + "'changed':'2026-11-20T12:00:00Z'},'story':'1','first':{'article':'1','title':'T',"
            + "'url':'https://a.example/','sourceName':'A','publisher':'Example','role':'FIRST',"
            + "'date':'2026-11-20T12:00:00Z','firstSeen':'2026-11-20T12:00:00Z'},'why':[],"
            + "'folded':[],'further':[],'created':'2026-11-20T12:00:00Z',"
            + "'changed':'2026-11-20T12:00:00Z','revision':1}}";
    Alert alert = Codec.ALERT.decode(older.replace('\'', '"').getBytes(UTF_8));
    assertThat(alert.told())
        .containsExactly(
            new Alert.Told(Instant.parse("2026-11-20T12:00:00Z"), Alert.Held.NO, 0, 0));
    assertThat(alert.isPending()).isFalse();
    assertThat(alert.first().origin()).isEqualTo("Example");
  }
}
