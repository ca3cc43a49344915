package org.vigie.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.model.Place;
import org.vigie.model.Place.Precision;
import org.vigie.model.Place.Rank;
import org.vigie.model.PlaceHit;
import org.vigie.model.Watch;

class PlacesTest {
  private static final Classifier SAHEL = new Classifier(Shared.sahel());
  private static final List<Rank> RANKS = List.of(Rank.SEAT, Rank.TOWN, Rank.VILLAGE);
  private static final Place ALTANIA = country("aa", "Altania");
  private static final Place BORLAND = country("bb", "Borland");
  private static final Place HILLS =
      place("aa-hills", "Hills Region", "Hills", 11, Precision.REGION);
  private static final Place MOORS =
      place("aa-moors", "Moors Region", "Moors", 16, Precision.REGION);
  private static final Place CITY = place("aa-sevane", "Sevane", "Moors", 16.2, Precision.EXACT);
  private static final Place IN_HILLS = place("aa-1", "Kostira", "Hills", 11.2, Precision.EXACT);
  private static final Place IN_MOORS = place("aa-2", "Kostira", "Moors", 16.3, Precision.EXACT);
  private static final List<Place> ALL =
      List.of(ALTANIA, BORLAND, HILLS, MOORS, CITY, IN_HILLS, IN_MOORS);

  @Test
  void ofTwoInOneCountryTheOneInTheRegionThatIsNamedIsMeant() {
    assertThat(found(ALL, "Fire broke out in Kostira, in the Hills Region of Altania."))
        .contains("aa-1")
        .doesNotContain("aa-2");
    assertThat(found(ALL, "Fire broke out in Kostira, in the Moors Region of Altania."))
        .contains("aa-2")
        .doesNotContain("aa-1");
  }

  @Test
  void ofTwoInOneCountryTheOneNearAPlaceThatIsNamedIsMeant() {
    assertThat(found(ALL, "Those who fled Kostira in Altania reached Sevane on foot."))
        .contains("aa-2")
        .doesNotContain("aa-1");
  }

  @Test
  void ofTwoThatNothingTellsApartNoneIsMeant() {
    assertThat(found(ALL, "Fire broke out in Kostira in Altania.")).containsExactly("aa");
  }

  @Test
  void theSeatOfADistrictIsMeantRatherThanATownOfItsName() {
    Place seat = ranked(IN_MOORS, Rank.SEAT);
    assertThat(found(List.of(ALTANIA, IN_HILLS, seat), "Fire in Kostira in Altania."))
        .contains("aa-2")
        .doesNotContain("aa-1");
  }

  @Test
  void whatSpeaksForAPlaceNearbyOutweighsItsRankAndTheCountrySpokenOf() {
    Place abroad =
        new Place(
            "bb-1",
            Map.of("en", "Kostira"),
            List.of(),
            "BB",
            "South",
            30,
            2,
            Precision.EXACT,
            Rank.SEAT);
    assertThat(
            found(
                List.of(ALTANIA, BORLAND, CITY, abroad, IN_MOORS),
                "Borland said, and Borland said again, that Kostira near Sevane was lost."))
        .contains("aa-2")
        .doesNotContain("bb-1");
  }

  @Test
  void aVillageIsNotGuessed() {
    Place village = ranked(IN_HILLS, Rank.VILLAGE);
    List<Place> watch = List.of(ALTANIA, HILLS, CITY, village);
    assertThat(found(watch, "They say that Kostira burnt down.")).isEmpty();
    assertThat(found(watch, "They say that Kostira in Altania burnt down.")).contains("aa-1");
    Place twin = ranked(IN_MOORS, Rank.VILLAGE);
    assertThat(found(List.of(ALTANIA, village, twin), "In Altania the village Kostira burnt down."))
        .containsExactly("aa");
    assertThat(
            found(
                List.of(ALTANIA, HILLS, village, twin),
                "In the Hills Region of Altania the village Kostira burnt down."))
        .contains("aa-1")
        .doesNotContain("aa-2");
  }

  @Test
  void aVillageIsNoTitleWordAndNoSentencesFirstWord() {
    Place village = ranked(IN_HILLS, Rank.VILLAGE);
    Classifier classifier = new Classifier(watch(List.of(ALTANIA, village)));
    assertThat(
            classifier
                .classify(Articles.of("Kostira Wins", "Kostira of Altania won. Kostira won again."))
                .places())
        .extracting(PlaceHit::place)
        .containsExactly("aa");
    assertThat(
            found(List.of(ALTANIA, village), "In Altania, Zibrek Kostira and Kostira Zibrek won."))
        .containsExactly("aa");
  }

  @Test
  void aVillageIsNotThoughtOfWhereAListedPlaceMayBeMeant() {
    Place village = ranked(IN_MOORS, Rank.VILLAGE);
    assertThat(
            found(
                List.of(ALTANIA, CITY, IN_HILLS, village),
                "In Altania they went from Sevane to Kostira."))
        .contains("aa-1")
        .doesNotContain("aa-2");
  }

  @Test
  void aNameThatFollowsAGivenNameIsAPersons() {
    List<Place> watch = List.of(ALTANIA, CITY);
    assertThat(
            found(watch, "En Altania, Souleymane Sevane a parlé. Sevane était calme, selon lui."))
        .containsExactly("aa");
    assertThat(found(watch, "In Altania, M. Sevane and Dr Sevane spoke.")).containsExactly("aa");
    assertThat(found(watch, "In Altania, the capital, SEVANE Souleymane spoke."))
        .containsExactly("aa");
  }

  @Test
  void aPersonsNameIsAPlaceWhereAWordSaysSo() {
    List<Place> watch = List.of(ALTANIA, CITY);
    assertThat(found(watch, "Souleymane Sevane est né à Sevane, en Altania."))
        .contains("aa-sevane");
    assertThat(found(watch, "Souleymane Sevane est le maire de la ville de Sevane en Altania."))
        .contains("aa-sevane");
    assertThat(found(watch, "A SEVANE Souleymane a parlé, en Altania.")).contains("aa-sevane");
    assertThat(found(watch, "Le maire de Sevane Souleymane a parlé, en Altania."))
        .contains("aa-sevane");
    assertThat(found(watch, "In Altania, Souleymane Altania spoke.")).containsExactly("aa");
    assertThat(found(watch, "Moussa, Sevane et Altania: le jeu.")).contains("aa-sevane");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Quatre soldats du Tchad sont morts mardi à 20 kilomètres de Bol. | td-bol
          Rebels struck Palma in northern Mozambique on Tuesday.           | mz-palma
          Un convoi a quitté le village de Djiguibombo au Mali.            | ml-djiguibombo
          Militants hold towns of Lower Juba in Somalia.                   | so-lower-juba-region
          """)
  void theBundledWatchKnowsThePlaceOfAReport(String text, String place) {
    assertThat(ofBundled(text)).contains(place).doesNotContain("ss-juba");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ils en ont ras le bol au Tchad. Bol de riz en main, ils attendent. | td-bol
          The fans flew to Palma for the cup final.                          | mz-palma
          Djoliba won the cup of Mali again on Sunday.                       | ml-djoliba
          """)
  void theBundledWatchDoesNotTakeAnotherThingForAPlace(String text, String place) {
    assertThat(ofBundled(text)).doesNotContain(place);
  }

  private static List<String> ofBundled(String text) {
    return SAHEL.classify(Articles.of("", text)).places().stream().map(PlaceHit::place).toList();
  }

  /**
   * Whatever stands in a watch, the answer does not hang on its order, and is one of the places.
   */
  @Property(tries = 200)
  void theOrderOfTheWatchDoesNotMatter(
      @ForAll Random random, @ForAll @IntRange(min = 2, max = 6) int many) {
    List<Place> places = new ArrayList<>(List.of(ALTANIA, BORLAND, HILLS, CITY));
    for (int i = 0; i < many; i++) {
      places.add(
          new Place(
              "x-" + i,
              Map.of("en", "Kostira"),
              List.of(),
              random.nextBoolean() ? "AA" : "BB",
              random.nextBoolean() ? "Hills" : "Moors",
              10 + random.nextInt(10),
              2,
              random.nextBoolean() ? Precision.EXACT : Precision.DISTRICT,
              RANKS.get(random.nextInt(3))));
    }
    String text = "Borland, the Hills Region, Sevane and Altania: all speak of Kostira.";
    List<PlaceHit> hits = hits(places, text);
    assertThat(hits.stream().filter(hit -> hit.place().startsWith("x-")).count()).isLessThan(2);
    Collections.shuffle(places, random);
    assertThat(hits(places, text)).isEqualTo(hits);
  }

  /** The one in the region that is named is meant wherever the others are. */
  @Property(tries = 200)
  void theRegionThatIsNamedDecides(
      @ForAll @DoubleRange(min = -40, max = 40) double elsewhere, @ForAll Rank rank) {
    Place other =
        new Place(
            "aa-other",
            Map.of("en", "Kostira"),
            List.of(),
            "AA",
            "Elsewhere",
            Math.abs(elsewhere - 11) < 2 ? 40 : elsewhere,
            2,
            Precision.EXACT,
            rank);
    assertThat(
            found(
                List.of(ALTANIA, HILLS, other, IN_HILLS),
                "Fire broke out in Kostira, in the Hills Region of Altania."))
        .contains("aa-1")
        .doesNotContain("aa-other");
  }

  /** A country's centre never poses as a place: what is found says what its coordinates are. */
  @Property(tries = 50)
  void precisionIsThatOfTheWatch(@ForAll Precision precision) {
    Place of = place("aa-of", "Velmora", "Hills", 12, precision);
    assertThat(hits(List.of(ALTANIA, of), "In Velmora, and in Altania, all is well."))
        .filteredOn(hit -> hit.place().equals("aa-of"))
        .singleElement()
        .satisfies(hit -> assertThat(hit.precision()).isEqualTo(precision));
  }

  private static List<String> found(List<Place> places, String text) {
    return hits(places, text).stream().map(PlaceHit::place).toList();
  }

  private static List<PlaceHit> hits(List<Place> places, String text) {
    return new Classifier(watch(places)).classify(Articles.of("", text)).places();
  }

  private static Watch watch(List<Place> places) {
    return new Watch("test", 1, List.of(), List.of(), places);
  }

  private static Place country(String id, String name) {
    return new Place(
        id,
        Map.of("en", name),
        List.of(),
        id.toUpperCase(java.util.Locale.ROOT),
        "",
        13,
        2,
        Precision.COUNTRY);
  }

  private static Place place(
      String id, String name, String region, double latitude, Precision precision) {
    return new Place(id, Map.of("en", name), List.of(), "AA", region, latitude, 2, precision);
  }

  private static Place ranked(Place place, Rank rank) {
    return new Place(
        place.id(),
        place.names(),
        place.aliases(),
        place.country(),
        place.region(),
        place.latitude(),
        place.longitude(),
        place.precision(),
        rank);
  }
}
