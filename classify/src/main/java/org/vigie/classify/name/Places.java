package org.vigie.classify.name;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.classify.text.Reading;
import org.vigie.model.Place;
import org.vigie.model.Place.Precision;
import org.vigie.model.Place.Rank;
import org.vigie.model.PlaceHit;
import org.vigie.model.Span;
import org.vigie.model.Span.Field;

/**
 * Which places an article means.
 *
 * <p>Of places with one name it is the one in a region, or near a place, that the article names as
 * well; then the one in the country spoken of; then the bigger. Where that leaves two that are far
 * from each other, neither is meant: a wrong place is worse than none.
 */
final class Places {
  /** A place with a shorter name counts only beside its country. */
  private static final int SHORT = 4;

  /** So near to a place that is named as well speaks for a place, in kilometres. */
  private static final double NEAR = 100;

  /** Points so near to each other are one place, told twice. */
  private static final double SAME = 25;

  private final Reading reading;
  private final String publisherCountry;
  private final Map<Span, List<Place>> named;

  /** How often each country is pointed to. */
  private final Map<String, Integer> countries = new HashMap<>();

  /** Those whose name no other place has, by id. */
  private final Map<String, Place> settled = new LinkedHashMap<>();

  /** The country and name of each region that is named. */
  private final Set<String> regions = new HashSet<>();

  private final Map<List<String>, Optional<Place>> meant = new HashMap<>();

  private Places(Reading reading, Map<Span, List<Place>> named, String publisherCountry) {
    this.reading = reading;
    this.named = named;
    this.publisherCountry = publisherCountry;
    for (List<Place> candidates : named.values()) {
      count(candidates.stream().filter(place -> place.rank() != Rank.VILLAGE).toList());
    }
    for (Map.Entry<Span, List<Place>> entry : named.entrySet()) {
      settle(entry.getKey(), entry.getValue());
    }
  }

  /**
   * The places of an article, most mentioned first.
   *
   * @param named by where a name stands, all places that have it
   */
  static List<PlaceHit> in(
      Reading reading, Map<Span, List<Place>> named, String language, String publisherCountry) {
    Map<Span, List<Place>> places = new LinkedHashMap<>(named);
    People.leaveOut(reading, places);
    return new Places(reading, places, publisherCountry).hits(language);
  }

  /** A country is pointed to by its name, or by a place that can be in no other. */
  private void count(List<Place> candidates) {
    if (candidates.isEmpty()) {
      return;
    }
    String country = candidates.getFirst().country();
    if (candidates.stream().allMatch(place -> place.country().equals(country))) {
      boolean itself =
          candidates.stream().anyMatch(place -> place.precision() == Precision.COUNTRY);
      countries.merge(country, itself ? 3 : 1, Integer::sum);
    }
  }

  private void settle(Span span, List<Place> candidates) {
    Place first = candidates.getFirst();
    boolean only =
        candidates.size() == 1 && first.rank() != Rank.VILLAGE && isLongEnough(first, span);
    if (only && first.precision() != Precision.COUNTRY) {
      settled.put(first.id(), first);
      if (first.precision() == Precision.REGION || first.precision() == Precision.DISTRICT) {
        regions.add(region(first));
      }
    }
  }

  private static String region(Place place) {
    return place.country() + " " + place.region();
  }

  private List<PlaceHit> hits(String language) {
    Map<Place, List<Span>> found = new LinkedHashMap<>();
    named.forEach(
        (span, candidates) ->
            meant(candidates)
                .filter(place -> isLongEnough(place, span))
                .ifPresent(
                    place -> found.computeIfAbsent(place, p -> new ArrayList<>()).add(span)));
    List<PlaceHit> hits = new ArrayList<>();
    found.forEach(
        (place, spans) -> {
          if (place.rank() != Rank.VILLAGE || spans.stream().anyMatch(this::isInASentence)) {
            hits.add(hit(place, spans, language));
          }
        });
    hits.sort(comparingInt(PlaceHit::mentions).reversed().thenComparing(PlaceHit::place));
    return hits;
  }

  private Optional<Place> meant(List<Place> candidates) {
    return meant.computeIfAbsent(
        candidates.stream().map(Place::id).toList(), ids -> choose(listedIfSpokenOf(candidates)));
  }

  /** A village is not thought of where the article may mean a place that somebody listed. */
  private List<Place> listedIfSpokenOf(List<Place> places) {
    List<Place> listed = places.stream().filter(place -> place.rank() != Rank.VILLAGE).toList();
    boolean may =
        listed.size() < places.size()
            && listed.stream()
                .anyMatch(place -> isSpokenOf(place.country()) || candidate(place).supported());
    return may ? listed : places;
  }

  private boolean isSpokenOf(String country) {
    return countries.containsKey(country) || country.equals(publisherCountry);
  }

  /** A place that may be meant, with what speaks for it worked out once. */
  private record Candidate(Place place, boolean supported, double distance) {}

  private Candidate candidate(Place place) {
    boolean inRegion = !place.region().isEmpty() && regions.contains(region(place));
    double distance = distance(place);
    boolean supported = inRegion || distance <= NEAR;
    return new Candidate(place, supported, supported ? distance : 0);
  }

  private Optional<Place> choose(List<Place> places) {
    if (places.size() == 1 && places.getFirst().rank() != Rank.VILLAGE) {
      return Optional.of(places.getFirst());
    }
    Comparator<Candidate> order =
        comparing((Candidate one) -> one.place().precision() != Precision.COUNTRY)
            .thenComparing(one -> !one.supported())
            .thenComparingInt(one -> -countries.getOrDefault(one.place().country(), 0))
            .thenComparing(one -> !one.place().country().equals(publisherCountry))
            .thenComparing(one -> one.place().rank())
            .thenComparingDouble(Candidate::distance);
    List<Candidate> candidates = places.stream().map(this::candidate).toList();
    Candidate best =
        candidates.stream()
            .min(
                order
                    .thenComparing(one -> one.place().precision())
                    .thenComparing(one -> one.place().id()))
            .orElseThrow();
    boolean rivalled =
        candidates.stream()
            .anyMatch(
                other ->
                    order.compare(other, best) == 0
                        && kilometres(other.place(), best.place()) > SAME);
    boolean guessed = best.place().rank() == Rank.VILLAGE && !isKnown(best, places);
    return rivalled || guessed ? Optional.empty() : Optional.of(best.place());
  }

  /** Whether an imported village can be taken for the one that is meant. */
  private boolean isKnown(Candidate village, List<Place> places) {
    String country = village.place().country();
    boolean only = places.stream().filter(one -> one.country().equals(country)).count() == 1;
    return village.supported() || (only && isSpokenOf(country));
  }

  /** To the nearest of the other places. */
  private double distance(Place place) {
    return settled.values().stream()
        .filter(other -> !other.id().equals(place.id()) && other.precision() != Precision.REGION)
        .mapToDouble(other -> kilometres(other, place))
        .min()
        .orElse(Double.MAX_VALUE);
  }

  private static double kilometres(Place one, Place other) {
    return Distance.kilometres(
        one.latitude(), one.longitude(), other.latitude(), other.longitude());
  }

  private boolean isLongEnough(Place place, Span span) {
    return span.end() - span.start() > SHORT
        || countries.getOrDefault(place.country(), 0) > 1
        || (!place.region().isEmpty() && regions.contains(region(place)))
        || place.country().equals(publisherCountry)
        || place.precision() == Precision.COUNTRY;
  }

  /** In a title, and at the start of a sentence, any word may have a capital. */
  private boolean isInASentence(Span span) {
    if (span.field() == Field.TITLE) {
      return false;
    }
    int word = reading.words(Field.TEXT).from(span.start());
    return word > 0 && reading.sentence(word) == reading.sentence(word - 1);
  }

  private static PlaceHit hit(Place place, List<Span> spans, String language) {
    return new PlaceHit(
        place.id(),
        Names.name(place.names(), language),
        place.country(),
        place.latitude(),
        place.longitude(),
        place.precision(),
        spans.size(),
        spans.stream().limit(Reading.MOST_SPANS).toList());
  }
}
