package org.vigie.classify.attack;

import static org.vigie.classify.text.AttackWords.is;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.attack.Strands.Strand;
import org.vigie.classify.name.Names;
import org.vigie.classify.name.Scenes;
import org.vigie.classify.text.AttackWords.Sense;
import org.vigie.classify.text.Counts;
import org.vigie.classify.text.Days;
import org.vigie.classify.text.Passages;
import org.vigie.classify.text.Passages.Passage;
import org.vigie.classify.text.Reading;
import org.vigie.classify.text.Words;
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
public final class Attacks {
  /** What stands further on is background. */
  private static final int READ = 14;

  /** As far background is read. */
  private static final int RECALLED = 60;

  private static final Comparator<Span> BY_PLACE =
      Comparator.comparing(Span::field).thenComparingInt(Span::start);

  private final List<Said> said;
  private final Strands strands;
  private final Scenes scenes;
  private final Attackers attackers;

  private Attacks(List<Said> said, Scenes scenes, Attackers attackers) {
    this.said = said;
    this.strands = new Strands(said);
    this.scenes = scenes;
    this.attackers = attackers;
  }

  /**
   * What an article tells of attacks.
   *
   * @param reported the one it is about first
   * @param recalled as background, each with its place and something else by which it is known
   */
  public record Findings(List<Event> reported, List<Event> recalled) {
    public static final Findings NOTHING = new Findings(List.of(), List.of());

    public Findings and(Findings other) {
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
  public static Findings of(
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
    Sayings ofTitle = new Sayings(reading.words(Field.TITLE), counts, written, scenes);
    Sayings ofText = new Sayings(text, counts, written, scenes);
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
    for (int i = 0; i < said.size() && recalled.size() < Strands.MOST; i++) {
      Said one = said.get(i);
      Scenes.Scene scene =
          one.scenes().stream().filter(Scenes.Scene::isOwn).findFirst().orElse(null);
      boolean background = reported.isEmpty() ? one.passage().number() > 0 : one.past();
      if (scene != null && background && one.tellsOfAttack()) {
        Event event = event(strands.withToll(i), scene, named);
        if (isKnownBy(event)
            && Stream.concat(recalled.stream(), reported.stream())
                .noneMatch(other -> Fusion.agreement(other, event) > 1)) {
          recalled.add(event);
        }
      }
    }
    return recalled;
  }

  private static boolean isKnownBy(Event event) {
    return event.when() != null || event.killed() != null || !event.by().namesNobody();
  }

  private List<Event> events(Names.Hits named) {
    if (isOfSomethingElse()) {
      return List.of();
    }
    List<Strand> told = strands.all();
    Strand main = told.getFirst();
    Event first = event(main.of(), main.scene(), named);
    if (saysNothing(first)) {
      return List.of();
    }
    return Stream.concat(
            Stream.of(first),
            told.stream()
                .skip(1)
                .map(other -> byThose(first.by(), event(other.of(), other.scene(), named))))
        .toList();
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
    return one.byState() || one.countsOnlyAttackers() || (one.past() && !Strands.isNews(one));
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

  private Event event(List<Said> of, Scenes.@Nullable Scene scene, Names.Hits named) {
    Days.Named day = Strands.day(of, scene);
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
