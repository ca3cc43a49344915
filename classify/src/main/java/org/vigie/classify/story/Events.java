package org.vigie.classify.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.attack.Fusion;
import org.vigie.classify.attack.Fusion.Told;
import org.vigie.model.Classified;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.Recall;
import org.vigie.model.StoryEvent;

/** The attacks of the stories that are remembered. */
final class Events {
  /** By story, then by article: those that report an attack. */
  private final Map<String, Map<String, Told>> told = new HashMap<>();

  private final Map<String, List<StoryEvent>> events = new HashMap<>();

  /**
   * Takes note of an article.
   *
   * @param before the story that it was in; null when it was in none
   * @return the events that are other than they were
   */
  List<StoryEvent> put(Filed filed, @Nullable String before) {
    String article = filed.article().id();
    Set<String> touched = new TreeSet<>();
    if (before != null && remove(article, before)) {
      touched.add(before);
    }
    if (!filed.classified().events().isEmpty()) {
      told.computeIfAbsent(filed.story(), story -> new HashMap<>()).put(article, Told.of(filed));
      touched.add(filed.story());
    }
    List<StoryEvent> changed = new ArrayList<>();
    touched.forEach(story -> changed.addAll(changed(of(story), fuse(story))));
    // One that moved to another story has its id still: it is not withdrawn.
    Set<String> live =
        changed.stream()
            .filter(event -> !event.accounts().isEmpty())
            .map(StoryEvent::id)
            .collect(Collectors.toSet());
    changed.removeIf(event -> event.accounts().isEmpty() && live.contains(event.id()));
    return changed;
  }

  /**
   * The attacks that an article tells of as background.
   *
   * @param story of the article, whose own attacks it reports
   */
  List<Recall> recalled(Classified read, String story, Instant date) {
    List<Recall> recalls = new ArrayList<>();
    for (Event event : read.recalls()) {
      events.values().stream()
          .flatMap(List::stream)
          .filter(known -> !known.story().equals(story))
          .filter(known -> isBefore(known, date))
          .filter(known -> Fusion.isSame(event, known.event()))
          .max(
              Comparator.comparingInt((StoryEvent known) -> Fusion.agreement(event, known.event()))
                  .thenComparing(Events::told)
                  .thenComparing(StoryEvent::id))
          .map(known -> new Recall(known.id(), known.story(), event.evidence()))
          .filter(recall -> recalls.stream().noneMatch(one -> one.event().equals(recall.event())))
          .ifPresent(recalls::add);
    }
    return recalls;
  }

  private static boolean isBefore(StoryEvent known, Instant date) {
    Event.Day when = known.event().when();
    return told(known).isBefore(date)
        && (when == null || !when.date().isAfter(LocalDate.ofInstant(date, ZoneOffset.UTC)));
  }

  private static Instant told(StoryEvent event) {
    return event.accounts().stream()
        .map(StoryEvent.Account::date)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /** Forgets an article that is too old: what it told stays as it was written. */
  void forget(String article, String story) {
    if (remove(article, story)) {
      fuse(story);
    }
  }

  private boolean remove(String article, String story) {
    Map<String, Told> all = told.getOrDefault(story, Map.of());
    if (!all.containsKey(article)) {
      return false;
    }
    all.remove(article);
    if (all.isEmpty()) {
      told.remove(story);
    }
    return true;
  }

  private List<StoryEvent> of(String story) {
    return events.getOrDefault(story, List.of());
  }

  private List<StoryEvent> fuse(String story) {
    List<StoryEvent> now = Fusion.of(story, told.getOrDefault(story, Map.of()));
    if (now.isEmpty()) {
      events.remove(story);
    } else {
      events.put(story, now);
    }
    return now;
  }

  private static List<StoryEvent> changed(List<StoryEvent> before, List<StoryEvent> now) {
    List<StoryEvent> changed = new ArrayList<>(now);
    changed.removeAll(before);
    Map<String, StoryEvent> gone = new LinkedHashMap<>();
    before.forEach(event -> gone.put(event.id(), event));
    now.forEach(event -> gone.remove(event.id()));
    gone.values().forEach(event -> changed.add(event.withdrawn()));
    return changed;
  }
}
