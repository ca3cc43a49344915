package org.vigie.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.vigie.alerts.AlertsConfiguration;
import org.vigie.alerts.AlertsSettings;
import org.vigie.classify.ClassifyConfiguration;
import org.vigie.classify.ClassifySettings;
import org.vigie.classify.FileConfiguration;
import org.vigie.index.IndexConfiguration;
import org.vigie.index.IndexSettings;
import org.vigie.model.SavedSearch;
import org.vigie.model.Watch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;
import org.vigie.streams.StreamsConfiguration;
import org.vigie.streams.View;
import org.vigie.watch.WatchFolder;

/** Vigie's own stages, each bound to Kafka as the program binds it. */
final class RealStages implements AutoCloseable {
  /** Words of title and text, so that each article is analysed to be matched. */
  private static final String QUERY = "wagner OR \"Africa Corps\"";

  private final AnnotationConfigApplicationContext context;

  private RealStages(AnnotationConfigApplicationContext context) {
    this.context = context;
  }

  /** All stages between the articles and the alerts, with the Sahel watch and a saved search. */
  static RealStages all(Kafka kafka, int classifyThreads) {
    return start(
        kafka,
        classifyThreads,
        ClassifyConfiguration.class,
        FileConfiguration.class,
        IndexConfiguration.class,
        AlertsConfiguration.class);
  }

  /** Some stages. */
  static RealStages start(Kafka kafka, int classifyThreads, Class<?>... stages) {
    Connection connection = kafka.connection("stages");
    fill(connection);
    List<Class<?>> configurations = new ArrayList<>(List.of(stages));
    configurations.add(StreamsConfiguration.class);
    Path data = kafka.folder().resolve("data");
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(Connection.class, () -> connection);
    context.registerBean(InstantSource.class, InstantSource::system);
    context.registerBean(ClassifySettings.class, () -> new ClassifySettings(classifyThreads));
    context.registerBean(IndexSettings.class, () -> IndexSettings.defaults(data));
    context.registerBean(
        AlertsSettings.class, () -> AlertsSettings.defaults(URI.create("http://127.0.0.1")));
    context.register(configurations.toArray(Class<?>[]::new));
    context.refresh();
    return new RealStages(context);
  }

  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }

  private static void fill(Connection connection) {
    put(connection, Stream.WATCH, Codec.WATCH, Streams.WATCH_KEY, watch());
    put(
        connection,
        Stream.SEARCHES,
        Codec.SEARCH,
        "bench",
        new SavedSearch(
            "bench", "Bench", QUERY, List.of(), false, 1, Instant.EPOCH, Instant.EPOCH));
  }

  private static <V> void put(
      Connection connection, Stream stream, Codec<V> codec, String key, V value) {
    View<V> view = new View<>(connection, stream, codec);
    view.start();
    view.putAll(Map.of(key, value));
    view.stop();
  }

  private static Watch watch() {
    return switch (WatchFolder.bundled()) {
      case WatchFolder.Valid(Watch watch, var _) -> watch;
      case WatchFolder.Invalid(var problems) ->
          throw new IllegalStateException("the bundled watch has mistakes: " + problems);
    };
  }
}
