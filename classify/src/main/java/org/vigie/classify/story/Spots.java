package org.vigie.classify.story;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.classify.story.Copies.Copy;
import org.vigie.classify.story.Stories.Like;
import org.vigie.classify.text.Words;
import org.vigie.model.Classified;
import org.vigie.model.Filed.Role;

/** Says where a report belongs among those that are remembered, and why. */
final class Spots {
  private final Memory memory;

  Spots(Memory memory) {
    this.memory = memory;
  }

  /** Where the report of an article belongs; the reason names things as the article does. */
  Spot of(Report report, Classified read) {
    Map<String, String> names = new HashMap<>();
    read.places().forEach(hit -> names.put(hit.place(), hit.name()));
    read.entities().forEach(hit -> names.put(hit.entity(), hit.name()));
    return of(report, names);
  }

  private Spot of(Report report, Map<String, String> names) {
    Optional<Copy> copy =
        memory
            .copies()
            .find(report)
            .filter(found -> isOpen(found.of(), report) || !isRewritten(report, found.of()));
    if (copy.isPresent()) {
      return copy(report, copy.get());
    }
    return memory
        .stories()
        .find(report, story -> memory.isOpen(story, report.date()))
        .map(like -> update(report, like, names))
        .or(() -> byFacts(report, names))
        .orElseGet(
            () ->
                new Spot(
                    report.id(),
                    Role.FIRST,
                    null,
                    "No report of it was read in the %d days before, in a story younger than two weeks."
                        .formatted(Memory.WINDOW.toDays())));
  }

  private boolean isOpen(Report other, Report report) {
    return memory.isOpen(storyOf(other), report.date());
  }

  private static String storyOf(Report report) {
    return requireNonNullElse(report.story(), report.id());
  }

  private Spot copy(Report report, Copy copy) {
    Report of = copy.of();
    String story = storyOf(of);
    if (isRewritten(report, of)) {
      return new Spot(
          story,
          Role.UPDATE,
          null,
          "%s of the passages of %s, with news added or other figures."
              .formatted(percent(copy.share()), named(of)));
    }
    return new Spot(
        story,
        Role.COPY,
        original(of),
        "The same text as %s: %s of its passages.".formatted(named(of), percent(copy.share())));
  }

  private String original(Report copied) {
    String origin = copied.origin();
    return origin == null || memory.isGone(origin) ? copied.id() : origin;
  }

  /** A text that grew by much, or whose title has other figures, says more than the one before. */
  private static boolean isRewritten(Report report, Report of) {
    boolean grown = report.signature().passages() > 2 * of.signature().passages();
    Set<String> figures = figures(report.title());
    Set<String> before = figures(of.title());
    boolean sameTitle = Words.of(report.title()).folded().equals(Words.of(of.title()).folded());
    return !sameTitle
        && (grown || (!figures.isEmpty() && !before.isEmpty() && !figures.equals(before)));
  }

  private static Set<String> figures(String title) {
    Words words = Words.of(title);
    Set<String> figures = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.isCount(i)) {
        figures.add(words.word(i));
      }
    }
    return figures;
  }

  private static Spot update(Report report, Like like, Map<String, String> names) {
    return new Spot(
        like.story().id(),
        Role.UPDATE,
        null,
        "Tells of the same as %s: %s alike by their words%s."
            .formatted(
                named(like.nearest()),
                percent(like.likeness()),
                inCommon(report, like.nearest(), names)));
  }

  private Optional<Spot> byFacts(Report report, Map<String, String> names) {
    if (!Occurrence.hasFacts(report)) {
      return Optional.empty();
    }
    return memory
        .firstAt(
            report.places(), other -> Occurrence.sameFacts(report, other) && isOpen(other, report))
        .map(
            other ->
                new Spot(
                    storyOf(other),
                    Role.UPDATE,
                    null,
                    (report.language().equals(other.language())
                            ? "Tells of the same attack as %s%s."
                            : "Tells of the same as %s, in another language%s.")
                        .formatted(named(other), inCommon(report, other, names))));
  }

  private static String inCommon(Report one, Report other, Map<String, String> known) {
    List<String> common = new ArrayList<>();
    common.addAll(new TreeSet<>(Occurrence.places(one, other)));
    common.addAll(new TreeSet<>(Stories.shared(one.entities(), other.entities())));
    String names =
        common.stream()
            .limit(4)
            .map(id -> known.getOrDefault(id, id))
            .collect(Collectors.joining(", "));
    String counts =
        Occurrence.counts(one, other).stream()
            .limit(3)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return (names.isEmpty() ? "" : "; both name " + names)
        + (counts.isEmpty() ? "" : "; both say " + counts);
  }

  /** A report as a reason calls it. */
  static String named(Report report) {
    String title = report.title().isBlank() ? "an article" : "“" + report.title() + "”";
    return title + " (" + report.sourceName() + ")";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%d %%", Math.round(share * 100));
  }
}
