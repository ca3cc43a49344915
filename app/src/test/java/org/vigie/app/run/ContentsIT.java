package org.vigie.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.instance.Contents;
import org.vigie.app.instance.UserException;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;
import org.vigie.model.Keep;
import org.vigie.model.Source;
import org.vigie.model.Watch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;
import org.vigie.streams.View;

/** What is watched for over several starts, while somebody changes it on the page in between. */
class ContentsIT {
  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedBroker broker;

  @SuppressWarnings("NullAway.Init")
  private static Connection connection;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder, FreePort.next(), FreePort.next(), Map.of());
    connection = new Connection(broker.bootstrap(), "contents-test");
    Streams.ensure(connection, (short) 1);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @BeforeEach
  void empty() {
    change(Stream.WATCH, Codec.WATCH, view -> removeAll(view, Watch::name, "watch"));
    change(Stream.SOURCES, Codec.SOURCE, view -> removeAll(view, Source::id, ""));
  }

  @Test
  void theFirstStartWritesAll() {
    contents("sahel", 1, "a", "b").write(connection, false);
    assertThat(sources()).containsExactlyInAnyOrder("a", "b");
    assertThat(version()).isEqualTo(1);
  }

  @Test
  void aSourceThatWasRemovedStaysAway() {
    contents("sahel", 1, "a", "b").write(connection, false);
    remove("a");
    contents("sahel", 1, "a", "b").write(connection, false);
    assertThat(sources()).containsExactly("b");
  }

  @Test
  void aNewerVigieBringsItsWatchAndNoSourceBack() {
    contents("sahel", 1, "a", "b").write(connection, false);
    remove("a");
    contents("sahel", 2, "a", "b", "c").write(connection, false);
    assertThat(version()).isEqualTo(2);
    assertThat(sources()).containsExactly("b");
  }

  @Test
  void aProcessThatWasNotToldOfAWatchLeavesTheOneThereIs() {
    contents("lake-chad", 7, "l").write(connection, true);
    contents("sahel", 1, "a", "b").write(connection, false);
    assertThat(version()).isEqualTo(7);
    assertThat(sources()).containsExactly("l");
  }

  @Test
  void aWatchThatIsAskedForIsWrittenWithTheSourcesThatAreAbsent() {
    contents("sahel", 1, "a", "b").write(connection, false);
    Source changed = source("b", "https://changed.example/");
    change(Stream.SOURCES, Codec.SOURCE, view -> view.put("b", changed));
    contents("lake-chad", 7, "b", "l").write(connection, true);
    assertThat(version()).isEqualTo(7);
    assertThat(sources()).containsExactlyInAnyOrder("a", "b", "l");
    assertThat(
            Boolean.TRUE.equals(
                read(
                    Stream.SOURCES,
                    Codec.SOURCE,
                    view -> view.get("b").orElseThrow().equals(changed))))
        .isTrue();
  }

  @Test
  void aFirstStartThatWasCutShortIsOneStill() {
    change(
        Stream.SOURCES, Codec.SOURCE, view -> view.put("a", source("a", "https://a.example/feed")));
    contents("sahel", 1, "a", "b").write(connection, false);
    assertThat(sources()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void copiesAreCountedByBrokersNotByTheirAddresses() {
    String twice = broker.bootstrap() + "," + broker.bootstrap();
    assertThat(Running.replicas(new Connection(twice, "test"), Duration.ofSeconds(30)))
        .isEqualTo(1);
  }

  @Test
  void aStreamThatIsNotAsItMustBeStopsTheStartWithASentence() throws Exception {
    cleanUp("delete");
    try {
      assertThatThrownBy(() -> Running.ensureStreams(connection, 1))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("vigie.people has cleanup.policy=delete, not compact");
    } finally {
      cleanUp("compact");
    }
  }

  private static void cleanUp(String policy) throws Exception {
    try (Admin admin = Admin.create(connection.admin())) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, Stream.PEOPLE.topic()),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private static Contents contents(String name, long version, String... sources) {
    return new Contents(
        new Watch(name, version, List.of(), List.of(), List.of()),
        Arrays.stream(sources).map(id -> source(id, "https://" + id + ".example/feed")).toList(),
        List.of());
  }

  private static Source source(String id, String address) {
    return new Source(
        id,
        id,
        id,
        "ML",
        List.of("fr"),
        Source.Kind.FEED,
        URI.create(address),
        null,
        "",
        Keep.FULL,
        true,
        null,
        null,
        (Duration) null,
        Source.BACKFILL_AFTER);
  }

  private static Set<String> sources() {
    return read(
        Stream.SOURCES,
        Codec.SOURCE,
        view -> view.values().stream().map(Source::id).collect(Collectors.toSet()));
  }

  private static long version() {
    return read(Stream.WATCH, Codec.WATCH, view -> view.get("watch").orElseThrow().version());
  }

  private static void remove(String source) {
    change(Stream.SOURCES, Codec.SOURCE, view -> view.remove(source));
  }

  private static <V> void removeAll(View<V> view, Function<V, String> id, String key) {
    view.values().forEach(value -> view.remove(key.isEmpty() ? id.apply(value) : key));
  }

  private static <V> void change(
      Stream stream, Codec<V> codec, java.util.function.Consumer<View<V>> change) {
    read(
        stream,
        codec,
        view -> {
          change.accept(view);
          return true;
        });
  }

  private static <V, R> R read(Stream stream, Codec<V> codec, Function<View<V>, R> reading) {
    View<V> view = new View<>(connection, stream, codec);
    view.start();
    try {
      return reading.apply(view);
    } finally {
      view.stop();
    }
  }
}
