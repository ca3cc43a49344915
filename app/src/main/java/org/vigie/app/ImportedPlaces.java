package org.vigie.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.model.Place;
import org.vigie.watch.PlaceTable;

/** The places that were imported, as they stand in files now: a running Vigie follows changes. */
final class ImportedPlaces implements Supplier<List<Place>> {
  private static final Logger log = LoggerFactory.getLogger(ImportedPlaces.class);

  private final List<Path> files;
  private List<FileTime> read = List.of();
  private List<Place> places = List.of();

  private ImportedPlaces(List<Path> files) {
    this.files = files;
  }

  /**
   * Those of a data folder and of a watch.
   *
   * @param watch null for the bundled one, which has none
   */
  static ImportedPlaces in(Path data, @Nullable Path watch) {
    List<Path> files = new ArrayList<>(List.of(data.resolve(PlaceTable.FILE)));
    if (watch != null) {
      files.add(watch.resolve(PlaceTable.FILE));
    }
    return new ImportedPlaces(List.copyOf(files));
  }

  /** The places; when a file cannot be read, those that were good. */
  @Override
  public synchronized List<Place> get() {
    List<FileTime> now = files.stream().map(ImportedPlaces::changed).toList();
    if (!now.equals(read)) {
      read = now;
      try {
        places = all();
      } catch (UserException e) {
        log.error("{}; the places that were read before are used", e.getMessage());
      }
    }
    return places;
  }

  /**
   * The places, read now.
   *
   * @throws UserException when a file cannot be read
   */
  List<Place> all() {
    List<Place> all = new ArrayList<>();
    for (Path file : files) {
      all.addAll(read(file));
    }
    return List.copyOf(all);
  }

  static List<Place> read(Path file) {
    try {
      return PlaceTable.read(file);
    } catch (IOException e) {
      throw new UserException("The imported places cannot be read: " + e.getMessage(), e);
    }
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // it is not there
    }
  }
}
