package org.vigie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.Article;
import org.vigie.model.Filed;
import org.vigie.model.Refile;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.web.alert.Searches;
import org.vigie.web.stream.StreamTape;
import tools.jackson.databind.JsonNode;

class ApiIT {
  private final TestDesk desk = TestDesk.shared();
  private final Program program = new Program(desk, TestDesk.TOKEN);

  @ParameterizedTest
  @ValueSource(
      strings = {"/search", "/searches", "/alerts", "/streams", "/version", "/events", "/nope"})
  void withoutTheTokenNothingIsAnswered(String path) throws Exception {
    assertThat(new Program(desk, null).get(path).status()).isEqualTo(401);
    Program.Answer wrong = new Program(desk, TestDesk.TOKEN + "x").get(path);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.at("/next")).contains("cli-token");
  }

  @Test
  void aSessionOfABrowserIsNoToken() throws Exception {
    assertThat(Browser.signedIn(desk).get("/api/v1/version").statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenInTheAddressIsNoToken() throws Exception {
    assertThat(new Program(desk, null).get("/version?token=" + TestDesk.TOKEN).status())
        .isEqualTo(401);
  }

  @Test
  void aSearchAnswersWithHitsPassagesAndFacets() throws Exception {
    Program.Answer answer = program.get("/search?q=generators&facets=true");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/total")).isEqualTo("1");
    assertThat(answer.at("/hits/0/passages/0/text")).contains("generators");
    assertThat(answer.at("/facets/0/counts/0/value")).isEqualTo("wagner");
    String id = answer.at("/hits/0/id");
    assertThat(program.get("/articles/" + id).at("/title")).contains("Africa Corps");
    assertThat(program.get("/stories/" + answer.at("/hits/0/story")).json().at("/articles"))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "/search?q=jnim+AND+%28mali,400,query",
    "/search?sort=best,400,sort",
    "/search?cursor=abc,400,cursor",
    "/search?offset=10000,400,limit",
    "/search?limit=5000,400,limit",
    "/search?offset=-1,400,limit",
    "/search?limit=many,400,limit",
    "/articles/none,404,",
    "/stories/none,404,",
    "/searches/none,404,",
    "/sources/none,404,",
    "/alerts/none,404,",
    "/nope,404,"
  })
  void whatCannotBeAnsweredIsAProblemWithItsPlaceAndWhatToDo(String path, int status, String where)
      throws Exception {
    Program.Answer answer = program.get(path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("/status")).isEqualTo("" + status);
    assertThat(answer.at("/detail")).isNotBlank();
    assertThat(answer.at("/next")).isNotBlank();
    assertThat(answer.at("/where")).isEqualTo(where == null ? "" : where);
    assertThat(answer.text()).doesNotContain("Exception", "org.vigie");
  }

  @ParameterizedTest
  @ValueSource(strings = {"date", "oldest", "relevance", "seen", "happened", "killed"})
  void aWalkGivesEveryHitOnce(String sort) throws Exception {
    for (String collapse : List.of("true", "false")) {
      String search = "/search?q=mali+OR+jnim&limit=3&collapse=" + collapse + "&sort=" + sort;
      Program.Answer page = program.get(search);
      List<String> walked = new ArrayList<>(page.json().at("/hits").findValuesAsString("id"));
      while (!page.at("/next").isEmpty()) {
        page = program.get(search + "&cursor=" + page.at("/next"));
        walked.addAll(page.json().at("/hits").findValuesAsString("id"));
      }
      assertThat(walked).doesNotHaveDuplicates().hasSize(Integer.parseInt(page.at("/total")));
      assertThat(walked).hasSizeGreaterThan(3);
    }
  }

  @Test
  void aQueryIsCompletedWithWhatTheArchiveHas() throws Exception {
    Program.Answer answer = program.get("/complete?q=topic:wag+djibo&at=9");
    assertThat(answer.at("/start") + "-" + answer.at("/end")).isEqualTo("6-9");
    assertThat(answer.at("/candidates/0/text")).isEqualTo("wagner");
    assertThat(answer.at("/candidates/0/label")).isEqualTo("Wagner, Africa Corps");
    String found = program.get("/search?q=topic:wagner&limit=0").at("/total");
    assertThat(answer.at("/candidates/0/count")).isEqualTo(found);
    assertThat(program.get("/search?q=genrators").at("/didYouMean")).isEqualTo("generators");
    assertThat(program.get("/complete?q=publ").json().at("/candidates").findValuesAsString("text"))
        .containsExactly("publisher:", "published:");
  }

  @Test
  void relatedArticlesAreOfOtherStoriesAndSayWhatIsShared() throws Exception {
    Program.Answer of = program.get("/search?q=djibo+topic:jihadist-attack&limit=1");
    Program.Answer related = program.get("/articles/" + of.at("/hits/0/id") + "/related?limit=3");
    assertThat(related.status()).isEqualTo(200);
    assertThat(related.json()).isNotEmpty();
    assertThat(related.json().size()).isLessThanOrEqualTo(3);
    for (JsonNode one : related.json()) {
      assertThat(one.at("/article/story").asString()).isNotEqualTo(of.at("/hits/0/story"));
      assertThat(one.at("/entities").size() + one.at("/places").size() + one.at("/words").size())
          .isGreaterThan(1);
    }
    assertThat(program.get("/articles/none/related").status()).isEqualTo(404);
    assertThat(program.get("/articles/none/related?limit=99").status()).isEqualTo(400);
  }

  @Test
  void aBadQueryHasItsPosition() throws Exception {
    assertThat(program.get("/search?q=jnim+AND+%28mali").json().at("/position").isInt()).isTrue();
  }

  @Test
  void aSavedSearchLivesThroughItsLife() throws Exception {
    Program.Answer made =
        program.post(
            "/searches",
            "{\"name\":\"Gao\",\"query\":\"gao\",\"channels\":[{\"kind\":\"webhook\",\"target\":\"https://h.example/1\"}]}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.at("/newSecrets/0/secret")).startsWith("whsec_");
    String path = "/searches/" + made.at("/id");
    assertThat(path).matches("/searches/gao-[0-9a-f]{6}");
    Program.Answer read = program.get(path);
    assertThat(read.text()).doesNotContain("whsec_");
    assertThat(program.put(path, "{\"paused\":true,\"version\":1}").at("/version")).isEqualTo("2");
    assertThat(read.text()).as("its address may be its secret").doesNotContain("h.example/1");
    Program.Answer stale = program.put(path, "{\"paused\":false,\"version\":1}");
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.at("/detail")).contains("version 2");
    assertThat(program.delete(path).status()).isEqualTo(400);
    assertThat(
            program
                .post(path + "/test", "{\"key\":\"" + read.at("/channels/0/key") + "\"}")
                .at("/delivered"))
        .isEqualTo("true");
    assertThat(program.delete(path + "?version=2").status()).isEqualTo(204);
    assertThat(program.get(path).status()).isEqualTo(404);
  }

  @Test
  void aChannelStaysByItsKeyAndAWebhookGetsANewSecret() throws Exception {
    Program.Answer made =
        program.post(
            "/searches",
            """
            {"name":"Ménaka","query":"menaka","channels":[
              {"kind":"webhook","target":"https://h.example/HIDDENpath"},
              {"kind":"telegram","target":"@desk","token":"123456:HIDDENtelegramToken"}]}""");
    assertThat(made.status()).isEqualTo(201);
    String path = "/searches/" + made.at("/id");
    String key = made.at("/channels/0/key");
    Program.Answer renewed = program.post(path + "/secret", "{\"key\":\"" + key + "\"}");
    assertThat(renewed.at("/newSecrets/0/secret"))
        .startsWith("whsec_")
        .isNotEqualTo(made.at("/newSecrets/0/secret"));
    assertThat(renewed.at("/newSecrets/0/key")).isEqualTo(key);
    Program.Answer kept =
        program.put(
            path,
            "{\"version\":2,\"channels\":[{\"key\":\"%s\"},{\"kind\":\"kafka\",\"target\":\"vigie-out.a\"}]}"
                .formatted(key));
    assertThat(kept.at("/channels/0/key")).isEqualTo(key);
    assertThat(kept.at("/channels/1/target")).isEqualTo("vigie-out.a");
    assertThat(made.text() + renewed.text() + kept.text() + program.get(path).text())
        .doesNotContain("HIDDEN");
    assertThat(kept.json().at("/newSecrets").isMissingNode()).isTrue();
    assertThat(program.delete(path + "?version=3").status()).isEqualTo(204);
  }

  @Test
  void aSearchOfTheNameOfADeletedOneIsAnother() throws Exception {
    String search = "{\"name\":\"Mali\",\"query\":\"mali\"}";
    String first = program.post("/searches", search).at("/id");
    assertThat(program.delete("/searches/" + first + "?version=1").status()).isEqualTo(204);
    String second = program.post("/searches", search).at("/id");
    assertThat(second).startsWith("mali-").isNotEqualTo(first);
    assertThat(program.delete("/searches/" + second + "?version=1").status()).isEqualTo(204);
  }

  @Test
  void aWebhookToWhichNothingCanBeSentIsRefused() throws Exception {
    Program.Answer refused =
        program.post(
            "/searches",
            "{\"name\":\"Gao\",\"query\":\"gao\",\"channels\":[{\"kind\":\"webhook\",\"target\":\"http://10.0.0.5/hook\"}]}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("/detail")).contains("10.0.0.5 is private");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"x\",\"query\":\"\"}|query",
        "{\"name\":\"x\",\"query\":\"(\"}|query",
        "{\"name\":\"\",\"query\":\"x\"}|name",
        "{\"query\":\"x\"}|name",
        "{\"name\":\"x\\r\\nBcc: y\",\"query\":\"x\"}|name",
        "{\"name\":\"x\",\"query\":\"x\",\"channels\":[{\"kind\":\"mail\",\"target\":\"a@b.c\\r\\nBcc: d@e.f\"}]}|mail",
        "{\"name\":\"x\",\"query\":\"x\",\"channels\":[{\"kind\":\"mail\",\"target\":\"a@b.c, d@e.f\"}]}|mail",
        "{\"name\":\"x\",\"query\":\"x\",\"channels\":[{\"kind\":\"webhook\",\"target\":\"javascript:alert(1)\"}]}|webhook",
        "{\"name\":\"x\",\"query\":\"x\",\"channels\":[{\"kind\":\"webhook\",\"target\":\"https://u:p@h.example/\"}]}|webhook",
        "{\"name\":\"x\",\"query\":\"x\",\"channels\":[{\"kind\":\"pigeon\",\"target\":\"x\"}]}|channels"
      })
  void aSearchThatIsNotValidIsNotSaved(String body, String where) throws Exception {
    int before = desk.bean(Searches.class).all().size();
    Program.Answer answer = program.post("/searches", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/where")).isEqualTo(where);
    assertThat(desk.bean(Searches.class).all()).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"name\":\"x\"",
        "{\"name\":\"x\",\"name\":\"y\",\"query\":\"x\"}",
        "{\"name\":\"x\",\"querry\":\"x\"}",
        "{\"name\":{\"a\":1},\"query\":\"x\"}",
        "{\"name\":\"x\",\"query\":\"x\",\"paused\":\"perhaps\"}"
      })
  void aBodyThatIsNotOneOfOursIsRefused(String body) throws Exception {
    Program.Answer answer = program.post("/searches", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).doesNotContain("org.vigie", "Exception", "tools.jackson");
  }

  @Test
  void deepAndHugeBodiesAreRefused() throws Exception {
    assertThat(program.post("/searches", "{\"name\":" + "[".repeat(100_000)).status())
        .isEqualTo(400);
    assertThat(program.post("/searches", "{\"name\":\"" + "x".repeat(2 << 20) + "\"}").status())
        .isEqualTo(413);
    try (RawSocket socket = new RawSocket(desk.home())) {
      socket.send(
          "POST /api/v1/searches HTTP/1.1",
          "Host: 127.0.0.1:" + desk.home().getPort(),
          "Authorization: Bearer " + TestDesk.TOKEN,
          "Transfer-Encoding: chunked");
      assertThat(socket.line()).contains(" 411");
    }
  }

  @Test
  void aSourceIsAddedChangedSwitchedAndRemoved() throws Exception {
    String body =
        "{\"id\":\"added\",\"name\":\"Added\",\"address\":\"https://added.example/rss\",\"every\":\"PT5M\",\"country\":\"ml\"}";
    assertThat(program.post("/sources", body).at("/source/country")).isEqualTo("ML");
    assertThat(program.post("/sources", body).status()).isEqualTo(409);
    String version = program.get("/sources/added").at("/version");
    String change =
        body.replace("Added", "Changed").replace("}", ",\"version\":\"" + version + "\"}");
    assertThat(program.put("/sources/added", change).at("/source/name")).isEqualTo("Changed");
    assertThat(program.post("/sources/added/turn", "{\"on\":false}").at("/source/on"))
        .isEqualTo("false");
    assertThat(program.delete("/sources/added").status()).isEqualTo(204);
    assertThat(program.get("/sources").text()).contains("gondo").doesNotContain("added.example");
    for (String wrong :
        List.of(
            "{\"id\":\"../x\",\"name\":\"x\",\"address\":\"https://x.example\"}",
            "{\"id\":\"x\",\"name\":\"x\",\"address\":\"file:///etc/passwd\"}",
            "{\"id\":\"x\",\"name\":\"x\",\"address\":\"https://x.example\",\"languages\":[null]}",
            "{\"id\":\"x\",\"name\":\"x\",\"address\":\"https://x.example\",\"languages\":[\"klingon\"]}",
            "{\"id\":\"x\",\"name\":\"x\",\"address\":\"https://x.example\",\"languages\":[\"qq\"]}",
            "{\"id\":\"x\",\"name\":\"x\",\"address\":\"https://x.example\",\"country\":\"ZZ\"}",
            "{\"id\":\"x\",\"name\":\"x\",\"address\":\"https://x.example\",\"country\":\"Mali\"}",
            "{\"id\":\"x\",\"name\":\"x\",\"address\":\"https://x.example\",\"listing\":{}}",
            "{\"id\":\"x\",\"name\":\"x\",\"address\":\"https://x.example\",\"every\":\"PT0S\"}")) {
      assertThat(program.post("/sources", wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void aDeadLetterGoesBackToItsStreamByteForByte() throws Exception {
    byte[] value = "not even json \u0000 é".getBytes(UTF_8);
    desk.deadLetter(
        Stream.CLASSIFIED, "k1".getBytes(UTF_8), value, "file", "UnreadableException: no");
    JsonNode letter = letter("vigie.classified-dlt");
    assertThat(letter.at("/cause").asString()).isEqualTo("UnreadableException: no");
    assertThat(
            program
                .post(
                    "/dead-letters/vigie.classified-dlt/"
                        + letter.at("/position").asLong()
                        + "/replay",
                    "")
                .status())
        .isEqualTo(204);
    assertThat(desk.bean(StreamTape.class).last(Stream.CLASSIFIED, 1).getFirst().value())
        .isEqualTo(value);
  }

  @Test
  void aDeadLetterOfAFiledArticleIsFiledOnceMore() throws Exception {
    Filed filed = Samples.all(Instant.now()).getFirst();
    desk.deadLetter(
        Stream.FILED,
        filed.article().id().getBytes(UTF_8),
        Codec.FILED.encode(filed),
        "index",
        "x");
    program.post(
        "/dead-letters/vigie.filed-dlt/"
            + letter("vigie.filed-dlt").at("/position").asLong()
            + "/replay",
        "");
    byte[] sent = desk.bean(StreamTape.class).last(Stream.CLASSIFIED, 1).getFirst().value();
    assertThat(Codec.FILING.decode(sent)).isEqualTo(new Refile(filed));
    assertThat(program.post("/dead-letters/vigie.filed-dlt/999999/replay", "").status())
        .isEqualTo(404);
    assertThat(program.post("/dead-letters/vigie.filed/0/replay", "").status()).isEqualTo(404);
  }

  @Test
  void alertsAndDeliveriesAreToldWithoutSecrets() throws Exception {
    Program.Answer alerts = program.get("/alerts?search=attacks");
    assertThat(alerts.json()).hasSize(2);
    assertThat(alerts.at("/0/why/0/text")).contains("attaqué");
    assertThat(program.get("/alerts/" + alerts.at("/0/id")).at("/searchName"))
        .isEqualTo("Attaques, trois frontières");
    Program.Answer deliveries = program.get("/deliveries?alert=" + alerts.at("/0/id"));
    assertThat(deliveries.text()).contains("hooks.example.org").doesNotContain("VERYSECRET");
  }

  @Test
  void aNewSignInLinkWorks() throws Exception {
    Program.Answer made = program.post("/sign-in-links", "");
    assertThat(made.status()).isEqualTo(201);
    Browser browser = new Browser(desk.home());
    browser.get(URI.create(made.at("/link")));
    assertThat(browser.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void theStreamsAndTheVersionAreTold() throws Exception {
    assertThat(program.get("/version").at("/name")).isEqualTo("vigie");
    Program.Answer streams = program.get("/streams");
    assertThat(streams.json().at("/streams")).hasSize(Stream.values().length);
    assertThat(streams.json().at("/stages")).hasSize(4);
  }

  @Test
  void openApiAndTheReferencePageDescribeTheSameAddresses() throws Exception {
    Program.Answer description = new Program(desk, null).get("/openapi.json");
    assertThat(description.at("/openapi")).startsWith("3.");
    Set<String> described = new TreeSet<>();
    JsonNode paths = description.json().at("/paths");
    for (String path : paths.propertyNames()) {
      for (String method : paths.path(path).propertyNames()) {
        described.add(method.toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    String page = Files.readString(Path.of("../docs/api.md"));
    Set<String> documented = new TreeSet<>();
    Pattern.compile("\\| `((?:GET|POST|PUT|DELETE) /[^` ]+)` \\|")
        .matcher(page)
        .results()
        .forEach(row -> documented.add(row.group(1)));
    assertThat(documented).isNotEmpty().isEqualTo(described);
  }

  @Test
  void aValueWithACommaIsOneValue() throws Exception {
    Filed sample = Samples.all(Instant.now()).getFirst();
    String publisher = "Gondo, Kaya et fils";
    desk.file(publishedBy(sample, publisher));
    String query = URLEncoder.encode(publisher, UTF_8);
    assertThat(program.get("/search?publisher=" + query).at("/total")).isEqualTo("1");
    assertThat(program.get("/search?publisher=Nobody&publisher=" + query).at("/total"))
        .isEqualTo("1");
  }

  private static Filed publishedBy(Filed sample, String publisher) {
    Article a = sample.article();
    URI url = URI.create("https://gondo.example/comma");
    Article article =
        new Article(
            Article.idOf(url),
            url,
            a.source(),
            a.sourceName(),
            publisher,
            a.country(),
            "A comma",
            "A text with a comma.",
            List.of(),
            "en",
            Instant.now().minusSeconds(5_000_000),
            Instant.now(),
            true,
            a.textFrom(),
            a.keep());
    return Samples.filed(article);
  }

  private JsonNode letter(String stream) throws Exception {
    for (JsonNode letter : program.get("/dead-letters").json()) {
      if (letter.at("/stream").asString().equals(stream)) {
        return letter;
      }
    }
    throw new AssertionError("no dead letter in " + stream);
  }
}
