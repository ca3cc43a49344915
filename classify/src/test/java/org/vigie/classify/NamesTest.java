package org.vigie.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.classify.text.Reading;
import org.vigie.model.Classified;
import org.vigie.model.Entity;
import org.vigie.model.EntityHit;
import org.vigie.model.Place;
import org.vigie.model.Place.Precision;
import org.vigie.model.PlaceHit;
import org.vigie.model.Watch;

class NamesTest {
  private static final Watch WATCH =
      new Watch(
          "test",
          1,
          List.of(),
          List.of(
              new Entity(
                  "ridge-front",
                  Entity.Kind.ARMED_GROUP,
                  Map.of("en", "Front of the Green Ridge", "fr", "Front de la Crête verte"),
                  List.of("Ridge Front", "FGR"),
                  List.of("the Front"),
                  List.of("rebel*", "militia")),
              new Entity(
                  "orla",
                  Entity.Kind.PERSON,
                  Map.of("en", "Ada Orla"),
                  List.of(),
                  List.of("Orla"),
                  List.of("minister"))),
          List.of(
              place("aa", "Altania", "AA", Precision.COUNTRY),
              place("bb", "Borland", "BB", Precision.COUNTRY),
              place("aa-mora", "Mora", "AA", Precision.EXACT),
              place("bb-mora", "Mora", "BB", Precision.EXACT),
              place("aa-green-ridge", "Green Ridge", "AA", Precision.REGION),
              place("aa-kitta", "Kittawa", "AA", Precision.EXACT)));

  private final Classifier classifier = new Classifier(WATCH);

  @Test
  void anEntityIsFoundByItsAliasesAndNamedInTheArticlesLanguage() {
    Classified french =
        classify(
            "Le Front de la Crête verte a revendiqué cette attaque, selon des sources locales. Le"
                + " FGR est actif dans la région depuis des années.");
    assertThat(french.entities()).hasSize(1);
    EntityHit hit = french.entities().getFirst();
    assertThat(hit.name()).isEqualTo("Front de la Crête verte");
    assertThat(hit.mentions()).isEqualTo(2);
    assertThat(hit.confidence()).isEqualTo(1);
  }

  @Test
  void anAmbiguousNameNeedsItsContext() {
    assertThat(
            classify("The Front won the vote in the council, say those who were there.").entities())
        .isEmpty();
    assertThat(classify("Rebels of the Front took the road in the north this week.").entities())
        .singleElement()
        .satisfies(hit -> assertThat(hit.confidence()).isLessThan(1));
  }

  @Test
  void aPlaceWithinAnEntitysNameIsNoPlace() {
    assertThat(classify("The Front of the Green Ridge issued a statement on Monday.").places())
        .isEmpty();
    assertThat(classify("Snow fell on the Green Ridge on Monday, as every year.").places())
        .extracting(PlaceHit::place)
        .containsExactly("aa-green-ridge");
  }

  @Test
  void ofPlacesWithOneNameTheOneInTheCountrySpokenOfIsMeant() {
    assertThat(classify("A market in Mora, in the north of Borland, burnt down.").places())
        .extracting(PlaceHit::place)
        .contains("bb-mora")
        .doesNotContain("aa-mora");
  }

  @Test
  void aShortNameAloneIsNotTrusted() {
    assertThat(classify("A market in Mora burnt down in the night, witnesses said.").places())
        .isEmpty();
    assertThat(classify("A market in Kittawa burnt down in the night, witnesses said.").places())
        .extracting(PlaceHit::place)
        .containsExactly("aa-kitta");
  }

  @Test
  void aStateOrRiverThatSharesACountrysNameIsAnother() {
    assertThat(classify("Floods in Borland State and along the Altania River.").places()).isEmpty();
  }

  @Test
  void precisionAndCoordinatesComeFromTheWatch() {
    PlaceHit hit = classify("Elections in Borland were held on Sunday.").places().getFirst();
    assertThat(hit.precision()).isEqualTo(Precision.COUNTRY);
    assertThat(hit.country()).isEqualTo("BB");
    assertThat(hit.latitude()).isEqualTo(10);
  }

  @Test
  void theMostMentionedComesFirst() {
    assertThat(classify("Borland, Kittawa and again Kittawa: the tour goes on.").places())
        .extracting(PlaceHit::place)
        .containsExactly("aa-kitta", "bb");
  }

  @Test
  void ofANameThatStandsOftenTheFirstPlacesAreKeptAndAllAreCounted() {
    Classified often = classify("Kittawa and the FGR. ".repeat(1_000));
    assertThat(often.places().getFirst().mentions()).isEqualTo(1_000);
    assertThat(often.places().getFirst().spans()).hasSize(Reading.MOST_SPANS);
    assertThat(often.entities().getFirst().mentions()).isEqualTo(1_000);
    assertThat(often.entities().getFirst().spans()).hasSize(Reading.MOST_SPANS);
  }

  private Classified classify(String text) {
    return classifier.classify(Articles.of("", text));
  }

  private static Place place(String id, String name, String country, Precision precision) {
    return new Place(id, Map.of("en", name), List.of(), country, "", 10, 2, precision);
  }
}
