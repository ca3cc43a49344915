package org.vigie.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.model.Filed.Role;

/**
 * Says which reports a new one shows to belong to another story than the one they are in: a story
 * may prove to be two, and two to be one. Where a person put a report, it stays.
 */
final class Regrouping {
  /** A story of more reports is not moved as a whole. */
  private static final int MOST = 64;

  private final Memory memory;

  Regrouping(Memory memory) {
    this.memory = memory;
  }

  /**
   * Reports that go to another story.
   *
   * @param why for a reader
   */
  record Move(List<Report> reports, String story, String why) {}

  /** What is to be moved when a report is filed at its spot; the report may be among them. */
  Optional<Move> of(Report report, Spot spot) {
    return spot.role() == Role.UPDATE
        ? divided(report, spot.story()).or(() -> united(report, spot))
        : Optional.empty();
  }

  /** Those that make up another story than the one they are in, with their copies. */
  private Optional<Move> divided(Report report, String story) {
    List<Report> apart = new ArrayList<>(memory.stories().apart(story, report));
    Set<String> ids = apart.stream().map(Report::id).collect(Collectors.toSet());
    memory.stories().of(story).stream()
        .filter(one -> one.origin() != null && ids.contains(one.origin()))
        .forEach(apart::add);
    apart.removeIf(this::isRuled);
    if (apart.isEmpty()) {
      return Optional.empty();
    }
    String why =
        "One of %d that were moved from %s: beside what all reports there say they share little with the others."
            .formatted(apart.size(), named(story));
    return Optional.of(new Move(apart, Collections.min(apart, Report.BY_AGE).id(), why));
  }

  /** All of the younger of two stories, which this report could be of both. */
  private Optional<Move> united(Report report, Spot spot) {
    return spot.rivals().stream()
        .flatMap(rival -> united(report, spot.story(), rival).stream())
        .findFirst();
  }

  private Optional<Move> united(Report report, String its, String rival) {
    Optional<Report> first = memory.report(its);
    Optional<Report> other = memory.report(rival);
    if (first.isEmpty() && other.isEmpty()) {
      return Optional.empty();
    }
    boolean younger =
        other.isEmpty()
            || first.filter(one -> Report.BY_AGE.compare(one, other.get()) > 0).isPresent();
    String story = younger ? its : rival;
    String older = younger ? rival : its;
    List<Report> moved = new ArrayList<>(memory.stories().of(story));
    if (moved.size() > MOST
        || Stream.of(its, rival)
            .flatMap(one -> memory.stories().of(one).stream())
            .anyMatch(this::isRuled)
        || !memory.stories().areOne(its, rival)) {
      return Optional.empty();
    }
    if (younger) {
      moved.add(report);
    }
    String why =
        "Moved from %s: its reports tell of the same as those of %s."
            .formatted(named(story), named(older));
    return Optional.of(new Move(moved, older, why));
  }

  private boolean isRuled(Report report) {
    return memory.known(report.id()).map(known -> known.rulings().move() != null).orElse(false);
  }

  private String named(String story) {
    return memory.report(story).map(Spots::named).orElse("a story");
  }
}
