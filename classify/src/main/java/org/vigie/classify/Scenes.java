package org.vigie.classify;

import static org.vigie.classify.AttackWords.is;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
      Set.of("km", "kilometres", "kilometers", "kilometre", "miles", "kilometros");
  private static final Set<String> IN =
      AttackWords.set(
          """
          in at near on around a dans de d du en contre sur against of l village ville town
          localite camp base commune city area pres aux
          """);
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

  private static final Set<String> REGIONS = Set.of("region", "state", "etat", "province");

  private final List<PlaceHit> places;

  /** Ids of those whose name is said to be that of a region: it may be that of its town, too. */
  private final Set<String> regions;

  Scenes(List<PlaceHit> places, List<Passage> passages) {
    this.places = places;
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
            .findFirst()
            .ifPresent(span -> scenes.add(scene(passage, hit, span)));
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
    boolean away = DIRECTIONS.contains(last);
    boolean measured = UNITS.contains(last);
    int distance = measured ? distance(words, unit(passage, word) - 1, passage.from()) : 0;
    boolean far = away || (measured && distance > NEAR);
    boolean located = measured || (word > passage.from() && IN.contains(words.word(word - 1)));
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
    weight -= far ? 4 : 0;
    weight -= isTold(passage, word) ? 3 : 0;
    Place.Precision precision =
        (measured || far || AREAS.contains(last)) && named == Place.Precision.EXACT
            ? Place.Precision.NEAR
            : named;
    return new Scene(hit, span, precision, weight);
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

  private static int unit(Passage passage, int word) {
    int unit = word - 1;
    while (unit >= passage.from() && !UNITS.contains(passage.words().word(unit))) {
      unit--;
    }
    return unit;
  }

  private static int distance(Words words, int word, int from) {
    return word >= from && words.isCount(word)
        ? Integer.parseInt(words.word(word))
        : Integer.MAX_VALUE;
  }
}
