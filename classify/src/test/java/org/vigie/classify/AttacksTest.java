package org.vigie.classify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.classify.story.Filer;
import org.vigie.model.Article;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.Place;
import org.vigie.model.Span;
import tools.jackson.databind.JsonNode;

/** What is read of attacks in reports of our own. */
class AttacksTest {
  private static final Classifier CLASSIFIER = new Classifier(Shared.sahel());

  static Stream<JsonNode> reports() throws IOException {
    return Shared.own("attacks.jsonl").stream();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void readsWhatTheReportSays(JsonNode report) {
    Article article =
        article(
            report.path("headline").asString(),
            report.path("text").asString(),
            Instant.parse(report.path("published").asString()));
    List<Event> events = CLASSIFIER.classify(article).events();
    if (report.path("events").isEmpty()) {
      assertThat(events).isEmpty();
    }
    int i = 0;
    for (JsonNode expected : report.path("events")) {
      assertThat(events).as(report.path("id").asString()).hasSizeGreaterThan(i);
      Event event = events.get(i++);
      assertThat(event.country()).isEqualTo(expected.path("country").asString());
      assertThat(requireNonNull(event.where()).name())
          .isIn((Object[]) expected.path("place").asString().split("; ", -1));
      assertThat(event.by().name()).isEqualTo(expected.path("perpetrator").asString());
      assertThat(requireNonNull(event.killed()).count()).isEqualTo(expected.path("killed").asInt());
      if (expected.has("wounded")) {
        assertThat(requireNonNull(event.wounded()).count())
            .isEqualTo(expected.path("wounded").asInt());
      }
      if (expected.has("abducted")) {
        assertThat(requireNonNull(event.abducted()).count())
            .isEqualTo(expected.path("abducted").asInt());
      }
      if (expected.hasNonNull("date")) {
        assertThat(requireNonNull(event.when()).date())
            .hasToString(expected.path("date").asString());
      }
      assertThat(event.evidence()).allMatch(span -> span.within(article));
    }
  }

  @Test
  void whatEarlierTollsSaidIsOvertaken() {
    Article article =
        article(
            "Burkina : 30 morts dans l'attaque d'un convoi",
            "Le bilan de l'attaque jihadiste contre un convoi près d'Arbinda est porté à 30 morts,"
                + " selon un responsable. Les premiers bilans faisaient état de 12, puis de 19"
                + " morts. Le GSIM a revendiqué l'attaque.",
            Instant.parse("2026-03-10T08:00:00Z"));
    assertThat(CLASSIFIER.classify(article).events().getFirst().killed())
        .isEqualTo(new Event.Figure(30, 30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Un premier bilan faisait état de dix morts, le nouveau bilan est de 25 morts. | 25
          Ten soldiers were killed. Three civilians were also killed. A source also spoke of three civilians killed. | 13
          JNIM said it had killed 40 soldiers. Two sources speak of 26 soldiers killed. | 26
          """)
  void ofSeveralAccountsTheLowestThatIsNotOvertakenCounts(String toll, int killed) {
    String text = "JNIM fighters attacked an army camp at Djibo in Burkina Faso on Monday. " + toll;
    if (toll.startsWith("Un ")) {
      text = "Des jihadistes ont attaqué lundi un camp à Djibo au Burkina Faso. " + toll;
    }
    assertThat(requireNonNull(read("", text).getFirst().killed()).count()).isEqualTo(killed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JNIM fighters attacked an army camp at Arbinda in Burkina Faso on Monday, killing 12"
            + " soldiers. A security source in Djibo confirmed the attack.",
        "Des jihadistes ont tué 12 soldats lundi à Arbinda, au Burkina Faso. Selon l'association"
            + " des femmes de Djibo, ils sont venus à moto. À Djibo, le gouvernement n'a rien dit.",
        "Jihadists killed 12 soldiers at Arbinda in Burkina Faso on Monday. Customs officers seized"
            + " cocaine in Djibo on Tuesday. The minister was fired in Kaya on Wednesday.",
        "Jihadists killed 12 soldiers at Arbinda in Burkina Faso on Monday, on a pipeline that links"
            + " Djibo to the coast. Talon was attacked by the opposition.",
        "JNIM attacked Arbinda in Burkina Faso on Monday, killing 12 soldiers. The army was slow."
            + " The governor came. The group also burned cars in Dori on Tuesday. In June 2020 it"
            + " killed 40 civilians in that town.",
      })
  void whatElseHappenedElsewhereIsNoOtherAttack(String text) {
    assertThat(read("", text))
        .filteredOn(event -> event.killed() != null)
        .singleElement()
        .satisfies(event -> assertThat(requireNonNull(event.where()).name()).isEqualTo("Arbinda"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Jihadists killed 12 soldiers on the Djibo-Boukouma road in Burkina Faso on Monday. | Djibo
          In Maiduguri Boko Haram insurgents killed 12 people on Monday.                     | Maiduguri
          Jihadists killed 12 soldiers at Bourem-Sidi in Mali on Monday.                     | Bourem-Sidi
          """)
  void aNameThatIsJoinedToAnotherIsItsOwnButOnARoad(String text, String place) {
    assertThat(requireNonNull(read("", text).getFirst().where()).name()).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource({
    "'Al-Shabaab, which has fought the state since 2007, claimed the attack.', true",
    "'Al-Shabaab, which has fought the state since 2007, has not claimed the attack.', false",
    "'Al-Shabaab fighters fled, and the government claimed a victory.', false",
  })
  void aGroupClaimsWhatItIsTheSubjectOf(String claim, boolean claimed) {
    Event event = read("", "A bomber killed 12 people in Mogadishu on Monday. " + claim).getFirst();
    assertThat(event.by().name()).isEqualTo("al-Shabaab");
    assertThat(event.by().claimed()).isEqualTo(claimed);
  }

  @Test
  void whatIsToldAsHistoryIsNoEvent() {
    Article article =
        article(
            "Russia and Niger discuss security",
            "Russia's deputy foreign minister met Niger's ambassador on Thursday to discuss security"
                + " in the Sahel. The two sides praised their growing military ties and prepared a"
                + " conference in Sochi. Trade was on the agenda, too, as were grain and fuel.\n\n"
                + "Days before the meeting an al-Qaeda affiliate claimed responsibility for an attack"
                + " on a training school in Bamako, which left around 70 people dead.",
            Instant.parse("2024-09-20T12:00:00Z"));
    assertThat(CLASSIFIER.classify(article).events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ten years after the jihadist attack on a hotel in Bamako, in which 20 people were killed,"
            + " families of the victims gathered in Mali on Tuesday. Al-Mourabitoun had claimed the"
            + " attack.",
        "A drone strike by the Malian army killed 15 civilians near Kidal on Tuesday, residents"
            + " said. The army said that it had targeted terrorists of JNIM, which has attacked"
            + " several camps in Mali.",
        "Une frappe aérienne a tué lundi douze civils près de Djibo, au Burkina Faso, selon des"
            + " habitants. L'armée dit avoir visé des terroristes du JNIM, qui avaient attaqué un"
            + " camp."
      })
  void anAnniversaryAndWhatAnArmyDidAreNoAttack(String text) {
    assertThat(read("The dead of Mali", text)).isEmpty();
  }

  @Test
  void anArmysAnswerIsNoReasonToLeaveOutTheAttack() {
    assertThat(
            read(
                "Mali: 12 soldiers killed",
                "JNIM fighters killed 12 soldiers on Monday in an attack on a camp in Gao before air"
                    + " strikes by the Malian army drove them away, officers said. The army's air"
                    + " strikes killed five people near Ansongo."))
        .extracting(Event::killed)
        .containsExactly(new Event.Figure(12, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Burkina Faso's army carried out air strikes on Tuesday after JNIM fighters attacked Djibo"
            + " on Monday, killing 12 soldiers.",
        "Soldiers of Burkina Faso went on strike on Tuesday. JNIM fighters had attacked Djibo on"
            + " Monday, killing 12 of their comrades.",
        "Two weeks ago JNIM killed 100 villagers in Barsalogho, Burkina Faso. On Monday JNIM"
            + " attacked Djibo, killing 12 soldiers."
      })
  void anAttackBesideWhatAnArmyDidOrLongAgoIsRead(String text) {
    Event event = read("War in Burkina Faso", text).getFirst();
    assertThat(requireNonNull(event.where()).name()).isEqualTo("Djibo");
    assertThat(event.killed()).isEqualTo(new Event.Figure(12, 12));
    assertThat(event.by().name()).isEqualTo("JNIM");
    assertThat(requireNonNull(event.when()).date()).hasToString("2026-03-09");
  }

  @Test
  void whatIsToldForComparisonGivesNoPlaceAndNoDay() {
    Event event =
        read(
                "Ambush in Niger leaves 29 dead",
                "At least 29 soldiers were killed by jihadists near a hamlet in western Niger, the"
                    + " ministry of defence said. More than 100 assailants took part. Two soldiers"
                    + " were wounded. The ambush follows one a week ago in Kandadji that killed a"
                    + " dozen soldiers. In 2019, jihadists killed 71 soldiers in Inates.")
            .getFirst();
    assertThat(event.where()).isNull();
    assertThat(event.country()).isEqualTo("NE");
    assertThat(event.when()).isNull();
    assertThat(event.killed()).isEqualTo(new Event.Figure(29, 29));
  }

  @Test
  void thePlaceThatWasAttackedIsWhereItHappenedAndAnotherDayElsewhereIsAnother() {
    Event event =
        read(
                "Boko Haram kills 20",
                "Boko Haram fighters attacked Gwoza in Borno, Nigeria, on Sunday, killing 20 people."
                    + " On Thursday they had killed nine in Pulka, close by.")
            .getFirst();
    assertThat(requireNonNull(event.where()).name()).isEqualTo("Gwoza");
    assertThat(event.killed()).isEqualTo(new Event.Figure(20, 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"between Niono and Diabaly", "between Diabaly and Niono"})
  void betweenTwoPlacesIsNearEither(String where) {
    Event event =
        read(
                "Mali: 12 soldiers killed",
                "JNIM killed 12 soldiers in an ambush " + where + " in Mali on Monday.")
            .getFirst();
    assertThat(requireNonNull(event.where()).precision()).isEqualTo(Place.Precision.NEAR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          10 km north of Djibo          | Djibo
          about a dozen km from Djibo   | Djibo
          120 km north of Djibo         | none
          about 1,200 km from Djibo     | none
          """)
  void whatIsFarFromAPlaceDidNotHappenThere(String where, @Nullable String place) {
    Event event =
        read(
                "Burkina Faso: 12 soldiers killed",
                "Jihadists killed 12 soldiers in an attack "
                    + where
                    + " in Burkina Faso on Monday, officers said.")
            .getFirst();
    assertThat(Optional.ofNullable(event.where()).map(Event.Location::name))
        .isEqualTo(Optional.ofNullable(place));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          attacked the village of Tolou in Soum province, Burkina Faso      | Tolou (Soum Province)    | DISTRICT
          attacked Tolou village, 20 km from Djibo, Burkina Faso            | Tolou (Djibo)            | NEAR
          attacked a camp at Bani Tolou, a village near Djibo, Burkina Faso | Bani Tolou (Djibo)       | NEAR
          attacked the village of Tolou in Burkina Faso                     | Tolou (Burkina Faso)     | COUNTRY
          attacked Tolou, in Soum province, Burkina Faso                    | Tolou (Soum Province)    | DISTRICT
          attacked an Army base in Soum province, Burkina Faso              | Soum Province            | DISTRICT
          attacked Soum province, a mayor said in Tolou, Burkina Faso       | Soum Province            | DISTRICT
          attacked an American base in Soum province, Burkina Faso          | Soum Province            | DISTRICT
          attacked Catholics in Soum province, Burkina Faso                 | Soum Province            | DISTRICT
          attacked a hotel near Parliament in Djibo, Burkina Faso           | Djibo                    | EXACT
          attacked a convoy between Tolou and Djibo in Burkina Faso         | Tolou (Djibo)            | NEAR
          attacked the village of Djibo in Soum province, Burkina Faso      | Djibo                    | EXACT
          attacked a Fulani village in Soum province, Burkina Faso          | Soum Province            | DISTRICT
          attacked a base in the Tolou Local Government Area of Burkina Faso | Tolou (Burkina Faso)    | COUNTRY
          attacked Tolou village, 240km from Djibo, Burkina Faso            | Tolou (Burkina Faso)     | COUNTRY
          attacked a mosque at Tolou's mine near Djibo, Burkina Faso        | Djibo                    | NEAR
          attacked the barracks, Minister Tolou said, in Djibo, Burkina Faso | Djibo                   | EXACT
          attacked the camp of General Tolou in Djibo, Burkina Faso         | Djibo                    | EXACT
          """)
  void aVillageThatNoListHasIsReadByItsNameAndPlacedInWhatIsKnown(
      String did, String where, Place.Precision precision) {
    Event event =
        read(
                "Twelve killed in Burkina Faso",
                "JNIM fighters " + did + ", on Monday. They killed 12 people.")
            .getFirst();
    assertThat(requireNonNull(event.where()).shown()).isEqualTo(where);
    assertThat(event.where().precision()).isEqualTo(precision);
    assertThat(event.country()).isEqualTo("BF");
  }

  /** What agencies say at the end of the sentence that has the news. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "At least 15 civilians were killed on Sunday by suspected jihadists in Djibo, in a country"
            + " plagued by jihadist violence since 2015.",
        "Quinze civils ont été tués dimanche par des jihadistes présumés à Djibo, dans un pays en"
            + " proie depuis 2015 à des violences."
      })
  void sinceWhenThereIsViolenceDoesNotMakeTheTollAnOldOne(String text) {
    Event event = read("Attack in Burkina Faso", text).getFirst();
    assertThat(requireNonNull(event.killed()).count()).isEqualTo(15);
  }

  /** The title and its lead say how many; what is said further on is told of some of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A nurse said two women were among those who died.",
        "The blast killed two teachers on the stairs, a guard said."
      })
  void aMuchSmallerNumberFurtherOnIsOfSomeOfThem(String next) {
    Event event =
        read(
                "Twelve killed in Burkina Faso",
                "Twelve people were killed on Monday when JNIM fighters attacked Djibo, Burkina Faso. "
                    + next)
            .getFirst();
    assertThat(requireNonNull(event.killed())).isEqualTo(new Event.Figure(12, 12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The fighters attacked the village of Tolou, in Djibo commune, at night.       | Tolou (Djibo)
          They attacked Tolou community, in Djibo, at night.                           | Tolou (Djibo)
          According to residents of Kaya, they killed them with knives.                | Djibo
          OUAGADOUGOU, Burkina Faso - They killed them with knives.                    | Djibo
          """)
  void theNextSentenceMayTellMoreExactlyWhere(String next, String where) {
    Event event =
        read(
                "Twelve killed in Burkina Faso",
                "JNIM fighters killed twelve people in Djibo, Burkina Faso, on Monday. " + next)
            .getFirst();
    assertThat(requireNonNull(event.where()).shown()).isEqualTo(where);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ont attaqué le village de Tolou-Bangou, dans la province du Soum, au Burkina Faso   | Tolou-Bangou (province du Soum) | DISTRICT
          ont attaqué le village Tolou, à 20 km de Djibo, au Burkina Faso                     | Tolou (Djibo)                   | NEAR
          ont tué douze civils à Tolou, une localité de la commune de Djibo, au Burkina Faso  | Tolou (Djibo)                   | NEAR
          ont attaqué le poste militaire de Tolou, au Burkina Faso                            | Tolou (Burkina Faso)            | COUNTRY
          ont attaqué un convoi entre Tolou et Djibo, au Burkina Faso                         | Tolou (Djibo)                   | NEAR
          """)
  void unVillageQueNulNeConnaitEstLuParSonNom(String did, String where, Place.Precision precision) {
    Event event =
        read(
                "Douze civils tués au Burkina Faso",
                "Lundi, des terroristes du JNIM " + did + ". Douze civils ont été tués.")
            .getFirst();
    assertThat(requireNonNull(event.where()).shown()).isEqualTo(where);
    assertThat(event.where().precision()).isEqualTo(precision);
    assertThat(event.country()).isEqualTo("BF");
  }

  @Test
  void whereItIsToldMoreExactlyThanInTheLeadItHappened() {
    Event event =
        read(
                "Twelve killed in Soum province, Burkina Faso",
                "JNIM killed 12 people in Soum province, Burkina Faso, on Monday. The attack took"
                    + " place in the village of Tolou. The governor of Kaya condemned it.")
            .getFirst();
    assertThat(requireNonNull(event.where()).shown()).isEqualTo("Tolou (Soum Province)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BAMAKO (Reuters) - JNIM killed 12 soldiers in Djibo, Burkina Faso, on Monday.",
        "ABUJA, Nigeria — JNIM killed 12 soldiers in Djibo, Burkina Faso, on Monday.",
        "JNIM killed 12 soldiers in Djibo, Burkina Faso, on Monday, the mayor of Kaya said.",
        "JNIM killed 12 soldiers in Djibo, Burkina Faso, on Monday. Ouagadougou's junta vowed"
            + " to answer the attack."
      })
  void whereAReportWasWrittenAndWhoSpokeIsNoPlaceOfAnAttack(String text) {
    assertThat(read("Twelve soldiers killed", text))
        .extracting(event -> requireNonNull(event.where()).name())
        .containsExactly("Djibo");
  }

  @Test
  void theOnlyCountryThatIsNamedIsItsIfOnlyWhereItWasWritten() {
    Event event =
        read(
                "Twelve killed",
                "ABUJA, Nigeria (AP) — Boko Haram killed 12 people in the village of Tolou on Monday.")
            .getFirst();
    assertThat(event.country()).isEqualTo("NG");
    assertThat(requireNonNull(event.where()).shown()).isEqualTo("Tolou (Nigeria)");
    assertThat(
            read("Twelve killed", "ABUJA, Nigeria (AP) — Boko Haram killed 12 people on Monday."))
        .extracting(Event::country, Event::where)
        .containsExactly(tuple("NG", null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Over a dozen farmers dead | Jihadists shot dead 17 farmers near Djibo, Burkina Faso, on Monday.                                                               | 17
          Attack in Burkina Faso    | Jihadists killed 36 people near Djibo, Burkina Faso, on Monday. Eleven soldiers died in the attack.                               | 36
          Attaque au Burkina Faso   | Vingt villageois ont été tués lundi par des jihadistes à Djibo, au Burkina Faso. Ils ont tué douze personnes au puits, puis huit autres. | 20
          Attack in Burkina Faso    | Jihadists attacked Djibo, Burkina Faso, on Monday, killing four people. A woman died later, which brings the toll to five.        | 5
          Attack in Burkina Faso    | Jihadists killed 45 soldiers in Djibo, Burkina Faso, on Monday, the army said. It had initially spoken of nine deaths.            | 45
          Attack in Burkina Faso    | Jihadists attacked Djibo, Burkina Faso, on Monday. Some 30 people were killed. Attacks have killed 900 people there since 2019.   | 30
          Attack in Burkina Faso    | Jihadists killed 30 people in Djibo, Burkina Faso, on Monday, in the deadliest attack since 2021.                                 | 30
          Attack in Burkina Faso    | Jihadists killed 30 people in Djibo, Burkina Faso, on Monday. It is the worst since an ambush near Kaya that killed seven.        | 30
          Attaque au Burkina Faso   | Lundi, des jihadistes ont attaqué Djibo, au Burkina Faso. La police y a perdu six hommes. Les assaillants ont perdu trois hommes. | 6
          """)
  void theTollOfTheAttackIsReadAndNoPartOrFormerOne(String title, String text, int killed) {
    assertThat(read(title, text).getFirst().killed()).isEqualTo(new Event.Figure(killed, killed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Le 9 mars 2023, il y a trois ans, Djibo, au Burkina Faso, subissait une attaque jihadiste."
            + " Douze soldats ont été tués.",
        "The army of Burkina Faso killed 24 terrorists of JNIM near Djibo on Monday. It went after"
            + " them following an attack that killed nine people."
      })
  void whatIsLongAgoOrAReasonForSomethingElseIsNoAttack(String text) {
    assertThat(read("Burkina Faso", text)).isEmpty();
  }

  @Test
  void whoIsAlignedWithAGroupIsAnother() {
    assertThat(
            read(
                "Twelve killed in Mali",
                "Jihadists killed 12 people in Mopti, Mali, on Monday. Some who are aligned with"
                    + " al-Qaeda or the Islamic State hide in the bush there."))
        .extracting(event -> event.by().namesNobody())
        .containsExactly(true);
  }

  @Test
  void theDaySinceWhenSomethingIsSoIsNotThatOfTheAttack() {
    Event event =
        read(
                "Burkina Faso: 12 soldiers killed",
                "Jihadists killed 12 soldiers on Monday when they attacked Djibo in Burkina Faso,"
                    + " the worst attack since 3 March.")
            .getFirst();
    assertThat(requireNonNull(event.when()).date()).hasToString("2026-03-09");
  }

  @Test
  void aPartOfAGroupCountsForItAndAGroupThatIsOnlyActiveThereForNothing() {
    assertThat(
            read(
                "Mali: 12 soldiers killed",
                "The Katiba Macina killed 12 soldiers in an attack on Mopti, Mali, on Monday."
                    + " Islamic State is active in the area."))
        .extracting(Event::by)
        .containsExactly(new Event.By("jnim", "JNIM", "katiba-macina", false));
  }

  @Test
  void whoDeniesItIsNotWhoDidIt() {
    assertThat(
            read(
                "Twelve civilians killed in Burkina Faso",
                "JNIM denied any role in Sunday's attack on Djibo in Burkina Faso, which killed 12"
                    + " civilians. The army blamed the Islamic State Sahel Province."))
        .extracting(event -> event.by().name())
        .containsExactly("ISSP");
  }

  @ParameterizedTest
  @CsvSource({
    "Tillabéri, Niger, ISSP",
    "Diffa, Niger, ISWAP",
    "Maiduguri, Nigeria, ISWAP",
    "Ménaka, Mali, ISSP",
    "Macomia, Mozambique, is-mozambique",
    "Paris, France, islamic-state",
  })
  void aBranchIsAssessedByTheCountryAndWhatWasReportedStays(
      String place, String country, String branch) {
    Event.By by =
        CLASSIFIER
            .classify(
                article(
                    "Islamic State claims attack in " + country,
                    "Islamic State said its fighters attacked an army post at %s, %s, on Monday. Four soldiers were killed."
                        .formatted(place, country),
                    Instant.parse("2026-03-11T12:00:00Z")))
            .events()
            .getFirst()
            .by();
    assertThat(by.entity()).isEqualToIgnoringCase(branch);
    assertThat(by.named()).isEqualTo("islamic-state");
    assertThat(by.claimed()).isTrue();
  }

  @Test
  void theTollOfAttackersIsNotThatOfVictims() {
    Event event =
        CLASSIFIER
            .classify(
                article(
                    "Mali: JNIM attack on Gao camp repelled, 20 jihadists killed",
                    "The army said 20 jihadists were killed when it repelled a JNIM attack on a camp in"
                        + " Gao on Monday. One soldier died and four were wounded.",
                    Instant.parse("2026-03-11T12:00:00Z")))
            .events()
            .getFirst();
    assertThat(event.killed()).isEqualTo(new Event.Figure(1, 1));
    assertThat(event.wounded()).isEqualTo(new Event.Figure(4, 4));
    assertThat(event.target()).isEqualTo(Event.Target.MILITARY);
  }

  @Test
  void whatIsReadStaysWhereTheTextMayNotBeKept() {
    Article whole =
        article(
            "Attack near Djibo",
            "JNIM fighters attacked a convoy on Monday. "
                + "The road is long. ".repeat(60)
                + "At least 12 soldiers were killed in the attack near Djibo.",
            Instant.parse("2026-03-11T12:00:00Z"));
    Filed kept = new Filer().file(CLASSIFIER.classify(keeping(whole, Keep.LINK))).getFirst();
    Event event = kept.classified().events().getFirst();
    assertThat(event.by().name()).isEqualTo("JNIM");
    assertThat(event.evidence()).allMatch(span -> span.within(kept.article()));
    assertThat(CLASSIFIER.classify(whole).events().getFirst().evidence())
        .hasSizeGreaterThan(event.evidence().size());
  }

  private static Article keeping(Article a, Keep keep) {
    return new Article(
        a.id(),
        a.url(),
        a.source(),
        a.sourceName(),
        a.publisher(),
        a.country(),
        a.title(),
        a.text(),
        a.authors(),
        a.declaredLanguage(),
        a.published(),
        a.firstSeen(),
        a.backfill(),
        a.textFrom(),
        keep);
  }

  @Test
  void aRowOfWordsWithoutAnEndIsNotReadToIt() {
    Article article =
        article(
            "Attack near Djibo",
            "JNIM killed 12 soldiers near Djibo on Monday; "
                + "killed 5 and ".repeat(200)
                + "killed 99 near Djibo on Friday",
            Instant.parse("2026-03-11T12:00:00Z"));
    Event event = CLASSIFIER.classify(article).events().getFirst();
    assertThat(requireNonNull(event.killed()).most()).isEqualTo(12);
    assertThat(requireNonNull(event.when()).date()).hasToString("2026-03-09");
  }

  @Property(tries = 200)
  void neverFailsAndPointsIntoTheText(@ForAll String text, @ForAll int cut) {
    String report =
        "Jihadists killed 12 soldiers in Djibo on Monday. "
            + text
            + " JNIM killed 3 in Gao. "
            + text;
    Article article =
        article(
            "Attack", report.substring(0, Math.floorMod(cut, report.length()) + 1), Instant.EPOCH);
    for (Event event : CLASSIFIER.classify(article).events()) {
      assertThat(event.evidence()).allMatch((Span span) -> span.within(article));
    }
  }

  /** On a Wednesday. */
  private static List<Event> read(String title, String text) {
    return CLASSIFIER
        .classify(article(title, text, Instant.parse("2026-03-11T12:00:00Z")))
        .events();
  }

  private static Article article(String title, String text, Instant published) {
    URI url = URI.create("https://news.example/a");
    return new Article(
        Article.idOf(url),
        url,
        "s",
        "News",
        "News",
        "FR",
        title,
        text,
        List.of(),
        null,
        published,
        published,
        false,
        Article.TextFrom.PAGE,
        Keep.FULL);
  }
}
