package org.vigie.classify.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.EntityHit;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.Place;
import org.vigie.model.PlaceHit;
import org.vigie.model.TopicHit;

/**
 * What the filer knows of an article to compare it with others. It can be had from what was filed
 * alone.
 *
 * @param number by which {@link IntIndex} knows it; {@link #UNNUMBERED} while it is not remembered
 * @param story id of its story; null while it is not filed
 * @param origin the article it copies; null when it copies none
 * @param weights of the signature's words
 * @param places the places it names that are no countries
 * @param entities the actors it names
 * @param events the attacks it reports, without the words that say so
 */
record Report(
    int number,
    String id,
    @Nullable String story,
    @Nullable String origin,
    String title,
    String sourceName,
    String language,
    Instant date,
    Instant firstSeen,
    Signature signature,
    Weights weights,
    Set<String> places,
    Set<String> entities,
    Set<String> topics,
    List<Event> events) {
  static final Comparator<Report> BY_DATE =
      Comparator.comparing(Report::date).thenComparing(Report::id);
  static final Comparator<Report> BY_AGE =
      Comparator.comparing(Report::firstSeen).thenComparing(Report::id);

  static final int UNNUMBERED = -1;

  static Report of(Filed filed, int number) {
    return of(
        number,
        filed.classified(),
        filed.story(),
        filed.copyOf(),
        Signature.from(filed.signature()));
  }

  static Report of(Classified classified, Signature signature) {
    return of(UNNUMBERED, classified, null, null, signature);
  }

  private static Report of(
      int number,
      Classified classified,
      @Nullable String story,
      @Nullable String origin,
      Signature signature) {
    Article article = classified.article();
    return new Report(
        number,
        article.id(),
        story,
        origin,
        article.title(),
        article.sourceName(),
        classified.language(),
        Objects.requireNonNullElse(article.published(), article.firstSeen()),
        article.firstSeen(),
        signature,
        Weights.of(signature),
        set(
            classified.places().stream()
                .filter(hit -> hit.precision() != Place.Precision.COUNTRY)
                .map(PlaceHit::place)),
        set(classified.entities().stream().map(EntityHit::entity)),
        set(classified.topics().stream().map(TopicHit::topic)),
        classified.events().stream().map(Event::withoutEvidence).toList());
  }

  private static Set<String> set(Stream<String> ids) {
    return ids.collect(Collectors.toUnmodifiableSet());
  }
}
