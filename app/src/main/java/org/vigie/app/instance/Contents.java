package org.vigie.app.instance;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Place;
import org.vigie.model.SavedSearch;
import org.vigie.model.Source;
import org.vigie.model.Watch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;
import org.vigie.streams.View;
import org.vigie.watch.PlaceTable;
import org.vigie.watch.WatchFolder;

/**
 * What is watched for, as it is written into the streams.
 *
 * @param watch topics, entities and places
 * @param sources what is polled
 * @param searches saved searches
 */
public record Contents(Watch watch, List<Source> sources, List<SavedSearch> searches) {
  /**
   * The watch of a folder with the places that were imported into it: to judge articles by, not for
   * the streams, in which a watch is one message.
   *
   * @param folder null for the bundled watch
   * @throws UserException when a file has mistakes; the message lists them with their lines
   */
  public static Contents of(@Nullable Path folder) {
    Contents contents = toRun(folder);
    if (folder == null) {
      return contents;
    }
    Watch watch = contents.watch();
    List<Place> places = new ArrayList<>(watch.places());
    places.addAll(ImportedPlaces.read(folder.resolve(PlaceTable.FILE)));
    return new Contents(
        new Watch(watch.name(), watch.version(), watch.topics(), watch.entities(), places),
        contents.sources(),
        contents.searches());
  }

  /**
   * The watch of a folder, as it is written into the streams.
   *
   * @param folder null for the bundled watch
   * @throws UserException when a file has mistakes; the message lists them with their lines
   */
  public static Contents toRun(@Nullable Path folder) {
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
  public Contents with(List<Source> otherSources, List<SavedSearch> otherSearches) {
    return new Contents(watch, otherSources, otherSearches);
  }

  /** The same watch without some sources. */
  public Contents without(List<Source> unwanted) {
    return new Contents(
        watch, sources.stream().filter(source -> !unwanted.contains(source)).toList(), searches);
  }

  /**
   * Writes what is to be watched for, on the first start, or when it was asked for: what is there
   * of sources and saved searches then stays as it is, because somebody may have changed it on the
   * page. Otherwise only the watch gives way, to another of its name: that of a newer Vigie.
   */
  public void write(Connection connection, boolean asked) {
    View<Watch> watches = new View<>(connection, Stream.WATCH, Codec.WATCH);
    watches.start();
    try {
      Optional<Watch> there = watches.get(Streams.WATCH_KEY);
      if (asked || there.isEmpty()) {
        writeAbsent(
            new View<>(connection, Stream.SOURCES, Codec.SOURCE),
            sources.stream().collect(toMap(Source::id, Function.identity())));
        writeAbsent(
            new View<>(connection, Stream.SEARCHES, Codec.SEARCH),
            searches.stream().collect(toMap(SavedSearch::id, Function.identity())));
      }
      // Last: where it stands, a first start was completed.
      if (!there.equals(Optional.of(watch))
          && (asked || there.stream().allMatch(it -> it.name().equals(watch.name())))) {
        watches.put(Streams.WATCH_KEY, watch);
      }
    } finally {
      watches.stop();
    }
  }

  private static <V> void writeAbsent(View<V> view, Map<String, V> values) {
    view.start();
    try {
      Map<String, V> absent = new HashMap<>(values);
      absent.keySet().removeIf(key -> view.get(key).isPresent());
      if (!absent.isEmpty()) {
        view.putAll(absent);
      }
    } finally {
      view.stop();
    }
  }
}
