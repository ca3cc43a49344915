package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.model.Alert.Told;
import org.vigie.model.AlertRules;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.Article;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Digest;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.Handling;
import org.vigie.model.Ruling;
import org.vigie.model.SavedSearch;

/** What searches with any rules tell of any articles, through faults and restarts anywhere. */
class HoldingPropertiesTest {
  private static final Channel MAIL = new Channel.Mail("a@example.org");
  private static final Channel HOOK = Samples.webhook("https://hook.example/");

  /** What happens next. */
  private enum Act {
    ARTICLE,
    COPY,
    /** An article that was read long before it is filed. */
    LATE,
    EDIT,
    CORRECT,
    MOVE,
    RETRACT,
    IDLE,
    MUTE,
    SNOOZE,
    ACKNOWLEDGE,
    UNDO
  }

  /** Some minutes later, something happens to a story; before it, maybe, a fault. */
  record Step(Act act, int minutes, int story, int publisher, int toll, int fault) {}

  /** What was filed so far. */
  private static final class Log {
    private final List<Filed> articles = new ArrayList<>();
    private final Set<String> stories = new HashSet<>();
    private long revision;

    /** What an act files; null where there is no article yet that it could be done to. */
    @Nullable Filed filed(Step step, Instant now) {
      revision++;
      String story = "s" + step.story();
      return switch (step.act()) {
        case ARTICLE -> report(step, now, Filed.Role.UPDATE);
        case COPY -> report(step, now, Filed.Role.COPY);
        case LATE -> report(step, now.minus(Duration.ofHours(3)), Filed.Role.UPDATE);
        case EDIT -> again(step, it -> anew(it, it.story(), Change.EDITED, step));
        case CORRECT -> again(step, it -> anew(it, it.story(), Change.CORRECTED, step));
        case MOVE -> again(step, it -> anew(it, story, Change.CORRECTED, step));
        case RETRACT -> again(step, it -> it.retracted(why(it), revision));
        case IDLE, MUTE, SNOOZE, ACKNOWLEDGE, UNDO -> null;
      };
    }

    private Filed report(Step step, Instant seen, Filed.Role role) {
      String story = "s" + step.story();
      String id = stories.add(story) ? story : "r" + revision;
      Filed one = anew(id, story, Change.NEW, "P" + step.publisher(), seen, step.toll());
      boolean copies = role == Filed.Role.COPY && !id.equals(story);
      Filed as =
          copies
              ? new Filed(one.classified(), story, role, story, "", List.of(), Change.NEW, revision)
              : one;
      articles.add(as);
      return as;
    }

    /** Does something to one of the articles that are still there. */
    private @Nullable Filed again(Step step, UnaryOperator<Filed> act) {
      List<Filed> there = articles.stream().filter(it -> !it.isGone()).toList();
      if (there.isEmpty()) {
        return null;
      }
      Filed before = there.get((7 * step.publisher() + step.story()) % there.size());
      Filed after = act.apply(before);
      articles.set(articles.indexOf(before), after);
      return after;
    }

    private Filed anew(Filed before, String story, Change change, Step step) {
      return anew(
          before.article().id(),
          story,
          change,
          before.article().publisher(),
          before.article().firstSeen(),
          step.toll());
    }

    private Filed anew(
        String id, String story, Change change, String publisher, Instant seen, int toll) {
      return Samples.report(id, story, publisher, seen, change, revision, Samples.attack(toll));
    }

    private static Ruling.Retraction why(Filed filed) {
      Article article = filed.article();
      return new Ruling.Retraction(article.id(), List.of(), "asked to", "me", article.firstSeen());
    }
  }

  @Property
  void keepsToTheRules(
      @ForAll("rules") AlertRules one,
      @ForAll("rules") AlertRules two,
      @ForAll("steps") List<Step> steps) {
    Rehearsal stage = run(List.of(search("a", one), search("b", two)), steps, false);
    for (SavedSearch search : stage.searches) {
      AlertRules rules = search.rules();
      List<Instant> messages = messages(stage.alerts.values(), search);
      for (int i = 0; i < messages.size(); i++) {
        Instant at = messages.get(i);
        assertThat(Timing.isQuiet(rules, at) && rules.priority() != Priority.URGENT)
            .as("%s in quiet hours", at)
            .isFalse();
        if (rules.cadence() == Cadence.AT_ONCE && i > 0) {
          assertThat(Duration.between(messages.get(i - 1), at))
              .isGreaterThanOrEqualTo(rules.coolDown());
        }
        Instant hour = Timing.hour(rules.zone(), at);
        if (rules.cadence() == Cadence.AT_ONCE && rules.perHour() > 0) {
          assertThat(messages.stream().filter(it -> Timing.hour(rules.zone(), it).equals(hour)))
              .hasSizeLessThanOrEqualTo(rules.perHour());
        }
      }
    }
  }

  @Property
  void whatIsToldIsInOneMessageForEachChannelAndNothingIsForgotten(
      @ForAll("rules") AlertRules one,
      @ForAll("rules") AlertRules two,
      @ForAll("steps") List<Step> steps) {
    Rehearsal stage = run(List.of(search("a", one), search("b", two)), steps, false);
    for (Alert alert : stage.alerts.values()) {
      assertThat(alert.isPending()).isFalse();
      for (Channel channel : alert.search().channels()) {
        assertThat(stage.deliveries)
            .filteredOn(it -> it.channel().equals(channel) && it.tells(alert.id()))
            .hasSize(alert.told().size());
      }
      boolean free = alert.handlings(stage::handled).findAny().isEmpty();
      if (free && alert.held() != Held.SIZE && !alert.isRetracted()) {
        assertThat(alert.told()).as("nobody keeps %s back", alert).isNotEmpty();
      }
    }
    assertThat(stage.deliveries).extracting(Delivery::key).doesNotHaveDuplicates();
    for (Digest digest : stage.digests()) {
      assertThat(digest.items()).extracting(Digest.Item::story).doesNotHaveDuplicates();
    }
  }

  @Property
  void faultsAndRestartsAnywhereChangeNothing(
      @ForAll("rules") AlertRules one,
      @ForAll("rules") AlertRules two,
      @ForAll("steps") List<Step> steps) {
    List<SavedSearch> searches = List.of(search("a", one), search("b", two));
    Rehearsal smooth = run(searches, steps, false);
    Rehearsal rough = run(searches, steps, true);
    assertThat(rough.alerts).isEqualTo(smooth.alerts);
    assertThat(rough.deliveries).isEqualTo(smooth.deliveries);
  }

  @Provide
  Arbitrary<AlertRules> rules() {
    return Combinators.combine(
            TimingPropertiesTest.rules(),
            Arbitraries.of(1, 1, 2, 3),
            Arbitraries.of(1, 1, 2),
            Arbitraries.of(true, false))
        .as(
            (rules, outlets, origins, again) ->
                new AlertRules(
                    rules.cadence(),
                    rules.priority(),
                    rules.language(),
                    rules.zone(),
                    rules.quiet(),
                    rules.coolDown(),
                    rules.perHour(),
                    outlets,
                    origins,
                    again,
                    AlertRules.Tells.STORIES));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(20, Act.ARTICLE),
                Tuple.of(3, Act.COPY),
                Tuple.of(3, Act.LATE),
                Tuple.of(4, Act.EDIT),
                Tuple.of(4, Act.CORRECT),
                Tuple.of(3, Act.MOVE),
                Tuple.of(1, Act.RETRACT),
                Tuple.of(5, Act.IDLE),
                Tuple.of(2, Act.MUTE),
                Tuple.of(1, Act.SNOOZE),
                Tuple.of(1, Act.ACKNOWLEDGE),
                Tuple.of(3, Act.UNDO)),
            Arbitraries.of(0, 0, 1, 5, 20, 50, 400, 2_000),
            Arbitraries.integers().between(1, 6),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(-1, 3),
            Arbitraries.of(0, 0, 0, 1, 2))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  private static Rehearsal run(List<SavedSearch> searches, List<Step> steps, boolean rough) {
    Rehearsal stage = new Rehearsal(searches);
    Instant now = Samples.NOON;
    Log log = new Log();
    for (Step step : steps) {
      now = now.plus(Duration.ofMinutes(step.minutes()));
      String story = "s" + step.story();
      if (rough && step.fault() == 1) {
        stage.restart();
      }
      switch (step.act()) {
        case ARTICLE, COPY, LATE, EDIT -> file(stage, log.filed(step, now), now, lost(step, rough));
        case CORRECT, MOVE, RETRACT -> {
          int told = stage.single().size();
          file(stage, log.filed(step, now), now, lost(step, rough));
          assertThat(stage.single()).as("no news").hasSize(told);
        }
        case IDLE -> {
          if (lost(step, rough)) {
            stage.loseIdle(now);
          }
          stage.idle(now);
        }
        case MUTE -> stage.handle(story, Handling.Kind.MUTED, now);
        case SNOOZE -> stage.snooze(story, now, now.plusSeconds(7_200));
        case ACKNOWLEDGE -> stage.handle(story, Handling.Kind.ACKNOWLEDGED, now);
        case UNDO -> stage.handled.remove(story);
      }
    }
    stage.idle(now.plus(Duration.ofDays(40))); // what people kept back is due from here on
    stage.idle(now.plus(Duration.ofDays(80)));
    return stage;
  }

  private static boolean lost(Step step, boolean rough) {
    return rough && step.fault() == 2;
  }

  private static void file(Rehearsal stage, @Nullable Filed filed, Instant now, boolean lost) {
    if (filed != null && lost) {
      stage.lose(filed, now);
    }
    if (filed != null) {
      stage.file(filed, now);
    }
  }

  private static SavedSearch search(String id, AlertRules rules) {
    return Samples.search(id, "q", rules, MAIL, HOOK);
  }

  /** The messages of a search: what was held is told together. */
  private static List<Instant> messages(Collection<Alert> alerts, SavedSearch search) {
    List<Told> told =
        alerts.stream()
            .filter(alert -> alert.search().id().equals(search.id()))
            .flatMap(alert -> alert.told().stream())
            .toList();
    List<Instant> messages = new ArrayList<>();
    Stream.concat(
            told.stream().filter(it -> it.held() == Held.NO).map(Told::at),
            told.stream().filter(it -> it.held() != Held.NO).map(Told::at).distinct())
        .sorted()
        .forEach(messages::add);
    return messages;
  }
}
