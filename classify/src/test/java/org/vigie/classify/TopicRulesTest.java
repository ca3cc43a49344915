package org.vigie.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.classify.text.Reading;
import org.vigie.model.Article;
import org.vigie.model.Entity;
import org.vigie.model.Place;
import org.vigie.model.Topic;
import org.vigie.model.Topic.Rule;
import org.vigie.model.Topic.Where;
import org.vigie.model.Topic.Window;
import org.vigie.model.TopicHit;
import org.vigie.model.Watch;

class TopicRulesTest {
  private static final Map<String, List<String>> LISTS =
      Map.of(
          "fire", List.of("fire*", "!fire brigade"),
          "town", List.of("Villa Nova"),
          "acronym", List.of("FIR"),
          "exact", List.of("=Brand"),
          "toll", List.of("# dead"),
          "drill", List.of("drill"));

  @Test
  void listsMustMeetWithinTheWindow() {
    Topic sentence = topic(rule(List.of("fire", "town"), List.of(), Window.SENTENCE));
    Topic paragraph = topic(rule(List.of("fire", "town"), List.of(), Window.PARAGRAPH));
    String near = "A fire broke out in Villa Nova last night.";
    String apart = "A fire broke out last night. Nobody in Villa Nova saw it.";
    String far = "A fire broke out last night.\n\nNobody in Villa Nova saw it.";
    assertThat(hit(sentence, near)).isPresent();
    assertThat(hit(sentence, apart)).isEmpty();
    assertThat(hit(paragraph, apart)).isPresent();
    assertThat(hit(paragraph, far)).isEmpty();
  }

  @Test
  void aPhraseHasItsListsInTheirOrderAndNear() {
    Topic topic = topic(rule(List.of("fire", "town"), List.of(), Window.PHRASE));
    assertThat(hit(topic, "On Monday a fire destroyed much of Villa Nova.")).isPresent();
    assertThat(hit(topic, "In Villa Nova there was a fire.")).isEmpty();
    assertThat(hit(topic, "A fire broke out. Villa Nova slept.")).isEmpty();
    assertThat(hit(topic, "A fire of which nobody knew how it began reached Villa Nova."))
        .isEmpty();
    assertThat(hit(topic, Articles.of("A great fire", "Villa Nova slept."))).isEmpty();
  }

  @Test
  void ofAPhraseOnlyTheWordsThatMakeItAreEvidence() {
    Topic topic = topic(rule(List.of("fire", "drill", "town"), List.of(), Window.PHRASE));
    String text =
        "After a fire, a drill: the firemen and a drill were in Villa Nova, said the fire chief.";
    assertThat(hit(topic, text).orElseThrow().evidence())
        .flatExtracting(TopicHit.Evidence::spans)
        .extracting(span -> text.substring(span.start(), span.end()))
        .containsExactly("fire", "firemen", "drill", "Villa Nova");
    assertThat(hit(topic, "A fire, a drill, and a long way off from there lay Villa Nova."))
        .isEmpty();
  }

  @Test
  void aPhraseIsToldOncePerSentenceAndSilencedInIts() {
    Topic topic = topic(rule(List.of("fire", "town"), List.of("drill"), Window.PHRASE));
    String drill = "The fire in Villa Nova was a drill. ";
    assertThat(hit(topic, drill)).isEmpty();
    assertThat(hit(topic, drill + "Then came a fire in Villa Nova and fires around Villa Nova."))
        .hasValueSatisfying(hit -> assertThat(hit.score()).isEqualTo(1));
  }

  @Test
  void aListThatMustNotBeMetSilencesItsWindowOnly() {
    Topic topic = topic(rule(List.of("fire"), List.of("drill"), Window.SENTENCE));
    assertThat(hit(topic, "The fire drill went well.")).isEmpty();
    assertThat(hit(topic, "The fire drill went well. Then a real fire came.")).isPresent();
  }

  @Test
  void aGivenListMayBeMetAnywhere() {
    Rule rule =
        new Rule(
            "r",
            List.of("fire"),
            List.of("town"),
            List.of(),
            Window.SENTENCE,
            Where.ANYWHERE,
            1,
            1);
    assertThat(hit(topic(rule), "A fire broke out.\n\nElsewhere, Villa Nova slept.")).isPresent();
    assertThat(hit(topic(rule), "A fire broke out.")).isEmpty();
  }

  @Test
  void firingsAddUpAsFarAsTheyCount() {
    Rule rule =
        new Rule(
            "r", List.of("fire"), List.of(), List.of(), Window.SENTENCE, Where.ANYWHERE, 0.25, 4);
    String once = "The fire went on. ";
    assertThat(hit(topic(rule), once.repeat(3))).isEmpty();
    assertThat(hit(topic(rule), once.repeat(9)))
        .hasValueSatisfying(hit -> assertThat(hit.score()).isEqualTo(1));
  }

  @Test
  void aRuleOfTheLeadDoesNotReadTheBody() {
    Rule rule =
        new Rule("r", List.of("fire"), List.of(), List.of(), Window.ARTICLE, Where.LEAD, 1, 1);
    String lead =
        "The council met on Monday to speak of schools. It agreed on new ones in the end. ";
    assertThat(hit(topic(rule), lead + "There was a fire.")).isEmpty();
    assertThat(hit(topic(rule), "There was a fire. " + lead)).isPresent();
    assertThat(hit(topic(rule), Articles.of("Fire in town", lead))).isPresent();
  }

  @Test
  void signsAgainstTheTopicCountDown() {
    Topic topic =
        topic(
            rule(List.of("fire"), List.of(), Window.ARTICLE),
            new Rule(
                "no",
                List.of("drill"),
                List.of(),
                List.of(),
                Window.ARTICLE,
                Where.ANYWHERE,
                -1,
                1));
    assertThat(hit(topic, "A fire. It was a drill.")).isEmpty();
  }

  @Test
  void aMaskHidesWhatItCovers() {
    Topic topic = topic(rule(List.of("fire"), List.of(), Window.ARTICLE));
    assertThat(hit(topic, "The fire brigade has a new chief.")).isEmpty();
    assertThat(hit(topic, "The fire brigade fought fires.")).isPresent();
  }

  @Test
  void acronymsMatchInCapitalsOnly() {
    Topic topic = topic(rule(List.of("acronym"), List.of(), Window.ARTICLE));
    assertThat(hit(topic, "The FIR met in town.")).isPresent();
    assertThat(hit(topic, "The fir stood in town.")).isEmpty();
    assertThat(hit(topic, Articles.of("A FIR FELL ON A CAR IN TOWN", "Nobody was hurt.")))
        .isEmpty();
  }

  @Test
  void anExactTermMatchesAsWritten() {
    Topic topic = topic(rule(List.of("exact"), List.of(), Window.ARTICLE));
    assertThat(hit(topic, "Mr Brand spoke.")).isPresent();
    assertThat(hit(topic, "A brand of soap.")).isEmpty();
  }

  @Test
  void aNumberSignMatchesCountsButNoYears() {
    Topic topic = topic(rule(List.of("toll"), List.of(), Window.ARTICLE));
    assertThat(hit(topic, "It left 12 dead.")).isPresent();
    assertThat(hit(topic, "In 2012 dead trees fell.")).isEmpty();
  }

  @Test
  void evidenceNamesRuleTermAndPlace() {
    Article article = Articles.of("Firefighters praised", "Villa Nova thanked them.");
    TopicHit hit =
        hit(topic(rule(List.of("fire", "town"), List.of(), Window.ARTICLE)), article).orElseThrow();
    assertThat(hit.evidence())
        .extracting(e -> e.rule() + ":" + e.term() + ":" + e.spans().getFirst().of(article))
        .containsExactly("r:fire*:Firefighters", "r:Villa Nova:Villa Nova");
  }

  @Test
  void ofATermThatStandsOftenTheFirstPlacesAreKept() {
    Topic topic = topic(rule(List.of("fire"), List.of(), Window.ARTICLE));
    TopicHit hit = hit(topic, "A fire. ".repeat(1_000)).orElseThrow();
    assertThat(hit.evidence().getFirst().spans()).hasSize(Reading.MOST_SPANS);
    assertThat(hit.evidence().getFirst().spans().getFirst().start()).isEqualTo(2);
  }

  @Test
  void anEntityIsMetByAnyOfItsNames() {
    for (String text : List.of("The Front struck.", "Le Front du Nord a frappé.")) {
      assertThat(refers("@front", text).map(hit -> hit.evidence().getFirst().spans()))
          .hasValueSatisfying(spans -> assertThat(spans).hasSize(1));
      assertThat(refers("@by", text)).isPresent();
    }
    assertThat(refers("@front", "The FDN met.")).isEmpty();
    assertThat(refers("@front", "The FDN met its fighters.")).isPresent();
    assertThat(refers("@by", "The League met.")).isEmpty();
  }

  @Test
  void aCountryIsMetByItsPlaces() {
    assertThat(refers("@in:ML", "It rained in Mopti.")).isPresent();
    assertThat(refers("@in:NE", "It rained in Mopti.")).isEmpty();
  }

  @Test
  void peopleThatAreCountedAsKilledAreAToll() {
    String raid = "The raid killed twelve villagers.";
    String strike = "The army killed twelve militants.";
    assertThat(refers("@toll", raid)).isPresent();
    assertThat(refers("@toll-of-attackers", raid)).isEmpty();
    assertThat(refers("@toll", strike)).isEmpty();
    assertThat(refers("@toll-of-attackers", strike)).isPresent();
  }

  @Test
  void aMaskHidesWhatAReferenceFinds() {
    assertThat(refers("@front", "The ski Front du Nord opened.", "!ski Front du Nord")).isEmpty();
  }

  @Test
  void theOpeningGoesOnBehindTheLead() {
    Rule rule =
        new Rule("r", List.of("fire"), List.of(), List.of(), Window.ARTICLE, Where.OPENING, 1, 1);
    String sentence = "The council met on Monday to speak of schools. ";
    assertThat(hit(topic(rule), sentence.repeat(4) + "There was a fire.")).isPresent();
    assertThat(hit(topic(rule), sentence.repeat(5) + "There was a fire.")).isEmpty();
  }

  private static Optional<TopicHit> refers(String reference, String text, String... more) {
    List<String> list = new ArrayList<>(List.of(more));
    list.add(reference);
    Topic topic =
        new Topic(
            "front",
            Map.of("en", "Front"),
            Map.of(),
            1,
            Map.of("l", list),
            List.of(rule(List.of("l"), List.of(), Window.ARTICLE)),
            new Topic.Attacks(List.of("front"), "unknown"));
    List<Entity> actors =
        List.of(
            new Entity(
                "front",
                Entity.Kind.ARMED_GROUP,
                Map.of("en", "Front", "fr", "Front du Nord"),
                List.of(),
                List.of("FDN"),
                List.of("fighters")),
            new Entity(
                "league",
                Entity.Kind.ARMED_GROUP,
                Map.of("en", "League"),
                List.of(),
                List.of(),
                List.of()));
    Place mopti =
        new Place(
            "ml-mopti",
            Map.of("en", "Mopti"),
            List.of(),
            "ML",
            "Mopti",
            14.49,
            -4.2,
            Place.Precision.EXACT,
            Place.Rank.TOWN);
    Watch watch = new Watch("test", 1, List.of(topic), actors, List.of(mopti));
    return new Classifier(watch).classify(Articles.of("", text)).topics().stream().findFirst();
  }

  private static Rule rule(List<String> all, List<String> none, Window within) {
    return new Rule("r", all, List.of(), none, within, Where.ANYWHERE, 1, 1);
  }

  private static Topic topic(Rule... rules) {
    return new Topic("fire", Map.of("en", "Fire"), Map.of(), 1, LISTS, Arrays.asList(rules));
  }

  private static Optional<TopicHit> hit(Topic topic, String text) {
    return hit(topic, Articles.of("", text));
  }

  private static Optional<TopicHit> hit(Topic topic, Article article) {
    Watch watch = new Watch("test", 1, List.of(topic), List.of(), List.of());
    return new Classifier(watch).classify(article).topics().stream().findFirst();
  }
}
