package org.vigie.classify;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.vigie.classify.AttackWords.is;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.AttackWords.Sense;
import org.vigie.classify.Passages.Passage;
import org.vigie.model.Article;
import org.vigie.model.Event;
import org.vigie.model.Event.Target;
import org.vigie.model.Span;
import org.vigie.model.Span.Field;

/**
 * The attacks that an article of a topic reports: the one it is about, and others that it tells of
 * in the same breath, each with a place of its own. What is told as history, or by an article of
 * something else, is recalled.
 */
final class Attacks {
  /** What stands further on is background. */
  private static final int READ = 14;

  /** So far it is told more exactly where in the region that the lead names. */
  private static final int EXACT = 6;

  /** As far background is read. */
  private static final int RECALLED = 60;

  private static final int MOST = 5;

  private static final Comparator<Span> BY_PLACE =
      Comparator.comparing(Span::field).thenComparingInt(Span::start);

  private final List<Said> said;
  private final Scenes scenes;
  private final Attackers attackers;

  private Attacks(List<Said> said, Scenes scenes, Attackers attackers) {
    this.said = said;
    this.scenes = scenes;
    this.attackers = attackers;
  }

  /**
   * What an article tells of attacks.
   *
   * @param reported the one it is about first
   * @param recalled as background, each with its place and something else by which it is known
   */
  record Findings(List<Event> reported, List<Event> recalled) {
    static final Findings NOTHING = new Findings(List.of(), List.of());

    Findings and(Findings other) {
      return new Findings(both(reported, other.reported), both(recalled, other.recalled));
    }

    private static List<Event> both(List<Event> one, List<Event> other) {
      return Stream.concat(one.stream(), other.stream()).toList();
    }
  }

  /**
   * The attacks of an article.
   *
   * @param named the places and actors in it
   * @param attackers who may have done it
   * @param about whether it is about attacks, so that it reports some
   */
  static Findings of(
      Article article,
      Reading reading,
      String language,
      Names.Hits named,
      Attackers attackers,
      boolean about) {
    Counts counts = Counts.of(language);
    Words text = reading.words(Field.TEXT);
    LocalDate written = Days.written(article, text, counts);
    List<Passage> passages =
        Passages.of(reading).stream()
            .filter(passage -> passage.number() <= RECALLED && !reading.isPointer(passage))
            .toList();
    Scenes scenes = new Scenes(named, passages, text, counts);
    Said.Reader ofTitle = new Said.Reader(reading.words(Field.TITLE), counts, written, scenes);
    Said.Reader ofText = new Said.Reader(text, counts, written, scenes);
    List<Said> said =
        passages.stream()
            .map(passage -> (passage.field() == Field.TITLE ? ofTitle : ofText).read(passage))
            .collect(Collectors.toCollection(ArrayList::new));
    inherit(said);
    List<Said> near = said.stream().filter(one -> one.passage().number() <= READ).toList();
    List<Event> reported = about ? new Attacks(near, scenes, attackers).events(named) : List.of();
    return new Findings(reported, new Attacks(said, scenes, attackers).recalled(named, reported));
  }

  /** What goes on about history, without a day or a place of its own, is history. */
  private static void inherit(List<Said> said) {
    for (int i = 1; i < said.size(); i++) {
      if (said.get(i - 1).past() && said.get(i).goesOn()) {
        said.set(i, said.get(i).asPast());
      }
    }
  }

  /** Attacks with a place of their own that are none of those that are reported. */
  private List<Event> recalled(Names.Hits named, List<Event> reported) {
    List<Event> recalled = new ArrayList<>();
    for (int i = 0; i < said.size() && recalled.size() < MOST; i++) {
      Said one = said.get(i);
      Scenes.Scene scene =
          one.scenes().stream().filter(Scenes.Scene::isOwn).findFirst().orElse(null);
      boolean background = reported.isEmpty() ? one.passage().number() > 0 : one.past();
      if (scene != null && background && one.tellsOfAttack()) {
        Event event = event(withToll(i), scene, named);
        if (isKnownBy(event)
            && Stream.concat(recalled.stream(), reported.stream())
                .noneMatch(other -> Fusion.agreement(other, event) > 1)) {
          recalled.add(event);
        }
      }
    }
    return recalled;
  }

  /** A sentence and the next one, where that goes on about the same. */
  private List<Said> withToll(int number) {
    Said one = said.get(number);
    boolean goesOn =
        number + 1 < said.size()
            && one.tolls().isEmpty()
            && said.get(number + 1).countsVictims()
            && said.get(number + 1).scenes().stream()
                .filter(Scenes.Scene::isOwn)
                .allMatch(scene -> one.scenes().stream().anyMatch(scene::isNear));
    return goesOn ? List.of(one, said.get(number + 1)) : List.of(one);
  }

  private static boolean isKnownBy(Event event) {
    return event.when() != null || event.killed() != null || !event.by().namesNobody();
  }

  private List<Event> events(Names.Hits named) {
    if (isOfSomethingElse()) {
      return List.of();
    }
    Scenes.Scene scene = mainScene();
    List<Said> about =
        said.stream().filter(Attacks::isNews).filter(one -> isOf(one, scene)).toList();
    Days.Named day = day(about, scene);
    List<Said> main = about.stream().filter(one -> !isOfAnother(one, scene, day)).toList();
    List<Told> others = others(main, scene);
    Event first = event(ownOf(main, others), scene, named);
    if (saysNothing(first)) {
      return List.of();
    }
    return Stream.concat(
            Stream.of(first),
            others.stream()
                .map(other -> byThose(first.by(), event(other.of(), other.scene(), named))))
        .toList();
  }

  /** Another attack, and the sentences that tell of it. */
  private record Told(Scenes.Scene scene, List<Said> of) {}

  /** What is told in the same breath, each at a place of its own. */
  private List<Told> others(List<Said> main, Scenes.@Nullable Scene scene) {
    List<Told> others = new ArrayList<>();
    for (int i = 0; i < said.size() && others.size() < MOST - 1; i++) {
      Said one = said.get(i);
      Scenes.Scene other =
          one.scenes().stream().filter(Scenes.Scene::isOwn).findFirst().orElse(null);
      if (other != null
          && (one.tellsOfNews() || (!one.past() && withToll(i).size() > 1))
          && !main.contains(one)
          && (scene == null || !isBeside(other, scene))
          && others.stream().noneMatch(told -> other.isNear(told.scene()))) {
        others.add(new Told(other, withToll(i)));
      }
    }
    return others;
  }

  /** Whether it is, or stands in one sentence with, where the main attack took place. */
  private boolean isBeside(Scenes.Scene other, Scenes.Scene main) {
    return said.stream()
        .filter(one -> one.scenes().contains(main) || one.passage().holds(main.span()))
        .flatMap(one -> one.scenes().stream())
        .filter(one -> !one.area())
        .anyMatch(other::isNear);
  }

  /**
   * The sentences on the main attack: what others are told with is not of it, nor is the toll of
   * {@code two attacks} where each has its own.
   */
  private static List<Said> ownOf(List<Said> main, List<Told> others) {
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
   * Whether the lead begins with what the army did, or with long ago, an anniversary, and tells of
   * no attack besides that has a day or victims.
   */
  private boolean isOfSomethingElse() {
    List<Said> lead =
        said.stream()
            .filter(one -> one.passage().number() > 0 && one.isLead())
            .filter(one -> one.tellsOfAttack() || isElse(one))
            .toList();
    boolean past = !lead.isEmpty() && lead.getFirst().past();
    return !lead.isEmpty()
        && isElse(lead.getFirst())
        && lead.stream()
            .allMatch(
                one ->
                    isElse(one)
                        || one.past()
                        || one.isReason()
                        || (one.deed() == null && (past || !one.countsVictims())));
  }

  private static boolean isElse(Said one) {
    return one.byState() || one.countsOnlyAttackers() || (one.past() && !isNews(one));
  }

  /** What the title or the first sentence dates is what an article is about, however old. */
  private static boolean isNews(Said one) {
    boolean anniversary = one.days().stream().anyMatch(Days.Named::rough);
    return !one.past() || (one.passage().number() <= 1 && one.day().isPresent() && !anniversary);
  }

  private boolean saysNothing(Event event) {
    boolean facts =
        Stream.of(
                event.where(),
                event.country(),
                event.when(),
                event.killed(),
                event.wounded(),
                event.abducted())
            .anyMatch(Objects::nonNull);
    return !facts && event.by().equals(attackers.unnamed());
  }

  /** Who is named once may have done all that an article tells of. */
  private Event byThose(Event.By by, Event event) {
    return event.by().equals(attackers.unnamed()) ? event.by(by) : event;
  }

  /**
   * Where the attack took place that the article is about, as exactly as it says; null when it does
   * not.
   */
  private Scenes.@Nullable Scene mainScene() {
    Optional<Scenes.Scene> most = best(said.stream().filter(Attacks::isNews), scene -> true);
    return most.flatMap(
            area ->
                best(
                    said.stream()
                        .filter(
                            one ->
                                one.passage().number() <= EXACT
                                    && (one.tellsOfAttack() || one.passage().number() == 0)
                                    && isNews(one)),
                    scene -> scene.isExacterThan(area) && scene.isLocated()))
        .or(() -> most)
        .orElse(null);
  }

  private Optional<Scenes.Scene> best(Stream<Said> of, Predicate<Scenes.Scene> which) {
    return of.flatMap(
            one ->
                one.scenes().stream()
                    .filter(which)
                    .map(scene -> scene.weighed(one.weight() + goingOn(one))))
        .max(Comparator.comparingDouble(Scenes.Scene::weight))
        .filter(scene -> scene.weight() > 0);
  }

  /** What happened at a place may be counted in the next sentence. */
  private double goingOn(Said one) {
    return !one.past() && withToll(said.indexOf(one)).size() > 1 ? Said.TOLL - 0.5 : 0;
  }

  /** Whether a sentence is about what happened at a place: no other is named in it. */
  private static boolean isOf(Said one, Scenes.@Nullable Scene scene) {
    List<Scenes.Scene> own = one.scenes().stream().filter(Scenes.Scene::isOwn).toList();
    return scene == null
        || one.passage().number() == 0
        || own.isEmpty()
        || own.stream().anyMatch(other -> other.isNear(scene));
  }

  /** Whether a sentence names another place, close by, and another day. */
  private static boolean isOfAnother(
      Said one, Scenes.@Nullable Scene scene, Days.@Nullable Named day) {
    List<Scenes.Scene> towns = one.scenes().stream().filter(Scenes.Scene::isTown).toList();
    return scene != null
        && day != null
        && !towns.isEmpty()
        && towns.stream().noneMatch(other -> other.hit().equals(scene.hit()))
        && Optional.ofNullable(one.deed())
            .map(other -> DAYS.between(day.day().date(), other.day().date()))
            .filter(days -> Math.abs(days) > 1)
            .isPresent();
  }

  private Event event(List<Said> of, Scenes.@Nullable Scene scene, Names.Hits named) {
    Days.Named day = day(of, scene);
    Optional<Attackers.Found> by =
        attackers
            .in(passages(of.stream().filter(Said::tellsOfAttack)), named)
            .or(() -> attackers.in(passages(of.stream()), named))
            .or(
                () ->
                    attackers.in(
                        passages(said.stream().filter(one -> one.tellsOfAttack() && !one.past())),
                        named))
            .or(
                () ->
                    attackers.blamed(
                        passages(said.stream().filter(one -> !one.past() || !one.tellsOfAttack())),
                        named));
    List<Span> evidence = new ArrayList<>();
    if (scene != null) {
      evidence.add(scene.span());
    }
    of.stream()
        .filter(one -> day != null && one.days().contains(day))
        .findFirst()
        .ifPresent(
            one -> evidence.add(one.passage().span(Objects.requireNonNull(day).from(), day.to())));
    by.ifPresent(found -> evidence.addAll(found.evidence()));
    String country = country(of, scene);
    Event.By who = by.map(Attackers.Found::by).orElse(attackers.unnamed());
    return new Event(
        scene == null ? null : scene.location(),
        country,
        day == null ? null : day.day(),
        Totals.of(of, Sense.KILLED, evidence),
        Totals.of(of, Sense.WOUNDED, evidence),
        Totals.of(of, Sense.ABDUCTED, evidence),
        attackers.assessed(who, country, scene == null ? null : scene.hit().place()),
        target(of),
        evidence.stream().distinct().sorted(BY_PLACE).toList());
  }

  private static List<Passage> passages(Stream<Said> of) {
    return of.map(Said::passage).toList();
  }

  private @Nullable String country(List<Said> of, Scenes.@Nullable Scene scene) {
    if (scene != null) {
      return scene.country();
    }
    return Stream.concat(of.stream().filter(Said::tellsOfAttack), of.stream())
        .flatMap(one -> scenes.countries(one.passage()).stream())
        .findFirst()
        .or(scenes::onlyCountry)
        .orElse(null);
  }

  /** The day beside the place or the deed; else the first that the sentences name. */
  private static Days.@Nullable Named day(List<Said> of, Scenes.@Nullable Scene scene) {
    Stream<Said> atPlace =
        of.stream().filter(one -> scene != null && one.passage().holds(scene.span()));
    return Stream.of(atPlace, of.stream().filter(Said::tellsOfAttack))
        .flatMap(sentences -> sentences)
        .filter(Said::tellsOfAttack)
        .flatMap(one -> one.day().stream())
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Target target(List<Said> of) {
    int armed = 0;
    int people = 0;
    for (Said one : of) {
      if (one.isLead() || one.tellsOfAttack()) {
        for (Toll toll : one.tolls()) {
          armed += toll.who() == Sense.ARMED ? 2 : 0;
          people += toll.who() == Sense.PEOPLE ? 2 : 0;
        }
        Passage passage = one.passage();
        for (int i = passage.from(); i < passage.to(); i++) {
          armed += is(passage.words().word(i), Sense.ARMED_PLACE) ? 1 : 0;
          people += is(passage.words().word(i), Sense.PEOPLE_PLACE) ? 1 : 0;
        }
      }
    }
    return armed + people == 0 ? null : armed > people ? Target.MILITARY : Target.CIVILIAN;
  }
}
