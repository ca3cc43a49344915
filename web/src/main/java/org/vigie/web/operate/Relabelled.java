package org.vigie.web.operate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.vigie.model.Alert;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.TopicHit;
import org.vigie.model.Watch;

/**
 * What another watch makes of the archive.
 *
 * @param articles how many were judged again
 * @param leftOut how many were not, because only an excerpt of them is held
 * @param changed how many of them are judged otherwise in anything: topics, actors, places, attacks
 * @param topics in the order of the watch; those that it has no more come last
 */
public record Relabelled(long articles, long leftOut, long changed, List<OfTopic> topics) {

  /** So many examples are shown of each kind. */
  private static final int EXAMPLES = 10;

  /**
   * What happens to one topic.
   *
   * @param before how many articles have it
   * @param after how many would have it
   * @param gained how many more are about it
   * @param lost how many are about it no more
   * @param gains examples of those gained
   * @param losses examples of those lost
   */
  public record OfTopic(
      String topic,
      long before,
      long after,
      long gained,
      long lost,
      List<Example> gains,
      List<Example> losses) {

    private OfTopic without(Predicate<String> retracted) {
      return new OfTopic(
          topic,
          before,
          after,
          gained,
          lost,
          gains.stream().map(example -> example.without(retracted)).toList(),
          losses.stream().map(example -> example.without(retracted)).toList());
    }
  }

  /**
   * An article that is judged otherwise.
   *
   * @param why terms that speak for the topic
   */
  public record Example(
      String article, String title, String sourceName, Instant date, List<String> why) {

    private Example without(Predicate<String> retracted) {
      return retracted.test(article)
          ? new Example(article, Alert.Reported.RETRACTED, sourceName, date, List.of())
          : this;
    }
  }

  /** The same without titles and terms of articles that were taken out. */
  Relabelled without(Predicate<String> retracted) {
    return new Relabelled(
        articles,
        leftOut,
        changed,
        topics.stream().map(topic -> topic.without(retracted)).toList());
  }

  /** Counts. */
  static final class Counter {
    private final Map<String, Sums> byTopic = new LinkedHashMap<>();
    private long articles;
    private long leftOut;
    private long changed;

    private static final class Sums {
      private long before;
      private long after;
      private long gained;
      private long lost;
      private final List<Example> gains = new ArrayList<>();
      private final List<Example> losses = new ArrayList<>();

      private OfTopic of(String topic) {
        return new OfTopic(
            topic, before, after, gained, lost, List.copyOf(gains), List.copyOf(losses));
      }
    }

    /** An article, and how it would be judged. */
    void add(Filed filed, Classified now) {
      articles++;
      changed += now.equals(filed.classified()) ? 0 : 1;
      Set<String> before = topics(filed.classified());
      Set<String> after = topics(now);
      Set<String> either = new HashSet<>(before);
      either.addAll(after);
      for (String topic : either) {
        Sums sums = byTopic.computeIfAbsent(topic, t -> new Sums());
        sums.before += before.contains(topic) ? 1 : 0;
        sums.after += after.contains(topic) ? 1 : 0;
        if (!before.contains(topic)) {
          sums.gained++;
          example(sums.gains, filed, now, topic);
        } else if (!after.contains(topic)) {
          sums.lost++;
          example(sums.losses, filed, filed.classified(), topic);
        }
      }
    }

    void leaveOut() {
      leftOut++;
    }

    long seen() {
      return articles + leftOut;
    }

    Relabelled total(Watch watch) {
      Map<String, Sums> ordered = new LinkedHashMap<>();
      watch.topics().forEach(t -> ordered.put(t.id(), byTopic.getOrDefault(t.id(), new Sums())));
      byTopic.forEach(ordered::putIfAbsent);
      return new Relabelled(
          articles,
          leftOut,
          changed,
          ordered.entrySet().stream().map(one -> one.getValue().of(one.getKey())).toList());
    }

    private static void example(
        List<Example> examples, Filed filed, Classified judged, String topic) {
      if (examples.size() < EXAMPLES) {
        examples.add(
            new Example(
                filed.article().id(),
                filed.article().title(),
                filed.article().sourceName(),
                filed.date(),
                judged.topics().stream()
                    .filter(hit -> hit.topic().equals(topic))
                    .flatMap(hit -> hit.evidence().stream())
                    .map(TopicHit.Evidence::term)
                    .distinct()
                    .limit(5)
                    .toList()));
      }
    }

    private static Set<String> topics(Classified classified) {
      return classified.topics().stream().map(TopicHit::topic).collect(Collectors.toSet());
    }
  }
}
