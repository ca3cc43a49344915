package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;
import org.vigie.model.Alert;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Digest;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.Handling;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;
import org.vigie.streams.StreamsConfiguration;
import org.vigie.streams.View;

/** What people do about stories, and what is told then, through a real broker. */
class HandlingIT {
  @TempDir Path folder;
  private EmbeddedBroker broker;
  private Connection connection;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(folder, FreePort.next(), FreePort.next(), Map.of());
    connection = new Connection(broker.bootstrap(), "test");
    Streams.ensure(connection, (short) 1);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void whatAMuteKeptBackIsToldOnceItIsUndoneThoughNothingIsFiled() {
    String alert = Alert.idOf("muted", "m1");
    SavedSearch search = Samples.search("muted", "baobab", new Channel.Mail("a@example.org"));
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      View<Alert> alerts = view(vigie, "alerts");
      view(vigie, "handled")
          .put("m1", new Handling("m1", Handling.Kind.MUTED, null, "ann", Instant.now()));
      view(vigie, "searches").put(search.id(), search);
      view(vigie, "filed").put("m1", filed("m1", "A baobab."));
      await().until(() -> alerts.get(alert).isPresent());
      assertThat(alerts.get(alert).orElseThrow().held()).isEqualTo(Alert.Held.MUTED);
      view(vigie, "handled").remove("m1");
      await().until(() -> !digests().isEmpty());
      await().until(() -> alerts.get(alert).filter(it -> it.told().size() == 1).isPresent());
    }
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      view(vigie, "filed").put("m2", filed("m2", "Another baobab."));
      await().until(() -> view(vigie, "alerts").get(Alert.idOf("muted", "m2")).isPresent());
    }
    assertThat(digests()).as("told once, over a restart").hasSize(1);
  }

  private AnnotationConfigApplicationContext vigie() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(Connection.class, () -> connection);
    context.registerBean(InstantSource.class, InstantSource::system);
    context.registerBean(
        AlertsSettings.class, () -> AlertsSettings.defaults(URI.create("http://127.0.0.1:8484")));
    context.registerBean(
        "filed",
        View.class,
        () -> new View<>(connection, Stream.FILED, Codec.FILED),
        definition -> definition.setInitMethodName("start"));
    context.register(StreamsConfiguration.class, AlertsConfiguration.class);
    context.refresh();
    return context;
  }

  @SuppressWarnings("unchecked")
  private static <V> View<V> view(AnnotationConfigApplicationContext vigie, String name) {
    return (View<V>) vigie.getBean(name);
  }

  private static Filed filed(String id, String text) {
    return Samples.filed(
        Samples.article(id, "Report " + id, text, Instant.now(), false), id, Change.NEW);
  }

  private Set<String> digests() {
    Set<String> digests = new HashSet<>();
    Replay.values(
        connection,
        Stream.DELIVERIES,
        Codec.DELIVERY,
        (_, delivery) -> delivery.map(Delivery::digest).map(Digest::id).ifPresent(digests::add));
    return digests;
  }
}
