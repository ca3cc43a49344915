package org.vigie.app.evaluate;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.EntityHit;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.PlaceHit;
import org.vigie.model.Sourcing.Attribution;
import org.vigie.model.Span;
import org.vigie.model.TopicHit;

/** What became of one input of {@code vigie try}. */
sealed interface Tried {

  /** What was given. */
  String input();

  /** As one JSON object; the keys stay the same from version to version. */
  Map<String, Object> json();

  /**
   * A page or text.
   *
   * @param kind {@code page} or {@code text}
   * @param filed what the pipeline makes of it
   * @param searches names of the saved searches that it matches
   */
  record Read(String input, String kind, Filed filed, List<String> searches) implements Tried {
    @Override
    public Map<String, Object> json() {
      Classified classified = filed.classified();
      Article article = filed.article();
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("input", input);
      json.put("kind", kind);
      json.put("title", article.title());
      json.put("text", article.text());
      json.put("published", text(article.published()));
      json.put("language", classified.language());
      json.put("topics", classified.topics().stream().map(t -> topic(t, article)).toList());
      json.put("entities", classified.entities().stream().map(Read::entity).toList());
      json.put("places", classified.places().stream().map(Read::place).toList());
      json.put("events", classified.events().stream().map(e -> event(e, article)).toList());
      json.put("sources", classified.sourcing().attributions().stream().map(Read::source).toList());
      json.put("origin", filed.origin());
      json.put("story", filed.story());
      json.put("searches", searches);
      json.put("errors", List.of());
      return json;
    }

    private static Map<String, Object> source(Attribution to) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("id", to.to());
      json.put("name", to.name());
      json.put("kind", to.kind().name().toLowerCase(Locale.ROOT));
      return json;
    }

    private static Map<String, Object> topic(TopicHit hit, Article article) {
      List<Map<String, Object>> evidence = new ArrayList<>();
      for (TopicHit.Evidence one : hit.evidence()) {
        for (Span span : one.spans()) {
          Map<String, Object> json = new LinkedHashMap<>();
          json.put("rule", one.rule());
          json.put("term", one.term());
          json.put("field", span.field().name().toLowerCase(Locale.ROOT));
          json.put("start", span.start());
          json.put("end", span.end());
          json.put("text", span.of(article));
          evidence.add(json);
        }
      }
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("id", hit.topic());
      json.put("score", hit.score());
      json.put("evidence", evidence);
      return json;
    }

    private static Map<String, Object> entity(EntityHit hit) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("id", hit.entity());
      json.put("name", hit.name());
      json.put("confidence", hit.confidence());
      json.put("mentions", hit.mentions());
      return json;
    }

    private static Map<String, Object> place(PlaceHit hit) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("id", hit.place());
      json.put("name", hit.name());
      json.put("country", hit.country());
      json.put("latitude", hit.latitude());
      json.put("longitude", hit.longitude());
      json.put("precision", hit.precision().name().toLowerCase(Locale.ROOT));
      json.put("mentions", hit.mentions());
      return json;
    }
  }

  static Map<String, Object> event(Event event, Article article) {
    Map<String, Object> json = new LinkedHashMap<>();
    Event.Location where = event.where();
    json.put("place", where == null ? null : where.name());
    json.put("in", where == null ? null : where.in());
    json.put("country", event.country());
    json.put("latitude", where == null ? null : where.latitude());
    json.put("longitude", where == null ? null : where.longitude());
    json.put("precision", where == null ? null : where.precision().name().toLowerCase(Locale.ROOT));
    json.put("date", date(event.when()));
    json.put("killed", count(event.killed()));
    json.put("wounded", count(event.wounded()));
    json.put("abducted", count(event.abducted()));
    json.put("perpetrator", event.by().name());
    json.put("reported", event.by().named());
    json.put("claimed", event.by().claimed());
    json.put(
        "target", event.target() == null ? null : event.target().name().toLowerCase(Locale.ROOT));
    json.put("evidence", event.evidence().stream().map(span -> span.of(article)).toList());
    return json;
  }

  private static @Nullable Integer count(Event.@Nullable Figure figure) {
    return figure == null ? null : figure.count();
  }

  /** {@code 2026-05-02}, or {@code 2026-05} where only the month is told. */
  static @Nullable String date(Event.@Nullable Day day) {
    return day == null
        ? null
        : switch (day.precision()) {
          case DAY -> day.date().toString();
          case MONTH -> YearMonth.from(day.date()).toString();
        };
  }

  /**
   * A feed.
   *
   * @param feed what it holds
   */
  record Feed(String input, FeedResult.Feed feed) implements Tried {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("input", input);
      json.put("kind", "feed");
      json.put("title", feed.title());
      json.put("entries", feed.entries().stream().map(Feed::entry).toList());
      json.put("errors", List.of());
      return json;
    }

    private static Map<String, Object> entry(FeedEntry entry) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("id", entry.id());
      json.put("url", text(entry.url()));
      json.put("title", entry.title());
      json.put("published", text(entry.published()));
      json.put("author", String.join(", ", entry.authors()));
      json.put("text", entry.text());
      return json;
    }
  }

  /**
   * An input that could not be read.
   *
   * @param error why, and what to do
   */
  record Failed(String input, String error) implements Tried {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("input", input);
      json.put("kind", "unreadable");
      json.put("errors", List.of(error));
      return json;
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
