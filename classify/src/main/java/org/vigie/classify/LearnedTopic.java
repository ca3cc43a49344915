package org.vigie.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigie.model.Span;
import org.vigie.model.TopicHit;
import org.vigie.model.TopicHit.Evidence;

/**
 * What verdicts taught about a topic: how much each sign speaks for it. The sum of what an article
 * has is the logarithm of the odds that it is about the topic. The rules decide, unless the sum is
 * sure of the contrary.
 *
 * @param topic id of it
 * @param bias what counts for every article
 * @param score for the rules being above their threshold by as much
 * @param rules for each rule that fired, by name
 * @param words for stems and pairs of them in title and lead
 */
public record LearnedTopic(
    String topic, double bias, double score, Map<String, Double> rules, Map<String, Double> words) {
  /** What the evidence calls it. */
  private static final String LEARNED = "learned";

  /** Odds of two to one. */
  private static final double SURE = Math.log(2);

  private static final int MOST_SHOWN = 5;

  public LearnedTopic {
    Objects.requireNonNull(topic);
    rules = Map.copyOf(rules);
    words = Map.copyOf(words);
    if (!Double.isFinite(bias + score + sum(rules) + sum(words))) {
      throw new IllegalArgumentException("a weight of " + topic + " is no number");
    }
  }

  private static double sum(Map<String, Double> weights) {
    return weights.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Whether it is a reason that was learned, and none of the rules. */
  public static boolean isLearned(Evidence evidence) {
    return evidence.rule().startsWith(LEARNED);
  }

  /** A sign that an article has, and what it adds. */
  private record Part(String term, List<Span> spans, double adds) {}

  /**
   * Whether an article is about the topic.
   *
   * @param said whether the rules say so
   */
  boolean judge(Signs signs, boolean said) {
    List<Part> parts = parts(signs);
    double odds = bias + score * signs.score() + parts.stream().mapToDouble(Part::adds).sum();
    return said ? odds > -SURE : odds >= SURE && parts.stream().anyMatch(part -> part.adds() > 0);
  }

  /**
   * A topic that an article is about though its rules do not say so.
   *
   * @param weighed what the rules found
   * @param threshold what they should have found
   */
  TopicHit hit(Signs signs, Optional<TopicHit> weighed, double threshold) {
    List<Evidence> evidence = new ArrayList<>(weighed.map(TopicHit::evidence).orElse(List.of()));
    evidence.addAll(heaviest(LEARNED, signs, Comparator.comparingDouble(Part::adds).reversed()));
    evidence.sort(TopicRules.IN_ORDER);
    return new TopicHit(topic, threshold, evidence);
  }

  /** What the rules found and what outweighs it, which comes first. */
  TopicHit refused(Signs signs, TopicHit weighed) {
    List<Evidence> evidence =
        heaviest(LEARNED + " against", signs, Comparator.comparingDouble(Part::adds));
    evidence.addAll(weighed.evidence());
    return new TopicHit(topic, weighed.score(), evidence);
  }

  private List<Evidence> heaviest(String name, Signs signs, Comparator<Part> order) {
    return parts(signs).stream()
        .sorted(order.thenComparing(Part::term))
        .filter(part -> order.compare(part, new Part("", List.of(), 0)) < 0)
        .limit(MOST_SHOWN)
        .map(part -> new Evidence(name, part.term(), part.spans()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private List<Part> parts(Signs signs) {
    List<Part> parts = new ArrayList<>();
    collect(signs.rules(), rules, parts);
    collect(signs.words(), words, parts);
    return parts;
  }

  private static void collect(
      Map<String, List<Span>> found, Map<String, Double> weights, List<Part> parts) {
    found.forEach(
        (term, spans) -> {
          Double weight = weights.get(term);
          if (weight != null) {
            parts.add(new Part(term, spans, weight));
          }
        });
  }
}
