package org.vigie.web.article;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Archive;
import org.vigie.model.Classified;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.Filing;
import org.vigie.model.Relabel;
import org.vigie.model.Ruling;
import org.vigie.model.Ruling.Correction;
import org.vigie.model.Ruling.Move;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.Ruling.Verdict;
import org.vigie.streams.Codec;
import org.vigie.streams.Output;
import org.vigie.streams.Stream;
import org.vigie.streams.Writer;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.Labels;
import org.vigie.web.stream.AuditLog;

/**
 * Where people rule on articles: to which story one belongs, which topics it is about, which
 * attacks it reports. Who does is written down first; the filer does the rest.
 */
final class RulingDesk {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int MOST_MOVED = 500;
  private static final int LONGEST_REASON = 500;

  /** Of an article that was first seen before, the filer may remember nothing. */
  private static final Duration REMEMBERED = Duration.ofDays(40);

  private final Writer writer;
  private final Archive archive;
  private final Labels labels;
  private final Retractions retractions;
  private final AuditLog audit;
  private final InstantSource time;

  RulingDesk(
      Writer writer,
      Archive archive,
      Labels labels,
      Retractions retractions,
      AuditLog audit,
      InstantSource time) {
    this.writer = writer;
    this.archive = archive;
    this.labels = labels;
    this.retractions = retractions;
    this.audit = audit;
    this.time = time;
  }

  /** Whether a ruling can be seen by now, or will be in a moment. */
  enum Done {
    SEEN,
    SOON
  }

  /**
   * Says whether an article is about a topic.
   *
   * @param about null to take back what was said before
   */
  Done verdict(String who, String id, String topic, @Nullable Boolean about) {
    Filed filed = article(id);
    if (labels.topics().stream().noneMatch(one -> one.id().equals(topic))) {
      throw Refusal.invalid(
          "topic", "There is no topic '" + topic + "'.", "Ask for one of the watch.");
    }
    Verdict verdict = new Verdict(id, topic, about, who, time.instant());
    audit.write(
        who,
        "article.verdict",
        List.of(new AuditLog.Change(id, filed.rulings().verdict(topic), verdict)));
    return rule(
        Map.of(id, filed),
        verdict,
        Output.of(Stream.VERDICTS, id + "/" + topic, Codec.VERDICT, verdict));
  }

  /**
   * Says which attacks an article reports.
   *
   * @param events null to take back what was said before
   */
  Done correct(String who, String id, @Nullable List<Event> events) {
    Filed filed = article(id);
    Correction correction = new Correction(id, events, who, time.instant());
    audit.write(
        who,
        "article.attacks",
        List.of(new AuditLog.Change(id, filed.classified().events(), events)));
    return rule(Map.of(id, filed), correction, null);
  }

  /**
   * Puts articles, with their copies beside them, under a story.
   *
   * @param story id of it; null for one of their own
   */
  Done move(String who, List<String> ids, @Nullable String story) {
    if (ids.isEmpty() || ids.size() > MOST_MOVED) {
      throw Refusal.invalid(
          "articles", "There are " + ids.size() + " articles.", "Name 1 to " + MOST_MOVED + ".");
    }
    if (story != null && archive.story(story).isEmpty()) {
      throw Refusal.absent("story", story);
    }
    Map<String, Filed> moved = new LinkedHashMap<>();
    for (String id : new TreeSet<>(ids)) {
      withCopies(article(id), moved);
    }
    if (story == null) {
      moved = splitOff(moved);
    }
    moved.values().removeIf(filed -> filed.story().equals(story));
    if (moved.isEmpty()) {
      throw Refusal.invalid(
          "articles", "There is nothing to move.", "Name articles that are filed elsewhere.");
    }
    Move move = new Move(List.copyOf(moved.keySet()), story, who, time.instant());
    audit.write(
        who,
        "article.move",
        moved.values().stream()
            .map(
                filed ->
                    new AuditLog.Change(
                        filed.article().id(),
                        filed.story(),
                        Objects.requireNonNullElse(story, "a story of their own")))
            .toList());
    return rule(moved, move, null);
  }

  /**
   * Takes an article out, for good: its text and its title are not kept.
   *
   * @param given the reason
   */
  Done retract(String who, String id, String given) {
    Filed filed = article(id);
    String why = given.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw Refusal.invalid(
          "why", "A reason is needed, of at most " + LONGEST_REASON + " characters.", "Give one.");
    }
    Map<String, Filed> before = new LinkedHashMap<>(Map.of(id, filed));
    String title = "“" + filed.article().title() + "”";
    archive.story(filed.story()).stream()
        .filter(other -> other.why().contains(title))
        .forEach(other -> before.put(other.article().id(), other));
    List<String> naming = before.keySet().stream().filter(other -> !other.equals(id)).toList();
    Retraction retraction = new Retraction(id, naming, why, who, time.instant());
    audit.write(who, "article.retract", List.of(new AuditLog.Change(id, null, retraction)));
    send(before, retraction);
    return await(() -> archive.article(id).isEmpty() && retractions.of(id).isPresent());
  }

  /** Lets an article that was taken out be read anew; what it said does not come back by itself. */
  Done restore(String who, String id) {
    Retraction before =
        retractions.of(id).orElseThrow(() -> Refusal.absent("retracted article", id));
    Retraction restored = new Retraction(id, List.of(), null, who, time.instant());
    audit.write(who, "article.restore", List.of(new AuditLog.Change(id, before, restored)));
    send(Map.of(), restored);
    return await(() -> retractions.of(id).isEmpty());
  }

  private void withCopies(Filed filed, Map<String, Filed> into) {
    String id = filed.article().id();
    into.put(id, filed);
    archive.story(filed.story()).stream()
        .filter(other -> id.equals(other.copyOf()))
        .forEach(copy -> into.put(copy.article().id(), copy));
  }

  /**
   * A story has the id of its first article, and keeps it: where that is among those to be split
   * off, the others are.
   */
  private Map<String, Filed> splitOff(Map<String, Filed> chosen) {
    Set<String> stories = chosen.values().stream().map(Filed::story).collect(Collectors.toSet());
    if (stories.size() > 1 || stories.stream().noneMatch(chosen::containsKey)) {
      return chosen;
    }
    Map<String, Filed> others = new LinkedHashMap<>();
    for (Filed filed : archive.story(stories.iterator().next())) {
      if (!chosen.containsKey(filed.article().id())) {
        others.put(filed.article().id(), filed);
      }
    }
    return others;
  }

  private Filed article(String id) {
    return archive.article(id).orElseThrow(() -> Refusal.absent("article", id));
  }

  /** Gives a ruling to the filer and waits a while until the archive shows it. */
  private Done rule(Map<String, Filed> before, Ruling ruling, @Nullable Output record) {
    if (record != null) {
      writer.write(List.of(record.toRecord()));
    }
    send(before, ruling);
    return await(() -> isNewer(before));
  }

  private void send(Map<String, Filed> before, Ruling ruling) {
    List<Output> outputs = new ArrayList<>();
    before.values().stream()
        .filter(this::isForgotten)
        .forEach(filed -> outputs.add(filing(filed.article().id(), new Relabel(asJudged(filed)))));
    outputs.add(filing(ruling.articles().getFirst(), ruling));
    writer.write(outputs.stream().map(Output::toRecord).toList());
  }

  private static Output filing(String article, Filing filing) {
    return Output.of(Stream.CLASSIFIED, article, Codec.FILING, filing);
  }

  private boolean isForgotten(Filed filed) {
    return filed.article().firstSeen().isBefore(time.instant().minus(REMEMBERED));
  }

  /** An order to file it as it stands reminds the filer of it. */
  private static Filed asJudged(Filed filed) {
    Classified judged = filed.rulings().before(filed.classified());
    return filed.judged(judged, filed.rulings(), filed.change(), filed.revision());
  }

  private Done await(BooleanSupplier done) {
    long end = System.nanoTime() + LONGEST.toNanos();
    long seen = archive.visibleOffset();
    try {
      while (!done.getAsBoolean()) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || !archive.awaitVisible(seen + 1, left)) {
          return Done.SOON;
        }
        seen = archive.visibleOffset();
      }
      return Done.SEEN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Done.SOON;
    }
  }

  private boolean isNewer(Map<String, Filed> before) {
    return before.values().stream()
        .allMatch(
            old ->
                archive
                    .article(old.article().id())
                    .filter(now -> now.revision() > old.revision())
                    .filter(now -> !isForgotten(old) || !now.rulings().equals(old.rulings()))
                    .isPresent());
  }
}
