package org.vigie.classify;

import static org.vigie.classify.AttackWords.is;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.classify.AttackWords.Sense;
import org.vigie.classify.Passages.Passage;
import org.vigie.model.Event;
import org.vigie.model.Place;
import org.vigie.model.PlaceHit;
import org.vigie.model.Span;

/** The places that a sentence names as those where something happened. */
final class Scenes {
  /** As far from a place may be what happened near it, in kilometres. */
  private static final int NEAR = 50;

  private static final Set<String> DIRECTIONS =
      AttackWords.set(
          """
          north south east west northeast northwest southeast southwest nord sud est ouest
          norte sur
          """);
  private static final Set<String> UNITS =
      Set.of("km", "kilometres", "kilometers", "kilometre", "kilometer", "miles", "kilometros");
  private static final Set<String> IN =
      AttackWords.set(
          """
          in at near on around a dans de d du en contre sur against of l village ville town
          localite camp base commune city area pres aux
          """);
  private static final Set<String> TO = Set.of("to", "au", "al", "and", "away", "l");

  /** So many words before a unit stands its number. */
  private static final int MEASURE = 4;

  private static final Set<String> FILLERS =
      AttackWords.set(
          """
          of de d du the la le l from ville town city capitale capital village a
          """);

  private static final Set<String> AREAS =
      AttackWords.set(
          """
          commune cercle province departement district pres near around outside autour
          environs area secteur zone between entre
          """);

  private static final Set<String> TWO = Set.of("between", "entre");
  private static final Set<String> AND = Set.of("and", "et", "y");

  /** The first of two places has at most so many words, the one before it among them. */
  private static final int BETWEEN = 4;

  private static final Set<String> REGIONS = Set.of("region", "state", "etat", "province");

  private final List<PlaceHit> places;
  private final Counts counts;

  /** Ids of those whose name is said to be that of a region: it may be that of its town, too. */
  private final Set<String> regions;

  Scenes(List<PlaceHit> places, List<Passage> passages, Counts counts) {
    this.places = places;
    this.counts = counts;
    this.regions =
        places.stream()
            .filter(
                hit ->
                    places.stream().anyMatch(other -> isSeat(hit, other))
                        || passages.stream().anyMatch(passage -> isRegion(hit, passage)))
            .map(PlaceHit::place)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * A place.
   *
   * @param precision how exactly it tells where
   * @param weight how likely something happened there
   */
  record Scene(PlaceHit hit, Span span, Place.Precision precision, double weight) {
    Scene weighed(double more) {
      return new Scene(hit, span, precision, weight + more);
    }

    /** Whether it is exact enough to be a place of its own, beside others. */
    boolean isOwn() {
      return precision.compareTo(Place.Precision.NEAR) <= 0 && weight >= 4;
    }

    String country() {
      return hit.country();
    }

    boolean isAt(Event.Location where) {
      return hit.place().equals(where.place())
          || Distance.kilometres(
                  hit.latitude(), hit.longitude(), where.latitude(), where.longitude())
              < NEAR;
    }

    boolean isNear(Scene other) {
      return isAt(other.location()) || other.hit.precision().compareTo(Place.Precision.NEAR) > 0;
    }

    Event.Location location() {
      return new Event.Location(
          hit.place(), hit.name(), hit.latitude(), hit.longitude(), precision);
    }
  }

  /** The places of a passage that are more than a country. */
  List<Scene> in(Passage passage) {
    List<Scene> scenes = new ArrayList<>();
    for (PlaceHit hit : places) {
      if (hit.precision() != Place.Precision.COUNTRY) {
        hit.spans().stream()
            .filter(passage::holds)
            .filter(span -> !isFar(passage, passage.words().from(span.start())))
            .map(span -> scene(passage, hit, span))
            .max(Comparator.comparingDouble(Scene::weight))
            .ifPresent(scenes::add);
      }
    }
    return scenes;
  }

  /** The countries of a passage, those first that something is said to have happened in. */
  List<String> countries(Passage passage) {
    return places.stream()
        .filter(hit -> hit.precision() == Place.Precision.COUNTRY)
        .flatMap(
            hit ->
                hit.spans().stream()
                    .filter(passage::holds)
                    .limit(1)
                    .map(span -> scene(passage, hit, span)))
        .sorted(Comparator.comparingDouble(Scene::weight).reversed())
        .map(Scene::country)
        .toList();
  }

  private Scene scene(Passage passage, PlaceHit hit, Span span) {
    Words words = passage.words();
    int word = words.from(span.start());
    String last = before(passage, word);
    boolean measured = unit(passage, word) >= 0;
    boolean away = !measured && DIRECTIONS.contains(last);
    boolean located = measured || (word > passage.from() && isIn(words.word(word - 1)));
    Place.Precision named =
        regions.contains(hit.place()) && hit.precision() != Place.Precision.DISTRICT
            ? Place.Precision.REGION
            : hit.precision();
    double weight =
        switch (named) {
          case EXACT, NEAR -> 5;
          case DISTRICT -> 3;
          case REGION -> 1;
          case COUNTRY -> 0;
        };
    weight += located ? 1 : -1;
    weight -= away ? 4 : 0;
    weight -= isTold(passage, word) ? 3 : 0;
    Place.Precision precision =
        (measured || away || AREAS.contains(last) || isSecondOfTwo(passage, word))
                && named == Place.Precision.EXACT
            ? Place.Precision.NEAR
            : named;
    return new Scene(hit, span, precision, weight);
  }

  /** {@code in Djibo}, {@code attacked Djibo}. */
  private static boolean isIn(String word) {
    return IN.contains(word) || is(word, Sense.ACT);
  }

  /** {@code between Niono and Diabaly}: it happened in neither. */
  private static boolean isSecondOfTwo(Passage passage, int word) {
    Words words = passage.words();
    int first = Math.max(passage.from(), word - 1 - BETWEEN);
    return word > passage.from()
        && AND.contains(words.word(word - 1))
        && IntStream.range(first, word - 1).anyMatch(i -> TWO.contains(words.word(i)));
  }

  private static boolean isSeat(PlaceHit town, PlaceHit region) {
    return region.precision() == Place.Precision.REGION
        && !region.place().equals(town.place())
        && region.country().equals(town.country())
        && region.name().contains(town.name());
  }

  private static boolean isRegion(PlaceHit hit, Passage passage) {
    Words words = passage.words();
    return hit.spans().stream()
        .filter(passage::holds)
        .anyMatch(
            span -> {
              int word = words.from(span.start());
              int behind = words.from(span.end());
              return (behind < passage.to() && REGIONS.contains(words.word(behind)))
                  || REGIONS.contains(before(passage, word));
            });
  }

  /** The word before a place that tells something of it; empty when there is none. */
  private static String before(Passage passage, int word) {
    int before = word - 1;
    while (before >= passage.from() && FILLERS.contains(passage.words().word(before))) {
      before--;
    }
    return before >= passage.from() ? passage.words().word(before) : "";
  }

  /** {@code told reporters in Bamako}, {@code taken to Kaya}: nothing happened there. */
  private static boolean isTold(Passage passage, int word) {
    for (int i = word - 1; i >= Math.max(passage.from(), word - 3); i--) {
      String before = passage.words().word(i);
      if (is(before, Sense.REPORTED) || is(before, Sense.AWAY)) {
        return true;
      }
    }
    return false;
  }

  /** {@code 120 km from Djibo}: it did not happen there. */
  private boolean isFar(Passage passage, int word) {
    int unit = unit(passage, word);
    if (unit < 0) {
      return false;
    }
    List<Counts.Count> numbers =
        counts.in(passage.words(), Math.max(passage.from(), unit - MEASURE), unit);
    return !numbers.isEmpty() && numbers.getLast().value() > NEAR;
  }

  /** The unit of the distance from a place at which something is; negative where none is told. */
  private static int unit(Passage passage, int word) {
    Words words = passage.words();
    int unit = word - 1;
    while (unit >= passage.from() && isOnTheWay(words.word(unit))) {
      unit--;
    }
    return unit >= passage.from() && UNITS.contains(words.word(unit)) ? unit : -1;
  }

  private static boolean isOnTheWay(String word) {
    return DIRECTIONS.contains(word) || FILLERS.contains(word) || TO.contains(word);
  }
}
