package org.vigie.watch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vigie.model.Place;
import org.vigie.model.Place.Precision;
import org.vigie.model.Place.Rank;

/**
 * Places that were imported, as a table with tabs: {@code places.tsv}. Each has one name in all
 * languages, and the rank of a village.
 */
public final class PlaceTable {
  /** The name of such a file, in a data folder or a watch. */
  public static final String FILE = "places.tsv";

  private static final String HEAD =
      "# id, name, other names, country, region, latitude, longitude, precision";

  private PlaceTable() {}

  /**
   * Reads a table; one that is not there is empty.
   *
   * @throws IOException when it cannot be read; the message has file and line
   */
  public static List<Place> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Place> places = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
        try {
          places.add(place(lines.get(i).split("\t", -1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
          throw new IOException(
              file + ":" + (i + 1) + ": is no row of " + HEAD.substring(2) + ": " + e.getMessage(),
              e);
        }
      }
    }
    return List.copyOf(places);
  }

  private static Place place(String[] cells) {
    return new Place(
        cells[0],
        Map.of("en", cells[1]),
        cells[2].isEmpty() ? List.of() : Arrays.asList(cells[2].split(";", -1)),
        cells[3].intern(),
        cells[4].intern(),
        Double.parseDouble(cells[5]),
        Double.parseDouble(cells[6]),
        Precision.valueOf(cells[7].toUpperCase(Locale.ROOT)),
        Rank.VILLAGE);
  }

  /** Writes a table in one step: whoever reads it meanwhile reads the old one. */
  public static void write(Path file, List<Place> places) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (BufferedWriter out = Files.newBufferedWriter(fresh)) {
      out.write(HEAD + "\n# Names and places: GeoNames, https://www.geonames.org, CC BY 4.0\n");
      for (Place place : places) {
        out.write(row(place));
      }
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String row(Place place) {
    return String.join(
            "\t",
            place.id(),
            place.names().getOrDefault("en", ""),
            String.join(";", place.aliases()),
            place.country(),
            place.region(),
            Double.toString(place.latitude()),
            Double.toString(place.longitude()),
            place.precision().name().toLowerCase(Locale.ROOT))
        + "\n";
  }
}
