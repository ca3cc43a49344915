package org.vigie.classify.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.classify.Articles;
import org.vigie.classify.Classifier;
import org.vigie.classify.Shared;
import org.vigie.model.Article;
import org.vigie.model.Article.TextFrom;
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
                    "Worshippers shot dead in mosque",
                    """
                    Gunmen surrounded the mosque of Fanta at noon, opened fire and killed 44
                    worshippers, says the interior minister, who blames the rebels. Houses and the
                    market were burnt down. Survivors walked to Mendlo, where nurses of Doctor Hale
                    ran out of bandages; the charity Caredo is flying in supplies from Port Salis.
                    """),
                "en"));
    Filed french =
        file(
            named(
                article(
                    "b",
                    "Trois jours de deuil national",
                    """
                    Le gouvernement décrète un deuil après la tuerie de Fanta, où 44 fidèles ont
                    péri pendant la prière. Les assaillants sont repartis à moto vers la forêt,
                    raconte l'élu Issa Doumbé à Radio Kolo. Les drapeaux sont en berne, les marchés fermés, et les
                    chefs religieux appellent au calme dans tout le pays. Des renforts de la
                    gendarmerie ont quitté la capitale hier soir avec deux hélicoptères.
                    Le préfet Oumar Sanou et la sénatrice Awa Barro iront lundi à Tenkolo.
                    """),
                "fr"));
    assertThat(french.role()).isEqualTo(Role.UPDATE);
    assertThat(french.story()).isEqualTo(english.story());
    assertThat(french.why()).contains("another language", "Fanta", "44");
  }

  @Test
  void aLanguageThatIsNotToldIsNoOtherLanguage() {
    Filed told = file(named(article("a", "Pier struck", "It was pier 44. " + REPORT), "en"));
    Classified other = named(article("b", "Bread", "There were 44. " + OTHER), "und");
    assertThat(file(other).story()).isNotEqualTo(told.story());
  }

  @Test
  void weeksOfCoverageAreSeveralStories() {
    List<Filed> daily = new ArrayList<>();
    for (int day = 0; day <= 45; day++) {
      daily.add(
          file(
              article(
                  "d" + day,
                  "Tolvik pier after the freighter: day " + (day + 100),
                  REPORT.replace("Monday", "day " + (day + 100)).substring(day % 5),
                  Articles.NOON.plus(Duration.ofDays(day)))));
    }
    assertThat(daily.stream().map(Filed::story).distinct())
        .containsExactly(
            daily.get(0).article().id(),
            daily.get(15).article().id(),
            daily.get(30).article().id(),
            daily.get(45).article().id());
    assertThat(daily.stream().filter(filed -> filed.role() == Role.FIRST)).hasSize(4);
  }

  @Test
  void aCopyStaysWithItsStoryHoweverOldThatIs() {
    Filed first = file(article("a", "Pier struck", REPORT, Articles.NOON));
    Filed late = null;
    for (int day = 1; day <= 13; day += 3) {
      String text = REPORT.replace("Monday", "day " + (day + 100)).substring(day % 5);
      late = file(article("d" + day, "Pier struck, " + day, text, days(day)));
      assertThat(late.story()).isEqualTo(first.story());
    }
    assertThat(late).isNotNull();
    Article again =
        article("copy", late.article().title(), late.article().text(), days(14).plusSeconds(9_000));
    assertThat(file(again).role()).isEqualTo(Role.COPY);
    assertThat(filer.answers(classified(again)).getFirst().story()).isEqualTo(first.story());
  }

  @Test
  void reportsOfOneAttackInTwoLanguagesMeetByPlaceDayAndTollInWords() {
    Classifier sahel = new Classifier(Shared.sahel());
    Filed french =
        filer
            .file(
                sahel.classify(
                    article(
                        "f",
                        "Douze morts dans l'attaque d'un convoi près d'Arbinda",
                        "Douze personnes ont été tuées samedi dans une attaque du GSIM contre un"
                            + " convoi de ravitaillement près d'Arbinda, dans le nord du Burkina"
                            + " Faso, selon des sources locales.")))
            .getFirst();
    Filed english =
        filer
            .file(
                sahel.classify(
                    article(
                        "e",
                        "Twelve killed in jihadist attack on supply convoy near Arbinda",
                        "Twelve people were killed on Saturday when JNIM fighters attacked a supply"
                            + " convoy near Arbinda in northern Burkina Faso, officials said.")))
            .getFirst();
    assertThat(french.classified().events()).isNotEmpty();
    assertThat(english.story()).isEqualTo(french.story());
    assertThat(english.role()).isEqualTo(Role.UPDATE);
    assertThat(english.why()).contains("; both name Arbinda, JNIM");
  }

  private static Instant days(int days) {
    return Articles.NOON.plus(Duration.ofDays(days));
  }

  @Test
  void ofWhatTwoSourcesMayKeepTheLesserHolds() {
    Article teaser =
        article("a", "Pier struck", REPORT.substring(0, 100), Articles.NOON, Keep.LINK);
    file(read(teaser, "first", TextFrom.FEED, 0, false));
    Article page = article("a", "Pier struck", REPORT, Articles.NOON, Keep.FULL);
    Article kept = file(read(page, "second", TextFrom.PAGE, 1, true)).article();
    assertThat(kept.keep()).isEqualTo(Keep.LINK);
    assertThat(kept.text()).isEmpty();
    assertThat(kept.source()).isEqualTo("first");
  }

  @Test
  void anotherSourceOfAnArticleChangesNothing() {
    Article article = article("a", "Pier struck", REPORT);
    Filed first = file(article);
    Article teaser = article("a", "Pier struck", REPORT.substring(0, 100));
    for (Article other : List.of(article, teaser)) {
      for (TextFrom from : TextFrom.values()) {
        assertThat(filer.file(classified(read(other, "second", from, 1, true)))).isEmpty();
      }
    }
    assertThat(file(article)).isEqualTo(first);
  }

  @Test
  void thePageReplacesWhatAnotherSourcesFeedHad() {
    Article teaser = article("a", "Pier struck", REPORT.substring(0, 100));
    Filed first = file(read(teaser, "first", TextFrom.FEED, 0, false));
    Filed copy = file(article("c", "Pier struck", REPORT.substring(0, 100)));
    Article page = article("a", "Pier struck", REPORT);
    Filed whole = file(read(page, "second", TextFrom.PAGE, 1, true));
    assertThat(whole.change()).isEqualTo(Change.EDITED);
    assertThat(whole.revision()).isGreaterThan(copy.revision());
    assertThat(whole.article().text()).isEqualTo(REPORT);
    assertThat(whole.article().source()).isEqualTo("first");
    assertThat(whole.article().sourceName()).isEqualTo("Name of first");
    assertThat(whole.article().firstSeen()).isEqualTo(first.article().firstSeen());
    assertThat(whole.article().backfill()).isFalse();
    assertThat(whole.story()).isEqualTo(first.story());

    assertThat(filer.file(classified(read(teaser, "first", TextFrom.FEED, 2, false)))).isEmpty();
    assertThat(filer.file(classified(read(page, "third", TextFrom.PAGE, 2, false)))).isEmpty();
  }

  @Test
  void aSourceThatIsReadLaterDoesNotMakeNewsOldOrOldNewsNew() {
    Article article = article("a", "Pier struck", REPORT);
    Filed first = file(read(article, "first", TextFrom.PAGE, 0, false));
    assertThat(file(read(article, "first", TextFrom.PAGE, 3, true))).isEqualTo(first);
    Article edited = article("a", "Pier struck", REPORT + " More.");
    Filed edit = file(read(edited, "first", TextFrom.PAGE, 3, true));
    assertThat(edit.change()).isEqualTo(Change.EDITED);
    assertThat(edit.article().backfill()).isFalse();
    assertThat(edit.article().firstSeen()).isEqualTo(Articles.NOON);
  }

  @Test
  void anImportChangesNothingThatIsNewsButCompletesWhatWasImported() {
    Article news = article("a", "Pier struck", REPORT);
    file(news);
    assertThat(filer.file(classified(imported(news.withText(OTHER))))).isEmpty();
    Article old = imported(article("b", "Rye bread", REPORT));
    file(old);
    Filed again = file(old.withText(OTHER));
    assertThat(again.change()).isEqualTo(Change.EDITED);
    assertThat(again.article().backfill()).isTrue();
  }

  private static Article imported(Article article) {
    Article.Provenance from =
        new Article.Provenance(Article.Provenance.How.IMPORTED, "old.jsonl", "");
    Article.Details details =
        new Article.Details(null, null, List.of(), null, List.of(), null, List.of(), null, from);
    return Articles.read(article, article.source(), TextFrom.PAGE, article.firstSeen(), true)
        .withDetails(details);
  }

  @Test
  void whatIsOnlyAskedForIsNotRemembered() {
    List<Filed> tooLarge = filer.answers(classified(article("a", "Pier struck", REPORT)));
    assertThat(tooLarge).hasSize(1);
    Filed other = file(article("b", "Pier struck", REPORT));
    assertThat(other.role()).isEqualTo(Role.FIRST);
    assertThat(other.revision()).isEqualTo(1);
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

  private static List<Classified> judgements() {
    Article article = article("a", "Pier struck", REPORT);
    Span span = new Span(Span.Field.TITLE, 0, 4);
    List<EntityHit> front = List.of(new EntityHit("front", "Le Front", 1, 1, List.of()));
    List<EntityHit> spanned = List.of(new EntityHit("front", "Front", 1, 1, List.of(span)));
    return List.of(
        new Classified(article, "en", List.of(topic("r")), List.of(), List.of(), 1),
        new Classified(article, "en", List.of(topic("r2")), List.of(), List.of(), 1),
        new Classified(article, "en", List.of(topic("r", span)), List.of(), List.of(), 1),
        new Classified(article, "en", List.of(topic("r")), List.of(), List.of(), 2),
        new Classified(article, "en", List.of(), front, List.of(), 1),
        new Classified(article, "en", List.of(), spanned, List.of(), 1),
        new Classified(article, "en", List.of(), List.of(), List.of(place("Fanta", 1)), 1),
        new Classified(article, "en", List.of(), List.of(), List.of(place("Fanta", 2)), 1),
        new Classified(article, "en", List.of(), List.of(), List.of(place("Phanta", 1)), 1));
  }

  private static TopicHit topic(String rule, Span... spans) {
    return new TopicHit("t", 1, List.of(new TopicHit.Evidence(rule, "x", List.of(spans))));
  }

  private static PlaceHit place(String name, double latitude) {
    return new PlaceHit("p", name, "AA", latitude, 1, Place.Precision.EXACT, 1, List.of());
  }

  /** A revision says of which content it is. */
  @Test
  void anythingElseThatIsWrittenHasARevisionOfItsOwn() {
    Map<Long, Classified> byRevision = new HashMap<>();
    for (Classified judgement : judgements()) {
      Filed filed = file(judgement);
      assertThat(byRevision.put(filed.revision(), filed.classified())).isNull();
      assertThat(file(judgement)).isEqualTo(filed);
    }
  }

  @Test
  void whatIsForgottenIsNotFiledOnceMore() {
    Filed old = file(article("a", "Pier struck", REPORT));
    file(article("b", "Bread", OTHER, Articles.NOON.plus(Memory.KNOWN).plusSeconds(1)));
    assertThat(filer.file(new Refile(old))).isEmpty();
    assertThat(new Filer().file(new Refile(old))).isEmpty();
  }

  @Test
  void anExcerptOfATextWithoutSpacesIsTrimmed() {
    Article article = article("a", "T", "x".repeat(301), Articles.NOON, Keep.EXCERPT);
    assertThat(file(article).article().text()).isEqualTo("x".repeat(300) + "…");
    Span end = new Span(Span.Field.TEXT, 0, 301);
    List<EntityHit> named = List.of(new EntityHit("e", "E", 1, 1, List.of(end)));
    Classified classified = new Classified(article, "en", List.of(), named, List.of(), 1);
    assertThat(file(classified).classified().entities().getFirst().spans()).isEmpty();
  }

  @Test
  void anOrderToFileOnceMoreRaisesTheRevisionOnly() {
    Filed first = file(article("a", "Pier struck", REPORT));
    Filed again = filer.file(new Refile(first)).getFirst();
    assertThat(again.revision()).isGreaterThan(first.revision());
    assertThat(again).usingRecursiveComparison().ignoringFields("revision").isEqualTo(first);
    assertThat(filer.file(new Refile(first)).getFirst().revision()).isGreaterThan(again.revision());
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
    Classified kept = filer.file(classified).getFirst().classified();
    assertThat(kept.topics().getFirst().evidence().getFirst().spans())
        .containsExactly(title, early);
    assertThat(kept.entities().getFirst().spans()).isEmpty();
    assertThat(kept.entities().getFirst().mentions()).isEqualTo(1);
  }

  @Test
  void anOlderRecordDoesNotReplaceANewer() {
    Filed first = file(article("a", "Pier struck", REPORT));
    Filed edit = file(article("a", "Pier struck", OTHER));
    Filer rebuilt = new Filer(id -> Optional.of(edit));
    rebuilt.remember(edit);
    rebuilt.remember(first);
    assertThat(rebuilt.file(classified(article("a", "Pier struck", OTHER)))).contains(edit);
  }

  private Filed file(Article article) {
    return file(classified(article));
  }

  private Filed file(Classified classified) {
    return filer.file(classified).getFirst();
  }

  private static Article read(
      Article article, String source, TextFrom from, int days, boolean backfill) {
    Instant seen = Articles.NOON.plus(Duration.ofDays(days));
    return Articles.read(article, source, from, seen, backfill);
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
