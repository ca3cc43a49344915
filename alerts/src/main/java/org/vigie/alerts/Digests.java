package org.vigie.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.vigie.alerts.text.News;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.model.AlertRules;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.Channel;
import org.vigie.model.Coverage;
import org.vigie.model.Digest;
import org.vigie.model.SavedSearch;

/** Makes one message for each channel of all that was due there at one time. */
final class Digests {

  /**
   * What became of all that was due at a time.
   *
   * @param alerts as they are after it: told, or kept back once more
   * @param brought what is sent
   */
  record Window(List<Alert> alerts, List<Brought> brought) {}

  /** A digest and where it goes. */
  record Brought(Channel channel, Digest digest) {}

  /** What goes into one message. */
  private record Bucket(Channel channel, Digest.Kind kind, String language, List<Due> within) {}

  /** An alert that was due, as it was before and is after. */
  private record Due(Alert before, Alert after, boolean told, SavedSearch search) {
    boolean isMuted() {
      return !told && after.held() == Held.MUTED;
    }
  }

  private final Holding holding;
  private final Supplier<Optional<Coverage>> coverage;

  /** It asks for the coverage when a digest is made: that is what its reader wants to know. */
  Digests(Holding holding, Supplier<Optional<Coverage>> coverage) {
    this.holding = holding;
    this.coverage = coverage;
  }

  /**
   * What is told of the alerts that are due at a time.
   *
   * @param now when it is told: what people did until then counts
   */
  Window at(Instant due, Instant now, Memory memory) {
    List<Alert> alerts = new ArrayList<>();
    Map<String, Bucket> buckets = new LinkedHashMap<>();
    for (Alert alert : memory.due(due)) {
      Holding.Decided decided = holding.release(alert, due, now, memory.pace(alert.search()));
      alerts.add(decided.alert());
      holding
          .search(alert)
          .map(search -> new Due(alert, decided.alert(), decided.told(), search))
          .filter(it -> it.told() || it.isMuted())
          .ifPresent(it -> add(it, due, buckets));
    }
    List<Brought> brought = new ArrayList<>();
    buckets.forEach(
        (id, bucket) -> {
          if (bucket.within().stream().anyMatch(Due::told)) {
            brought.add(new Brought(bucket.channel(), digest(id, bucket, due)));
          }
        });
    return new Window(alerts, brought);
  }

  private void add(Due due, Instant until, Map<String, Bucket> buckets) {
    AlertRules rules = due.search().rules();
    Digest.Kind kind = kind(rules.cadence());
    for (Channel channel : holding.channels(due.before())) {
      buckets
          .computeIfAbsent(
              Digest.idOf(channel, kind, rules.language(), until),
              _ -> new Bucket(channel, kind, rules.language(), new ArrayList<>()))
          .within()
          .add(due);
    }
  }

  private static Digest.Kind kind(Cadence cadence) {
    return switch (cadence) {
      case AT_ONCE -> Digest.Kind.HELD;
      case HOURLY -> Digest.Kind.HOURLY;
      case DAILY -> Digest.Kind.DAILY;
      case WEEKLY -> Digest.Kind.WEEKLY;
    };
  }

  private Digest digest(String id, Bucket bucket, Instant due) {
    List<Due> told = bucket.within().stream().filter(Due::told).toList();
    Collection<List<Due>> stories = byStory(told);
    List<Digest.Item> items = stories.stream().limit(Digest.MOST).map(Digests::item).toList();
    return new Digest(
        id,
        bucket.kind(),
        due,
        bucket.language(),
        told.getFirst().search().rules().zone(),
        told.stream()
            .map(it -> it.search().rules().priority())
            .max(Comparator.naturalOrder())
            .orElse(Priority.NORMAL),
        told.stream().map(it -> it.search().id()).distinct().toList(),
        items,
        stories.size() - items.size(),
        counts(bucket.within()),
        coverage.get().orElse(null));
  }

  private static Collection<List<Due>> byStory(List<Due> told) {
    Map<String, List<Due>> stories = new LinkedHashMap<>();
    told.forEach(
        it -> stories.computeIfAbsent(it.before().story(), _ -> new ArrayList<>()).add(it));
    return stories.values();
  }

  private static Digest.Item item(List<Due> story) {
    Alert lead = story.getFirst().before();
    News news =
        story.stream()
            .map(it -> News.untold(it.before()))
            .max(
                Comparator.comparingInt((News one) -> one.changes().size())
                    .thenComparingInt(News::later))
            .orElseThrow();
    return new Digest.Item(
        lead.story(),
        story.stream().map(it -> it.before().id()).toList(),
        story.stream().map(it -> it.search().name()).distinct().toList(),
        lead.first(),
        lead.why().isEmpty() ? null : lead.why().getFirst(),
        news.later(),
        news.sources(),
        news.changes(),
        story.stream().noneMatch(it -> it.before().told().isEmpty()),
        lead.tempo());
  }

  /** What a cadence gathers is what was asked for, and needs no count. */
  private static List<Digest.Count> counts(List<Due> within) {
    Map<Held, Set<String>> stories = new EnumMap<>(Held.class);
    for (Due it : within) {
      Held held = it.told() ? it.before().held() : Held.MUTED;
      boolean undone = it.told() && held == Held.MUTED;
      if (held != Held.CADENCE && !undone) {
        stories.computeIfAbsent(held, _ -> new LinkedHashSet<>()).add(it.before().story());
      }
    }
    List<Digest.Count> counts = new ArrayList<>();
    stories.forEach((held, of) -> counts.add(new Digest.Count(held, of.size())));
    return counts;
  }
}
