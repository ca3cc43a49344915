package org.vigie.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert.Held;
import org.vigie.model.Alert.Reported;
import org.vigie.model.Alert.Told;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.WhyStep.Asked;

class WhyAlertTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant SAVED = NOON.minusSeconds(3600);
  private static final SavedSearch SEARCH =
      new SavedSearch("s", "S", "convoy", List.of(), false, 1, SAVED, SAVED);

  @Test
  void whatIsNotInTheArchiveIsAskedNoFurther() {
    assertThat(steps(SEARCH, Optional.empty(), false))
        .containsExactly(new WhyStep(Asked.ARCHIVED, false, null, ""));
  }

  @Test
  void aQueryThatDoesNotFindItIsTheReason() {
    assertThat(last(steps(SEARCH, filed(false), false)))
        .isEqualTo(new WhyStep(Asked.MATCHES, false, null, "convoy"));
  }

  @Test
  void saysThatTheSearchWasSavedLaterThatItIsOldNewsOrThatItIsPaused() {
    SavedSearch late =
        new SavedSearch(
            "s", "S", "q", List.of(), false, 1, NOON.plusSeconds(1), NOON.plusSeconds(1));
    assertThat(nos(steps(late, filed(false), true))).containsExactly(Asked.SAVED_BEFORE);
    assertThat(nos(steps(SEARCH, filed(true), true))).containsExactly(Asked.NEWS);
    SavedSearch paused = new SavedSearch("s", "S", "q", List.of(), true, 2, SAVED, SAVED);
    assertThat(nos(steps(paused, filed(false), true))).containsExactly(Asked.ON);
    assertThat(nos(steps(SEARCH, filed(false), true))).containsExactly(Asked.IN_ALERT);
  }

  @Test
  void anArticleThatFoldedSaysWhoMadeTheAlertAndWhoKeptItBack() {
    AlertRules rules =
        new AlertRules(
            Cadence.DAILY,
            Priority.NORMAL,
            "en",
            ZoneOffset.UTC,
            null,
            Duration.ZERO,
            0,
            2,
            1,
            false,
            AlertRules.Tells.STORIES);
    SavedSearch search =
        new SavedSearch("s", "", "S", "convoy", List.of(), rules, false, 1, SAVED, SAVED);
    Alert alert = alert(search, Held.CADENCE, NOON.plusSeconds(9), List.of());
    Handling muted = new Handling("story", Handling.Kind.MUTED, null, "ann", NOON);
    List<WhyStep> steps =
        WhyAlert.steps(
            search,
            filed(false),
            true,
            List.of(alert),
            List.of(muted, new Handling("another", Handling.Kind.ACKNOWLEDGED, null, "bob", NOON)),
            List.of());
    assertThat(steps)
        .containsExactly(
            new WhyStep(Asked.ARCHIVED, true, NOON, "Title"),
            new WhyStep(Asked.MATCHES, true, null, "convoy"),
            new WhyStep(Asked.IN_ALERT, true, NOON, alert.id()),
            new WhyStep(Asked.FIRST, false, NOON, "The first"),
            new WhyStep(Asked.SIZE, true, null, "2/2 2/1"),
            new WhyStep(Asked.UNHANDLED, false, NOON, "MUTED ann"),
            new WhyStep(Asked.FREE, false, NOON.plusSeconds(9), "CADENCE"));
  }

  @Test
  void anAlertThatWasToldSaysWhenAndWhatBecameOfItsMessages() {
    Told told = new Told(NOON, Held.QUIET_HOURS, 0, 0);
    Alert alert = alert(SEARCH, Held.NO, NOON, List.of(told));
    Channel mail = new Channel.Mail("a@example.org");
    Delivery sent =
        Delivery.of("lowest", "s", List.of(alert.id()), 0, mail, NOON)
            .after(Delivery.State.SENT, 1, null, "250 OK", NOON.plusSeconds(2));
    Delivery other = Delivery.of("other", "s", List.of(), 0, mail, NOON);
    assertThat(
            WhyAlert.steps(
                SEARCH, filed(false), true, List.of(alert), List.of(), List.of(sent, other)))
        .endsWith(
            new WhyStep(Asked.TOLD, true, NOON, "QUIET_HOURS"),
            new WhyStep(
                Asked.DELIVERED, true, NOON.plusSeconds(2), "mail:a@example.org SENT 250 OK"));
  }

  private static List<WhyStep> steps(SavedSearch search, Optional<Filed> filed, boolean matches) {
    return WhyAlert.steps(search, filed, matches, List.of(), List.of(), List.of());
  }

  private static WhyStep last(List<WhyStep> steps) {
    return steps.getLast();
  }

  private static List<Asked> nos(List<WhyStep> steps) {
    return steps.stream().filter(step -> !step.yes()).map(WhyStep::asked).toList();
  }

  private static Alert alert(SavedSearch search, Held held, Instant due, List<Told> told) {
    return new Alert(
        Alert.idOf("s", "story"),
        search,
        "story",
        reported("1", "The first", "A"),
        List.of(),
        List.of(reported("2", "Title", "B")),
        List.of(),
        NOON,
        NOON,
        2,
        held,
        due,
        Facts.NONE,
        List.of(),
        told,
        null);
  }

  private static Reported reported(String id, String title, String publisher) {
    return new Reported(
        id, title, "https://a.example/", publisher, publisher, Filed.Role.FIRST, NOON, NOON);
  }

  private static Optional<Filed> filed(boolean backfill) {
    Article article =
        new Article(
            "2",
            URI.create("https://b.example/2"),
            "b",
            "B",
            "B",
            "ML",
            "Title",
            "A convoy.",
            List.of(),
            "en",
            NOON,
            NOON,
            backfill,
            Article.TextFrom.PAGE,
            Keep.FULL);
    return Optional.of(
        new Filed(
            new Classified(article, "en", List.of(), List.of(), List.of(), 1),
            "story",
            Filed.Role.UPDATE,
            "1",
            "",
            List.of(),
            Filed.Change.NEW,
            1));
  }
}
