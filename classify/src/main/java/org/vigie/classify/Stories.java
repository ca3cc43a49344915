package org.vigie.classify;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.Occurrence.Bar;

/** The stories of the last days, and to which of them a report belongs. */
final class Stories {
  /** Stories are looked up by words that no more of them have than so many. */
  private static final int COMMON = 400;

  /** Of so many stories with most in common the likeness is worked out. */
  private static final int CANDIDATES = 8;

  /** A story less like a report is not looked at report by report. */
  private static final double LEAST = 0.15;

  private final Map<String, Story> stories = new HashMap<>();
  private final IntIndex<Story> byWord = new IntIndex<>(Comparator.comparing(Story::id));
  private final Rarity rarity = new Rarity();
  private final Duration window;
  private final Bar bar;

  Stories(Duration window, Bar bar) {
    this.window = window;
    this.bar = bar;
  }

  /**
   * A story that a report may belong to.
   *
   * @param nearest its report that the other is most like
   * @param likeness of the words, 0 to 1: the mean of that with the story and with the nearest
   */
  record Like(Story story, Report nearest, double likeness) {}

  void add(Report report) {
    Weights weights = Weights.of(report.signature());
    Story story = stories.computeIfAbsent(requireNonNull(report.story()), Story::new);
    for (int i = 0; i < weights.size(); i++) {
      if (!story.has(weights.word(i))) {
        byWord.add(weights.word(i), story);
      }
    }
    story.add(report, weights);
    rarity.add(weights);
  }

  void remove(Report report) {
    Story story = stories.get(report.story());
    if (story == null) {
      return;
    }
    Weights weights = Weights.of(report.signature());
    story.remove(report, weights);
    rarity.remove(weights);
    for (int i = 0; i < weights.size(); i++) {
      if (!story.has(weights.word(i))) {
        byWord.remove(weights.word(i), story);
      }
    }
    if (story.isEmpty()) {
      stories.remove(story.id());
    }
  }

  /**
   * The story that a report belongs to; of several the one most like it.
   *
   * @param open which stories, by id, may have another report
   */
  Optional<Like> find(Report report, Predicate<String> open) {
    Weights weights = Weights.of(report.signature());
    return candidates(report, weights, open).stream()
        .map(story -> like(story, report, weights))
        .filter(Objects::nonNull)
        .filter(like -> Occurrence.belongs(report, like, bar))
        .max(
            Comparator.comparingDouble(Like::likeness)
                .thenComparing(like -> like.story().id(), Comparator.reverseOrder()));
  }

  private List<Story> candidates(Report report, Weights weights, Predicate<String> open) {
    Map<Story, Double> common = new HashMap<>();
    for (int i = 0; i < weights.size(); i++) {
      List<Story> having = byWord.of(weights.word(i));
      if (having.size() <= COMMON) {
        double telling = weights.weight(i) * rarity.of(weights.word(i));
        having.forEach(story -> common.merge(story, telling, Double::sum));
      }
    }
    return common.entrySet().stream()
        .sorted(
            Map.Entry.<Story, Double>comparingByValue()
                .reversed()
                .thenComparing(entry -> entry.getKey().id()))
        .map(Map.Entry::getKey)
        .filter(story -> open.test(story.id()))
        .filter(story -> story.isNear(report.date(), window))
        .limit(CANDIDATES)
        .toList();
  }

  private @Nullable Like like(Story story, Report report, Weights weights) {
    double likeness = story.likeness(weights, rarity);
    if (likeness < LEAST) {
      return null;
    }
    Story.Nearest nearest = story.nearest(weights, report.date(), window, rarity);
    return nearest == null
        ? null
        : new Like(story, nearest.report(), (likeness + nearest.likeness()) / 2);
  }

  static <T> Set<T> shared(Set<T> one, Set<T> other) {
    Set<T> shared = new TreeSet<>(one);
    shared.retainAll(other);
    return shared;
  }
}
