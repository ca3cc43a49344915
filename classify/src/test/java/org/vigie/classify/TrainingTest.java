package org.vigie.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.model.Article;
import org.vigie.model.Topic;
import org.vigie.model.Topic.Rule;
import org.vigie.model.Topic.Where;
import org.vigie.model.Topic.Window;
import org.vigie.model.TopicHit;
import org.vigie.model.TopicHit.Evidence;
import org.vigie.model.Watch;

/**
 * Verdicts on a topic that its one rule, a bridge, gets wrong: it is about structures that fell.
 */
class TrainingTest {
  private static final Topic COLLAPSE =
      new Topic(
          "collapse",
          Map.of("en", "Collapse"),
          Map.of(),
          1,
          Map.of("bridge", List.of("bridge")),
          List.of(
              new Rule(
                  "a bridge",
                  List.of("bridge"),
                  List.of(),
                  List.of(),
                  Window.SENTENCE,
                  Where.ANYWHERE,
                  1,
                  1)));
  private static final Watch WATCH = new Watch("test", 1, List.of(COLLAPSE), List.of(), List.of());
  private static final List<String> TOWNS =
      List.of(
          "Velmora",
          "Korsand",
          "Tindara",
          "Ombrel",
          "Sarvik",
          "Dalnor",
          "Pelagos",
          "Mirewood",
          "Ashvale",
          "Brunholt",
          "Castrel",
          "Fenmark",
          "Gorlund",
          "Hollowby",
          "Istrand",
          "Jorvale",
          "Kelmont",
          "Lundry",
          "Marsden",
          "Norholt");

  private final Classifier rules = new Classifier(WATCH);

  @Test
  void whatWasLearnedMendsWhatTheRulesGetWrongBothWays() {
    Training training = training(lessons());
    assertThat(training.trials("collapse"))
        .hasSize(80)
        .filteredOn(trial -> trial.rules() != trial.about())
        .as("of the rules half are wrong; by what the others taught none of these")
        .hasSize(40)
        .allMatch(trial -> trial.learned() == trial.about());

    Classifier learned = learned(training.learn("collapse"));
    Article tower = article("Tower collapsed", "In Zellin a tower collapsed after the storm.");
    Article party = article("A bridge party", "The players of Zellin met for a game of bridge.");
    assertThat(rules.classify(tower).topics()).isEmpty();
    assertThat(rules.classify(party).topics()).isNotEmpty();
    assertThat(learned.classify(party).topics()).isEmpty();
    TopicHit hit = learned.classify(tower).topics().getFirst();
    assertThat(hit.score()).isEqualTo(COLLAPSE.threshold());
    assertThat(hit.evidence())
        .allMatch(evidence -> evidence.rule().equals("learned"))
        .extracting(Evidence::term)
        .contains("collaps*");
    assertThat(hit.evidence().getFirst().spans())
        .extracting(span -> span.of(tower))
        .containsAnyOf("Tower", "collapsed");
    assertThat(learned.weigh(party).getFirst().evidence())
        .as("what outweighed the rule comes first")
        .first()
        .extracting(Evidence::rule)
        .isEqualTo("learned against");
  }

  @Test
  void whatNothingSpeaksForIsNeverSaid() {
    Classifier learned = learned(training(lessons()).learn("collapse"));
    Article silent = article("", "The bakers met and spoke about the price of flour.");
    assertThat(learned.classify(silent).topics()).isEmpty();
    LearnedTopic eager = new LearnedTopic("collapse", 99, 0, Map.of(), Map.of("flour", -1.0));
    assertThat(learned(eager).classify(silent).topics()).isEmpty();
  }

  @Test
  void theSameVerdictsGiveTheSameModelInWhateverOrder() {
    List<Lesson> shuffled = new ArrayList<>(lessons());
    Collections.shuffle(shuffled, new Random(7));
    Training one = training(lessons());
    Training other = training(shuffled);
    assertThat(other.learn("collapse")).isEqualTo(one.learn("collapse"));
    assertThat(other.trials("collapse")).isEqualTo(one.trials("collapse"));
  }

  @Test
  void articlesOfOneStoryAreNotTriedByWhatItTaught() {
    List<Lesson> alike =
        lessons().stream()
            .map(lesson -> new Lesson(lesson.article(), "one", lesson.about()))
            .toList();
    assertThat(training(alike).trials("collapse"))
        .hasSize(80)
        .allMatch(trial -> trial.learned() == trial.rules());
  }

  @Test
  void whatIsLearnedOfOneTopicLeavesOthersAlone() {
    Classifier learned =
        learned(new LearnedTopic("another", 99, 99, Map.of(), Map.of("bridge", 99.0)));
    for (Lesson lesson : lessons()) {
      assertThat(learned.classify(lesson.article())).isEqualTo(rules.classify(lesson.article()));
      assertThat(learned.weigh(lesson.article())).isEqualTo(rules.weigh(lesson.article()));
    }
  }

  @Test
  void ofAPartOfATextTheRulesSaidWhatTheySaidOfTheWhole() {
    TopicHit then = rules.classify(article("", "At last the bridge was open.")).topics().getFirst();
    TopicHit learnedThen =
        new TopicHit("collapse", 1, List.of(new Evidence("learned", "ship*", List.of())));
    Training training = new Training(rules);
    Map<String, Boolean> about = Map.of("collapse", true);
    training.add(article("", "First words."), "a", about, List.of(then));
    training.add(article("", "First bridge."), "b", about, List.of());
    training.add(article("", "First ship."), "c", about, List.of(learnedThen));
    assertThat(training.verdicts("collapse")).isEqualTo(3);
    assertThat(training.about("collapse")).isEqualTo(3);
    assertThat(training.trials("collapse"))
        .as("the rules alone, as there is nothing to learn")
        .extracting(Training.Trial::rules)
        .containsExactlyInAnyOrder(true, false, false);
  }

  @Test
  void aWeightIsANumber() {
    assertThatThrownBy(
            () -> new LearnedTopic("x", 0, 0, Map.of(), Map.of("a", Double.POSITIVE_INFINITY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x");
  }

  private record Lesson(Article article, String group, boolean about) {}

  /** Bridges and towers that fell; bridges that people play, or cross; towers that stand. */
  private static List<Lesson> lessons() {
    List<Lesson> lessons = new ArrayList<>();
    for (String town : TOWNS) {
      lessons.add(lesson("Bridge at %s collapsed, river closed to ships".formatted(town), true));
      lessons.add(lesson("Tower in %s collapsed after the storm".formatted(town), true));
      lessons.add(lesson("Bridge players of %s meet for a game of cards".formatted(town), false));
      lessons.add(lesson("The market of %s opens again on Monday".formatted(town), false));
    }
    // The rule is wrong of towers, which it misses, and of players.
    return lessons;
  }

  private static Lesson lesson(String text, boolean about) {
    Article article = article(text, text + ".");
    return new Lesson(article, article.id(), about);
  }

  private static Article article(String title, String text) {
    return Articles.of(
        "https://example.test/" + Math.floorMod(text.hashCode(), 1 << 30), title, text);
  }

  private Training training(List<Lesson> lessons) {
    Training training = new Training(rules);
    for (Lesson lesson : lessons) {
      training.add(
          lesson.article(), lesson.group(), Map.of("collapse", lesson.about(), "x", true), null);
    }
    return training;
  }

  private static Classifier learned(LearnedTopic topic) {
    return new Classifier(WATCH, List.of(), List.of(topic));
  }
}
