package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.model.Alert.Told;
import org.vigie.model.AlertRules;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Digest;
import org.vigie.model.Filed;
import org.vigie.model.Handling;
import org.vigie.model.SavedSearch;

/** What searches with any rules tell of any articles, through faults and restarts anywhere. */
class HoldingPropertiesTest {
  private static final Channel MAIL = new Channel.Mail("a@example.org");
  private static final Channel HOOK = Samples.webhook("https://hook.example/");

  /** What happens next. */
  private enum Act {
    ARTICLE,
    IDLE,
    MUTE,
    SNOOZE,
    ACKNOWLEDGE
  }

  /** Some minutes later, something happens to a story; before it, maybe, a fault. */
  record Step(Act act, int minutes, int story, int publisher, int toll, int fault) {}

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
      if (stage.handled.isEmpty() && alert.held() != Held.SIZE) {
        assertThat(alert.told()).isNotEmpty();
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
                net.jqwik.api.Tuple.of(20, Act.ARTICLE),
                net.jqwik.api.Tuple.of(5, Act.IDLE),
                net.jqwik.api.Tuple.of(1, Act.MUTE),
                net.jqwik.api.Tuple.of(1, Act.SNOOZE),
                net.jqwik.api.Tuple.of(1, Act.ACKNOWLEDGE)),
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
    Set<String> stories = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      now = now.plus(Duration.ofMinutes(step.minutes()));
      String story = "s" + step.story();
      Filed filed =
          Samples.report(
              stories.add(story) ? story : "r" + i,
              story,
              "P" + step.publisher(),
              now,
              Samples.attack(step.toll()));
      if (rough && step.fault() == 1) {
        stage.restart();
      }
      switch (step.act()) {
        case ARTICLE -> {
          if (rough && step.fault() == 2) {
            stage.lose(filed, now);
          }
          stage.file(filed, now);
        }
        case IDLE -> {
          if (rough && step.fault() == 2) {
            stage.loseIdle(now);
          }
          stage.idle(now);
        }
        case MUTE -> stage.handle(story, Handling.Kind.MUTED, now);
        case SNOOZE -> stage.snooze(story, now, now.plusSeconds(7_200));
        case ACKNOWLEDGE -> stage.handle(story, Handling.Kind.ACKNOWLEDGED, now);
      }
    }
    stage.idle(now.plus(Duration.ofDays(40))); // what people kept back is due from here on
    stage.idle(now.plus(Duration.ofDays(80)));
    return stage;
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
