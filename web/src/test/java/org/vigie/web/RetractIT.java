package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert;
import org.vigie.model.Article;
import org.vigie.model.Audit;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.web.Program.Answer;
import org.vigie.web.stream.StreamTape;

/** An article is taken out: by whom and why is said, what it said is not. */
class RetractIT {
  private static final String WORD = "Quendelmoor";

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
  void aProgramTakesAnArticleOut() throws Exception {
    Filed filed = filed("api");
    String id = filed.article().id();
    desk.file(filed);
    Instant now = Instant.now();
    SavedSearch search = new SavedSearch("quendel", "Q", "q", List.of(), false, 1, now, now);
    Filed other = Samples.all(now).getFirst();
    Alert alert = TestDesk.alert(search, filed, List.of(other), WORD, now);
    desk.send(Stream.SEARCHES, search.id(), Codec.SEARCH, search);
    String why = "/searches/quendel/why?article=" + other.article().id();
    desk.send(Stream.ALERTS, alert.id(), Codec.ALERT, alert);
    await()
        .untilAsserted(
            () -> assertThat(program.get("/alerts/" + alert.id()).text()).contains(WORD));
    await().untilAsserted(() -> assertThat(program.get(why).text()).contains(WORD));
    assertThat(program.delete("/articles/" + id).status()).as("no reason").isEqualTo(400);

    Answer answer =
        whileFiling(
            filed, () -> program.delete("/articles/" + id, "{\"why\":\"The publisher asks.\"}"));
    assertThat(answer.at("/seen")).isEqualTo("true");
    Answer gone = program.get("/articles/" + id);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.at("/detail")).contains("The publisher asks.", "program");
    assertThat(program.get("/search?q=" + WORD + "api").at("/total")).isEqualTo("0");
    assertThat(program.get("/stories/" + id).status()).isEqualTo(404);
    assertThat(last(Stream.AUDIT, Codec.AUDIT))
        .extracting(Audit::action, Audit::subject)
        .containsExactly("article.retract", id);
    assertThat(last(Stream.AUDIT, Codec.AUDIT).after()).doesNotContain(WORD);

    for (Stream stream : List.of(Stream.FILED, Stream.CLASSIFIED, Stream.ALERTS)) {
      String records = browser.page("/streams/records/" + stream.topic()).text();
      assertThat(records).as(stream.topic()).doesNotContain(WORD + "api");
    }
    assertThat(browser.page("/streams/records/vigie.alerts").text())
        .contains("words of an article that was taken out");
    Answer told = program.get("/alerts/" + alert.id());
    assertThat(told.at("/id")).isEqualTo(alert.id());
    assertThat(told.text()).doesNotContain(WORD);
    assertThat(told.at("/first/title")).isEqualTo("[retracted]");
    assertThat(browser.page("/alerts").text()).doesNotContain(WORD + "api").contains("[retracted]");
    assertThat(browser.page("/").text()).doesNotContain(WORD + "api");
    assertThat(program.get(why).text()).contains("[retracted]").doesNotContain(WORD);
  }

  @Test
  void anAnalystTakesAnArticleOutAndLetsItInAgain() throws Exception {
    Filed filed = filed("page");
    String path = "/article/" + filed.article().id();
    desk.file(filed);
    assertThat(browser.page(path).select("#retract input[name=why][required]")).hasSize(1);
    Document refused = browser.submit(path + "/retract", Map.of("why", " "));
    assertThat(refused.text()).contains("A reason is needed");

    Document shown =
        whileFiling(filed, () -> browser.submit(path + "/retract", Map.of("why", "Added twice.")));
    assertThat(shown.select("h1").text()).isEqualTo("Retracted");
    assertThat(shown.text()).contains("Added twice.").doesNotContain(WORD);
    assertThat(browser.get(path).statusCode()).isEqualTo(410);

    Document add = whileFiling(filed, () -> browser.submit(path + "/restore", Map.of()));
    assertThat(add.select(".notice").text()).contains("It may be read anew");
    assertThat(browser.get(path).statusCode()).isEqualTo(404);
    Filed anew = again(filed, 9);
    desk.file(anew);
    assertThat(browser.page(path).text()).contains(WORD);
  }

  @Test
  void whatWasNeverThereCannotBeLetInAgain() throws Exception {
    assertThat(program.post("/articles/none/restore", "").status()).isEqualTo(404);
    assertThat(program.delete("/articles/none", "{\"why\":\"x\"}").status()).isEqualTo(404);
  }

  private interface Asking<T> {
    T ask() throws Exception;
  }

  /** Asks, and does what the filer would. */
  private <T> T whileFiling(Filed filed, Asking<T> asking) throws Exception {
    CompletableFuture<T> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return asking.ask();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    var records =
        await()
            .until(
                () -> desk.bean(StreamTape.class).after(Stream.CLASSIFIED, before, 10),
                found -> !found.isEmpty());
    before = records.getLast().offset();
    Retraction retraction = (Retraction) Codec.FILING.decode(records.getLast().value());
    Filed gone = filed.retracted(retraction, before + 100);
    desk.send(Stream.FILED, gone.article().id(), Codec.FILED, gone);
    desk.send(Stream.RETRACTED, retraction.article(), Codec.RETRACTION, retraction);
    return answer.get(20, TimeUnit.SECONDS);
  }

  private <T> T last(Stream stream, Codec<T> codec) {
    return codec.decode(desk.bean(StreamTape.class).last(stream, 1).getFirst().value());
  }

  private static Filed again(Filed filed, long revision) {
    return filed.moved(filed.story(), filed.role(), null, filed.why(), filed.rulings(), revision);
  }

  private static Filed filed(String name) {
    Instant now = Instant.now();
    URI url = URI.create("https://retract.example/" + name + now.toEpochMilli());
    Article article =
        new Article(
            Article.idOf(url),
            url,
            "retract",
            "Retract",
            "Retract",
            "XX",
            WORD + name + " in the news",
            "The council of " + WORD + name + " met for an hour.",
            List.of(),
            "en",
            now.minus(Duration.ofHours(2)),
            now.minus(Duration.ofHours(1)),
            true,
            Article.TextFrom.PAGE,
            Keep.FULL);
    return new Filed(
        new Classified(article, "en", List.of(), List.of(), List.of(), 1),
        article.id(),
        Filed.Role.FIRST,
        null,
        "a test",
        List.of(),
        Filed.Change.NEW,
        1);
  }
}
