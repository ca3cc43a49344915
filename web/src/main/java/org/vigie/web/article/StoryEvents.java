package org.vigie.web.article;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.StoryEvent;
import org.vigie.streams.View;

/** The attacks of all stories. */
final class StoryEvents {
  private static final Comparator<StoryEvent> NEWEST_FIRST =
      Comparator.comparing(StoryEvents::day, Comparator.nullsFirst(Comparator.naturalOrder()))
          .reversed()
          .thenComparing(StoryEvent::id);

  private final View<StoryEvent> all;
  private final Map<String, Map<String, StoryEvent>> byStory = new ConcurrentHashMap<>();

  /** In which story an event is. */
  private final Map<String, String> stories = new ConcurrentHashMap<>();

  StoryEvents(View<StoryEvent> all) {
    this.all = all;
    all.listen(this::changed);
  }

  /**
   * Which attacks are asked for.
   *
   * @param country ISO 3166-1 alpha-2 code; null for any
   * @param by id of a group; null for any
   * @param from the first day; null for any, those without a day too
   * @param to the last day
   */
  record Filter(
      @Nullable String country,
      @Nullable String by,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    boolean matches(StoryEvent one) {
      Event event = one.event();
      LocalDate day = day(one);
      boolean dated = from == null && to == null;
      return (country == null || country.equalsIgnoreCase(event.country()))
          && (by == null || by.equals(event.by().entity()) || by.equals(event.by().named()))
          && (dated || day != null)
          && (from == null || day == null || !day.isBefore(from))
          && (to == null || day == null || !day.isAfter(to));
    }
  }

  /** Those of a story, the one told of first at the head. */
  List<StoryEvent> of(String story) {
    return byStory.getOrDefault(story, Map.of()).values().stream()
        .sorted(Comparator.comparing(StoryEvents::told).thenComparing(StoryEvent::id))
        .toList();
  }

  /** The known attacks that an article looks back on. */
  List<StoryEvent> recalledBy(Filed filed) {
    return filed.recalls().stream()
        .flatMap(recall -> all.get(recall.event()).stream())
        .filter(event -> !event.accounts().isEmpty())
        .toList();
  }

  /** The newest first; those without a day last. */
  Stream<StoryEvent> newest(Filter filter) {
    return all.values().stream()
        .filter(event -> !event.accounts().isEmpty())
        .filter(filter::matches)
        .sorted(NEWEST_FIRST);
  }

  private void changed(String id, @Nullable StoryEvent event) {
    String before = stories.remove(id);
    if (before != null) {
      byStory.computeIfPresent(
          before,
          (story, events) -> {
            events.remove(id);
            return events.isEmpty() ? null : events;
          });
    }
    if (event != null && !event.accounts().isEmpty()) {
      stories.put(id, event.story());
      byStory.computeIfAbsent(event.story(), s -> new ConcurrentHashMap<>()).put(id, event);
    }
  }

  private static @Nullable LocalDate day(StoryEvent event) {
    Event.Day when = event.event().when();
    return when == null ? null : when.date();
  }

  private static java.time.Instant told(StoryEvent event) {
    return event.accounts().stream()
        .map(StoryEvent.Account::date)
        .min(Comparator.naturalOrder())
        .map(Objects::requireNonNull)
        .orElseThrow();
  }
}
