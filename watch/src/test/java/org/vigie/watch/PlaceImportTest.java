package org.vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.model.Place;
import org.vigie.model.Place.Precision;
import org.vigie.model.Place.Rank;
import org.vigie.watch.GeoNamesDump.Feature;
import org.vigie.watch.PlaceImport.Reason;

class PlaceImportTest {
  private static final String ROWS =
      row(1, "Velmora", "Velmorah,فلمورا,velmora", 12.34567, "P", "PPL", "AA", "03")
          + row(2, "Hills Region", "Région des Collines", 12, "A", "ADM1", "AA", "03");

  @TempDir private Path folder;

  @Test
  void aDumpIsReadPlainGzippedAndZipped() throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write(ROWS.getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      for (String name : List.of("readme.txt", "AA.txt")) {
        out.putNextEntry(new ZipEntry(name));
        out.write((name.equals("AA.txt") ? ROWS : "Read me").getBytes(StandardCharsets.UTF_8));
      }
    }
    for (byte[] bytes :
        List.of(ROWS.getBytes(StandardCharsets.UTF_8), gzip.toByteArray(), zip.toByteArray())) {
      List<Feature> features = new ArrayList<>();
      assertThat(read(bytes, features)).isEmpty();
      assertThat(features).extracting(Feature::name).containsExactly("Velmora", "Hills Region");
      assertThat(features.getFirst().division()).isEqualTo("03");
    }
  }

  @Test
  void aBrokenRowIsToldWithItsLineAndTheRestIsRead() throws IOException {
    List<Feature> features = new ArrayList<>();
    String rows =
        "no columns\n"
            + ROWS.replace("12.34567", "91")
            + "\n"
            + ROWS.replace("\tVelmora\t", "\t\t").replace("\n", "\r\n")
            + ROWS.replace("1\tVelmora", "x\tVelmora");
    assertThat(read(rows.getBytes(StandardCharsets.UTF_8), features))
        .containsExactly(
            "1: has 1 columns instead of 19, separated by tabs",
            "2: column 5, the latitude, is '91'",
            "5: column 2, the name, is empty",
            "7: column 1, the id, is 'x'");
    assertThat(features).hasSize(3);
  }

  @Test
  void whatIsNoDumpIsRefused() throws IOException {
    assertThatThrownBy(() -> read("x".repeat(1 << 18).getBytes(StandardCharsets.UTF_8), List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no dump");
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("readme.txt"));
    }
    assertThatThrownBy(() -> read(zip.toByteArray(), List.of())).hasMessage("holds no .txt");
  }

  @Test
  void aPlaceTakesItsRegionByTheNameThatTheWatchHas() {
    Place known = place("aa-1", "Elsewhere", "Collines", 40);
    Place taken = taken(List.of(known)).getFirst();
    assertThat(taken.region()).isEqualTo("Collines");
    assertThat(taken.names()).isEqualTo(Map.of("en", "Velmora"));
    assertThat(taken.aliases()).containsExactly("Velmorah");
    assertThat(taken.latitude()).isEqualTo(12.3457);
    assertThat(taken.precision()).isEqualTo(Precision.EXACT);
    assertThat(taken.rank()).isEqualTo(Rank.VILLAGE);
    assertThat(taken(List.of()).getFirst().region()).isEqualTo("Hills");
  }

  @Test
  void whatIsLeftOutIsCountedByItsReason() {
    PlaceImport chosen =
        new PlaceImport(
            List.of(
                place("aa-say", "ville de Sayan", "Hills", 13),
                place("aa-far", "Farther (Hills)", "Hills", 13)),
            Set.of("P", "A"),
            Set.of("AA"),
            "marche"::equals);
    List.of(
            feature(1, "Velmora", 12, "P", "PPL", "BB"),
            feature(2, "Velmora", 12, "S", "CMP", "AA"),
            feature(3, "Velmora", 12, "P", "PPLH", "AA"),
            feature(4, "Altania", 12, "A", "PCLI", "AA"),
            feature(5, "وادي", 12, "P", "PPL", "AA"),
            feature(6, "Bô", 12, "P", "PPL", "AA"),
            feature(7, "Marché", 12, "P", "PPL", "AA"),
            feature(8, "Sayan", 13.03, "P", "PPL", "AA"),
            feature(9, "Velmora", 12, "P", "PPL", "AA"),
            feature(10, "Vélmora", 12.02, "P", "PPL", "AA"),
            feature(11, "Velmora", 12.2, "P", "PPL", "AA"),
            feature(12, "Farther", 13.1, "A", "ADM3", "AA"))
        .forEach(chosen::add);
    assertThat(chosen.places())
        .extracting(Place::id)
        .containsExactly("geonames-9", "geonames-11", "geonames-12");
    assertThat(chosen.places().getLast().precision()).isEqualTo(Precision.DISTRICT);
  }

  @Test
  void eachReasonIsCounted() {
    PlaceImport chosen =
        new PlaceImport(List.of(), Set.of("P"), Set.of(), word -> word.equals("marche"));
    chosen.add(feature(1, "Velmora", 12, "A", "ADM2", "AA"));
    chosen.add(feature(2, "Marché", 12, "P", "PPL", "AA"));
    chosen.add(feature(3, "Velmora", 12, "P", "PPL", "AA"));
    chosen.add(feature(4, "Velmora", 12, "P", "PPL", "AA"));
    assertThat(chosen.places()).hasSize(1);
    assertThat(chosen.leftOut())
        .isEqualTo(Map.of(Reason.OTHER_TYPE, 1, Reason.EVERYDAY, 1, Reason.TWICE, 1));
  }

  @Test
  void aTableGivesBackWhatWasWritten() throws IOException {
    List<Place> places = taken(List.of());
    Path file = folder.resolve(PlaceTable.FILE);
    assertThat(PlaceTable.read(file)).isEmpty();
    PlaceTable.write(file, places);
    assertThat(PlaceTable.read(file)).isEqualTo(places);
    Files.writeString(file, "# head\ngeonames-1\tVelmora\n");
    assertThatThrownBy(() -> PlaceTable.read(file)).hasMessageContaining("places.tsv:2: is no row");
  }

  private List<String> read(byte[] bytes, List<Feature> features) throws IOException {
    Path file = Files.write(folder.resolve("dump"), bytes);
    List<String> problems = new ArrayList<>();
    GeoNamesDump.read(file, features::add, (line, problem) -> problems.add(line + ": " + problem));
    return problems;
  }

  private List<Place> taken(List<Place> watch) {
    PlaceImport chosen = new PlaceImport(watch, Set.of("P", "A"), Set.of(), word -> false);
    try {
      GeoNamesDump.read(
          Files.writeString(folder.resolve("rows"), ROWS),
          chosen::add,
          (line, problem) -> {
            throw new AssertionError(problem);
          });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return chosen.places();
  }

  private static Feature feature(
      long id, String name, double latitude, String type, String code, String country) {
    return new Feature(id, name, List.of(), latitude, 2, type, code, country, "03");
  }

  private static Place place(String id, String name, String region, double latitude) {
    return new Place(id, Map.of("en", name), List.of(), "AA", region, latitude, 2, Precision.EXACT);
  }

  private static String row(
      long id,
      String name,
      String others,
      double latitude,
      String type,
      String code,
      String country,
      String division) {
    return String.join(
            "\t",
            Long.toString(id),
            name,
            name,
            others,
            Double.toString(latitude),
            "2.0",
            type,
            code,
            country,
            "",
            division,
            "",
            "",
            "",
            "0",
            "",
            "300",
            "Africa/Bamako",
            "2012-01-01")
        + "\n";
  }
}
