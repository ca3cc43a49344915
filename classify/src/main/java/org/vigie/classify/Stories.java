package org.vigie.classify;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.Occurrence.Bar;

/** The stories of the last days, and to which of them a report belongs. */
final class Stories {
  private static final Comparator<Story> BY_COMMON =
      Comparator.comparingDouble(Story::common).reversed().thenComparing(Story::id);
  private static final Comparator<Like> BY_LIKENESS =
      Comparator.comparingDouble(Like::likeness)
          .thenComparing(like -> like.story().id(), Comparator.reverseOrder());

  /** Stories are looked up by words that no more of them have than so many. */
  private static final int COMMON = 256;

  /** By so many words stories are looked up, those first that tell most, */
  private static final int LOOKED_UP = 24;

  /** until so many stories were seen. */
  private static final int SEEN = 1024;

  /** Of so many stories with most in common the likeness is worked out. */
  private static final int CANDIDATES = 8;

  /** One with so much less in common than another is none. */
  private static final double MUCH_LESS = 0.3;

  /** With so many reports, copies not counted, it is asked whether a story is two. */
  private static final Set<Integer> ASKED_AT = Set.of(10, 12, 14, 17, 20, 24, 28, 34, 40, 48, 56);

  /** A story less like a report is not looked at report by report. */
  private static final double LEAST = 0.15;

  private final Map<String, Story> stories = new HashMap<>();
  private final IntIndex<Story> byWord =
      new IntIndex<>(Comparator.comparingLong(Story::number), COMMON, this::having);
  private final Rarity rarity = new Rarity();
  private final Duration window;
  private final Bar bar;
  private long begun;

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
    Story story =
        stories.computeIfAbsent(requireNonNull(report.story()), id -> new Story(id, begun++));
    for (int i = 0; i < weights.size(); i++) {
      if (!story.has(weights.word(i))) {
        byWord.add(weights.word(i), story);
      }
    }
    story.add(report);
    rarity.add(weights);
  }

  void remove(Report report) {
    Story story = stories.get(report.story());
    if (story == null) {
      return;
    }
    Weights weights = Weights.of(report.signature());
    story.remove(report);
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

  private List<Story> having(int word) {
    return stories.values().stream().filter(story -> story.has(word)).toList();
  }

  /**
   * The story that a report belongs to; of several the one most like it.
   *
   * @param open which stories, by id, may have another report
   */
  Optional<Like> find(Report report, Predicate<String> open) {
    Weighed weighed = new Weighed(Weights.of(report.signature()), rarity);
    Like best = null;
    for (Story story : candidates(report, weighed, open)) {
      Like like = like(story, report, weighed);
      if (like != null
          && Occurrence.belongs(report, like, bar)
          && (best == null || BY_LIKENESS.compare(like, best) > 0)) {
        best = like;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * The reports that make up a story of their own when one more is added to a story; none as long
   * as that is about one occurrence. The one that the story is named after is not among them.
   *
   * <p>It is asked now and then as a story grows: at each report it would cost much and tell little
   * more.
   */
  List<Report> apart(String story, Report added) {
    List<Report> reports = new ArrayList<>(of(story));
    reports.removeIf(report -> report.origin() != null);
    reports.add(added);
    if (!ASKED_AT.contains(reports.size())) {
      return List.of();
    }
    reports.sort(Report.BY_DATE);
    return Contrast.of(reports, rarity)
        .filter(parts -> parts.likeness() < bar.parts())
        .map(parts -> parts.without(story, reports))
        .orElse(List.of());
  }

  /** The reports of a story that are remembered, by date. */
  List<Report> of(String story) {
    Story found = stories.get(story);
    return found == null ? List.of() : found.reports();
  }

  private List<Story> candidates(Report report, Weighed weighed, Predicate<String> open) {
    List<Story> seen = seen(weighed);
    List<Story> candidates = new ArrayList<>(CANDIDATES + 1);
    for (Story story : seen) {
      int place = candidates.size();
      while (place > 0 && BY_COMMON.compare(story, candidates.get(place - 1)) < 0) {
        place--;
      }
      if (place < CANDIDATES && story.isNear(report.date(), window) && open.test(story.id())) {
        candidates.add(place, story);
        if (candidates.size() > CANDIDATES) {
          candidates.removeLast();
        }
      }
    }
    if (!candidates.isEmpty()) {
      double least = candidates.getFirst().common() * MUCH_LESS;
      candidates.removeIf(story -> story.common() < least);
    }
    seen.forEach(story -> story.setCommon(0));
    return candidates;
  }

  /** Stories with some of the words that tell most, and what they have in common with a report. */
  private List<Story> seen(Weighed weighed) {
    List<Story> seen = new ArrayList<>();
    int left = SEEN;
    for (int i : weighed.mostTelling(LOOKED_UP)) {
      List<Story> having = byWord.of(weighed.word(i));
      left -= having.size();
      if (left < 0) {
        break;
      }
      for (Story story : having) {
        if (story.common() == 0) {
          seen.add(story);
        }
        story.setCommon(story.common() + weighed.telling(i));
      }
    }
    return seen;
  }

  private @Nullable Like like(Story story, Report report, Weighed weighed) {
    double likeness = story.likeness(weighed, rarity);
    if (likeness < LEAST) {
      return null;
    }
    Story.Nearest nearest = story.nearest(weighed, report.date(), window, rarity);
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
