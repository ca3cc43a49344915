package org.vigie.web.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.model.Channel;
import org.vigie.web.TestDesk;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.ChannelView;

class ChannelFormTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String BOT = "123456:AAverySecretToken";

  private final ChannelForm form = new ChannelForm(new TestDesk.TestChannels());

  @Test
  void readsEveryKindAndShowsNoneOfItsSecrets() {
    List<Channel> read =
        form.read(
            List.of(
                made("mail", "a@example.org", null),
                made("webhook", "https://hook.example/verySecretPath", null),
                made("slack", "https://hooks.slack.com/services/T0/B0/verySecretPath", null),
                made("mattermost", "https://chat.example/hooks/verySecretPath", null),
                made("teams", "https://x.example/workflows/1?sig=verySecretPath", null),
                made("telegram", " -100200300 ", BOT),
                made("ntfy", "https://ntfy.sh/verySecretPath", "tk_verySecret"),
                made("kafka", "vigie-out.desk", null)),
            List.of());
    assertThat(read).hasSize(8);
    assertThat(read.stream().map(ChannelView::of).map(ChannelView::kind).toList())
        .containsExactlyElementsOf(ChannelView.KINDS);
    assertThat(read.stream().map(ChannelView::of).toList().toString() + read)
        .doesNotContain("verySecret")
        .contains("hooks.slack.com/…Path", "ntfy.sh/…Path", "-100200300", "vigie-out.desk");
  }

  @Test
  void oneThatStaysKeepsItsSecretAndOneThatIsWrittenAnewReplacesIt() {
    List<Channel> before =
        form.read(
            List.of(
                made("webhook", "https://hook.example/1", null),
                made("ntfy", "https://ntfy.sh/topic", "tk_old")),
            List.of());
    List<Channel> kept =
        form.read(
            List.of(kept(before.get(0)), kept(before.get(1)), made("mail", "a@example.org", null)),
            before);
    assertThat(kept).startsWith(before.get(0), before.get(1)).hasSize(3);
    assertThat(form.read(List.of(made("webhook", "https://hook.example/1", null)), before))
        .as("the same address")
        .containsExactly(before.get(0));
    assertThat(
            form.read(
                List.of(kept(before.get(1)), made("ntfy", "https://ntfy.sh/topic", "tk_new")),
                before))
        .containsExactly(new Channel.Ntfy(URI.create("https://ntfy.sh/topic"), "tk_new"));
    assertThatThrownBy(() -> form.read(List.of(kept(before.get(0))), List.of()))
        .as("there is none to keep")
        .isInstanceOf(Refusal.class);
  }

  @Test
  void aNewSecretLeavesTheOldOneADay() {
    List<Channel> before =
        form.read(
            List.of(
                made("webhook", "https://hook.example/1", null),
                made("mail", "a@example.org", null)),
            List.of());
    Channel.Webhook old = (Channel.Webhook) before.getFirst();
    List<Channel> after = form.renewed(before, old.key(), NOON);
    Channel.Webhook renewed = (Channel.Webhook) after.getFirst();
    assertThat(renewed.secret()).isNotEqualTo(old.secret()).startsWith("whsec_");
    assertThat(renewed.before())
        .isEqualTo(
            new Channel.Webhook.Retired(old.secret(), Instant.parse("2026-11-21T12:00:00Z")));
    assertThat(renewed.key()).isEqualTo(old.key());
    assertThat(after.get(1)).isEqualTo(before.get(1));
    assertThatThrownBy(() -> form.renewed(before, "mail:a@example.org", NOON))
        .isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka|vigie.alerts||kafka",
        "kafka|__consumer_offsets||kafka",
        "kafka|vigie-out.a b||kafka",
        "telegram|me|123456:AAverySecretToken|telegram",
        "telegram|-100|no token|telegram",
        "telegram|-100||telegram",
        "telegram|-100|1:x/../../sendDocument?y=|telegram",
        "ntfy|https://ntfy.sh/||ntfy",
        "ntfy|https://ntfy.sh/a?b=c||ntfy",
        "ntfy|https://ntfy.sh/topic|tk with space|ntfy",
        "slack|javascript:alert(1)||slack",
        "slack|https://user:pass@hooks.slack.com/x||slack",
        "mattermost|http://10.0.0.1/hooks/x||target",
        "teams|ftp://x.example/||teams",
        "ntfy|http://10.0.0.1/topic||target",
        "pigeon|x||channels"
      })
  void refusesWhatIsNone(String kind, String target, @Nullable String token, String where) {
    assertThatThrownBy(() -> form.read(List.of(made(kind, target, token)), List.of()))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.problem().where()).isEqualTo(where));
  }

  private static WantedChannel made(String kind, String target, @Nullable String token) {
    return new WantedChannel(kind, target, token, null);
  }

  private static WantedChannel kept(Channel channel) {
    return new WantedChannel(null, null, null, channel.key());
  }
}
