package org.vigie.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article;
import org.vigie.model.TopicHit;

/**
 * Learns from verdicts where a topic's rules go wrong: logistic regression over what the rules
 * found and the words of title and lead. The same verdicts give the same model, in whatever order
 * they come.
 */
public final class Training {
  /** In how many parts verdicts are divided to try what was learned from the others. */
  public static final int FOLDS = 5;

  /** How much may be learned from single verdicts; less is more cautious. */
  private static final double COST = 1;

  private static final double PRECISE = 1e-4;

  /** A word of fewer stories says more of them than of the topic. */
  private static final int LEAST_GROUPS = 2;

  /** What weighs less changes no decision and would only fill the file. */
  private static final double LEAST_WEIGHT = 0.01;

  private final Classifier rules;
  private final Map<String, List<Lesson>> lessons = new TreeMap<>();

  /**
   * A verdict, ready to learn from.
   *
   * @param group its story: articles of one stay together
   * @param said whether the rules say that the article is about the topic
   * @param about whether it is
   */
  private record Lesson(String id, String group, Signs signs, boolean said, boolean about) {}

  /**
   * What came of one article that was not learned from.
   *
   * @param about whether it is about the topic
   * @param rules whether the rules say so
   * @param learned whether the rules with what was learned say so
   */
  public record Trial(boolean about, boolean rules, boolean learned) {}

  /**
   * Nothing is learned yet.
   *
   * @param rules a classifier that goes by its rules alone
   */
  public Training(Classifier rules) {
    this.rules = rules;
  }

  /**
   * Takes in what a person said of an article.
   *
   * @param group articles of one group are alike, as those of a story: none is tried by a model
   *     that learned from another
   * @param verdicts whether it is about a topic, by the topic's id; unknown topics are left out
   * @param whole what was said of the whole text, where the article has but a part of it; null
   *     where it has all
   */
  public void add(
      Article article,
      String group,
      Map<String, Boolean> verdicts,
      @Nullable List<TopicHit> whole) {
    rules
        .signs(article, verdicts.keySet(), whole == null ? null : byRules(whole))
        .forEach(
            (topic, seen) ->
                lessons
                    .computeIfAbsent(topic, _ -> new ArrayList<>())
                    .add(
                        new Lesson(
                            article.id(),
                            group,
                            seen.signs(),
                            seen.said(),
                            Boolean.TRUE.equals(verdicts.get(topic)))));
  }

  private static Map<String, TopicHit> byRules(List<TopicHit> hits) {
    return hits.stream()
        .filter(hit -> hit.evidence().stream().noneMatch(LearnedTopic::isLearned))
        .collect(Collectors.toMap(TopicHit::topic, Function.identity()));
  }

  /** How many verdicts on a topic there are. */
  public int verdicts(String topic) {
    return of(topic).size();
  }

  /** How many of them say that the article is about it. */
  public int about(String topic) {
    return (int) of(topic).stream().filter(Lesson::about).count();
  }

  /** Learns of a topic from all verdicts on it, of which there must be some of both kinds. */
  public LearnedTopic learn(String topic) {
    return learn(topic, of(topic));
  }

  /** What each verdict on a topic would have been by what the others taught, fold by fold. */
  public List<Trial> trials(String topic) {
    return IntStream.range(0, FOLDS).boxed().flatMap(fold -> trials(topic, fold)).toList();
  }

  private Stream<Trial> trials(String topic, int fold) {
    List<Lesson> others = of(topic).stream().filter(lesson -> fold(lesson) != fold).toList();
    List<Lesson> own = of(topic).stream().filter(lesson -> fold(lesson) == fold).toList();
    if (own.isEmpty() || others.stream().map(Lesson::about).distinct().count() < 2) {
      return own.stream().map(lesson -> new Trial(lesson.about(), lesson.said(), lesson.said()));
    }
    LearnedTopic learned = learn(topic, others);
    return own.stream()
        .map(
            lesson ->
                new Trial(
                    lesson.about(), lesson.said(), learned.judge(lesson.signs(), lesson.said())));
  }

  private List<Lesson> of(String topic) {
    return lessons.getOrDefault(topic, List.of()).stream()
        .sorted(Comparator.comparing(Lesson::id))
        .toList();
  }

  private static int fold(Lesson lesson) {
    return Math.floorMod(lesson.group().hashCode() * 31, FOLDS);
  }

  private static LearnedTopic learn(String topic, List<Lesson> lessons) {
    Map<String, Integer> ruleNumbers = new TreeMap<>();
    Map<String, Integer> wordNumbers = new TreeMap<>();
    common(lessons).forEach(word -> wordNumbers.put(word, 0));
    lessons.forEach(
        lesson -> lesson.signs().rules().keySet().forEach(rule -> ruleNumbers.put(rule, 0)));
    int[] next = {2}; // 1 is the score
    ruleNumbers.replaceAll((_, _) -> next[0]++);
    wordNumbers.replaceAll((_, _) -> next[0]++);

    List<Lesson> taught = new ArrayList<>(lessons);
    // People judge what the rules showed them. Of what nothing speaks for, they need not say that
    // it is not about the topic.
    long silent = lessons.stream().filter(Lesson::about).count();
    Lesson none = new Lesson("", "", Signs.NONE, false, false);
    for (int i = 0; i < silent; i++) {
      taught.add(none);
    }

    Problem problem = new Problem();
    problem.l = taught.size();
    problem.n = next[0]; // with the bias
    problem.bias = 1;
    problem.y = taught.stream().mapToDouble(lesson -> lesson.about() ? 1 : -1).toArray();
    problem.x =
        taught.stream()
            .map(lesson -> features(lesson.signs(), ruleNumbers, wordNumbers, next[0]))
            .toArray(Feature[][]::new);
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, PRECISE));
    double[] weights = model.getFeatureWeights();
    double sign = model.getLabels()[0] > 0 ? 1 : -1;
    return new LearnedTopic(
        topic,
        rounded(sign * weights[next[0] - 1]),
        rounded(sign * weights[0]),
        named(ruleNumbers, weights, sign),
        named(wordNumbers, weights, sign));
  }

  private static Set<String> common(List<Lesson> lessons) {
    Map<String, Set<String>> groups = new TreeMap<>();
    for (Lesson lesson : lessons) {
      for (String word : lesson.signs().words().keySet()) {
        groups.computeIfAbsent(word, _ -> new HashSet<>()).add(lesson.group());
      }
    }
    groups.values().removeIf(of -> of.size() < LEAST_GROUPS);
    return groups.keySet();
  }

  private static Feature[] features(
      Signs signs, Map<String, Integer> rules, Map<String, Integer> words, int bias) {
    TreeMap<Integer, Double> values = new TreeMap<>();
    values.put(1, signs.score());
    signs.rules().keySet().forEach(rule -> values.put(rules.getOrDefault(rule, 0), 1.0));
    signs.words().keySet().forEach(word -> values.put(words.getOrDefault(word, 0), 1.0));
    values.remove(0);
    values.put(bias, 1.0);
    return values.entrySet().stream()
        .map(value -> new FeatureNode(value.getKey(), value.getValue()))
        .toArray(Feature[]::new);
  }

  private static Map<String, Double> named(
      Map<String, Integer> numbers, double[] weights, double sign) {
    Map<String, Double> named = new TreeMap<>();
    numbers.forEach((name, number) -> named.put(name, rounded(sign * weights[number - 1])));
    named.values().removeIf(weight -> Math.abs(weight) < LEAST_WEIGHT);
    return named;
  }

  private static double rounded(double weight) {
    return Math.round(weight * 10_000) / 10_000.0;
  }
}
