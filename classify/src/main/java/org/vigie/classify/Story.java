package org.vigie.classify;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The reports of one story that are still remembered, and the sum of their words.
 *
 * <p>The sum is of whole numbers, and words are gone through in one order, so that the order in
 * which reports came makes no difference.
 */
final class Story {
  private record Member(Report report, Weights weights) {}

  /**
   * One of its reports, and how alike another is to it.
   *
   * @param likeness 0 to 1
   */
  record Nearest(Report report, double likeness) {}

  private final String id;
  private final TreeMap<String, Member> members = new TreeMap<>();

  /** Its words, rising, and what each weighs in all reports together. */
  private int[] words = {};

  private int[] sums = {};

  Story(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  boolean has(int word) {
    return Arrays.binarySearch(words, word) >= 0;
  }

  void add(Report report, Weights weights) {
    members.put(report.id(), new Member(report, weights));
    change(weights, 1);
  }

  void remove(Report report, Weights weights) {
    members.remove(report.id());
    change(weights, -1);
  }

  private void change(Weights weights, int sign) {
    int[] nowWords = new int[words.length + weights.size()];
    int[] nowSums = new int[nowWords.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < words.length || j < weights.size()) {
      int mine = i < words.length ? words[i] : Integer.MAX_VALUE;
      int its = j < weights.size() ? weights.word(j) : Integer.MAX_VALUE;
      nowWords[size] = Math.min(mine, its);
      nowSums[size] += mine <= its ? sums[i++] : 0;
      nowSums[size] += its <= mine ? sign * weights.weight(j++) : 0;
      size += nowSums[size] == 0 ? 0 : 1;
    }
    words = Arrays.copyOf(nowWords, size);
    sums = Arrays.copyOf(nowSums, size);
  }

  private int sum(int word) {
    int at = Arrays.binarySearch(words, word);
    return at < 0 ? 0 : sums[at];
  }

  boolean isNear(Instant date, Duration window) {
    return members.values().stream().anyMatch(member -> isNear(member.report(), date, window));
  }

  private static boolean isNear(Report report, Instant date, Duration window) {
    return Duration.between(report.date(), date).abs().compareTo(window) <= 0;
  }

  /** How alike a report is to all of the story, 0 to 1. */
  double likeness(Weights report, Rarity rarity) {
    double common = 0;
    for (int i = 0; i < report.size(); i++) {
      double rare = rarity.of(report.word(i));
      common += report.weight(i) * rare * sum(report.word(i)) * rare;
    }
    double squares = 0;
    for (int i = 0; i < words.length; i++) {
      double weight = sums[i] * rarity.of(words[i]);
      squares += weight * weight;
    }
    return common == 0 ? 0 : common / (report.length(rarity) * Math.sqrt(squares));
  }

  /** The report that another is most like, among those of about its date. */
  @Nullable Nearest nearest(Weights weights, Instant date, Duration window, Rarity rarity) {
    Nearest nearest = null;
    for (Member member : members.values()) {
      if (isNear(member.report(), date, window)) {
        double likeness = weights.likeness(member.weights(), rarity);
        if (nearest == null || likeness > nearest.likeness()) {
          nearest = new Nearest(member.report(), likeness);
        }
      }
    }
    return nearest;
  }
}
