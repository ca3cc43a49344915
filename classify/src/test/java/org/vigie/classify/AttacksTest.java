package org.vigie.classify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Event;
import org.vigie.model.Keep;
import org.vigie.model.Span;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

/** What is read of attacks in reports of our own. */
class AttacksTest {
  private static final Classifier CLASSIFIER = new Classifier(Shared.sahel());

  static Stream<JsonNode> reports() throws IOException {
    try (InputStream in = requireNonNull(AttacksTest.class.getResourceAsStream("attacks.jsonl"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Json.MAPPER::readTree);
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void readsWhatTheReportSays(JsonNode report) {
    Article article =
        article(
            report.path("headline").asString(),
            report.path("text").asString(),
            Instant.parse(report.path("published").asString()));
    List<Event> events = CLASSIFIER.classify(article).events();
    if (report.path("events").isEmpty()) {
      assertThat(events).isEmpty();
    }
    int i = 0;
    for (JsonNode expected : report.path("events")) {
      assertThat(events).as(report.path("id").asString()).hasSizeGreaterThan(i);
      Event event = events.get(i++);
      assertThat(event.country()).isEqualTo(expected.path("country").asString());
      assertThat(requireNonNull(event.where()).name())
          .isIn((Object[]) expected.path("place").asString().split("; ", -1));
      assertThat(event.by().name()).isEqualTo(expected.path("perpetrator").asString());
      assertThat(requireNonNull(event.killed()).count()).isEqualTo(expected.path("killed").asInt());
      if (expected.has("wounded")) {
        assertThat(requireNonNull(event.wounded()).count())
            .isEqualTo(expected.path("wounded").asInt());
      }
      if (expected.has("abducted")) {
        assertThat(requireNonNull(event.abducted()).count())
            .isEqualTo(expected.path("abducted").asInt());
      }
      if (expected.hasNonNull("date")) {
        assertThat(requireNonNull(event.when()).date())
            .hasToString(expected.path("date").asString());
      }
      assertThat(event.evidence()).allMatch(span -> span.within(article));
    }
  }

  @Test
  void whatIsToldAsHistoryIsNoEvent() {
    Article article =
        article(
            "Russia and Niger discuss security",
            "Russia's deputy foreign minister met Niger's ambassador on Thursday to discuss security"
                + " in the Sahel. The two sides praised their growing military ties and prepared a"
                + " conference in Sochi. Trade was on the agenda, too, as were grain and fuel.\n\n"
                + "Days before the meeting an al-Qaeda affiliate claimed responsibility for an attack"
                + " on a training school in Bamako, which left around 70 people dead.",
            Instant.parse("2024-09-20T12:00:00Z"));
    assertThat(CLASSIFIER.classify(article).events()).isEmpty();
  }

  @Test
  void theTollOfAttackersIsNotThatOfVictims() {
    Event event =
        CLASSIFIER
            .classify(
                article(
                    "Mali: JNIM attack on Gao camp repelled, 20 jihadists killed",
                    "The army said 20 jihadists were killed when it repelled a JNIM attack on a camp in"
                        + " Gao on Monday. One soldier died and four were wounded.",
                    Instant.parse("2026-03-11T12:00:00Z")))
            .events()
            .getFirst();
    assertThat(event.killed()).isEqualTo(new Event.Figure(1, 1));
    assertThat(event.wounded()).isEqualTo(new Event.Figure(4, 4));
    assertThat(event.target()).isEqualTo(Event.Target.MILITARY);
  }

  @Test
  void whatIsReadStaysWhereTheTextMayNotBeKept() {
    Article whole =
        article(
            "Attack near Djibo",
            "JNIM fighters attacked a convoy on Monday. "
                + "The road is long. ".repeat(60)
                + "At least 12 soldiers were killed in the attack near Djibo.",
            Instant.parse("2026-03-11T12:00:00Z"));
    Classified kept = Kept.of(CLASSIFIER.classify(keeping(whole, Keep.LINK)));
    Event event = kept.events().getFirst();
    assertThat(event.by().name()).isEqualTo("JNIM");
    assertThat(event.evidence()).allMatch(span -> span.within(kept.article()));
    assertThat(CLASSIFIER.classify(whole).events().getFirst().evidence())
        .hasSizeGreaterThan(event.evidence().size());
  }

  private static Article keeping(Article a, Keep keep) {
    return new Article(
        a.id(),
        a.url(),
        a.source(),
        a.sourceName(),
        a.publisher(),
        a.country(),
        a.title(),
        a.text(),
        a.authors(),
        a.declaredLanguage(),
        a.published(),
        a.firstSeen(),
        a.backfill(),
        a.textFrom(),
        keep);
  }

  @Test
  void aRowOfWordsWithoutAnEndIsNotReadToIt() {
    Article article =
        article(
            "Attack near Djibo",
            "JNIM killed 12 soldiers near Djibo on Monday; "
                + "killed 5 and ".repeat(200)
                + "killed 99 near Djibo on Friday",
            Instant.parse("2026-03-11T12:00:00Z"));
    Event event = CLASSIFIER.classify(article).events().getFirst();
    assertThat(requireNonNull(event.killed()).most()).isEqualTo(12);
    assertThat(requireNonNull(event.when()).date()).hasToString("2026-03-09");
  }

  @Property(tries = 200)
  void neverFailsAndPointsIntoTheText(@ForAll String text, @ForAll int cut) {
    String report =
        "Jihadists killed 12 soldiers in Djibo on Monday. "
            + text
            + " JNIM killed 3 in Gao. "
            + text;
    Article article =
        article(
            "Attack", report.substring(0, Math.floorMod(cut, report.length()) + 1), Instant.EPOCH);
    for (Event event : CLASSIFIER.classify(article).events()) {
      assertThat(event.evidence()).allMatch((Span span) -> span.within(article));
    }
  }

  private static Article article(String title, String text, Instant published) {
    URI url = URI.create("https://news.example/a");
    return new Article(
        Article.idOf(url),
        url,
        "s",
        "News",
        "News",
        "FR",
        title,
        text,
        List.of(),
        null,
        published,
        published,
        false,
        Article.TextFrom.PAGE,
        Keep.FULL);
  }
}
