package org.vigie.classify.attack;

import static java.time.temporal.ChronoUnit.DAYS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.name.Scenes.Scene;
import org.vigie.classify.text.Days;
import org.vigie.classify.text.Passages;

/** Which sentences of a report tell of which attack, and where each took place. */
final class Strands {
  /** So far it is told more exactly where in the region that the lead names. */
  private static final int EXACT = 6;

  static final int MOST = 5;

  private final List<Said> said;

  Strands(List<Said> said) {
    this.said = said;
  }

  /**
   * An attack.
   *
   * @param scene where it took place; null when it is not told
   * @param of the sentences that tell of it
   */
  record Strand(@Nullable Scene scene, List<Said> of) {}

  /** The attack that the report is about first, then what it tells of in the same breath. */
  List<Strand> all() {
    Scene scene = mainScene();
    List<Said> about =
        said.stream().filter(Strands::isNews).filter(one -> isOf(one, scene)).toList();
    Days.Named day = day(about, scene);
    List<Said> main = about.stream().filter(one -> !isOfAnother(one, scene, day)).toList();
    List<Strand> others = others(main, scene);
    List<Strand> all = new ArrayList<>();
    all.add(new Strand(scene, ownOf(main, others)));
    all.addAll(others);
    return all;
  }

  /** What is told in the same breath, each at a place of its own. */
  private List<Strand> others(List<Said> main, @Nullable Scene scene) {
    List<Strand> others = new ArrayList<>();
    for (int i = 0; i < said.size() && others.size() < MOST - 1; i++) {
      Said one = said.get(i);
      Scene other = one.scenes().stream().filter(Scene::isOwn).findFirst().orElse(null);
      if (other != null
          && (one.tellsOfNews() || (!one.past() && withToll(i).size() > 1))
          && !main.contains(one)
          && (scene == null || !isBeside(other, scene))
          && others.stream()
              .noneMatch(told -> told.scene() != null && other.isNear(told.scene()))) {
        others.add(new Strand(other, withToll(i)));
      }
    }
    return others;
  }

  /** Whether it is, or stands in one sentence with, where the main attack took place. */
  private boolean isBeside(Scene other, Scene main) {
    return said.stream()
        .filter(one -> one.passage().holds(main.span()))
        .flatMap(one -> one.scenes().stream())
        .filter(one -> !one.area())
        .anyMatch(other::isNear);
  }

  /**
   * The sentences on the main attack: what others are told with is not of it, nor is the toll of
   * {@code two attacks} where each has its own.
   */
  private static List<Said> ownOf(List<Said> main, List<Strand> others) {
    List<Said> own =
        main.stream()
            .filter(one -> others.stream().noneMatch(other -> other.of().contains(one)))
            .toList();
    boolean counted = own.stream().anyMatch(one -> one.countsVictims() && !one.isOfSeveral());
    return others.isEmpty() || !counted
        ? own
        : own.stream().map(one -> one.isOfSeveral() ? one.withoutTolls() : one).toList();
  }

  /**
   * Where the attack took place that the article is about, as exactly as it says; null when it does
   * not.
   */
  private @Nullable Scene mainScene() {
    Optional<Scene> most = best(said.stream().filter(Strands::isNews), (one, scene) -> true);
    return most.flatMap(
            area ->
                best(
                    said.stream().filter(one -> one.passage().number() <= EXACT && isNews(one)),
                    (one, scene) ->
                        scene.isExacterThan(area) && scene.isLocated() && isOfLead(one, scene)))
        .or(() -> most)
        .orElse(null);
  }

  /** A lead that names a village which no list has does so because of what happened there. */
  private static boolean isOfLead(Said one, Scene scene) {
    return one.tellsOfAttack()
        || one.passage().number() == 0
        || (one.isLead() && scene.unlisted() != null);
  }

  private Optional<Scene> best(Stream<Said> of, BiPredicate<Said, Scene> which) {
    return of.flatMap(
            one ->
                one.scenes().stream()
                    .filter(scene -> which.test(one, scene))
                    .map(scene -> scene.weighed(one.weight() + goingOn(one))))
        .max(Comparator.comparingDouble(Scene::weight))
        .filter(scene -> scene.weight() > 0);
  }

  /** What happened at a place may be counted in the next sentence. */
  private double goingOn(Said one) {
    boolean goesOn = !one.past() && withToll(said.indexOf(one)).size() > 1;
    double lead =
        one.isLead() && !one.tellsOfAttack() ? Passages.LEAD + 1 - one.passage().number() : 0;
    return goesOn ? Said.TOLL - 0.5 + lead : 0;
  }

  /** Whether a sentence is about what happened at a place: no other is named in it. */
  private static boolean isOf(Said one, @Nullable Scene scene) {
    List<Scene> own = one.scenes().stream().filter(Scene::isOwn).toList();
    return scene == null
        || one.passage().number() == 0
        || own.isEmpty()
        || own.stream().anyMatch(other -> other.isNear(scene));
  }

  /** Whether a sentence names another place, close by, and another day. */
  private static boolean isOfAnother(Said one, @Nullable Scene scene, Days.@Nullable Named day) {
    List<Scene> towns = one.scenes().stream().filter(Scene::isTown).toList();
    return scene != null
        && day != null
        && !towns.isEmpty()
        && towns.stream().noneMatch(other -> other.hit().equals(scene.hit()))
        && Optional.ofNullable(one.deed())
            .map(other -> DAYS.between(day.day().date(), other.day().date()))
            .filter(days -> Math.abs(days) > 1)
            .isPresent();
  }

  /** A sentence and the next one, where that goes on about the same. */
  List<Said> withToll(int number) {
    Said one = said.get(number);
    boolean goesOn =
        number + 1 < said.size()
            && one.tolls().isEmpty()
            && said.get(number + 1).countsVictims()
            && !said.get(number + 1).past()
            && said.get(number + 1).scenes().stream()
                .filter(Scene::isOwn)
                .allMatch(scene -> one.scenes().stream().anyMatch(scene::isNear));
    return goesOn ? List.of(one, said.get(number + 1)) : List.of(one);
  }

  /** What the title or the first sentence dates is what an article is about, however old. */
  static boolean isNews(Said one) {
    boolean anniversary = one.days().stream().anyMatch(Days.Named::rough);
    return !one.past() || (one.passage().number() <= 1 && one.day().isPresent() && !anniversary);
  }

  /** The day beside the place or the deed; else the first that the sentences name. */
  static Days.@Nullable Named day(List<Said> of, @Nullable Scene scene) {
    Stream<Said> atPlace =
        of.stream().filter(one -> scene != null && one.passage().holds(scene.span()));
    return Stream.of(atPlace, of.stream().filter(Said::tellsOfAttack))
        .flatMap(sentences -> sentences)
        .filter(Said::tellsOfAttack)
        .flatMap(one -> one.day().stream())
        .findFirst()
        .orElse(null);
  }
}
