package org.vigie.app.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Place;
import org.vigie.watch.PlaceTable;

/** The places that were imported. */
public final class ImportedPlaces {
  private ImportedPlaces() {}

  /**
   * Those of a data folder and of a watch.
   *
   * @param watch null for the bundled one, which has none
   */
  public static Followed<List<Place>> in(Path data, @Nullable Path watch) {
    List<Path> files = new ArrayList<>(List.of(data.resolve(PlaceTable.FILE)));
    if (watch != null) {
      files.add(watch.resolve(PlaceTable.FILE));
    }
    return new Followed<>(
        files, List.of(), () -> files.stream().flatMap(file -> read(file).stream()).toList());
  }

  public static List<Place> read(Path file) {
    try {
      return PlaceTable.read(file);
    } catch (IOException e) {
      throw new UserException("The imported places cannot be read: " + e.getMessage(), e);
    }
  }
}
