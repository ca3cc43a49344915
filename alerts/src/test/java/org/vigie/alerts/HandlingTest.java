package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert.Held;
import org.vigie.model.Alert.Told;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.Channel;
import org.vigie.model.Digest;
import org.vigie.model.Handling;

/** What is told of alerts that people acknowledge, snooze and mute. */
class HandlingTest {
  private static final Channel MAIL = new Channel.Mail("a@example.org");
  private static final Channel HOOK = Samples.webhook("https://hook.example/a");

  @Test
  void whatIsMutedIsCountedButNotTold() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.of(Cadence.HOURLY), MAIL));
    stage.handle("1", Handling.Kind.MUTED, at(0));
    stage.file(Samples.report("1", "1", "A", at(5)), at(5));
    stage.file(Samples.report("2", "2", "A", at(6)), at(6));
    stage.file(Samples.report("3", "1", "B", at(7)), at(7));
    stage.idle(at(61));
    assertThat(stage.digests().getFirst().items())
        .extracting(Digest.Item::story)
        .containsExactly("2");
    assertThat(stage.digests().getFirst().held()).containsExactly(new Digest.Count(Held.MUTED, 1));
    assertThat(stage.alert("a", "1").later()).isEqualTo(1);
    assertThat(stage.held("a", "1")).isEqualTo(Held.MUTED);
    assertThat(stage.alert("a", "1").due()).isNull();

    stage.handled.clear();
    stage.file(Samples.report("4", "1", "C", at(70)), at(70));
    assertThat(stage.alert("a", "1").due()).as("told of again").isEqualTo(at(120));
  }

  @Test
  void whatIsMutedWhileItWaitsIsNotTold() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.of(Cadence.HOURLY), MAIL));
    stage.file(Samples.report("1", "1", "A", at(5)), at(5));
    stage.handle(stage.alert("a", "1").id(), Handling.Kind.MUTED, at(30));
    stage.idle(at(61));
    assertThat(stage.deliveries).isEmpty();
    assertThat(stage.held("a", "1")).isEqualTo(Held.MUTED);
  }

  @Test
  void whatAMuteKeptBackIsToldOnceItIsUndone() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce(), MAIL));
    stage.handle("1", Handling.Kind.MUTED, at(0));
    stage.file(Samples.report("1", "1", "A", at(5)), at(5));
    stage.file(Samples.report("2", "1", "B", at(6)), at(6));
    stage.idle(at(10));
    assertThat(stage.held("a", "1")).isEqualTo(Held.MUTED);
    assertThat(stage.deliveries).isEmpty();

    stage.handled.clear();
    stage.restart();
    stage.idle(at(20));
    Digest digest = stage.digests().getFirst();
    assertThat(digest.kind()).isEqualTo(Digest.Kind.HELD);
    assertThat(digest.items()).extracting(Digest.Item::story).containsExactly("1");
    assertThat(digest.items().getFirst().later()).isEqualTo(1);
    assertThat(stage.alert("a", "1").told()).containsExactly(new Told(at(20), Held.MUTED, 1, 0));

    stage.idle(at(30));
    stage.file(Samples.report("3", "1", "C", at(31)), at(31));
    assertThat(stage.deliveries).as("never twice").hasSize(1);
  }

  @Test
  void whatAMuteKeptBackWaitsForQuietHoursAndIsOneMessage() {
    Rehearsal stage =
        new Rehearsal(Samples.search("a", "q", Rules.atOnce().quiet("12:15", "13:00"), MAIL));
    for (String story : List.of("1", "2")) {
      stage.handle(story, Handling.Kind.MUTED, at(0));
      stage.file(Samples.report(story, story, "A", at(5)), at(5));
    }
    stage.handled.clear();
    stage.idle(at(20));
    assertThat(stage.held("a", "1")).isEqualTo(Held.QUIET_HOURS);
    stage.idle(at(61));
    assertThat(stage.deliveries).hasSize(1);
    assertThat(stage.digests().getFirst().items()).hasSize(2);
  }

  @Test
  void aMuteThatKeptNothingBackIsUndoneSilently() {
    Rehearsal stage =
        new Rehearsal(
            Samples.search("a", "q", Rules.atOnce(), MAIL),
            Samples.search("b", "q", Rules.atOnce().again(), HOOK));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(12)), at(0));
    stage.handle("1", Handling.Kind.MUTED, at(1));
    stage.file(Samples.report("2", "1", "B", at(5), Samples.attack(30)), at(5));
    assertThat(stage.single()).hasSize(2);
    stage.handled.clear();
    stage.idle(at(10));
    assertThat(stage.held("a", "1")).isEqualTo(Held.NO);
    assertThat(stage.digests()).as("of the change, to whom wants that").hasSize(1);
    assertThat(stage.digests().getFirst().searches()).containsExactly("b");
  }

  @Test
  void aSnoozeThatIsUndoneEndsThen() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce(), MAIL));
    stage.snooze("1", at(0), at(600));
    stage.file(Samples.report("1", "1", "A", at(5)), at(5));
    stage.handled.clear();
    stage.idle(at(10));
    assertThat(stage.digests()).hasSize(1);
    stage.idle(at(700));
    assertThat(stage.deliveries).hasSize(1);
  }

  @Test
  void aSnoozeThatIsMadeShorterEndsSooner() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce(), MAIL));
    stage.snooze("1", at(0), at(600));
    stage.file(Samples.report("1", "1", "A", at(5)), at(5));
    stage.snooze("1", at(10), at(50));
    stage.idle(at(11));
    assertThat(stage.alert("a", "1").due()).isEqualTo(at(50));
    stage.idle(at(51));
    assertThat(stage.digests()).hasSize(1);
  }

  @Test
  void aMuteThatBecomesASnoozeEndsWithIt() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce(), MAIL));
    stage.handle("1", Handling.Kind.MUTED, at(0));
    stage.file(Samples.report("1", "1", "A", at(5)), at(5));
    stage.snooze("1", at(10), at(50));
    stage.idle(at(11));
    assertThat(stage.alert("a", "1").due()).isEqualTo(at(50));
    stage.idle(at(51));
    assertThat(stage.digests()).hasSize(1);
  }

  @Test
  void whatSomebodyKnewOfIsToldOnceThatIsUndone() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.of(Cadence.HOURLY), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0)), at(0));
    stage.handle("1", Handling.Kind.ACKNOWLEDGED, at(5));
    stage.idle(at(61));
    assertThat(stage.deliveries).isEmpty();
    stage.handled.clear();
    stage.idle(at(70));
    assertThat(stage.alert("a", "1").due()).isEqualTo(at(120));
    stage.idle(at(121));
    assertThat(stage.digests()).hasSize(1);
  }

  @Test
  void whatAMuteKeptBackOfASearchThatIsPausedIsNotToldMeanwhile() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce(), MAIL));
    stage.handle("1", Handling.Kind.MUTED, at(0));
    stage.file(Samples.report("1", "1", "A", at(5)), at(5));
    stage.handled.clear();
    stage.searches.set(0, Samples.paused(stage.searches.getFirst()));
    stage.idle(at(10));
    assertThat(stage.deliveries).isEmpty();
    assertThat(stage.alert("a", "1").revision()).as("nothing is written").isEqualTo(1);
  }

  @Test
  void aSnoozeEndsWithOneMessageOfWhatCameMeanwhileIfAnything() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce(), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(12)), at(0));
    stage.file(Samples.report("2", "2", "A", at(1)), at(1));
    stage.snooze("1", at(2), at(50));
    stage.snooze("2", at(2), at(50));
    stage.file(Samples.report("3", "1", "B", at(10), Samples.attack(30)), at(10));
    stage.file(Samples.report("4", "1", "C", at(11)), at(11));
    assertThat(stage.held("a", "1")).isEqualTo(Held.SNOOZED);
    stage.idle(at(51));
    stage.idle(at(500));
    assertThat(stage.single()).hasSize(2);
    assertThat(stage.digests()).hasSize(1);
    Digest.Item item = stage.digests().getFirst().items().getFirst();
    assertThat(stage.digests().getFirst().items()).hasSize(1);
    assertThat(item.again()).isTrue();
    assertThat(item.later()).isEqualTo(2);
    assertThat(item.sources()).isEqualTo(2);
    assertThat(item.changes()).hasSize(1);
  }

  @Test
  void whatSomebodyTakesCareOfIsToldAgainOnlyWhenItChanges() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.of(Cadence.HOURLY), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(12)), at(0));
    stage.file(Samples.report("2", "2", "A", at(1), Samples.attack(12)), at(1));
    stage.handle("1", Handling.Kind.ACKNOWLEDGED, at(5));
    stage.handle("2", Handling.Kind.ACKNOWLEDGED, at(5));
    stage.file(Samples.report("3", "1", "B", at(10), Samples.attack(12)), at(10));
    stage.file(Samples.report("4", "2", "B", at(10), Samples.attack(30)), at(10));
    stage.idle(at(61));
    assertThat(stage.digests().getFirst().items())
        .extracting(Digest.Item::story)
        .containsExactly("2");
    assertThat(stage.held("a", "1")).isEqualTo(Held.NO);
  }

  private static Instant at(int minutes) {
    return Samples.NOON.plusSeconds(60L * minutes);
  }
}
