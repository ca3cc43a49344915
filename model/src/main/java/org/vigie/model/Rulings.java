package org.vigie.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Ruling.Correction;
import org.vigie.model.Ruling.Move;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.Ruling.Verdict;
import org.vigie.model.TopicHit.Evidence;

/**
 * What people decided of an article, and what was there before them.
 *
 * @param move who put it into its story; null when the filer did
 * @param verdicts on its topics, the last of each
 * @param correction of its attacks; null when they stand as they were read
 * @param judged what the classifier made of it; null when it stands
 * @param retraction who took it out, and maybe let it be read anew; null when nobody did. Then
 *     nothing else was ruled
 */
public record Rulings(
    @Nullable Move move,
    List<Verdict> verdicts,
    @Nullable Correction correction,
    @Nullable Judged judged,
    @Nullable Retraction retraction) {

  /** Nobody decided anything. */
  public static final Rulings NONE = new Rulings(null, List.of(), null, null, null);

  /** The name of the rule by which an article has a topic that a person gave it. */
  public static final String BY_HAND = "by hand";

  /** What a classifier finds and a person may know better. */
  public record Judged(List<TopicHit> topics, List<Event> events) {
    public Judged {
      topics = List.copyOf(topics);
      events = List.copyOf(events);
    }
  }

  public Rulings {
    verdicts = List.copyOf(verdicts);
  }

  /** What was decided of an article's topic; null when nothing was. */
  public @Nullable Verdict verdict(String topic) {
    return verdicts.stream().filter(one -> one.topic().equals(topic)).findFirst().orElse(null);
  }

  /** These and one more, which stands in place of an older one on the same. */
  public Rulings with(Ruling ruling) {
    return switch (ruling) {
      case Move now -> new Rulings(now, verdicts, correction, judged, null);
      case Verdict now -> new Rulings(move, verdicts(now), correction, judged, null);
      case Correction now ->
          new Rulings(move, verdicts, now.events() == null ? null : now, judged, null);
      case Retraction now -> new Rulings(null, List.of(), null, null, now);
    };
  }

  private List<Verdict> verdicts(Verdict now) {
    List<Verdict> all = new ArrayList<>(verdicts);
    all.removeIf(one -> one.topic().equals(now.topic()));
    if (now.about() != null) {
      all.add(now);
    }
    return all;
  }

  /** What the classifier made of an article that these rulings were applied to. */
  public Classified before(Classified ruled) {
    return judged == null ? ruled : ruled.withJudgement(judged.topics(), judged.events());
  }

  /** An article's judgement with what people know better. */
  public Classified applyTo(Classified read) {
    if (verdicts.isEmpty() && correction == null) {
      return read;
    }
    List<TopicHit> topics = new ArrayList<>(read.topics());
    for (Verdict verdict : verdicts) {
      boolean about = Boolean.TRUE.equals(verdict.about());
      if (!about) {
        topics.removeIf(hit -> hit.topic().equals(verdict.topic()));
      } else if (topics.stream().noneMatch(hit -> hit.topic().equals(verdict.topic()))) {
        topics.add(
            new TopicHit(
                verdict.topic(), 0, List.of(new Evidence(BY_HAND, verdict.by(), List.of()))));
      }
    }
    topics.sort(Comparator.comparingDouble(TopicHit::score).reversed());
    List<Event> events = correction == null ? null : correction.events();
    return read.withJudgement(topics, events == null ? read.events() : events);
  }

  /** These, of an article that the classifier made this of. */
  public Rulings of(Classified read) {
    boolean stands = verdicts.isEmpty() && correction == null;
    return new Rulings(
        move, verdicts, correction, stands ? null : new Judged(read.topics(), read.events()), null);
  }
}
