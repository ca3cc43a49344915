package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.Alert;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.Channel;
import org.vigie.model.Digest;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.Handling;
import org.vigie.model.Moves;

/** What becomes of alerts whose articles are moved to another story. */
class MovesTest {
  private static final Channel MAIL = new Channel.Mail("a@example.org");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAlertGoesWithItsFirstArticleAndLaterOnesOfThatStoryFoldIn(boolean restarts) {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", MAIL));
    stage.file(Samples.report("1", "1", "A", at(0)), at(0));
    stage.file(moved("1", "9"), at(5));
    if (restarts) {
      stage.restart();
    }
    stage.file(Samples.report("2", "9", "B", at(6)), at(6));
    assertThat(stage.alerts.values())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.id()).isEqualTo(Alert.idOf("a", "1"));
              assertThat(alert.story()).isEqualTo("9");
              assertThat(alert.moves().from()).extracting(Moves.Left::story).containsExactly("1");
              assertThat(alert.later()).isEqualTo(1);
            });
    assertThat(stage.single()).hasSize(1);
  }

  @Test
  void whatFoldedInStaysAndTheStoryThatItWentToIsToldOf() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", MAIL));
    stage.file(Samples.report("1", "1", "A", at(0)), at(0));
    stage.file(Samples.report("2", "1", "B", at(1)), at(1));
    stage.file(moved("2", "9"), at(5));
    assertThat(stage.single()).hasSize(1);
    stage.file(Samples.report("3", "9", "C", at(6)), at(6));
    assertThat(stage.single()).as("nothing was told of that story yet").hasSize(2);
    assertThat(stage.alert("a", "1").later()).isEqualTo(1);
  }

  @Test
  void theStoryThatItLeftIsToldOfAnew() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", MAIL));
    stage.file(Samples.report("1", "1", "A", at(0)), at(0));
    stage.file(Samples.report("2", "1", "B", at(1)), at(1));
    stage.file(moved("1", "9"), at(5));
    stage.file(Samples.report("3", "1", "C", at(6)), at(6));
    stage.restart();
    stage.file(Samples.report("4", "1", "D", at(7)), at(7));
    stage.file(Samples.report("5", "9", "D", at(8)), at(8));
    assertThat(stage.single()).hasSize(2);
    assertThat(stage.alerts.values())
        .extracting(Alert::story, Alert::later)
        .containsExactlyInAnyOrder(tuple("9", 2), tuple("1", 1));
  }

  @Test
  void whereThatStoryHasAnAlertBothStandAndNothingIsSent() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", MAIL));
    stage.file(Samples.report("1", "1", "A", at(0)), at(0));
    stage.file(Samples.report("9", "9", "A", at(1)), at(1));
    stage.file(moved("1", "9"), at(5));
    stage.file(Samples.report("2", "9", "B", at(6)), at(6));
    assertThat(stage.single()).hasSize(2);
    assertThat(stage.alerts.values()).extracting(Alert::story).containsExactly("9", "9");
    assertThat(stage.alert("a", "9").later()).isEqualTo(1);
  }

  @Test
  void whatAnEditSaysIsToldOnceWhereThatStoryHasTwoAlerts() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().again(), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(12)), at(0));
    stage.file(Samples.report("9", "9", "A", at(1), Samples.attack(12)), at(1));
    stage.file(
        Samples.report("1", "9", "A", at(0), Change.CORRECTED, 2, Samples.attack(12)), at(5));
    stage.file(Samples.report("1", "9", "A", at(0), Change.EDITED, 3, Samples.attack(30)), at(6));
    assertThat(stage.single()).hasSize(3);
    assertThat(stage.single().getLast().also()).isEmpty();
    assertThat(stage.alert("a", "1").changes()).hasSize(1);
    assertThat(stage.alert("a", "9").changes()).isEmpty();
  }

  @Test
  void whatAMovedArticleSaysIsNoChangeOfTheStoryThatItCameTo() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().again(), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(12)), at(0));
    stage.file(Samples.report("2", "1", "B", at(1), Samples.attack(12)), at(1));
    stage.file(Samples.report("9", "9", "A", at(2), Samples.attack(30)), at(2));
    stage.file(
        Samples.report("2", "9", "B", at(1), Change.CORRECTED, 2, Samples.attack(12)), at(5));
    assertThat(stage.alert("a", "9").changes()).isEmpty();
    assertThat(stage.alert("a", "9").facts().killed()).isEqualTo(Samples.attack(30).killed());
  }

  @Test
  void anArticleThatIsMovedBackBringsItsAlertBack() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", MAIL));
    stage.file(Samples.report("1", "1", "A", at(0)), at(0));
    stage.file(moved("1", "9"), at(5));
    stage.file(Samples.report("1", "1", "A", at(0), Change.CORRECTED, 3), at(6));
    stage.file(moved("1", "9"), at(6)); // the older record once more
    stage.restart();
    stage.file(Samples.report("2", "1", "B", at(7)), at(7));
    assertThat(stage.single()).hasSize(1);
    assertThat(stage.alert("a", "1").story()).isEqualTo("1");
    assertThat(stage.alert("a", "1").moves().from())
        .extracting(Moves.Left::story)
        .containsExactly("9");
    stage.file(Samples.report("3", "9", "C", at(8)), at(8));
    assertThat(stage.single()).as("it is there no more").hasSize(2);
  }

  @Test
  void aMuteOfTheStoryThatItLeftHoldsOn() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", MAIL));
    stage.handle("1", Handling.Kind.MUTED, at(0));
    stage.file(Samples.report("1", "1", "A", at(1)), at(1));
    stage.file(moved("1", "9"), at(5));
    stage.idle(at(6));
    assertThat(stage.deliveries).isEmpty();
    stage.handled.clear();
    stage.idle(at(7));
    assertThat(stage.digests()).hasSize(1);
  }

  @Test
  void whatIsDoneToTheStoryAfterItLeftDoesNotCount() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().again(), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(12)), at(0));
    stage.file(
        Samples.report("1", "9", "A", at(0), Change.CORRECTED, 2, Samples.attack(12)), at(5));
    stage.handle("1", Handling.Kind.MUTED, at(6));
    stage.file(Samples.report("2", "9", "B", at(7), Samples.attack(30)), at(7));
    assertThat(stage.single()).as("told again: the toll is another").hasSize(2);
  }

  @Test
  void whatWaitsIsToldOnceOfTheStoryThatItIsInByThen() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.of(Cadence.HOURLY), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0)), at(0));
    stage.file(Samples.report("9", "9", "B", at(1)), at(1));
    stage.file(moved("1", "9"), at(5));
    stage.idle(at(61));
    Digest digest = stage.digests().getFirst();
    assertThat(digest.items()).extracting(Digest.Item::story).containsExactly("9");
    assertThat(digest.items().getFirst().alerts()).hasSize(2);
  }

  private static Filed moved(String article, String to) {
    return Samples.report(article, to, "A", at(0), Change.CORRECTED, 2);
  }

  private static Instant at(int minutes) {
    return Samples.NOON.plusSeconds(60L * minutes);
  }
}
