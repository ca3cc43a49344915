package org.vigie.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.attack.Attackers;
import org.vigie.classify.attack.Attacks;
import org.vigie.classify.name.Attributions;
import org.vigie.classify.name.Names;
import org.vigie.classify.story.Signature;
import org.vigie.classify.text.Gazetteer;
import org.vigie.classify.text.Languages;
import org.vigie.classify.text.Reading;
import org.vigie.classify.text.Reading.Match;
import org.vigie.classify.text.Terms;
import org.vigie.classify.text.Words;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Place;
import org.vigie.model.Sourcing;
import org.vigie.model.Span;
import org.vigie.model.Span.Field;
import org.vigie.model.Topic;
import org.vigie.model.TopicHit;
import org.vigie.model.Watch;

/**
 * Judges articles by a watch: language, topics, entities, places, attacks, sources. Immutable and
 * thread-safe.
 */
public final class Classifier {
  private final long version;
  private final Terms terms = new Terms();
  private final Gazetteer gazetteer = new Gazetteer();
  private final List<TopicRules> topics = new ArrayList<>();
  private final Names names;
  private final Map<String, Attackers> attackers = new LinkedHashMap<>();
  private final Attributions sources;
  private final Map<String, LearnedTopic> learned;

  /** Number of the first list of names; those below belong to topics. */
  private final int firstName;

  /** A classifier for a watch. */
  public Classifier(Watch watch) {
    this(watch, List.of(), List.of());
  }

  /**
   * A classifier for a watch, with what is not in it.
   *
   * @param more places that were imported, none of which is in the watch
   * @param learned what verdicts taught, the first of a topic counts
   */
  public Classifier(Watch watch, List<Place> more, List<LearnedTopic> learned) {
    this.learned =
        learned.stream()
            .collect(
                Collectors.toMap(LearnedTopic::topic, Function.identity(), (first, _) -> first));
    version = watch.version();
    int lists = 0;
    for (Topic topic : watch.topics()) {
      TopicRules rules = new TopicRules(topic, lists, terms);
      topics.add(rules);
      lists += rules.size();
      if (topic.attacks() != null) {
        attackers.put(topic.id(), new Attackers(topic.attacks(), watch.entities(), watch.places()));
      }
    }
    firstName = lists;
    sources = new Attributions(watch.entities());
    names = new Names(watch, more, firstName, terms, gazetteer);
  }

  /** What a judgement consists of, in its order. */
  public enum Step {
    /** Its words and sentences. */
    WORDS,
    LANGUAGE,
    /** All terms and names of the watch in it. */
    TERMS,
    /** Which of them are actors and places. */
    NAMES,
    TOPICS,
    ATTACKS,
    SOURCES,
    /** What the filer compares it by. */
    SIGNATURE
  }

  /** Judges an article. */
  public Classified classify(Article article) {
    return classify(article, step -> {});
  }

  /** Judges an article and tells of each step when it is done, so that it can be timed. */
  public Classified classify(Article article, Consumer<Step> done) {
    Read read = read(article, done);
    List<TopicHit> hits = new ArrayList<>();
    Map<String, List<Span>> words = learned.isEmpty() ? Map.of() : Signs.words(read.reading());
    for (TopicRules topic : topics) {
      judge(topic, read, words).ifPresent(hits::add);
    }
    hits.sort(Comparator.comparingDouble(TopicHit::score).reversed());
    done.accept(Step.TOPICS);
    Attacks.Findings attacks = attacks(article, read, hits);
    done.accept(Step.ATTACKS);
    Names.Hits named = read.named();
    Sourcing sourcing = sources.in(article, read.reading(), named);
    done.accept(Step.SOURCES);
    Classified judged =
        new Classified(
            article,
            read.language(),
            hits,
            named.entities(),
            named.places(),
            attacks.reported(),
            attacks.recalled(),
            sourcing,
            version);
    Signature signature = Signature.of(judged, read.words(Field.TITLE), read.words(Field.TEXT));
    done.accept(Step.SIGNATURE);
    return judged.withSignature(signature.toList());
  }

  /**
   * A judgement that was made elsewhere, as it would be here, with what the filer compares it by.
   */
  public static Classified signed(Classified judged) {
    return judged.withSignature(Signature.of(judged).toList());
  }

  /** The topics that anything in an article speaks for, also those short of their threshold. */
  public List<TopicHit> weigh(Article article) {
    Read read = read(article, step -> {});
    Map<String, List<Span>> words = Signs.words(read.reading());
    return topics.stream().flatMap(topic -> argued(topic, read, words).stream()).toList();
  }

  /** What the rules found, and what made that others decide than they. */
  private Optional<TopicHit> argued(TopicRules topic, Read read, Map<String, List<Span>> words) {
    Optional<TopicHit> weighed = weigh(topic, read);
    LearnedTopic model = learned.get(topic.id());
    if (model == null || said(topic, read).isPresent() == judge(topic, read, words).isPresent()) {
      return weighed;
    }
    return judge(topic, read, words)
        .or(() -> weighed.map(hit -> model.refused(signs(topic, read, words), hit)));
  }

  /**
   * What there is of a topic in an article.
   *
   * @param signs what may speak for it or against it
   * @param said whether its rules say that the article is about it
   */
  record Seen(Signs signs, boolean said) {}

  /**
   * What there is of some topics in an article, by their ids.
   *
   * @param whole what the rules said of the whole text, by topic, where the article has but a part
   *     of it; null where it has all
   */
  Map<String, Seen> signs(Article article, Set<String> ids, @Nullable Map<String, TopicHit> whole) {
    Read read = read(article, step -> {});
    Map<String, List<Span>> words = Signs.words(read.reading());
    Map<String, Seen> seen = new HashMap<>();
    for (TopicRules topic : topics) {
      if (ids.contains(topic.id())) {
        Optional<TopicHit> then = Optional.ofNullable(whole).map(hits -> hits.get(topic.id()));
        seen.put(
            topic.id(),
            new Seen(
                Signs.of(then.or(() -> weigh(topic, read)), topic.threshold(), words),
                (whole == null ? said(topic, read) : then).isPresent()));
      }
    }
    return seen;
  }

  private Optional<TopicHit> judge(TopicRules topic, Read read, Map<String, List<Span>> words) {
    Optional<TopicHit> said = said(topic, read);
    LearnedTopic model = learned.get(topic.id());
    if (model == null) {
      return said;
    }
    Signs signs = signs(topic, read, words);
    if (!model.judge(signs, said.isPresent())) {
      return Optional.empty();
    }
    return said.or(() -> Optional.of(model.hit(signs, weigh(topic, read), topic.threshold())));
  }

  private static Signs signs(TopicRules topic, Read read, Map<String, List<Span>> words) {
    return Signs.of(weigh(topic, read), topic.threshold(), words);
  }

  private static Optional<TopicHit> said(TopicRules topic, Read read) {
    return topic.judge(read.reading(), read.ofTopics(), read.mentions());
  }

  private static Optional<TopicHit> weigh(TopicRules topic, Read read) {
    return topic.weigh(read.reading(), read.ofTopics(), read.mentions());
  }

  /**
   * What was found in an article.
   *
   * @param ofTopics the terms of the topics' lists, by the number of the list
   * @param mentions what lists refer to
   */
  private record Read(
      Reading reading,
      String language,
      Map<Integer, List<Match>> ofTopics,
      Names.Hits named,
      Mentions mentions) {

    Words words(Field field) {
      return reading.words(field);
    }
  }

  private Read read(Article article, Consumer<Step> done) {
    Reading reading = new Reading(article);
    done.accept(Step.WORDS);
    String language =
        Languages.of(
            reading.words(Field.TITLE), reading.words(Field.TEXT), article.declaredLanguage());
    done.accept(Step.LANGUAGE);
    Map<Integer, List<Match>> ofTopics = new HashMap<>();
    List<Match> ofNames = new ArrayList<>();
    for (Match match : reading.matches(terms, gazetteer)) {
      if (match.term().list() >= firstName) {
        ofNames.add(match);
      } else {
        ofTopics.computeIfAbsent(match.term().list(), list -> new ArrayList<>()).add(match);
      }
    }
    done.accept(Step.TERMS);
    Names.Hits named = names.in(reading, ofNames, language, article.country());
    done.accept(Step.NAMES);
    return new Read(reading, language, ofTopics, named, new Mentions(reading, language, named));
  }

  /** What an article of a topic reports; of any other what it recalls. */
  private Attacks.Findings attacks(Article article, Read read, List<TopicHit> hits) {
    Attacks.Findings told = Attacks.Findings.NOTHING;
    for (Map.Entry<String, Attackers> topic : attackers.entrySet()) {
      boolean about = hits.stream().anyMatch(hit -> hit.topic().equals(topic.getKey()));
      if (about || topic.getValue().areIn(read.named())) {
        told =
            told.and(
                Attacks.of(
                    article,
                    read.reading(),
                    read.language(),
                    read.named(),
                    topic.getValue(),
                    about));
      }
    }
    return told;
  }
}
