package org.vigie.classify.name;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.classify.text.AttackWords;
import org.vigie.classify.text.Passages;
import org.vigie.classify.text.Passages.Passage;
import org.vigie.classify.text.Words;
import org.vigie.model.Place.Precision;
import org.vigie.model.PlaceHit;
import org.vigie.model.Span;

/** The known places of an article, and which of them others lie in or near. */
final class Surroundings {
  private static final Set<String> REGIONS =
      Set.of("region", "state", "etat", "province", "county", "comte");

  /** Before a place: something else lies in it, or within sight of it. */
  private static final Set<String> NEARBY =
      AttackWords.set("commune near around outside autour environs between entre pres");

  private static final Set<String> TOWNS =
      AttackWords.set("town city ville cite agglomeration localite");
  private static final Set<String> OF = Set.of("of", "de", "d");

  private static final Set<String> OUTSIDE = Set.of("from", "with", "to", "avec", "vers");

  private final List<PlaceHit> places;
  private final List<PlaceHit> countries;
  private final List<Passage> passages;
  private final Bearings bearings;

  /** Ids of those whose name is said to be that of a region: it may be that of its town, too. */
  private final Set<String> regions;

  /** The same of districts. */
  private final Set<String> districts;

  Surroundings(List<PlaceHit> all, List<Passage> passages, Bearings bearings) {
    this.places = all.stream().filter(hit -> hit.precision() != Precision.COUNTRY).toList();
    this.countries = all.stream().filter(hit -> hit.precision() == Precision.COUNTRY).toList();
    this.passages = passages;
    this.bearings = bearings;
    this.regions =
        places.stream()
            .filter(
                hit ->
                    places.stream().anyMatch(other -> isSeat(hit, other))
                        || passages.stream().anyMatch(passage -> isRegion(hit, passage)))
            .map(PlaceHit::place)
            .collect(Collectors.toUnmodifiableSet());
    this.districts =
        places.stream()
            .filter(hit -> isTown(hit.precision()))
            .filter(hit -> passages.stream().anyMatch(passage -> isDistrict(hit, passage)))
            .map(PlaceHit::place)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether its name stands for a district somewhere, so that others may lie in it. */
  boolean isArea(PlaceHit hit, Passage passage, int word) {
    return districts.contains(hit.place()) && !isTown(passage, word);
  }

  /**
   * The place that another lies in or near.
   *
   * @param precision how exactly it tells where the other is
   */
  record Container(PlaceHit hit, Precision precision) {}

  /** Those that are more than a country, most mentioned first. */
  List<PlaceHit> places() {
    return places;
  }

  List<PlaceHit> countries() {
    return countries;
  }

  /** Where a passage names a place; a country at its head is what it is about. */
  Stream<Span> spans(PlaceHit hit, Passage passage) {
    return hit.spans().stream()
        .filter(passage::holds)
        .filter(
            span -> {
              int word = passage.words().from(span.start());
              boolean head = hit.precision() == Precision.COUNTRY && word == passage.from();
              return head || !Bearings.isDateline(passage, word);
            });
  }

  /** What its coordinates stand for, as the article uses its name there. */
  Precision precision(PlaceHit hit, Passage passage, int word) {
    boolean region = regions.contains(hit.place()) && hit.precision() != Precision.DISTRICT;
    return region && !isTown(passage, word) ? Precision.REGION : hit.precision();
  }

  /** Whether it is a town whose name stands for its region, which the article names as well. */
  boolean isForRegion(PlaceHit hit, Precision precision) {
    return hit.precision() != Precision.REGION
        && precision == Precision.REGION
        && places.stream().anyMatch(other -> isSeat(hit, other));
  }

  /** {@code the town of Gao}, {@code à Gao}. */
  private static boolean isTown(Passage passage, int word) {
    Words words = passage.words();
    int before = word - 1;
    while (before > passage.from() && OF.contains(words.word(before))) {
      before--;
    }
    return before >= passage.from()
        && (TOWNS.contains(words.word(before))
            || (before == word - 1 && Unlisted.isAt(words, before)));
  }

  /**
   * The most exact known place that a sentence, one beside it, or the lead names for one that no
   * list has; else the country.
   */
  Optional<Container> of(Passage passage) {
    int number = passages.indexOf(passage);
    IntStream beside = IntStream.of(number, number + 1, number - 1);
    return IntStream.concat(beside, IntStream.rangeClosed(0, Passages.LEAD))
        .filter(other -> other >= 0 && other < passages.size())
        .mapToObj(passages::get)
        .flatMap(other -> in(other, other.equals(passage)).stream())
        .findFirst()
        .or(() -> country(passage).map(hit -> new Container(hit, Precision.COUNTRY)));
  }

  /** Another sentence may name a town for something else. */
  private Optional<Container> in(Passage passage, boolean itself) {
    return places.stream()
        .flatMap(
            hit ->
                spans(hit, passage)
                    .mapToInt(span -> passage.words().from(span.start()))
                    .filter(word -> !bearings.isFar(passage, word))
                    .filter(
                        word ->
                            !isTown(precision(hit, passage, word))
                                || isArea(hit, passage, word)
                                || (itself && !Bearings.isTold(passage, word)))
                    .mapToObj(word -> new Container(hit, exactness(passage, hit, word))))
        .min(
            Comparator.comparing(Container::precision).thenComparing(one -> one.hit().precision()));
  }

  private Precision exactness(Passage passage, PlaceHit hit, int word) {
    Precision named = precision(hit, passage, word);
    boolean near =
        Bearings.isMeasured(passage, word)
            || NEARBY.contains(Bearings.before(passage, word))
            || Bearings.isSecondOfTwo(passage, word);
    return !isTown(named) ? named : near ? Precision.NEAR : Precision.DISTRICT;
  }

  private static boolean isTown(Precision precision) {
    return precision.compareTo(Precision.NEAR) <= 0;
  }

  /** The one that the sentence names, or else the article most. */
  private Optional<PlaceHit> country(Passage passage) {
    return countries.stream()
        .filter(hit -> spans(hit, passage).anyMatch(span -> isIn(span, passage)))
        .findFirst()
        .or(() -> countries.stream().findFirst());
  }

  /** Who came {@code from Mali}, or lives at the border {@code with Mali}, is not in it. */
  private static boolean isIn(Span span, Passage passage) {
    int word = passage.words().from(span.start());
    return !OUTSIDE.contains(Bearings.preposition(passage, word));
  }

  private static boolean isSeat(PlaceHit town, PlaceHit region) {
    return region.precision() == Precision.REGION
        && !region.place().equals(town.place())
        && region.country().equals(town.country())
        && region.name().contains(town.name());
  }

  private static boolean isDistrict(PlaceHit hit, Passage passage) {
    Words words = passage.words();
    return hit.spans().stream()
        .filter(passage::holds)
        .anyMatch(
            span -> Unlisted.isArea(passage, words.from(span.start()), words.from(span.end())));
  }

  private static boolean isRegion(PlaceHit hit, Passage passage) {
    Words words = passage.words();
    return hit.spans().stream()
        .filter(passage::holds)
        .anyMatch(
            span -> {
              int word = words.from(span.start());
              int behind = words.from(span.end());
              return (behind < passage.to()
                      && REGIONS.contains(words.word(behind))
                      && words.isNext(behind - 1)
                      && !(behind + 1 < passage.to() && OF.contains(words.word(behind + 1))))
                  || REGIONS.contains(Bearings.before(passage, word));
            });
  }
}
