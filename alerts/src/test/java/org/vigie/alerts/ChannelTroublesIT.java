package org.vigie.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.vigie.alerts.channel.Recorder;
import org.vigie.alerts.channel.Smtp;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Alert;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Filed;
import org.vigie.model.OperatorChannels;
import org.vigie.model.SavedSearch;
import org.vigie.model.Trouble;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;
import org.vigie.streams.StreamsConfiguration;
import org.vigie.streams.View;

/** From an endpoint that is gone to those who are told, through a real broker. */
class ChannelTroublesIT {
  private static final Channel.Mail DESK = new Channel.Mail("desk@example.org");
  private static final Channel.Mail OPERATOR = new Channel.Mail("operator@example.org");

  @TempDir Path folder;
  private final Recorder hooks = new Recorder();
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Channel.Slack slack = new Channel.Slack(hooks.address("/services/verySecret"));
  private final Channel.Mattermost chat = new Channel.Mattermost(hooks.address("/hooks/secret2"));
  private EmbeddedBroker broker;
  private Connection connection;

  @BeforeEach
  void start() {
    mail.start();
    broker = EmbeddedBroker.start(folder, FreePort.next(), FreePort.next(), Map.of());
    connection = new Connection(broker.bootstrap(), "test");
    Streams.ensure(connection, (short) 1);
  }

  @AfterEach
  void stop() {
    broker.close();
    hooks.close();
    mail.stop();
  }

  @Test
  void anEndpointThatIsGoneIsSwitchedOffAndToldOnceUntilItWorksAgain() throws MessagingException {
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      save(vigie, slack, DESK);
      goTo(vigie, OPERATOR);
      hooks.answers(410, "channel_is_archived");
      file("a1");
      awaitEnded("a1", slack, Delivery.State.GIVEN_UP);
      awaitMails(DESK, 2);
      awaitMails(OPERATOR, 1);
      assertThat(subjects(OPERATOR))
          .containsExactly("[Vigie] 127.0.0.1/…cret (slack) is switched off");
      assertThat(body(OPERATOR)).contains("channel_is_archived").doesNotContain("verySecret");
      assertThat(troubles()).singleElement().matches(Trouble::off);
      hooks.request();

      file("a2");
      awaitEnded("a2", slack, Delivery.State.GIVEN_UP);
      assertThat(requireNonNull(deliveries().get(key("a2", slack))).answer())
          .startsWith("the channel is off since");
      awaitMails(DESK, 3);
    }
    hooks.answers(200, "ok");
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      View<Trouble> view = view(vigie, "troubles");
      view.put(slack.key(), view.get(slack.key()).orElseThrow().on());
      file("a3");
      awaitEnded("a3", slack, Delivery.State.SENT);
      awaitMails(OPERATOR, 2);
      awaitMails(DESK, 5);
      file("a4");
      awaitEnded("a4", slack, Delivery.State.SENT);
      awaitMails(DESK, 6);
      assertThat(subjects(OPERATOR))
          .as("told once that it is off, and once that it works")
          .hasSize(2)
          .last()
          .isEqualTo("[Vigie] 127.0.0.1/…cret (slack) takes messages again");
      assertThat(view.values()).isEmpty();
      assertThat(hooks.request().json().at("/text").asString()).contains("Report a3");
      assertThat(hooks.request().json().at("/text").asString()).contains("Report a4");
    }
  }

  @Test
  void channelsThatFailTogetherDoNotTellEachOtherForEver() throws MessagingException {
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      save(vigie, slack, chat);
      goTo(vigie, OPERATOR);
      hooks.answers(400, "no");
      file("b1");
      awaitEnded("b1", slack, Delivery.State.GIVEN_UP);
      awaitEnded("b1", chat, Delivery.State.GIVEN_UP);
      awaitMails(OPERATOR, 2);
      file("b2");
      awaitEnded("b2", slack, Delivery.State.GIVEN_UP);
      awaitEnded("b2", chat, Delivery.State.GIVEN_UP);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  deliveries().values().stream()
                      .noneMatch(one -> one.state() == Delivery.State.PENDING));
      assertThat(subjects(OPERATOR))
          .containsExactlyInAnyOrder(
              "[Vigie] 127.0.0.1/…cret (slack) does not take messages",
              "[Vigie] 127.0.0.1/…ret2 (mattermost) does not take messages");
      assertThat(troubles()).hasSize(2).noneMatch(Trouble::off);
    }
  }

  @Test
  void aSearchThatTakesTooLongIsSetAsideOverRestartsAndToldOnceUntilItIsSavedAgain()
      throws MessagingException {
    SavedSearch endless =
        Samples.search("endless", Samples.ENDLESS_QUERY, Rules.atOnce().french(), DESK);
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      goTo(vigie, OPERATOR);
      view(vigie, "searches").put("endless", endless);
      for (int i = 0; i < 25; i++) {
        file(Samples.endless("e" + i, Instant.now()));
      }
      awaitMails(OPERATOR, 1);
      awaitMails(DESK, 1);
      assertThat(subjects(OPERATOR))
          .containsExactly("[Vigie] The search “Search endless” is set aside");
      assertThat(subjects(DESK))
          .containsExactly("[Vigie] La recherche « Search endless » est mise de côté");
      assertThat(troubles()).singleElement().matches(it -> it.setsAside(endless));
    }
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      file(Samples.endless("f1", Instant.now()));
      view(vigie, "searches").put("watch", Samples.search("watch", "b"));
      file(Samples.endless("f2", Instant.now()));
      awaitAlert("watch", "f2");
      assertThat(vigie.getBean(Matcher.class).problems()).containsOnlyKeys("endless");
      assertThat(vigie.getBean(Matcher.class).cost("endless")).isEmpty();

      view(vigie, "searches").put("endless", Samples.again(endless, "x"));
      file(Samples.endless("f3", Instant.now()));
      awaitAlert("endless", "f3");
    }
    assertThat(subjects(OPERATOR)).as("told once").hasSize(1);
  }

  private AnnotationConfigApplicationContext vigie() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(Connection.class, () -> connection);
    context.registerBean(InstantSource.class, InstantSource::system);
    context.registerBean(
        AlertsSettings.class,
        () ->
            new AlertsSettings(
                URI.create("http://127.0.0.1:8484"),
                OutboundSettings.defaults("test@example.org")
                    .withAllowedHosts(Set.of(hooks.address("/").getAuthority())),
                new Smtp(
                    "127.0.0.1", mail.getSmtp().getPort(), null, null, "vigie@watch.example")));
    context.register(StreamsConfiguration.class, AlertsConfiguration.class);
    context.refresh();
    return context;
  }

  @SuppressWarnings("unchecked")
  private static <T> View<T> view(AnnotationConfigApplicationContext vigie, String name) {
    return (View<T>) vigie.getBean(name);
  }

  private static void save(AnnotationConfigApplicationContext vigie, Channel... channels) {
    Instant now = Instant.now();
    SavedSearch search = new SavedSearch("s", "S", "convoy", List.of(channels), false, 1, now, now);
    ChannelTroublesIT.<SavedSearch>view(vigie, "searches").put("s", search);
  }

  private static void goTo(AnnotationConfigApplicationContext vigie, Channel... channels) {
    ChannelTroublesIT.<OperatorChannels>view(vigie, "operatorChannels")
        .put(Streams.OPERATOR_KEY, new OperatorChannels(List.of(channels), 1, Instant.now()));
  }

  private void awaitAlert(String search, String story) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> table(Stream.ALERTS, Codec.ALERT).containsKey(Alert.idOf(search, story)));
  }

  private void file(String id) {
    file(
        Samples.filed(
            Samples.article(id, "Report " + id, "A convoy.", Instant.now(), false),
            id,
            Filed.Change.NEW));
  }

  private void file(Filed filed) {
    try (KafkaProducer<byte[], byte[]> producer = connection.newProducer()) {
      var _ =
          producer.send(
              new ProducerRecord<>(
                  Stream.FILED.topic(),
                  filed.article().id().getBytes(UTF_8),
                  Codec.FILED.encode(filed)));
      producer.flush();
    }
  }

  private static String key(String story, Channel channel) {
    return Alert.idOf("s", story) + "/" + channel.key();
  }

  private void awaitEnded(String story, Channel channel, Delivery.State state) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                deliveries().values().stream()
                    .anyMatch(
                        one -> one.key().equals(key(story, channel)) && one.state() == state));
  }

  private void awaitMails(Channel.Mail to, int count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> subjects(to).size() >= count);
    assertThat(mail.getReceivedMessagesForDomain(to.to())).hasSize(count);
  }

  private List<String> subjects(Channel.Mail to) throws MessagingException {
    List<String> subjects = new ArrayList<>();
    for (var message : mail.getReceivedMessagesForDomain(to.to())) {
      subjects.add(message.getSubject());
    }
    return subjects;
  }

  private String body(Channel.Mail to) {
    return GreenMailUtil.getBody(mail.getReceivedMessagesForDomain(to.to())[0]);
  }

  private Map<String, Delivery> deliveries() {
    return table(Stream.DELIVERIES, Codec.DELIVERY);
  }

  private List<Trouble> troubles() {
    return List.copyOf(table(Stream.CHANNELS, Codec.TROUBLE).values());
  }

  private <T> Map<String, T> table(Stream stream, Codec<T> codec) {
    Map<String, T> table = new LinkedHashMap<>();
    Replay.all(
        connection,
        stream,
        record -> {
          String key = new String(record.key(), UTF_8);
          if (record.value() == null) {
            table.remove(key);
          } else {
            table.put(key, codec.decode(record.value()));
          }
        });
    return table;
  }
}
