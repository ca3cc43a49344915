package org.vigie.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.EntityHit;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.Filed.Role;
import org.vigie.model.Keep;
import org.vigie.model.Place;
import org.vigie.model.PlaceHit;
import org.vigie.model.Refile;
import org.vigie.model.Span;
import org.vigie.model.TopicHit;

class FilerTest {
  private static final String REPORT =
      """
      The harbour of Tolvik was closed on Monday after a freighter loaded with timber struck the
      northern pier in thick fog. The port captain, Ilse Marn, said that nobody was hurt and that
      divers would look at the hull before the ship is moved. Fishing boats were sent to the old
      quay at Sandnes. The freighter had left Riga two days earlier with eleven sailors on board.

      A crane on the pier leans towards the water and may have to be cut down. Insurers have sent
      two engineers. The council wants to know why the pilot boat had not gone out to meet it.
      """;
  private static final String OTHER =
      """
      Bakers in the valley of Orsa have agreed on one price for rye bread, the first such pact since
      the mill burnt down. Customers grumbled at the market, but most paid. The agreement holds
      until the harvest, when the price of grain will be known, said the head of their guild.
      """;

  private final Filer filer = new Filer();

  @Test
  void theFirstReportBeginsAStory() {
    Filed filed = file(article("a", "Pier struck", REPORT));
    assertThat(filed.role()).isEqualTo(Role.FIRST);
    assertThat(filed.story()).isEqualTo(filed.article().id());
    assertThat(filed.change()).isEqualTo(Change.NEW);
    assertThat(filed.revision()).isEqualTo(1);
    assertThat(filed.copyOf()).isNull();
  }

  @Test
  void theSameTextElsewhereIsACopyOfTheOrigin() {
    Filed first = file(article("a", "Pier struck", REPORT));
    Filed copy = file(article("b", "Ship hits pier in Tolvik", REPORT));
    Filed another = file(article("c", "Tolvik: pier hit", REPORT.replace("thick fog", "fog")));
    assertThat(copy.role()).isEqualTo(Role.COPY);
    assertThat(copy.story()).isEqualTo(first.story());
    assertThat(copy.copyOf()).isEqualTo(first.article().id());
    assertThat(copy.why()).contains("100 %", "Pier struck", "Example News");
    assertThat(another.copyOf()).isEqualTo(first.article().id());
  }

  @Test
  void aTextCutShortIsACopy() {
    Filed first = file(article("a", "Pier struck", REPORT));
    Filed cut = file(article("b", "Pier struck", REPORT.substring(0, 330) + " ... Read more"));
    assertThat(cut.role()).isEqualTo(Role.COPY);
    assertThat(cut.copyOf()).isEqualTo(first.article().id());
  }

  @Test
  void aCopyWithAnotherTollInItsTitleIsAnUpdate() {
    file(article("a", "Storm in Tolvik: 3 hurt", REPORT));
    Filed update = file(article("b", "Storm in Tolvik: 7 hurt", REPORT));
    assertThat(update.role()).isEqualTo(Role.UPDATE);
    assertThat(update.copyOf()).isNull();
  }

  @Test
  void anotherReportOfTheSameIsAnUpdate() {
    Filed first = file(article("a", "Freighter strikes pier of Tolvik harbour", REPORT));
    Filed update =
        file(
            article(
                "b",
                "Tolvik harbour opens again after freighter struck pier",
                """
                The freighter that struck the northern pier of Tolvik in fog has been towed away,
                port captain Ilse Marn said. Divers found a dent in the hull. Fishing boats may
                come back from Sandnes, and the crane on the pier will be cut down by the council.
                """));
    assertThat(update.role()).isEqualTo(Role.UPDATE);
    assertThat(update.story()).isEqualTo(first.story());
    assertThat(update.why()).contains("alike by their words");
  }

  @Test
  void somethingElseBeginsAStoryOfItsOwn() {
    Filed first = file(article("a", "Pier struck", REPORT));
    Filed other = file(article("b", "Bread", OTHER));
    assertThat(other.role()).isEqualTo(Role.FIRST);
    assertThat(other.story()).isNotEqualTo(first.story());
  }

  @Test
  void theSameTextWeeksLaterIsNoCopy() {
    file(article("a", "Pier struck", REPORT));
    Filed later =
        file(article("b", "Pier struck", REPORT, Articles.NOON.plus(Duration.ofDays(20))));
    assertThat(later.role()).isEqualTo(Role.FIRST);
  }

  @Test
  void reportsInTwoLanguagesMeetInPlaceActorAndToll() {
    Filed english =
        file(
            named(
                article(
                    "a",
                    "44 killed in Fanta",
                    "Gunmen of the Front killed 44 in Fanta, a ministry says."),
                "en"));
    Filed french =
        file(
            named(
                article(
                    "b",
                    "Deuil à Fanta",
                    "Le Front a tué 44 villageois vendredi à Fanta, dit le ministère."),
                "fr"));
    assertThat(french.role()).isEqualTo(Role.UPDATE);
    assertThat(french.story()).isEqualTo(english.story());
    assertThat(french.why()).contains("another language", "fanta", "44");
  }

  @Test
  void askedAgainItGivesTheSameAnswer() {
    Filed first = file(article("a", "Pier struck", REPORT));
    Filed copy = file(article("b", "Pier struck", REPORT));
    file(article("c", "Bread", OTHER));
    assertThat(file(article("a", "Pier struck", REPORT))).isEqualTo(first);
    assertThat(file(article("b", "Pier struck", REPORT))).isEqualTo(copy);
  }

  @Test
  void anEditKeepsItsStoryAndRole() {
    file(article("a", "Pier struck", REPORT));
    Filed copy = file(article("b", "Pier struck", REPORT));
    Filed edit = file(article("b", "Pier struck (corrected)", OTHER));
    assertThat(edit.change()).isEqualTo(Change.EDITED);
    assertThat(edit.revision()).isGreaterThan(copy.revision());
    assertThat(edit.story()).isEqualTo(copy.story());
    assertThat(edit.role()).isEqualTo(Role.COPY);
    assertThat(edit.signature()).isNotEqualTo(copy.signature());
  }

  @Test
  void anEditWeeksLaterFindsItsStoryAgain() {
    Filed first = file(article("a", "Pier struck", REPORT));
    file(article("b", "Bread", OTHER, Articles.NOON.plus(Duration.ofDays(30))));
    Filed edit = file(article("a", "Pier struck", REPORT + " More."));
    assertThat(edit.change()).isEqualTo(Change.EDITED);
    assertThat(edit.story()).isEqualTo(first.story());
  }

  @Test
  void anotherJudgementOfTheSameTextIsACorrection() {
    Article article = article("a", "Pier struck", REPORT);
    file(article);
    Filed corrected = file(named(article, "fr"));
    assertThat(corrected.change()).isEqualTo(Change.CORRECTED);
    assertThat(corrected.revision()).isEqualTo(2);
    assertThat(corrected.classified().entities()).hasSize(1);
  }

  @Test
  void anOrderToFileOnceMoreRaisesTheRevisionOnly() {
    Filed first = file(article("a", "Pier struck", REPORT));
    Filed again = filer.file(new Refile(first)).orElseThrow();
    assertThat(again.revision()).isGreaterThan(first.revision());
    assertThat(again).usingRecursiveComparison().ignoringFields("revision").isEqualTo(first);
    assertThat(filer.file(new Refile(first)).orElseThrow().revision())
        .isGreaterThan(again.revision());
  }

  @Test
  void whatWasEditedSinceIsNotFiledOnceMoreAsItWas() {
    Filed first = file(article("a", "Pier struck", REPORT));
    file(article("a", "Pier struck", OTHER));
    assertThat(filer.file(new Refile(first))).isEmpty();
  }

  @Test
  void anExcerptKeepsTheSignatureOfTheWholeText() {
    Filed full = file(article("a", "Pier struck", REPORT));
    Filed excerpt = file(article("b", "Pier struck", REPORT, Articles.NOON, Keep.EXCERPT));
    Filed link = file(article("c", "Pier struck", REPORT, Articles.NOON, Keep.LINK));
    assertThat(excerpt.article().text()).hasSizeLessThanOrEqualTo(Keep.EXCERPT_LENGTH + 1);
    assertThat(link.article().text()).isEmpty();
    assertThat(excerpt.signature()).isEqualTo(full.signature());
    assertThat(link.signature()).isEqualTo(full.signature());
    assertThat(link.role()).isEqualTo(Role.COPY);
    assertThat(file(article("c", "Pier struck", REPORT, Articles.NOON, Keep.LINK))).isEqualTo(link);
  }

  @Test
  void spansThatAreNoLongerInTheTextAreDropped() {
    Article article = article("a", "Pier struck", REPORT, Articles.NOON, Keep.EXCERPT);
    Span title = new Span(Span.Field.TITLE, 0, 4);
    Span early = new Span(Span.Field.TEXT, 4, 11);
    Span late = new Span(Span.Field.TEXT, 500, 505);
    Classified classified =
        new Classified(
            article,
            "en",
            List.of(
                new TopicHit(
                    "t", 1, List.of(new TopicHit.Evidence("r", "x", List.of(title, early, late))))),
            List.of(new EntityHit("e", "E", 1, 1, List.of(late))),
            List.of(),
            1);
    Classified kept = filer.file(classified).orElseThrow().classified();
    assertThat(kept.topics().getFirst().evidence().getFirst().spans())
        .containsExactly(title, early);
    assertThat(kept.entities().getFirst().spans()).isEmpty();
    assertThat(kept.entities().getFirst().mentions()).isEqualTo(1);
  }

  @Test
  void anOlderRecordDoesNotReplaceANewer() {
    Filed first = file(article("a", "Pier struck", REPORT));
    Filed edit = file(article("a", "Pier struck", OTHER));
    Filer rebuilt = new Filer();
    rebuilt.remember(edit);
    rebuilt.remember(first);
    assertThat(rebuilt.file(classified(article("a", "Pier struck", OTHER)))).contains(edit);
  }

  private Filed file(Article article) {
    return file(classified(article));
  }

  private Filed file(Classified classified) {
    return filer.file(classified).orElseThrow();
  }

  private static Classified classified(Article article) {
    return new Classified(article, "en", List.of(), List.of(), List.of(), 1);
  }

  private static Classified named(Article article, String language) {
    return new Classified(
        article,
        language,
        List.of(new TopicHit("attack", 1, List.of())),
        List.of(new EntityHit("front", "Front", 1, 1, List.of())),
        List.of(new PlaceHit("fanta", "Fanta", "AA", 1, 1, Place.Precision.EXACT, 1, List.of())),
        1);
  }

  private static Article article(String id, String title, String text) {
    return article(id, title, text, Articles.NOON);
  }

  private static Article article(String id, String title, String text, Instant seen) {
    return article(id, title, text, seen, Keep.FULL);
  }

  private static Article article(String id, String title, String text, Instant seen, Keep keep) {
    return Articles.of("https://example.test/" + id, title, text, seen, keep);
  }
}
