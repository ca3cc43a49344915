package org.vigie.classify.name;

import static org.vigie.classify.text.AttackWords.is;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.text.AttackWords;
import org.vigie.classify.text.AttackWords.Sense;
import org.vigie.classify.text.Counts;
import org.vigie.classify.text.Passages.Passage;
import org.vigie.classify.text.Words;
import org.vigie.model.Event;
import org.vigie.model.Place;
import org.vigie.model.PlaceHit;
import org.vigie.model.Span;

/** The places that a sentence names as those where something happened. */
public final class Scenes {
  private static final Set<String> IN =
      AttackWords.set(
          """
          in at near on along around a dans de d du en contre sur against of l village ville town
          localite camp base commune city area pres aux between entre
          """);
  private static final Set<String> AREAS =
      AttackWords.set(
          """
          commune cercle province departement department district territory territoire county
          prefecture subdivision canton
          """);
  private static final Set<String> ROUND =
      AttackWords.set("pres near around outside autour environs area secteur zone between entre");

  /** What lies in a region is no farther from its middle, in kilometres. */
  private static final int ACROSS = 250;

  /** How likely something happened in a place, as a sentence names it. */
  private static final double PLACE = 6;

  private static final double AREA = 4;
  private static final double MAYBE = 5;

  /** So much less where another lies in it, or somebody speaks. */
  private static final double LESS = 4.5;

  private final Surroundings surroundings;
  private final Bearings bearings;
  private final Unlisted unlisted;

  public Scenes(Names.Hits named, List<Passage> passages, Words text, Counts counts) {
    this.bearings = new Bearings(counts);
    this.surroundings = new Surroundings(named.places(), passages, bearings);
    this.unlisted = new Unlisted(text, named);
  }

  /**
   * A place.
   *
   * @param hit a known place: it, or the one that it lies in or near
   * @param unlisted its name where no list has it
   * @param area whether other places may lie in it
   * @param precision how exactly the known place tells where
   * @param weight how likely something happened there
   */
  public record Scene(
      PlaceHit hit,
      @Nullable String unlisted,
      boolean area,
      Span span,
      Place.Precision precision,
      double weight) {
    public Scene weighed(double more) {
      return new Scene(hit, unlisted, area, span, precision, weight + more);
    }

    /** Whether it may be in another that is an area, and tells more exactly where. */
    public boolean isExacterThan(Scene other) {
      boolean inIt = unlisted != null && other.unlisted == null && hit.equals(other.hit);
      return !area
          && (inIt
              || (other.area
                  && hit.country().equals(other.country())
                  && (unlisted != null
                      || (other.unlisted == null && kilometres(other.hit) < ACROSS))));
    }

    private double kilometres(PlaceHit other) {
      return Distance.kilometres(
          hit.latitude(), hit.longitude(), other.latitude(), other.longitude());
    }

    /** Whether it is exact enough to be a place of its own, beside others. */
    public boolean isOwn() {
      return !area && isTown() && isLocated();
    }

    public boolean isTown() {
      return unlisted != null || precision.compareTo(Place.Precision.NEAR) <= 0;
    }

    /** Whether something is said to have happened there. */
    public boolean isLocated() {
      return weight >= MAYBE;
    }

    public String country() {
      return hit.country();
    }

    /** Whether one may be meant by the other: two villages that lie in one district are two. */
    public boolean isNear(Scene other) {
      if (unlisted != null && other.unlisted != null && !area && !other.area) {
        return Words.of(unlisted).folded().equals(Words.of(other.unlisted).folded());
      }
      return hit.place().equals(other.hit.place())
          || kilometres(other.hit) < Bearings.NEAR
          || other.hit.precision().compareTo(Place.Precision.NEAR) > 0;
    }

    public Event.Location location() {
      return new Event.Location(
          hit.place(),
          unlisted == null ? hit.name() : unlisted,
          hit.latitude(),
          hit.longitude(),
          precision,
          unlisted == null ? null : hit.name());
    }
  }

  /** The places of a passage that are more than a country. */
  public List<Scene> in(Passage passage) {
    List<Scene> scenes = new ArrayList<>();
    for (PlaceHit hit : surroundings.places()) {
      surroundings
          .spans(hit, passage)
          .filter(span -> !bearings.isFar(passage, passage.words().from(span.start())))
          .map(span -> scene(passage, hit, span))
          .max(Comparator.comparingDouble(Scene::weight))
          .ifPresent(scenes::add);
    }
    List<Unlisted.Name> names =
        unlisted.in(passage).stream()
            .filter(name -> !bearings.isFar(passage, name.from()))
            .filter(
                name ->
                    name.sure()
                        || !(Bearings.isTold(passage, name.from())
                            || Bearings.isSpokenIn(passage, name.from())))
            .toList();
    if (!names.isEmpty()) {
      surroundings.of(passage).ifPresent(in -> add(passage, names, in, scenes));
    }
    return scenes;
  }

  /** What others lie in or near did not see what happened in them. */
  private static void add(
      Passage passage, List<Unlisted.Name> names, Surroundings.Container in, List<Scene> scenes) {
    if (names.stream().anyMatch(Unlisted.Name::sure)) {
      scenes.replaceAll(scene -> scene.hit().equals(in.hit()) ? scene.weighed(-LESS) : scene);
    }
    for (Unlisted.Name name : names) {
      double weight = name.area() ? AREA : name.sure() ? PLACE : MAYBE;
      weight -= Bearings.isTold(passage, name.from()) ? LESS : 0;
      scenes.add(
          new Scene(in.hit(), name.name(), name.area(), name.span(), in.precision(), weight));
    }
  }

  /** The countries of a passage, those first that something is said to have happened in. */
  public List<String> countries(Passage passage) {
    return surroundings.countries().stream()
        .flatMap(
            hit -> surroundings.spans(hit, passage).limit(1).map(span -> scene(passage, hit, span)))
        .sorted(Comparator.comparingDouble(Scene::weight).reversed())
        .map(Scene::country)
        .toList();
  }

  /** The country of an article that names no other, if only where it was written. */
  public Optional<String> onlyCountry() {
    List<PlaceHit> countries = surroundings.countries();
    return countries.size() == 1 ? Optional.of(countries.getFirst().country()) : Optional.empty();
  }

  private Scene scene(Passage passage, PlaceHit hit, Span span) {
    Words words = passage.words();
    int word = words.from(span.start());
    int behind = words.from(span.end());
    boolean measured = Bearings.isMeasured(passage, word);
    boolean away = !measured && Bearings.isAway(passage, word);
    boolean two = Bearings.isSecondOfTwo(passage, word);
    Place.Precision named = surroundings.precision(hit, passage, word);
    boolean town = named.compareTo(Place.Precision.NEAR) <= 0;
    String before = Bearings.preposition(passage, word);
    boolean located =
        measured
            || two
            || isIn(before)
            || (behind > word + 1 && Unlisted.isKind(words.word(word)))
            || (town && Bearings.isAnd(before))
            || Unlisted.isPlaceBehind(passage, behind);
    double weight =
        switch (named) {
          case EXACT, NEAR -> PLACE - 1;
          case DISTRICT -> 3;
          case REGION -> 1;
          case COUNTRY -> 0;
        };
    weight += located ? 1 : -1;
    weight -= away ? 2 : measured ? 0.5 : 0;
    weight -= Bearings.isBesides(passage, word) ? LESS : 0;
    boolean inArea =
        AREAS.contains(Bearings.before(passage, word)) || surroundings.isArea(hit, passage, word);
    weight += Bearings.isTwo(before) ? 0.5 : 0;
    weight -= town && inArea ? 1 : 0;
    weight -= town && Bearings.isOwner(passage, behind) ? 2 : 0;
    weight -= surroundings.isForRegion(hit, named) ? 0.5 : 0;
    weight -= Bearings.isTold(passage, word) ? LESS : 0;
    Place.Precision precision =
        (measured || away || inArea || ROUND.contains(Bearings.before(passage, word)) || two)
                && named == Place.Precision.EXACT
            ? Place.Precision.NEAR
            : named;
    return new Scene(hit, null, !town || away || inArea, span, precision, weight);
  }

  /** {@code in Djibo}, {@code attacked Djibo}. */
  private static boolean isIn(String word) {
    return IN.contains(word) || is(word, Sense.ACT);
  }
}
