package org.vigie.classify.story;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
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
import org.vigie.classify.story.Occurrence.Bar;

/** The stories of the last days, and to which of them a report belongs. */
final class Stories {
  private static final Comparator<Candidate> BY_COMMON =
      Comparator.comparingDouble(Candidate::common)
          .reversed()
          .thenComparing(candidate -> candidate.story().id());
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
  private final Numbered<Story> numbered = new Numbered<>();
  private final IntIndex byWord =
      new IntIndex(Integer::compare, COMMON, word -> numbered.having(story -> story.has(word)));
  private final Rarity rarity = new Rarity();
  private final Duration window;
  private final Bar bar;

  /** By number of a story what it has in common with the report that is being filed. */
  private double[] common = {};

  /** The numbers of stories that have something in common with it. */
  private final int[] seen = new int[SEEN];

  private final int[] having = new int[COMMON];

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

  /** One of the stories that have most in common with a report. */
  private record Candidate(Story story, double common) {}

  void add(Report report) {
    Story story =
        stories.computeIfAbsent(
            requireNonNull(report.story()), id -> numbered.add(number -> new Story(id, number)));
    story.add(report, word -> byWord.add(word, story.number()));
    rarity.add(report.weights());
  }

  void remove(Report report) {
    Story story = stories.get(report.story());
    if (story == null) {
      return;
    }
    story.remove(report, word -> byWord.remove(word, story.number()));
    rarity.remove(report.weights());
    if (story.isEmpty()) {
      stories.remove(story.id());
      numbered.remove(story.number());
    }
  }

  /**
   * The story that a report belongs to; of several the one most like it.
   *
   * @param open which stories, by id, may have another report
   */
  Optional<Like> find(Report report, Predicate<String> open) {
    Weighed weighed = new Weighed(report.weights(), rarity);
    Like best = null;
    for (Candidate candidate : candidates(report, weighed, open)) {
      Like like = like(candidate.story(), report, weighed);
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

  private List<Candidate> candidates(Report report, Weighed weighed, Predicate<String> open) {
    int size = see(weighed);
    List<Candidate> candidates = new ArrayList<>(CANDIDATES + 1);
    for (int i = 0; i < size; i++) {
      double its = common[seen[i]];
      common[seen[i]] = 0;
      if (its >= least(candidates)) {
        enter(new Candidate(numbered.at(seen[i]), its), candidates, report.date(), open);
      }
    }
    double least = least(candidates);
    candidates.removeIf(candidate -> candidate.common() < least);
    return candidates;
  }

  /** What a story must have in common to be among those that have most. */
  private static double least(List<Candidate> best) {
    double much = best.isEmpty() ? 0 : best.getFirst().common() * MUCH_LESS;
    return best.size() < CANDIDATES ? much : Math.max(much, best.getLast().common());
  }

  /** Puts a story in its place among those that have most in common, when it may have a report. */
  private void enter(
      Candidate candidate, List<Candidate> best, Instant date, Predicate<String> open) {
    int place = best.size();
    while (place > 0 && BY_COMMON.compare(candidate, best.get(place - 1)) < 0) {
      place--;
    }
    Story story = candidate.story();
    if (place < CANDIDATES && story.isNear(date, window) && open.test(story.id())) {
      best.add(place, candidate);
      if (best.size() > CANDIDATES) {
        best.removeLast();
      }
    }
  }

  /**
   * Sees which stories have some of the words that tell most, and what each has in common with a
   * report.
   *
   * @return how many there are
   */
  private int see(Weighed weighed) {
    if (common.length < numbered.end()) {
      common = new double[2 * numbered.end()];
    }
    int size = 0;
    int left = SEEN;
    for (int i : weighed.mostTelling(LOOKED_UP)) {
      int found = byWord.read(weighed.word(i), having);
      left -= found;
      if (left < 0) {
        break;
      }
      for (int j = 0; j < found; j++) {
        int story = having[j];
        if (common[story] == 0) {
          seen[size++] = story;
        }
        common[story] += weighed.telling(i);
      }
    }
    return size;
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
