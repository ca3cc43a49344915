package org.vigie.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article with the classifier's judgement.
 *
 * @param article what was judged
 * @param language ISO 639 code, {@code und} when the text does not tell
 * @param topics the topics it is about, strongest first
 * @param entities the known actors it names, most mentioned first
 * @param places the known places it names, most mentioned first
 * @param events the attacks it reports, the one it is about first
 * @param recalls the attacks that it tells of as background
 * @param sourcing from whom it has what it says
 * @param watchVersion version of the watch that judged
 * @param signature numbers that stand for the whole text, see {@link Filed#signature}; null where
 *     the article is trimmed, ruled on or filed, and where an older Vigie judged it
 */
public record Classified(
    Article article,
    String language,
    List<TopicHit> topics,
    List<EntityHit> entities,
    List<PlaceHit> places,
    List<Event> events,
    List<Event> recalls,
    Sourcing sourcing,
    long watchVersion,
    @Nullable List<Integer> signature)
    implements Filing {

  /** What {@link #language} says when the text does not tell. */
  public static final String UNDETERMINED = "und";

  public Classified {
    topics = List.copyOf(topics);
    entities = List.copyOf(entities);
    places = List.copyOf(places);
    // A record that an older Vigie wrote has none of these.
    events = events == null ? List.of() : List.copyOf(events);
    recalls = recalls == null ? List.of() : List.copyOf(recalls);
    sourcing = sourcing == null ? Sourcing.UNKNOWN : sourcing;
    signature = signature == null ? null : List.copyOf(signature);
  }

  /** A judgement without the numbers that stand for the text. */
  public Classified(
      Article article,
      String language,
      List<TopicHit> topics,
      List<EntityHit> entities,
      List<PlaceHit> places,
      List<Event> events,
      List<Event> recalls,
      Sourcing sourcing,
      long watchVersion) {
    this(
        article, language, topics, entities, places, events, recalls, sourcing, watchVersion, null);
  }

  /** An article that reports no attack and names no source. */
  public Classified(
      Article article,
      String language,
      List<TopicHit> topics,
      List<EntityHit> entities,
      List<PlaceHit> places,
      long watchVersion) {
    this(
        article,
        language,
        topics,
        entities,
        places,
        List.of(),
        List.of(),
        Sourcing.UNKNOWN,
        watchVersion);
  }

  /** The same judgement with the numbers that stand for the text. */
  public Classified withSignature(List<Integer> numbers) {
    return new Classified(
        article,
        language,
        topics,
        entities,
        places,
        events,
        recalls,
        sourcing,
        watchVersion,
        numbers);
  }

  /** The same article, judged otherwise. */
  Classified withJudgement(List<TopicHit> otherTopics, List<Event> otherEvents) {
    return new Classified(
        article,
        language,
        otherTopics,
        entities,
        places,
        otherEvents,
        recalls,
        sourcing,
        watchVersion);
  }

  /** The same judgement of the article in another form, as when it is trimmed. */
  public Classified withArticle(Article other) {
    return new Classified(
        other, language, topics, entities, places, events, recalls, sourcing, watchVersion);
  }
}
