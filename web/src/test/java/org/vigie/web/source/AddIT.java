package org.vigie.web.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.index.Archive;
import org.vigie.model.Article;
import org.vigie.model.Keep;
import org.vigie.streams.Codec;
import org.vigie.streams.Json;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;
import org.vigie.web.Browser;
import org.vigie.web.Program;
import org.vigie.web.Samples;
import org.vigie.web.TestDesk;
import org.vigie.web.answer.Refusal;
import org.vigie.web.stream.Backlogs;

class AddIT {
  private final TestDesk desk = TestDesk.shared();
  private final Program program = new Program(desk, TestDesk.TOKEN);

  @Test
  void aProgramAddsATextThatIsNewsUnlessItsDateIsOld() throws Exception {
    Program.Answer added =
        program.post(
            "/articles/add",
            """
            {"title":"Quay reopened","text":"The quay was reopened.\\n\\nShips came in.",
             "publisher":"Port office","country":"no","note":"by telephone","by":"I. Marn"}
            """);
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().path("backfill").asBoolean()).isFalse();
    Article article = written(added.at("/id"));
    assertThat(article.title()).isEqualTo("Quay reopened");
    assertThat(article.text()).isEqualTo("The quay was reopened.\n\nShips came in.");
    assertThat(article.source()).isEqualTo(Intake.ADDED);
    assertThat(article.country()).isEqualTo("NO");
    assertThat(article.keep()).isEqualTo(Keep.FULL);
    assertThat(article.details().provenance())
        .isEqualTo(new Article.Provenance(Article.Provenance.How.ADDED, "I. Marn", "by telephone"));
    assertThat(Article.isAddress(article.url())).isFalse();
    Instant threeDaysAgo = Instant.now().minus(Duration.ofDays(3));
    Program.Answer old =
        program.post(
            "/articles/add",
            Json.MAPPER.writeValueAsString(
                Map.of("text", "Old.", "publisher", "P", "published", threeDaysAgo.toString())));
    assertThat(old.json().path("backfill").asBoolean()).isTrue();
  }

  @Test
  void aProgramAddsWhatIsAtAnAddressAndSaysWhatItKnowsBetter() throws Exception {
    Program.Answer added =
        program.post(
            "/articles/add",
            Json.MAPPER.writeValueAsString(
                Map.of("url", TestDesk.TestDocuments.PAGE.toString(), "title", "Better")));
    Article article = written(added.at("/id"));
    assertThat(article.url()).isEqualTo(TestDesk.TestDocuments.PAGE);
    assertThat(article.title()).isEqualTo("Better");
    assertThat(article.text()).contains("Nobody was hurt");
    assertThat(article.keep()).isEqualTo(Keep.EXCERPT);
    assertThat(article.publisher()).isEqualTo("Northgate Gazette");
    Program.Answer refused = program.post("/articles/add", "{\"url\":\"http://10.0.0.1/a\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("/detail")).contains("is private");
  }

  @Test
  void pagesAreAskedForOneAfterTheOtherForEachUser() throws Exception {
    TestDesk.TestDocuments documents = desk.bean(TestDesk.TestDocuments.class);
    String slow = "{\"url\":\"" + TestDesk.TestDocuments.SLOW + "\"}";
    CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> status(slow));
    TestDesk.TestDocuments.await(documents.asked);
    Program.Answer second = program.post("/articles/add", slow);
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.retryAfter()).isEqualTo("5");
    documents.answer.countDown();
    assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(400);
  }

  private int status(String body) {
    try {
      return program.post("/articles/add", body).status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anImportWaitsWhileTheStagesAreBehind() {
    AddApi api =
        new AddApi(
            desk.bean(Intake.class),
            desk.bean(Documents.class),
            desk.bean(CheckDesk.class),
            Backlogs.full(),
            desk.bean(Archive.class),
            Json.MAPPER);
    AddApi.Batch batch = new AddApi.Batch(List.of(Json.MAPPER.createObjectNode()));
    assertThatThrownBy(() -> api.take(batch, () -> "program"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.problem().status()).isEqualTo(429);
              assertThat(refusal.retryAfter()).contains(1L);
            });
  }

  @Test
  void aProgramAddsAFileWhoseNameIsNeverAPath() throws Exception {
    Program.Answer added =
        program.upload(
            "/articles/add",
            "../../../../tmp/report.pdf",
            "What the file says.".getBytes(UTF_8),
            Map.of("publisher", "Observatory", "note", "from the archive"));
    assertThat(added.status()).isEqualTo(201);
    Article article = written(added.at("/id"));
    assertThat(article.text()).isEqualTo("What the file says.");
    assertThat(article.details().provenance())
        .isEqualTo(
            new Article.Provenance(
                Article.Provenance.How.ADDED, "program", "from the archive; PDF, 1 page"));
    Program.Answer refused =
        program.upload("/articles/add", "a.pdf", new byte[0], Map.of("publisher", "P"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("/detail")).isEqualTo("the PDF is encrypted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"url\":\"ftp://example.org/a\"}|url",
        "{\"url\":\"https://me:secret@example.org/a\"}|url",
        "{\"publisher\":\"P\"}|text",
        "{\"text\":\"x\"}|publisher",
        "{\"text\":\"x\",\"publisher\":\"P\",\"published\":\"soon\"}|published",
        "{\"text\":\"x\",\"publisher\":\"P\",\"country\":\"Mali\"}|country",
        "{\"text\":\"x\",\"publisher\":\"P\",\"language\":\"klingon\"}|language",
        "{\"text\":\"x\",\"publisher\":\"P\",\"source\":\"none\"}|source",
        "{\"text\":\"x\",\"tilte\":\"P\"}|tilte",
      })
  void whatIsWrongIsNamed(String json, String where) throws Exception {
    Program.Answer refused = program.post("/articles/add", json);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("/where")).isEqualTo(where);
  }

  @Test
  void aBatchIsWrittenButForTheItemsThatAreWrong() throws Exception {
    Program.Answer done =
        program.post(
            "/articles/import",
            """
            {"articles":[
              {"url":"https://old.example/1","text":"One.","site":"Old Example"},
              {"url":"nowhere","text":"x"},
              {"text":"No publisher."},
              {"url":"https://old.example/4","text":{"a":1}},
              {"url":"https://old.example/5","text":"Five.","published":"%s"}]}
            """
                .formatted(Instant.now()));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.at("/accepted")).isEqualTo("2");
    assertThat(done.json().path("problems"))
        .extracting(problem -> problem.path("index").asInt())
        .containsExactly(1, 2, 3);
    Article one = written(Article.idOf(URI.create("https://old.example/1")));
    assertThat(one.publisher()).isEqualTo("Old Example");
    assertThat(one.source()).isEqualTo(Intake.IMPORTED);
    assertThat(one.backfill()).isTrue();
    Article five = written(Article.idOf(URI.create("https://old.example/5")));
    assertThat(five.backfill()).isTrue();
    assertThat(five.publisher()).isEqualTo("old.example");
  }

  @Test
  void whatIsOnTheSiteOfASourceIsOfThatSource() throws Exception {
    String site =
        Samples.source("gondo", "Radio Gondo", "ML", true).address().resolve("/").toString();
    Program.Answer done =
        program.post(
            "/articles/import",
            Json.MAPPER.writeValueAsString(
                Map.of("articles", List.of(Map.of("url", site + "of-old", "text", "Old.")))));
    assertThat(done.at("/accepted")).isEqualTo("1");
    Article article = written(Article.idOf(URI.create(site + "of-old")));
    assertThat(article.source()).isEqualTo("gondo");
    assertThat(article.sourceName()).isEqualTo("Radio Gondo");
  }

  @Test
  void whereManyHaveTheirPagesOnlyWhatIsUnderOnesOwnIsOfThatSource() throws Exception {
    for (String channel : List.of("one", "two")) {
      String address = "https://many.example/s/" + channel;
      Map<String, String> source =
          Map.of(
              "id",
              "channel-" + channel,
              "name",
              "Channel " + channel,
              "address",
              address,
              "site",
              address,
              "description",
              "made up");
      assertThat(program.post("/sources", Json.MAPPER.writeValueAsString(source)).status())
          .isEqualTo(201);
    }
    assertThat(sourceOf("https://many.example/s/two/7")).isEqualTo("channel-two");
    assertThat(sourceOf("https://many.example/s/twofold/7")).isEqualTo("imported");
    assertThat(sourceOf("https://many.example/other/7")).isEqualTo("imported");
  }

  private String sourceOf(String url) throws Exception {
    List<Map<String, String>> articles = List.of(Map.of("url", url, "text", "Old words."));
    program.post("/articles/import", Json.MAPPER.writeValueAsString(Map.of("articles", articles)));
    return written(Article.idOf(URI.create(url))).source();
  }

  @Test
  void aBatchHasItsLimits() throws Exception {
    assertThat(program.post("/articles/import", "{\"articles\":[]}").status()).isEqualTo(400);
    String many =
        IntStream.range(0, 501)
            .mapToObj(i -> "{\"text\":\"x\"}")
            .collect(Collectors.joining(",", "{\"articles\":[", "]}"));
    assertThat(program.post("/articles/import", many).at("/where")).isEqualTo("articles");
    String large = "{\"articles\":[{\"text\":\"" + "x".repeat(17 << 20) + "\"}]}";
    assertThat(program.post("/articles/import", large).status()).isEqualTo(413);
    assertThat(program.post("/searches", "x".repeat(2 << 20)).status()).isEqualTo(413);
  }

  @Test
  void anAnalystReadsAnAddressChecksWhatWasReadAndAddsIt() throws Exception {
    Browser browser = Browser.signedIn(desk);
    Document check =
        browser.submit("/add/read", Map.of("address", TestDesk.TestDocuments.PAGE.toString()));
    assertThat(check.select("input[name=title]").val()).isEqualTo("The pier <b>is</b> closed");
    assertThat(check.select("input[name=publisher]").val()).isEqualTo("Northgate Gazette");
    assertThat(check.select("input[name=day]").val()).isEqualTo("2024-05-02");
    assertThat(check.select("input[name=time]").val()).isEqualTo("10:00");
    assertThat(check.select("textarea").text()).contains("Nobody was hurt");
    Map<String, String> form = new HashMap<>();
    check
        .select("form.add input:not([type=radio])")
        .forEach(i -> form.put(i.attr("name"), i.val()));
    form.put("text", "As she corrected it.");
    form.put("note", "a reader's hint");
    Document done = browser.submit("/add", form);
    Element link = done.selectFirst(".notice a");
    assertThat(done.select(".notice").text()).contains("Added:", "old news");
    assertThat(link).isNotNull();
    Article article = written(link.attr("href").replace("/article/", ""));
    assertThat(article.text()).isEqualTo("As she corrected it.");
    assertThat(article.published()).isEqualTo("2024-05-02T10:00:00Z");
    assertThat(article.details().provenance())
        .isEqualTo(
            new Article.Provenance(Article.Provenance.How.ADDED, "analyst", "a reader's hint"));
  }

  @Test
  void aMistakeLosesNothingThatWasTyped() throws Exception {
    Browser browser = Browser.signedIn(desk);
    Document again =
        browser.submit(
            "/add", Map.of("title", "Kept", "text", "Typed.", "publisher", "P", "country", "Mali"));
    assertThat(again.select("[role=alert]").text()).contains("is no country");
    assertThat(again.select("input[name=title]").val()).isEqualTo("Kept");
    assertThat(again.select("textarea").text()).isEqualTo("Typed.");
    Document unread = browser.submit("/add/read", Map.of("address", "http://10.0.0.1/"));
    assertThat(unread.select("[role=alert]").text()).contains("is private");
    assertThat(unread.select("input[name=address]").val()).isEqualTo("http://10.0.0.1/");
  }

  @Test
  void aFileIsReadWithTheTokenOfAPageOnly() throws Exception {
    Browser browser = Browser.signedIn(desk);
    byte[] file = "In the file.".getBytes(UTF_8);
    HttpResponse<String> read =
        browser.upload("/add/read", "file", "/etc/report.pdf", file, Map.of());
    assertThat(Jsoup.parse(read.body()).select("textarea").text()).isEqualTo("In the file.");
    assertThat(Jsoup.parse(read.body()).select("input[name=note]").val()).isEqualTo("PDF, 1 page");
    assertThat(browser.post("/add", Map.of("text", "x", "publisher", "P")).statusCode())
        .isEqualTo(403);
    Browser stranger = new Browser(desk.home());
    assertThat(stranger.get("/add").headers().firstValue("Location").orElse(""))
        .endsWith("/sign-in");
  }

  /** The newest record of an article. */
  private Article written(String id) {
    List<Article> found = new ArrayList<>();
    Replay.all(
        desk.connection(),
        Stream.ARTICLES,
        record -> {
          if (new String(record.key(), UTF_8).equals(id)) {
            found.add(Codec.ARTICLE.decode(record.value()));
          }
        });
    return found.getLast();
  }
}
