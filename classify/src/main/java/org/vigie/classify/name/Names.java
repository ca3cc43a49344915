package org.vigie.classify.name;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.classify.text.DayWords;
import org.vigie.classify.text.Gazetteer;
import org.vigie.classify.text.Reading;
import org.vigie.classify.text.Reading.Match;
import org.vigie.classify.text.Term;
import org.vigie.classify.text.Terms;
import org.vigie.classify.text.Words;
import org.vigie.model.Entity;
import org.vigie.model.EntityHit;
import org.vigie.model.Place;
import org.vigie.model.PlaceHit;
import org.vigie.model.Span;
import org.vigie.model.Span.Field;
import org.vigie.model.Watch;

/** The entities and places of a watch, found by their names. */
public final class Names {
  /** Words that, after a place's name, make it the name of something else. */
  private static final Set<String> OTHER_AFTER = Set.of("State", "Delta", "River");

  /** How sure we are of a name that is another thing's name too, but has its context. */
  private static final double AMBIGUOUS = 0.7;

  private sealed interface Name {}

  private record Certain(Entity entity) implements Name {}

  private record Ambiguous(Entity entity) implements Name {}

  private record Context(Entity entity) implements Name {}

  private record Located(Place place) implements Name {}

  private final List<Name> names = new ArrayList<>();
  private final int first;

  /**
   * Takes the names into the watch's terms, and those of villages into the gazetteer, numbering
   * their lists from a first number on.
   */
  public Names(Watch watch, List<Place> more, int firstList, Terms terms, Gazetteer gazetteer) {
    first = firstList;
    for (Entity entity : watch.entities()) {
      Set<String> ambiguous = new HashSet<>(entity.ambiguous());
      Set<String> certain = new HashSet<>(entity.names().values());
      certain.addAll(entity.aliases());
      certain.removeAll(ambiguous);
      add(new Certain(entity), certain, true, terms);
      add(new Ambiguous(entity), ambiguous, true, terms);
      add(new Context(entity), new HashSet<>(entity.context()), false, terms);
    }
    watch.places().forEach(place -> add(place, terms, gazetteer));
    more.forEach(place -> add(place, terms, gazetteer));
  }

  private void add(Place place, Terms terms, Gazetteer gazetteer) {
    Set<String> all = new HashSet<>(place.names().values());
    all.addAll(place.aliases());
    if (place.rank() == Place.Rank.VILLAGE) {
      int list = first + names.size();
      names.add(new Located(place));
      all.forEach(name -> gazetteer.add(name, list));
    } else {
      add(new Located(place), all, true, terms);
    }
  }

  private void add(Name name, Set<String> written, boolean proper, Terms terms) {
    int list = first + names.size();
    names.add(name);
    for (String text : written) {
      terms.add(proper ? Term.ofName(text, list) : Term.of(text, list));
    }
  }

  /**
   * What an article names.
   *
   * @param entities most mentioned first
   * @param places most mentioned first
   * @param media outlets and agencies, most mentioned first
   */
  public record Hits(List<EntityHit> entities, List<PlaceHit> places, List<EntityHit> media) {}

  public Hits in(Reading reading, List<Match> matches, String language, String country) {
    Set<Entity> inContext = new HashSet<>();
    for (Match match : matches) {
      if (of(match) instanceof Context context) {
        inContext.add(context.entity());
      }
    }
    Map<Entity, List<Match>> entities = new LinkedHashMap<>();
    Map<Entity, Double> confidence = new HashMap<>();
    Map<Span, List<Place>> located = new LinkedHashMap<>();
    Map<Field, BitSet> starts = new EnumMap<>(Field.class);
    for (Match match : longest(reading, matches)) {
      starts.computeIfAbsent(match.field(), field -> new BitSet()).set(match.from());
      switch (of(match)) {
        case Certain(Entity entity) -> {
          entities.computeIfAbsent(entity, e -> new ArrayList<>()).add(match);
          confidence.put(entity, 1.0);
        }
        case Ambiguous(Entity entity) -> {
          if (inContext.contains(entity)) {
            entities.computeIfAbsent(entity, e -> new ArrayList<>()).add(match);
            confidence.putIfAbsent(entity, AMBIGUOUS);
          }
        }
        case Context _ -> {}
        case Located(Place place) ->
            located.computeIfAbsent(reading.span(match), s -> new ArrayList<>()).add(place);
      }
    }
    located.entrySet().removeIf(name -> isPart(reading, name, starts));
    Map<Entity, List<Match>> media = new LinkedHashMap<>();
    entities.forEach(
        (entity, found) -> {
          if (entity.kind() == Entity.Kind.MEDIA) {
            media.put(entity, found);
          }
        });
    entities.keySet().removeAll(media.keySet());
    return new Hits(
        entityHits(reading, entities, confidence, language),
        Places.in(reading, located, language, country),
        entityHits(reading, media, confidence, language));
  }

  private Name of(Match match) {
    return names.get(match.term().list() - first);
  }

  /** The longest name wins where names overlap; of equal ones all stay. */
  private List<Match> longest(Reading reading, List<Match> matches) {
    List<Match> candidates =
        matches.stream()
            .filter(match -> !(of(match) instanceof Context))
            .filter(match -> !(of(match) instanceof Located && isOther(reading, match)))
            .toList();
    List<Match> kept = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (!Reading.anyOverlapping(
          candidates, i, (other, match) -> other.length() > match.length())) {
        kept.add(candidates.get(i));
      }
    }
    return kept;
  }

  /** {@code Bourem-Sidi} is not Bourem; in {@code Djibo-Arbinda} both are named. */
  private static boolean isPart(
      Reading reading, Map.Entry<Span, List<Place>> name, Map<Field, BitSet> starts) {
    Span span = name.getKey();
    Words words = reading.words(span.field());
    int next = words.from(span.end());
    return next < words.size()
        && Character.isUpperCase(words.text().charAt(words.start(next)))
        && (words.before(next).equals("-")
            ? name.getValue().stream().noneMatch(Names::isCountry) && !isOnRoad(words, span, next)
            : name.getValue().stream().allMatch(Names::isTown) && isNameGoingOn(words, next, span))
        && !starts.getOrDefault(span.field(), new BitSet()).get(next);
  }

  /** {@code the Djibo-Tolou road}. */
  private static boolean isOnRoad(Words words, Span span, int next) {
    int before = words.from(span.start()) - 1;
    return (next + 1 < words.size() && Bearings.isRoad(words.word(next + 1)))
        || (before >= 0 && Bearings.isRoad(words.word(before)));
  }

  private static boolean isCountry(Place place) {
    return place.precision() == Place.Precision.COUNTRY;
  }

  private static boolean isTown(Place place) {
    return place.precision().compareTo(Place.Precision.NEAR) <= 0;
  }

  /** {@code Sanam Kwara}; not {@code Djibo Monday}, {@code Djibo Mayor}, {@code Djibo AFP}. */
  private static boolean isNameGoingOn(Words words, int next, Span span) {
    String word = words.word(next);
    return span.field() == Span.Field.TEXT
        && words.before(next).equals(" ")
        && word.length() > 2
        && !EverydayWords.contains(word)
        && !DayWords.isDay(word)
        && !DayWords.isMonth(word)
        && !People.isTitle(word)
        && !Bearings.isOffice(word)
        && !People.isShouted(words.original(next))
        && !Unlisted.isKind(word);
  }

  /** {@code Niger State}, {@code Niger Delta}: not the country. */
  private static boolean isOther(Reading reading, Match match) {
    Words words = reading.words(match.field());
    return match.to() < words.size()
        && words.start(match.to()) - words.end(match.to() - 1) == 1
        && OTHER_AFTER.contains(words.original(match.to()));
  }

  private static List<EntityHit> entityHits(
      Reading reading,
      Map<Entity, List<Match>> found,
      Map<Entity, Double> confidence,
      String language) {
    List<EntityHit> hits = new ArrayList<>();
    found.forEach(
        (entity, matches) ->
            hits.add(
                new EntityHit(
                    entity.id(),
                    name(entity.names(), language),
                    confidence.getOrDefault(entity, AMBIGUOUS),
                    matches.size(),
                    matches.stream()
                        .map(reading::span)
                        .distinct()
                        .limit(Reading.MOST_SPANS)
                        .toList())));
    hits.sort(
        Comparator.comparingInt(EntityHit::mentions).reversed().thenComparing(EntityHit::entity));
    return hits;
  }

  /** In a language; else in English. */
  static String name(Map<String, String> names, String language) {
    String name = names.get(language);
    return name != null ? name : names.getOrDefault("en", "");
  }
}
