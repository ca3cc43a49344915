package org.vigie.watch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.model.Place;
import org.vigie.model.Place.Precision;
import org.vigie.model.Place.Rank;

/** Reads {@code places.yaml}. */
final class PlaceReader {
  static final String FILE = "places.yaml";

  private PlaceReader() {}

  static List<Place> read(String text, Problems problems) {
    return Entries.read(text, problems, PlaceReader::place);
  }

  private static Optional<Place> place(Fields fields) {
    double[] at = coordinates(fields);
    Place place =
        new Place(
            fields.id(),
            fields.names(),
            fields.texts("aliases"),
            fields.country("country", Set.of()),
            fields.text("region", ""),
            at[0],
            at[1],
            fields.choice("precision", Precision.class, Precision.EXACT),
            fields.choice("rank", Rank.class, Rank.TOWN));
    return fields.good() ? Optional.of(place) : Optional.empty();
  }

  /** Latitude and longitude; nowhere after a problem. */
  private static double[] coordinates(Fields fields) {
    double[] nowhere = {0, 0};
    if (!fields.has("at")) {
      fields.problem("at", "is missing: write [latitude, longitude], such as [14.49, -4.2]");
      return nowhere;
    }
    List<String> texts = fields.texts("at");
    try {
      double[] at = texts.stream().mapToDouble(Fields::parseNumber).toArray();
      if (at.length == 2 && Math.abs(at[0]) <= 90 && Math.abs(at[1]) <= 180) {
        return at;
      }
    } catch (IllegalArgumentException e) {
      fields.problem("at", "is " + texts + ": " + e.getMessage());
      return nowhere;
    }
    fields.problem(
        "at",
        "is "
            + texts
            + ": write [latitude, longitude] within [±90, ±180], north and east positive");
    return nowhere;
  }
}
