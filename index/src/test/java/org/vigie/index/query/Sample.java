package org.vigie.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.EntityHit;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.Place;
import org.vigie.model.PlaceHit;
import org.vigie.model.Span;
import org.vigie.model.TopicHit;

/** Articles for tests, and what a query makes of one. */
public record Sample(
    String id,
    String title,
    String text,
    String source,
    String language,
    Instant published,
    String story,
    List<String> topics,
    List<EntityHit> entities,
    List<PlaceHit> places,
    Filed.Role role,
    boolean backfill) {
  public static final Instant NOW = Instant.parse("2024-10-01T12:00:00Z");

  public static Sample of(String id, String title, String text) {
    return new Sample(
        id,
        title,
        text,
        "rfi-afrique",
        "en",
        Instant.parse("2024-09-17T08:30:00Z"),
        "story-" + id,
        List.of(),
        List.of(),
        List.of(),
        Filed.Role.FIRST,
        false);
  }

  public static Sample text(String text) {
    return of("a", "", text);
  }

  public Sample from(String newSource) {
    return new Sample(
        id, title, text, newSource, language, published, story, topics, entities, places, role,
        backfill);
  }

  public Sample in(String newLanguage) {
    return new Sample(
        id,
        title,
        text,
        source,
        newLanguage,
        published,
        story,
        topics,
        entities,
        places,
        role,
        backfill);
  }

  public Sample at(String date) {
    return new Sample(
        id,
        title,
        text,
        source,
        language,
        Instant.parse(date),
        story,
        topics,
        entities,
        places,
        role,
        backfill);
  }

  public Sample under(String newStory) {
    return new Sample(
        id, title, text, source, language, published, newStory, topics, entities, places, role,
        backfill);
  }

  public Sample on(String... newTopics) {
    return new Sample(
        id,
        title,
        text,
        source,
        language,
        published,
        story,
        List.of(newTopics),
        entities,
        places,
        role,
        backfill);
  }

  public Sample naming(String entity, String name) {
    List<EntityHit> more = new ArrayList<>(entities);
    more.add(new EntityHit(entity, name, 1, 1, spans(name)));
    return new Sample(
        id, title, text, source, language, published, story, topics, more, places, role, backfill);
  }

  public Sample near(String place, String name, String country, double latitude, double longitude) {
    return near(place, name, country, latitude, longitude, Place.Precision.EXACT);
  }

  public Sample near(
      String place,
      String name,
      String country,
      double latitude,
      double longitude,
      Place.Precision precision) {
    List<PlaceHit> more = new ArrayList<>(places);
    more.add(new PlaceHit(place, name, country, latitude, longitude, precision, 1, spans(name)));
    return new Sample(
        id, title, text, source, language, published, story, topics, entities, more, role,
        backfill);
  }

  /** Where the text has a name first. */
  private List<Span> spans(String name) {
    int start = text.indexOf(name);
    return start < 0 ? List.of() : List.of(new Span(Span.Field.TEXT, start, start + name.length()));
  }

  public Sample as(Filed.Role newRole, boolean newBackfill) {
    return new Sample(
        id,
        title,
        text,
        source,
        language,
        published,
        story,
        topics,
        entities,
        places,
        newRole,
        newBackfill);
  }

  public Filed filed() {
    return readAt(published.plusSeconds(600));
  }

  public Filed readAt(Instant firstSeen) {
    Article article =
        new Article(
            id,
            URI.create("https://example.org/" + id),
            source,
            "Name of " + source,
            "Publisher of " + source,
            "FR",
            title,
            text,
            List.of(),
            null,
            published,
            firstSeen,
            backfill,
            Article.TextFrom.PAGE,
            Keep.FULL);
    Classified classified =
        new Classified(
            article,
            language,
            topics.stream().map(topic -> new TopicHit(topic, 1, List.of())).toList(),
            entities,
            places,
            1);
    return new Filed(classified, story, role, null, "a test", List.of(), Filed.Change.NEW, 1);
  }

  public static Query query(String query) {
    Parsed parsed = QueryLanguage.parse(query, NOW);
    assertThat(parsed).as(query).isInstanceOf(Parsed.Good.class);
    return ((Parsed.Good) parsed).query(NOW);
  }

  public static Parsed.@Nullable Bad bad(String query) {
    return QueryLanguage.parse(query, NOW) instanceof Parsed.Bad bad ? bad : null;
  }

  /** Whether a saved search would match: the query over one document in memory. */
  public static boolean matches(String query, Filed filed) {
    return matches(query(query), filed);
  }

  public static boolean matches(Query query, Filed filed) {
    try {
      return MemoryIndex.fromDocument(ArticleDocument.of(filed), ArticleDocument.analyzer())
              .createSearcher()
              .count(query)
          > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
