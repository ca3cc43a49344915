package org.vigie.web.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.index.Archive;
import org.vigie.model.Article;
import org.vigie.model.Audit;
import org.vigie.model.Classified;
import org.vigie.model.Event;
import org.vigie.model.Event.By;
import org.vigie.model.Event.Day;
import org.vigie.model.Event.Figure;
import org.vigie.model.Event.Location;
import org.vigie.model.Event.Target;
import org.vigie.model.Filed;
import org.vigie.model.Filing;
import org.vigie.model.Keep;
import org.vigie.model.Place;
import org.vigie.model.Relabel;
import org.vigie.model.Ruling;
import org.vigie.model.Ruling.Correction;
import org.vigie.model.Ruling.Move;
import org.vigie.model.Ruling.Verdict;
import org.vigie.model.Rulings;
import org.vigie.model.StoryEvent;
import org.vigie.model.StoryEvent.Account;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.web.Browser;
import org.vigie.web.Program;
import org.vigie.web.TestDesk;
import org.vigie.web.stream.StreamTape;
import tools.jackson.databind.JsonNode;

/** What people rule reaches the filer, the audit and the verdicts; the page shows it. */
class RulingIT {
  private static final Event ATTACK =
      new Event(
          new Location("djibo", "Djibo", 14.1, -1.63, Place.Precision.EXACT),
          "BF",
          new Day(LocalDate.of(2026, 3, 9), Day.Precision.DAY),
          new Figure(12, 12),
          null,
          null,
          new By("jnim", "JNIM", "jnim", false),
          Target.MILITARY,
          List.of());

  private final TestDesk desk = TestDesk.shared();
  private final Program program = new Program(desk, TestDesk.TOKEN);
  private Browser browser = new Browser(desk.home());
  private long before;

  @BeforeEach
  void signIn() throws Exception {
    browser = Browser.signedIn(desk);
    before = desk.bean(StreamTape.class).toEnd(Stream.CLASSIFIED, 0, record -> {}) - 1;
  }

  @Test
  void aThumbOnThePageIsAVerdictForTheFilerAndForTraining() throws Exception {
    Filed filed = file("thumb", "thumb");
    String path = "/article/" + filed.article().id();
    CompletableFuture<Document> page =
        CompletableFuture.supplyAsync(
            () -> submit(path + "/verdict", Map.of("topic", "wagner", "about", "true")));
    Verdict verdict = (Verdict) ruling();
    assertThat(verdict.about()).isTrue();
    assertThat(verdict.by()).isNotBlank();
    desk.file(ruled(filed, verdict));
    Document shown = page.get(20, TimeUnit.SECONDS);
    assertThat(shown.select(".notice").text()).startsWith("Done.");
    assertThat(shown.select("#why-wagner").text()).contains("by hand");
    assertThat(shown.select("#why-wagner [aria-pressed=true]").text()).isEqualTo("Yes");
    assertThat(last(Stream.VERDICTS, Codec.VERDICT)).isEqualTo(verdict);
    assertThat(last(Stream.AUDIT, Codec.AUDIT))
        .extracting(Audit::action, Audit::subject, Audit::who)
        .containsExactly("article.verdict", filed.article().id(), verdict.by());
  }

  /** The filer would not know it: the order to file it as it stands comes first. */
  @Test
  void anArticleOfYearsAgoIsRuledOnLikeOneOfToday() throws Exception {
    Filed filed = filed("old", "old", null, Instant.now().minus(Duration.ofDays(900)));
    desk.file(filed);
    String id = filed.article().id();
    CompletableFuture<Program.Answer> answer =
        CompletableFuture.supplyAsync(
            () ->
                unchecked(
                    () ->
                        program.post(
                            "/articles/" + id + "/verdicts",
                            "{\"topic\":\"wagner\",\"about\":true}")));
    List<Filing> filings =
        await()
            .until(
                () ->
                    desk.bean(StreamTape.class).after(Stream.CLASSIFIED, before, 10).stream()
                        .map(record -> Codec.FILING.decode(record.value()))
                        .toList(),
                found -> found.size() == 2);
    assertThat(filings.getFirst()).isEqualTo(new Relabel(filed));
    Verdict verdict = (Verdict) filings.getLast();
    desk.file(filed.judged(filed.classified(), Rulings.NONE, Filed.Change.CORRECTED, 2));
    await("it waits for the ruling").during(Duration.ofMillis(500)).until(() -> !answer.isDone());
    desk.file(ruled(filed.judged(filed.classified(), Rulings.NONE, filed.change(), 2), verdict));
    assertThat(answer.get(20, TimeUnit.SECONDS).at("/seen")).isEqualTo("true");
  }

  @Test
  void aCopyGoesWithItsOriginalAndTheFirstReportStaysWhereItsStoryIs() throws Exception {
    Filed first = file("first", "first");
    Filed update = file("second", first.article().id());
    Filed copy = copy("third", update);
    Move move =
        (Move)
            whileAsking(
                () -> program.post("/moves", "{\"articles\":[\"" + update.article().id() + "\"]}"));
    assertThat(move.articles())
        .containsExactlyInAnyOrder(update.article().id(), copy.article().id());
    assertThat(move.story()).isNull();

    Move others =
        (Move)
            whileAsking(
                () -> program.post("/moves", "{\"articles\":[\"" + first.article().id() + "\"]}"));
    assertThat(others.articles())
        .as("the rest leaves, because a story has the id of its first article")
        .containsExactlyInAnyOrder(update.article().id(), copy.article().id());
  }

  @Test
  void anAttackIsCorrectedByAForm() throws Exception {
    Filed filed = file("form", "form");
    Event event =
        corrected(
            filed,
            "[{\"country\":\"bf\",\"date\":\"2026-03\",\"killed\":\"12-30\","
                + "\"by\":\"jnim\",\"claimed\":true,\"target\":\"military\"}]");
    assertThat(event.country()).isEqualTo("BF");
    assertThat(event.when()).isEqualTo(new Day(LocalDate.of(2026, 3, 1), Day.Precision.MONTH));
    assertThat(event.killed()).isEqualTo(new Figure(12, 30));
    assertThat(event.by()).isEqualTo(new By("jnim", "JNIM", "jnim", true));
    assertThat(event.target()).isEqualTo(Target.MILITARY);
  }

  @Test
  void aVillageThatTheWatchDoesNotHaveIsPlacedInOneThatItHas() throws Exception {
    Filed filed = file("village", "village");
    Event event = corrected(filed, "[{\"place\":\"Tolou (Djibo)\"}]");
    Location where = Objects.requireNonNull(event.where());
    assertThat(where.shown()).isEqualTo("Tolou (Djibo)");
    assertThat(where.precision()).isEqualTo(Place.Precision.NEAR);
  }

  @Test
  void aPlaceThatIsLeftAsItWasIsAsExactAsBefore() throws Exception {
    Filed filed = file("toll-alone", "toll-alone");
    String id = filed.article().id();
    Location village =
        new Location("djibo", "Tolou", 14.1, -1.63, Place.Precision.DISTRICT, "Djibo");
    Filed read =
        ruled(filed, new Correction(id, List.of(ATTACK.at(village)), "a test", Instant.now()));
    desk.file(read);
    String revision = String.valueOf(read.revision());
    CompletableFuture<Document> page =
        CompletableFuture.supplyAsync(
            () ->
                submit(
                    "/article/" + id + "/attack",
                    Map.of(
                        "number",
                        "0",
                        "revision",
                        revision,
                        "place",
                        "Tolou (djibo)",
                        "killed",
                        "14")));
    Correction correction = (Correction) ruling();
    Event event = Objects.requireNonNull(correction.events()).getFirst();
    assertThat(event.where()).isEqualTo(village);
    assertThat(event.killed()).isEqualTo(new Figure(14, 14));
    desk.file(ruled(read, correction));
    assertThat(page.get(20, TimeUnit.SECONDS).select(".notice").text()).startsWith("Done.");
  }

  @ParameterizedTest
  @CsvSource({
    "date, yesterday, is no day",
    "killed, dozens, is no number of people",
    "killed, 30-12, is no number of people",
    "place, Atlantis, no place 'Atlantis'",
    "country, Burkina, is no country",
    "by, pirates, is no group",
    "target, sheep, is no target"
  })
  void whatIsNoAttackIsToldWhere(String field, String value, String said) throws Exception {
    Filed filed = file("bad", "bad");
    Program.Answer answer =
        program.put(
            "/articles/" + filed.article().id() + "/attacks",
            "[{\"%s\":\"%s\"}]".formatted(field, value));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/where")).isEqualTo(field);
    assertThat(answer.at("/detail")).contains(said);
    assertThat(answer.at("/next")).isNotBlank();
  }

  @Test
  void theVerdictsThatStandAreLabelledRowsOfTheirArticles() throws Exception {
    Filed filed = file("labelled", "labelled");
    String id = filed.article().id();
    say(id, "wagner", true);
    say(id, "aes", true);
    say(id, "jihadist-attack", true);
    say(id, "aes", null);
    say(id, "jihadist-attack", false);
    say(file("back", "back").article().id(), "aes", true);
    say("of-which-nothing-is-held", "aes", true);
    desk.send(Stream.VERDICTS, "odd", "no JSON".getBytes(StandardCharsets.UTF_8));
    long all = program.get("/verdicts?limit=0").json().path("articles").asLong();
    JsonNode row = null;
    for (JsonNode one : program.get("/verdicts?limit=1000").json().path("rows")) {
      row = one.path("id").asString().equals(id) ? one : row;
    }
    assertThat(row).isNotNull();
    assertThat(row.path("labels")).extracting(JsonNode::asString).containsExactly("wagner");
    assertThat(row.path("judged"))
        .as("what was taken back is not judged")
        .extracting(JsonNode::asString)
        .containsExactly("jihadist-attack", "wagner");
    assertThat(row.path("lang").asString()).isEqualTo("en");
    assertThat(row.path("headline").asString()).isEqualTo(filed.article().title());
    assertThat(row.path("text").asString()).isEqualTo(filed.article().text());
    assertThat(row.path("said").isMissingNode()).as("the text is whole").isTrue();
    assertThat(row.path("story").asString()).isEqualTo(filed.story());
    assertThat(row.path("published").asString()).isEqualTo(filed.article().published() + "");
    assertThat(program.get("/verdicts?limit=0").json().path("rows").isEmpty()).isTrue();
    assertThat(program.get("/verdicts?offset=" + (all - 1)).json().path("rows").isEmpty())
        .as("the last one is of an article that the archive does not hold")
        .isTrue();

    say("of-which-nothing-is-held", "aes", null);
    assertThat(program.get("/verdicts?limit=0").json().path("articles").asLong())
        .isEqualTo(all - 1);
  }

  private void say(String article, String topic, @Nullable Boolean about) {
    Verdict verdict = new Verdict(article, topic, about, "a test", Instant.now());
    desk.send(Stream.VERDICTS, article + "/" + topic, Codec.VERDICT, verdict);
  }

  @Test
  void whatDoesNotExistIsNotRuledOn() throws Exception {
    Filed filed = file("none", "none");
    String id = filed.article().id();
    assertThat(program.post("/articles/nobody/verdicts", "{\"topic\":\"aes\"}").status())
        .isEqualTo(404);
    assertThat(program.post("/articles/" + id + "/verdicts", "{\"topic\":\"nix\"}").status())
        .isEqualTo(400);
    assertThat(program.post("/moves", "{\"articles\":[]}").status()).isEqualTo(400);
    assertThat(program.post("/moves", "{\"articles\":[\"" + id + "\"]}").at("/detail"))
        .contains("nothing to move");
    assertThat(
            program
                .post("/moves", "{\"articles\":[\"" + id + "\"],\"story\":\"nowhere\"}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void theAttackOfAStoryIsShownWithWhatEachReportSays() throws Exception {
    Filed first = file("toll", "toll");
    Filed update = file("toll2", first.article().id());
    String story = first.story();
    StoryEvent event =
        new StoryEvent(
            first.article().id() + "-1",
            story,
            ATTACK,
            List.of(
                new Account(update.article().id(), "Second", "AFP", update.date(), killed(30)),
                new Account(first.article().id(), "First", "First", first.date(), ATTACK)));
    desk.send(Stream.EVENTS, event.id(), Codec.EVENT, event);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        browser
                            .page("/article/" + first.article().id())
                            .select(".accounts tbody td:first-child")
                            .eachText())
                    .as("the lowest first")
                    .containsExactly("12", "30"));
    Document page = browser.page("/article/" + first.article().id());
    assertThat(page.select(".accounts").text()).contains("from 2 origins", "after AFP");
    assertThat(program.get("/stories/" + story).at("/events/0/event/killed/count")).isEqualTo("12");
    assertThat(program.get("/attacks?country=BF&by=jnim&from=2026-03-09").at("/0/id"))
        .isEqualTo(event.id());
    assertThat(program.get("/attacks?from=2026-03-10").json().isEmpty()).isTrue();

    StoryEvent gone = event.withdrawn();
    desk.send(Stream.EVENTS, gone.id(), Codec.EVENT, gone);
    await()
        .untilAsserted(
            () -> assertThat(program.get("/attacks?country=BF").json().isEmpty()).isTrue());
  }

  private static Event killed(int number) {
    return new Event(
        ATTACK.where(),
        ATTACK.country(),
        ATTACK.when(),
        new Figure(number, number),
        null,
        null,
        ATTACK.by(),
        ATTACK.target(),
        List.of());
  }

  private interface Asking {
    Program.Answer ask() throws Exception;
  }

  /** Asks, and answers as the filer would: every article is filed anew. */
  private Ruling whileAsking(Asking asking) throws Exception {
    CompletableFuture<Program.Answer> answer =
        CompletableFuture.supplyAsync(() -> unchecked(asking));
    Ruling ruling = ruling();
    before++;
    for (String id : ruling.articles()) {
      Filed filed = desk.bean(Archive.class).article(id).orElseThrow();
      desk.file(ruled(filed, ruling));
    }
    assertThat(answer.get(20, TimeUnit.SECONDS).at("/seen")).isEqualTo("true");
    return ruling;
  }

  /** The first attack that an article is said to report. */
  private Event corrected(Filed filed, String attacks) throws Exception {
    String path = "/articles/" + filed.article().id() + "/attacks";
    Correction correction = (Correction) whileAsking(() -> program.put(path, attacks));
    return Objects.requireNonNull(correction.events()).getFirst();
  }

  private static Program.Answer unchecked(Asking asking) {
    try {
      return asking.ask();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Document submit(String path, Map<String, String> form) {
    try {
      return browser.submit(path, form);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Ruling ruling() {
    var records =
        await()
            .until(
                () -> desk.bean(StreamTape.class).after(Stream.CLASSIFIED, before, 10),
                found -> !found.isEmpty());
    Filing filing = Codec.FILING.decode(records.getLast().value());
    assertThat(filing).isInstanceOf(Ruling.class);
    return (Ruling) filing;
  }

  private <T> T last(Stream stream, Codec<T> codec) {
    return codec.decode(desk.bean(StreamTape.class).last(stream, 1).getFirst().value());
  }

  private Filed file(String name, String story) throws InterruptedException {
    Filed filed = filed(name, story, null);
    desk.file(filed);
    return filed;
  }

  private Filed copy(String name, Filed of) throws InterruptedException {
    Filed filed = filed(name, of.story(), of.article().id());
    desk.file(filed);
    return filed;
  }

  private static Filed filed(String name, String story, @Nullable String copyOf) {
    return filed(name, story, copyOf, Instant.now());
  }

  private static Filed filed(String name, String story, @Nullable String copyOf, Instant now) {
    URI url = URI.create("https://ruling.example/" + name + now.toEpochMilli());
    String id = Article.idOf(url);
    Article article =
        new Article(
            id,
            url,
            "ruling",
            "Ruling",
            "Ruling",
            "XX",
            "Sandhavn " + name,
            "The jury of Sandhavn sat for a day.",
            List.of(),
            "en",
            now.minus(Duration.ofHours(2)),
            now.minus(Duration.ofHours(1)),
            true,
            Article.TextFrom.PAGE,
            Keep.FULL);
    boolean first = story.equals(name);
    return new Filed(
        new Classified(article, "en", List.of(), List.of(), List.of(), 1),
        first ? id : story,
        first ? Filed.Role.FIRST : copyOf == null ? Filed.Role.UPDATE : Filed.Role.COPY,
        copyOf,
        "a test",
        List.of(),
        Filed.Change.NEW,
        1);
  }

  private static Filed ruled(Filed filed, Ruling ruling) {
    Classified read = filed.rulings().before(filed.classified());
    Rulings rulings = filed.rulings().with(ruling).of(read);
    return filed.judged(
        rulings.applyTo(read), rulings, Filed.Change.CORRECTED, filed.revision() + 1);
  }
}
