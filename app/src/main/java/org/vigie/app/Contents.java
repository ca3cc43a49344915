package org.vigie.app;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.model.SavedSearch;
import org.vigie.model.Source;
import org.vigie.model.Watch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.View;
import org.vigie.watch.WatchFolder;

/**
 * What is watched for, as it is written into the streams.
 *
 * @param watch topics, entities and places
 * @param sources what is polled
 * @param searches saved searches
 */
record Contents(Watch watch, List<Source> sources, List<SavedSearch> searches) {
  /** The stream of the watch has one record: the watch that is in force. */
  private static final String WATCH_KEY = "watch";

  /**
   * The watch of a folder.
   *
   * @param folder null for the bundled watch
   * @throws UserException when a file has mistakes; the message lists them with their lines
   */
  static Contents of(@Nullable Path folder) {
    return switch (folder == null ? WatchFolder.bundled() : WatchFolder.read(folder)) {
      case WatchFolder.Valid(Watch watch, List<Source> sources) ->
          new Contents(watch, sources, List.of());
      case WatchFolder.Invalid(List<WatchFolder.Problem> problems) ->
          throw new UserException(
              "the watch in "
                  + folder
                  + " has mistakes:\n"
                  + problems.stream().map(p -> "  " + p).collect(joining("\n")));
    };
  }

  /** The same watch with other sources and saved searches. */
  Contents with(List<Source> otherSources, List<SavedSearch> otherSearches) {
    return new Contents(watch, otherSources, otherSearches);
  }

  /** The same watch without some sources. */
  Contents without(List<Source> unwanted) {
    return new Contents(
        watch, sources.stream().filter(source -> !unwanted.contains(source)).toList(), searches);
  }

  /**
   * Writes what is absent. A source or saved search that is there stays as it is, because somebody
   * may have changed it on the page; a watch that is there gives way to a newer one of its name,
   * and to any that was asked for.
   */
  void write(Connection connection, boolean asked) {
    write(
        new View<>(connection, Stream.WATCH, Codec.WATCH),
        Map.of(WATCH_KEY, watch),
        there -> !there.equals(watch) && (asked || there.name().equals(watch.name())));
    write(
        new View<>(connection, Stream.SOURCES, Codec.SOURCE),
        sources.stream().collect(toMap(Source::id, Function.identity())),
        there -> false);
    write(
        new View<>(connection, Stream.SEARCHES, Codec.SEARCH),
        searches.stream().collect(toMap(SavedSearch::id, Function.identity())),
        there -> false);
  }

  private static <V> void write(View<V> view, Map<String, V> values, Predicate<V> replace) {
    view.start();
    try {
      Map<String, V> wanted = new HashMap<>(values);
      wanted.keySet().removeIf(key -> view.get(key).filter(replace.negate()).isPresent());
      if (!wanted.isEmpty()) {
        view.putAll(wanted);
      }
    } finally {
      view.stop();
    }
  }
}
