package org.vigie.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.channel.WebhookSecret;
import org.vigie.alerts.text.AlertLinks;
import org.vigie.alerts.text.Message;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.model.Alert.Told;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Digest;
import org.vigie.model.Facts;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.Ruling;

class AlertingRulesTest {
  private static final Channel MAIL = new Channel.Mail("a@example.org");
  private static final Channel HOOK = Samples.webhook("https://hook.example/a");
  private static final AlertLinks LINKS = new AlertLinks(URI.create("http://127.0.0.1:8484"));

  @Test
  void aDigestTellsAllOfItsWindowOnceAndEachStoryOnce() {
    Rehearsal stage =
        new Rehearsal(
            Samples.search("a", "q", Rules.of(Cadence.HOURLY), MAIL),
            Samples.search("b", "q", Rules.of(Cadence.HOURLY), MAIL));
    stage.file(Samples.report("1", "1", "A", at(5)), at(5));
    stage.file(Samples.report("2", "1", "B", at(20)), at(20));
    stage.file(Samples.report("3", "3", "A", at(40)), at(40));
    assertThat(stage.held("a", "1")).isEqualTo(Held.CADENCE);
    assertThat(stage.alert("a", "1").due()).isEqualTo(at(60));
    assertThat(stage.deliveries).isEmpty();

    stage.file(Samples.report("4", "4", "A", at(60)), at(60));
    Digest digest = stage.digests().getFirst();
    assertThat(stage.deliveries).hasSize(1);
    assertThat(digest.until()).isEqualTo(at(60));
    assertThat(digest.kind()).isEqualTo(Digest.Kind.HOURLY);
    assertThat(digest.items()).extracting(Digest.Item::story).containsExactly("1", "3");
    assertThat(digest.items().getFirst().searches()).containsExactly("Search a", "Search b");
    assertThat(digest.items().getFirst().later()).isEqualTo(1);
    assertThat(digest.held()).isEmpty();
    assertThat(stage.held("a", "1")).isEqualTo(Held.NO);
    assertThat(stage.alert("a", "1").told()).containsExactly(new Told(at(60), Held.CADENCE, 1, 0));
    assertThat(stage.alert("a", "4").due()).isEqualTo(at(120));
    stage.idle(at(180));
    assertThat(stage.digests()).extracting(Digest::id).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void quietHoursEndWithOneMessageThatSaysSo() {
    Rehearsal stage =
        new Rehearsal(Samples.search("a", "q", Rules.atOnce().quiet("12:30", "13:00"), MAIL));
    stage.file(Samples.report("1", "1", "A", at(5)), at(5));
    stage.file(Samples.report("2", "2", "A", at(35)), at(35));
    stage.file(Samples.report("3", "3", "A", at(45)), at(45));
    assertThat(stage.single()).hasSize(1);
    stage.idle(at(61));
    Digest digest = stage.digests().getFirst();
    assertThat(digest.kind()).isEqualTo(Digest.Kind.HELD);
    assertThat(digest.items()).hasSize(2);
    assertThat(digest.held()).containsExactly(new Digest.Count(Held.QUIET_HOURS, 2));
  }

  @Test
  void whatIsUrgentIsToldInQuietHours() {
    Rehearsal stage =
        new Rehearsal(
            Samples.search(
                "a", "q", Rules.atOnce().quiet("12:00", "13:00").priority(Priority.URGENT), MAIL));
    stage.file(Samples.report("1", "1", "A", at(5)), at(5));
    assertThat(stage.single()).hasSize(1);
  }

  @Test
  void aMessageAtTheEndOfACoolDownBeginsTheNext() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().coolDown(10), MAIL));
    for (int minute = 0; minute < 25; minute += 4) {
      String id = Integer.toString(minute);
      stage.file(Samples.report(id, id, "A", at(minute)), at(minute));
    }
    stage.idle(at(60));
    assertThat(stage.single()).hasSize(1);
    assertThat(stage.digests()).extracting(Digest::until).containsExactly(at(10), at(20), at(30));
    assertThat(stage.digests())
        .extracting(digest -> digest.items().size())
        .containsExactly(2, 2, 2);
  }

  @Test
  void whatIsAboveTheCapIsToldAtTheEndOfTheHour() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().perHour(2), MAIL));
    for (int minute = 0; minute < 50; minute += 10) {
      String id = Integer.toString(minute);
      stage.file(Samples.report(id, id, "A", at(minute)), at(minute));
    }
    stage.restart();
    stage.idle(at(70));
    stage.file(Samples.report("x", "x", "A", at(71)), at(71));
    stage.file(Samples.report("y", "y", "A", at(72)), at(72));
    assertThat(stage.single()).as("two in the first hour, one more in the next").hasSize(3);
    assertThat(stage.digests().getFirst().held()).containsExactly(new Digest.Count(Held.CAP, 3));
    assertThat(stage.held("a", "y")).isEqualTo(Held.CAP);
  }

  @Test
  void aStoryWaitsUntilEnoughReportIt() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().size(2, 1), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0)), at(0));
    stage.file(Samples.report("2", "1", "A", at(1)), at(1));
    assertThat(stage.held("a", "1")).isEqualTo(Held.SIZE);
    assertThat(stage.alert("a", "1").due()).isNull();
    assertThat(stage.deliveries).isEmpty();
    stage.file(Samples.report("3", "1", "B", at(2)), at(2));
    assertThat(stage.single()).hasSize(1);
    assertThat(stage.alert("a", "1").told()).containsExactly(new Told(at(2), Held.NO, 2, 0));
  }

  @Test
  void whatWasTakenOutMeanwhileIsNotSent() {
    Rehearsal stage =
        new Rehearsal(
            Samples.search("a", "q", Rules.of(Cadence.HOURLY), MAIL),
            Samples.search("b", "q", Rules.atOnce(), HOOK));
    Filed report = Samples.report("1", "1", "A", at(0));
    stage.file(report, at(0));
    Filed gone =
        report.retracted(new Ruling.Retraction("1", List.of(), "asked to", "me", at(5)), 9);
    stage.file(gone, at(5));
    stage.idle(at(70));
    assertThat(stage.alert("a", "1").first().title()).isEqualTo(Alert.Reported.RETRACTED);
    assertThat(stage.alert("a", "1").why()).isEmpty();
    assertThat(stage.digests()).isEmpty();
    assertThat(Message.of(stage.single().getFirst(), stage::find, LINKS)).isEmpty();
  }

  @Test
  void whatWasTakenOutIsLeftOutOfADigestThatCouldNotBeSentYet() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.of(Cadence.HOURLY), MAIL));
    Filed report = Samples.report("1", "1", "A", at(0));
    stage.file(report, at(0));
    stage.idle(at(61));
    Delivery pending = stage.deliveries.getFirst();
    assertThat(Message.of(pending, stage::find, LINKS).orElseThrow().text())
        .contains(report.article().title());
    stage.file(
        report.retracted(new Ruling.Retraction("1", List.of(), "asked to", "me", at(65)), 9),
        at(65));
    assertThat(Message.of(pending, stage::find, LINKS).orElseThrow().text())
        .contains(Alert.Reported.RETRACTED)
        .doesNotContain(report.article().title());
  }

  @Test
  void nobodyQuotesAnyLongerWhatAnArticleChangedThatWasTakenOut() {
    Rehearsal stage =
        new Rehearsal(Samples.search("a", "q", Rules.of(Cadence.HOURLY).again(), MAIL));
    Filed wrong = Samples.report("2", "1", "B", at(2), Samples.attack(666));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(12)), at(0));
    stage.file(Samples.report("3", "1", "C", at(1), Samples.attack(13)), at(1));
    stage.file(wrong, at(2));
    stage.idle(at(61));
    Delivery pending = stage.deliveries.getFirst();
    assertThat(Message.of(pending, stage::find, LINKS).orElseThrow().text())
        .contains("toll 12 → 666");
    stage.file(
        wrong.retracted(new Ruling.Retraction("2", List.of(), "asked to", "me", at(65)), 9),
        at(65));
    Message message = Message.of(pending, stage::find, LINKS).orElseThrow();
    assertThat(message.text()).contains("toll 12 → 13").doesNotContain("666");
    assertThat(new String(message.payload(), UTF_8)).doesNotContain("666");
    Alert alert = stage.alert("a", "1");
    assertThat(alert.changes()).extracting(Alert.Change::article).containsExactly("3");
    assertThat(alert.facts().killed()).isEqualTo(Samples.attack(13).killed());
    assertThat(alert.told().getLast().changes()).isEqualTo(1);
    assertThat(alert.said()).extracting(Facts::article).containsExactly("1", "3");
  }

  @Test
  void anEditCountsThoughAnotherArticleSpokeLast() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().again(), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(12)), at(0));
    stage.file(Samples.report("2", "1", "B", at(1), Samples.attack(12)), at(1));
    stage.file(Samples.report("1", "1", "A", at(0), Change.EDITED, 9, Samples.attack(30)), at(2));
    assertThat(stage.alert("a", "1").changes()).extracting(Alert.Change::after).contains("30");
    assertThat(stage.alert("a", "1").changes().getLast().at()).isEqualTo(at(2));
  }

  @Test
  void aCorrectionIsComparedWithWhatThatArticleSaidThoughAnotherSpokeLast() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().again(), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(120)), at(0));
    stage.file(Samples.report("2", "1", "B", at(1), Samples.attack(-1)), at(1));
    stage.file(
        Samples.report("1", "1", "A", at(0), Change.CORRECTED, 9, Samples.attack(12)), at(2));
    stage.restart();
    assertThat(stage.alert("a", "1").facts().killed()).isEqualTo(Samples.attack(12).killed());
    assertThat(stage.alert("a", "1").changes())
        .extracting(Alert.Change::before, Alert.Change::after)
        .containsExactly(tuple("120", "12"));
    assertThat(stage.single()).as("it sends nothing by itself").hasSize(1);
  }

  @Test
  void whatOthersSayStandsWhenOneIsCorrectedOrEdited() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().again(), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(12)), at(0));
    stage.file(Samples.report("2", "1", "B", at(1), Samples.attack(15)), at(1));
    stage.file(
        Samples.report("1", "1", "A", at(0), Change.CORRECTED, 9, Samples.attack(13)), at(2));
    assertThat(stage.alert("a", "1").facts().killed()).isEqualTo(Samples.attack(15).killed());
    assertThat(stage.alert("a", "1").changes())
        .extracting(Alert.Change::after)
        .containsExactly("15");
    int told = stage.single().size();
    stage.file(Samples.report("1", "1", "A", at(0), Change.EDITED, 10, Samples.attack(13)), at(3));
    assertThat(stage.single()).as("only its words are other ones").hasSize(told);
    assertThat(stage.alert("a", "1").facts().killed()).isEqualTo(Samples.attack(15).killed());
    stage.file(Samples.report("1", "1", "A", at(0), Change.EDITED, 11, Samples.attack(20)), at(4));
    assertThat(stage.single()).hasSize(told + 1);
    Alert.Change last = stage.alert("a", "1").changes().getLast();
    assertThat(tuple(last.before(), last.after())).isEqualTo(tuple("15", "20"));
    stage.file(Samples.report("1", "1", "A", at(0), Change.EDITED, 10, Samples.attack(13)), at(5));
    assertThat(stage.alert("a", "1").changes()).as("an older record").last().isEqualTo(last);
  }

  @Test
  void anEditThatSaysWhatTheStoryKnowsIsNoNews() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().again(), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(30)), at(0));
    stage.file(Samples.report("2", "1", "B", at(1), Samples.attack(-1)), at(1));
    stage.file(Samples.report("2", "1", "B", at(1), Change.EDITED, 9, Samples.attack(30)), at(2));
    assertThat(stage.alert("a", "1").changes()).isEmpty();
    assertThat(stage.single()).hasSize(1);
  }

  @Test
  void whatACorrectionAddsIsNotTheLastWord() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().again(), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0)), at(0));
    stage.file(Samples.report("2", "1", "B", at(1), Samples.attack(30)), at(1));
    stage.file(Samples.report("1", "1", "A", at(0), Change.CORRECTED, 9, Samples.attack(5)), at(2));
    Alert alert = stage.alert("a", "1");
    assertThat(alert.facts().killed()).isEqualTo(Samples.attack(30).killed());
    assertThat(alert.changes()).extracting(Alert.Change::after).containsExactly("30");
    assertThat(alert.said()).extracting(Facts::article).containsExactly("1", "2");
  }

  @Test
  void whatWasTakenOutIsNotWhatCameBeforeAnythingElse() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().again(), MAIL));
    Filed wrong = Samples.report("2", "1", "B", at(1), Samples.attack(666));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(12)), at(0));
    stage.file(wrong, at(1));
    stage.file(Samples.report("3", "1", "C", at(2), Samples.attack(14)), at(2));
    stage.file(
        wrong.retracted(new Ruling.Retraction("2", List.of(), "asked to", "me", at(5)), 9), at(5));
    Alert alert = stage.alert("a", "1");
    assertThat(alert.changes())
        .extracting(Alert.Change::before, Alert.Change::after)
        .containsExactly(tuple("12", "14"));
    assertThat(alert.told()).extracting(Alert.Told::changes).containsExactly(0, 0, 1);
  }

  @Test
  void ofAnAlertWhoseOnlyArticleWasTakenOutNothingIsKnown() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", MAIL));
    Filed only = Samples.report("1", "1", "A", at(0), Samples.attack(666));
    stage.file(only, at(0));
    stage.file(
        only.retracted(new Ruling.Retraction("1", List.of(), "asked to", "me", at(5)), 9), at(5));
    assertThat(stage.alert("a", "1").facts()).isEqualTo(Facts.NONE);
  }

  @Test
  void whatIsJudgedNoAttackAnyMoreIsForgotten() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", MAIL));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(12)), at(0));
    stage.file(Samples.report("2", "1", "B", at(1), Samples.attack(90)), at(1));
    stage.file(Samples.report("2", "1", "B", at(1), Change.CORRECTED, 9), at(2));
    assertThat(stage.alert("a", "1").facts().killed()).isEqualTo(Samples.attack(12).killed());
  }

  @Test
  void addressesThatDifferInASecretOnlyGetOneDigest() {
    URI topic = URI.create("https://ntfy.example/t");
    Rehearsal stage =
        new Rehearsal(
            Samples.search(
                "a", "q", Rules.of(Cadence.HOURLY), new Channel.Ntfy(topic, "tk_secret")),
            Samples.search("b", "q", Rules.of(Cadence.HOURLY), new Channel.Ntfy(topic, null)));
    stage.file(Samples.report("1", "1", "A", at(0)), at(0));
    stage.idle(at(70));
    assertThat(stage.deliveries).extracting(Delivery::key).doesNotHaveDuplicates().hasSize(1);
    assertThat(stage.digests().getFirst().searches()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aLongStoryOfOneOutletStillNoticesTheSecond() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().size(2, 1), MAIL));
    for (int i = 0; i < 150; i++) {
      stage.file(Samples.report("r" + i, "1", "A", at(i)), at(i));
    }
    stage.file(Samples.report("b", "1", "B", at(151)), at(151));
    assertThat(stage.single()).hasSize(1);
  }

  @Test
  void anArticleThatSeveralSearchesMatchIsOneMessageForEachChannel() {
    Channel hook = Samples.webhook("https://hook.example/");
    Rehearsal stage =
        new Rehearsal(
            Samples.search("a", "q", MAIL, hook),
            Samples.search("b", "q", MAIL),
            Samples.search("c", "q", new Channel.Mail("c@example.org")));
    stage.file(Samples.report("1", "1", "A", at(0)), at(0));
    assertThat(stage.deliveries).hasSize(3);
    assertThat(stage.deliveries)
        .filteredOn(delivery -> delivery.channel().equals(MAIL))
        .singleElement()
        .satisfies(
            delivery ->
                assertThat(List.of(delivery.alert(), delivery.also().getFirst()))
                    .isSorted()
                    .containsExactlyInAnyOrder(
                        stage.alert("a", "1").id(), stage.alert("b", "1").id()));
  }

  @Test
  void aMaterialChangeIsToldAgainOnlyIfThatIsWanted() {
    Rehearsal stage =
        new Rehearsal(
            Samples.search("a", "q", Rules.atOnce().again(), MAIL),
            Samples.search("b", "q", new Channel.Mail("b@example.org")));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(12)), at(0));
    stage.file(Samples.report("2", "1", "B", at(1), Samples.attack(12)), at(1));
    assertThat(stage.single()).hasSize(2);
    stage.file(Samples.report("3", "1", "C", at(2), Samples.attack(30)), at(2));
    stage.file(Samples.report("4", "1", "D", at(3), Samples.attack(12)), at(3));
    assertThat(stage.single()).hasSize(3);
    assertThat(stage.single().getLast().telling()).isEqualTo(1);
    assertThat(stage.single().getLast().id()).isNotEqualTo(stage.single().getFirst().id());
    assertThat(stage.alert("b", "1").changes()).as("shown at least").hasSize(1);
    assertThat(stage.alert("b", "1").facts().killed()).isEqualTo(Samples.attack(12).killed());
  }

  @Test
  void aCorrectionSetsFactsRightAndSendsNothing() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.atOnce().again(), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0), Samples.attack(120)), at(0));
    stage.file(
        Samples.report("1", "1", "A", at(0), Change.CORRECTED, 2, Samples.attack(12)), at(5));
    assertThat(stage.single()).hasSize(1);
    assertThat(stage.alert("a", "1").facts().killed()).isEqualTo(Samples.attack(12).killed());
    stage.file(Samples.report("1", "1", "A", at(0), Change.EDITED, 3, Samples.attack(15)), at(9));
    assertThat(stage.single()).as("the article itself says so").hasSize(2);
  }

  @Test
  void nothingIsToldOfASearchThatIsPausedOrGoneByThen() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.of(Cadence.HOURLY), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0)), at(0));
    stage.searches.set(0, Samples.paused(stage.searches.getFirst()));
    stage.idle(at(61));
    stage.searches.clear();
    stage.idle(at(600));
    assertThat(stage.deliveries).isEmpty();
  }

  @Test
  void rulesThatWereChangedMeanwhileHold() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.of(Cadence.HOURLY), MAIL));
    stage.file(Samples.report("1", "1", "A", at(0)), at(0));
    stage.searches.set(
        0, Samples.search("a", "q", Rules.of(Cadence.HOURLY).quiet("12:30", "14:15"), MAIL));
    stage.idle(at(61));
    assertThat(stage.alert("a", "1").due()).isEqualTo(at(135));
    stage.idle(at(136));
    assertThat(stage.digests()).hasSize(1);
  }

  @Test
  void anArticleThatComesAfterItsWindowWasToldIsInTheNext() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.of(Cadence.HOURLY), MAIL));
    stage.file(Samples.report("1", "1", "A", at(10)), at(10));
    stage.idle(at(61));
    stage.restart();
    stage.file(Samples.report("2", "2", "A", at(59)), at(59));
    assertThat(stage.alert("a", "2").due()).isEqualTo(at(120));
    stage.idle(at(121));
    assertThat(stage.digests()).extracting(Digest::id).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aRecordThatIsAheadOfTheClockEndsNoWindow() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.of(Cadence.HOURLY), MAIL));
    stage.file(Samples.report("1", "1", "A", at(10)), at(10));
    stage.fileAhead(Samples.report("2", "2", "A", at(10)), at(5_000), at(11));
    assertThat(stage.digests()).isEmpty();
    assertThat(stage.alert("a", "2").due()).isEqualTo(at(60));
  }

  @Test
  void aDigestShowsTwoHundredStoriesAndCountsTheRest() {
    Rehearsal stage = new Rehearsal(Samples.search("a", "q", Rules.of(Cadence.HOURLY), MAIL));
    for (int i = 0; i < 230; i++) {
      stage.file(Samples.report("r" + i, "r" + i, "A", at(1)), at(1));
    }
    stage.idle(at(61));
    Digest digest = stage.digests().getFirst();
    assertThat(digest.items()).hasSize(Digest.MOST);
    assertThat(digest.further()).isEqualTo(30);
    Delivery pending = stage.deliveries.getFirst();
    assertThat(Message.of(pending, stage::find, LINKS).orElseThrow().payload())
        .hasSizeLessThan(20_000);
  }

  @Test
  void endpointsWithOneAddressAndTwoSecretsAreTwo() {
    Channel one = Samples.webhook("https://hook.example/");
    Channel other =
        new Channel.Webhook(java.net.URI.create("https://hook.example/"), WebhookSecret.create());
    Rehearsal stage =
        new Rehearsal(
            Samples.search("a", "q", Rules.of(Cadence.HOURLY), one),
            Samples.search("b", "q", Rules.of(Cadence.HOURLY), other));
    stage.file(Samples.report("1", "1", "A", at(1)), at(1));
    stage.idle(at(61));
    assertThat(stage.digests()).extracting(Digest::id).doesNotHaveDuplicates().hasSize(2);
  }

  private static Instant at(int minutes) {
    return Samples.NOON.plusSeconds(60L * minutes);
  }
}
