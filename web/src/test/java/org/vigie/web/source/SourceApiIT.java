package org.vigie.web.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.Audit;
import org.vigie.model.Source;
import org.vigie.streams.Codec;
import org.vigie.streams.UnreadableException;
import org.vigie.web.Program;
import org.vigie.web.TestDesk;
import org.vigie.web.stream.AuditLog;
import org.vigie.web.stream.StreamTape;
import tools.jackson.databind.JsonNode;

class SourceApiIT {
  private final TestDesk desk = TestDesk.shared();
  private final Program program = new Program(desk, TestDesk.TOKEN);

  @Test
  void aSourceLivesThroughItsLifeAndEachChangeIsWrittenDown() throws Exception {
    String body =
        "{\"id\":\"life\",\"name\":\"Life\",\"address\":\"https://life.example/rss\",\"kind\":\"LISTING\","
            + "\"listing\":{\"item\":\"li\",\"link\":\"a\",\"text\":\"p\"},\"selectors\":{\"title\":\"h1\"}}";
    assertThat(program.post("/sources", body).status()).isEqualTo(201);
    JsonNode source = program.get("/sources/life").json().at("/source");
    assertThat(source.at("/listing/text").asString()).isEqualTo("p");
    assertThat(source.at("/selectors/title").asString()).isEqualTo("h1");
    assertThat(program.put("/sources/life", body).at("/where")).isEqualTo("version");
    String vie = seen("life", body.replace("Life", "Vie"));
    assertThat(program.put("/sources/life", vie).status()).isEqualTo(200);
    Program.Answer lost = program.put("/sources/life", vie);
    assertThat(lost.status()).as("changed meanwhile").isEqualTo(409);
    assertThat(lost.at("/detail")).contains(program.get("/sources/life").at("/version"));
    assertThat(program.post("/sources/life/turn", "{\"on\":false}").status()).isEqualTo(200);
    assertThat(program.delete("/sources/life").status()).isEqualTo(204);
    List<Audit> audits = audits("life");
    assertThat(audits)
        .extracting(Audit::action)
        .containsExactly("source.add", "source.change", "source.turn", "source.remove");
    assertThat(audits).extracting(Audit::who).containsOnly("program");
    assertThat(audits.getFirst().before()).isNull();
    assertThat(audits.get(1).before()).contains("\"Life\"");
    assertThat(audits.get(1).after()).contains("\"Vie\"");
    assertThat(audits.getLast().after()).isNull();
  }

  @Test
  void whatSpeaksAgainstASourceIsOvercomeByAPermissionOnly() throws Exception {
    String body =
        "{\"id\":\"terms\",\"name\":\"Terms\",\"address\":\"https://terms.example/rss\",\"offReason\":\"its terms\"}";
    assertThat(program.post("/sources", body.replace("}", ",\"on\":true}")).status())
        .isEqualTo(409);
    assertThat(program.post("/sources", body).at("/source/on")).isEqualTo("false");
    Program.Answer refused = program.post("/sources/terms/turn", "{\"on\":true}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("/detail")).contains("its terms");
    assertThat(refused.at("/next")).contains("\"permission\":true");
    String bare = "{\"id\":\"terms\",\"name\":\"T\",\"address\":\"https://terms.example/rss\"}";
    String on = bare.replace("}", ",\"on\":true}");
    assertThat(program.put("/sources/terms", seen("terms", on)).status()).isEqualTo(409);
    Program.Answer unsaid = program.put("/sources/terms", seen("terms", bare));
    assertThat(unsaid.at("/source/name")).isEqualTo("T");
    assertThat(source("terms").on()).as("still off").isFalse();

    assertThat(program.post("/sources/terms/turn", "{\"on\":true,\"permission\":true}").status())
        .isEqualTo(200);
    assertThat(source("terms").offReason()).isEqualTo("its terms");
    assertThat(source("terms").permission())
        .satisfies(permission -> assertThat(permission).isNotNull())
        .extracting(Source.Permission::by)
        .isEqualTo("program");
    Program.Answer history = program.get("/sources/terms/history");
    assertThat(history.at("/0/what")).isEqualTo("on");
    assertThat(history.at("/0/who")).isEqualTo("program");
    assertThat(history.at("/0/overruled")).isEqualTo("its terms");
    assertThat(history.at("/2/what")).isEqualTo("add");
    assertThat(program.put("/sources/terms", seen("terms", bare)).status()).isEqualTo(200);
    assertThat(source("terms").on()).as("still on").isTrue();
    assertThat(source("terms").permission()).isNotNull();
    assertThat(source("terms").offReason()).isEqualTo("its terms");

    assertThat(program.post("/sources/terms/turn", "{\"on\":false}").status()).isEqualTo(200);
    assertThat(source("terms").permission()).isNull();
    assertThat(program.post("/sources/terms/turn", "{\"on\":true}").status()).isEqualTo(409);
    assertThat(audits("terms").get(2).after()).contains("\"permission\":{\"by\":\"program\"");
    program.delete("/sources/terms");
  }

  @Test
  void whatWasDoneToASourceIsFoundHoweverMuchWasDoneToOthers() throws Exception {
    SourceHistory history = new SourceHistory(desk.bean(StreamTape.class));
    audit("remembered", 1);
    assertThat(history.of("remembered")).hasSize(1);
    audit("busy", 6_000);
    audit("remembered", 1);
    assertThat(history.of("remembered")).hasSize(2);
    assertThat(new SourceHistory(desk.bean(StreamTape.class)).of("remembered")).hasSize(2);
    assertThat(history.of("busy")).as("the newest").hasSize(50);
  }

  private void audit(String source, int times) {
    AuditLog.Change change = new AuditLog.Change(source, null, null);
    desk.bean(AuditLog.class).write("analyst", "source.remove", Collections.nCopies(times, change));
  }

  @Test
  void onePlaceIsPolledOnce() throws Exception {
    Program.Answer same =
        program.post(
            "/sources",
            "{\"id\":\"twin\",\"name\":\"Twin\",\"address\":\"http://courier.example/feed.xml/\"}");
    assertThat(same.status()).isEqualTo(409);
    assertThat(same.at("/where")).isEqualTo("address");
    assertThat(same.at("/detail")).contains("courier");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://user:secret@a.example/",
        "",
        "nothing",
        "https://",
        "http://[::1"
      })
  void whatIsNoAddressIsNotLookedAt(String address) throws Exception {
    int before = checks().asked.size();
    Program.Answer answer =
        program.post("/sources/check", "{\"address\":\"%s\"}".formatted(address));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/where")).isEqualTo("address");
    assertThat(checks().asked).hasSize(before);
  }

  @Test
  void aCheckSaysWhatIsThereAndKeepsNothing() throws Exception {
    int before = program.get("/sources").json().size();
    Program.Answer found = program.post("/sources/check", "{\"address\":\"fil.example/feed\"}");
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.at("/asked")).isEqualTo("https://fil.example/feed");
    assertThat(found.at("/source/id")).isEqualTo("le-fil");
    assertThat(found.at("/entry")).startsWith("- id: le-fil\n");
    assertThat(found.at("/newest/0/title")).isEqualTo("Un marché rouvre <i>à</i> Gao");
    assertThat(found.at("/answer/maxAge")).isEqualTo("PT5M");
    assertThat(found.at("/robots/evidence")).isEqualTo("Disallow: /");
    Program.Answer nothing =
        program.post("/sources/check", "{\"address\":\"https://fil.example/\"}");
    assertThat(nothing.status()).isEqualTo(200);
    assertThat(nothing.at("/problem")).contains("neither a feed");
    assertThat(nothing.json().has("source")).isFalse();
    assertThat(program.post("/sources/courier/test", "").at("/source/id")).isEqualTo("courier");
    assertThat(program.post("/sources/none/test", "").status()).isEqualTo(404);
    assertThat(program.get("/sources").json()).hasSize(before);
  }

  @Test
  void aListIsShownThenAddedAndWhatIsThereIsLeft() throws Exception {
    String opml =
        "<opml version=\"2.0\"><body>"
            + "<outline text=\"Courier again\" xmlUrl=\"http://courier.example/feed.xml\"/>"
            + "<outline text=\"Gondo\" xmlUrl=\"https://other-gondo.example/rss\"/>"
            + "<outline text=\"Add\" xmlUrl=\"https://add.example/rss\"/>"
            + "<outline text=\"Evil\" xmlUrl=\"javascript:alert(1)\"/></body></opml>";
    Program.Answer dry = program.post("/sources/import?dryRun=true", opml);
    assertThat(dry.status()).isEqualTo(200);
    assertThat(dry.at("/added/0/id")).isEqualTo("gondo-2");
    assertThat(dry.at("/added/1/id")).as("not the name of a page").isEqualTo("add-2");
    assertThat(dry.at("/existing/0/id")).isEqualTo("courier");
    assertThat(dry.at("/skipped/0/reason")).contains("javascript:alert(1)");
    assertThat(program.get("/sources/gondo-2").status()).isEqualTo(404);
    assertThat(program.post("/sources/import", opml).at("/added/0/id")).isEqualTo("gondo-2");
    assertThat(audits("gondo-2")).extracting(Audit::action).containsExactly("source.import");
    assertThat(program.post("/sources/import", opml).json().at("/added")).isEmpty();
    assertThat(program.get("/sources/export").text())
        .contains("<opml version=\"2.0\"", "https://other-gondo.example/rss", "vigie:off=");
    program.delete("/sources/gondo-2");
    program.delete("/sources/add-2");
  }

  @Test
  void aListThatMustNotBeReadIsRefusedWithItsReason() throws Exception {
    for (String bad :
        List.of(
            "<!DOCTYPE opml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><opml><body/></opml>",
            "<opml><body>" + "<outline text=\"x\"/>".repeat(40_000) + "</body></opml>",
            "not xml",
            "")) {
      Program.Answer answer = program.post("/sources/import", bad);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.at("/where")).isEqualTo("opml");
      assertThat(answer.text()).doesNotContain("root:", "Exception", "org.vigie");
    }
    assertThat(program.post("/sources/import", "x".repeat(2 << 20)).status()).isEqualTo(413);
  }

  @Test
  void theListIsNarrowed() throws Exception {
    assertThat(program.get("/sources?state=off").text()).contains("savane").doesNotContain("gondo");
    assertThat(program.get("/sources?q=gondo").json()).hasSize(1);
    assertThat(program.get("/sources?country=ZZ").json()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"w\",\"name\":\"W\",\"address\":\"https://w.example\",\"listing\":{\"item\":\"a\",\"link\":\"b\"}}",
        "{\"id\":\"w\",\"name\":\"W\",\"address\":\"https://w.example\",\"kind\":\"MAILBOX\"}",
        "{\"id\":\"w\",\"name\":\"W\",\"address\":\"https://w.example\",\"kind\":\"PODCAST\"}",
        "{\"id\":\"w\",\"name\":\"W\",\"address\":\"https://u:p@w.example\"}",
        "{\"id\":\"w\",\"name\":\"W\",\"address\":\"https://w.example\",\"selectors\":{\"body\":\"p\"}}",
        "{\"id\":\"w\",\"name\":\"W\",\"address\":\"https://w.example\",\"selectors\":{\"title\":\"h1[\"}}"
      })
  void whatDoesNotFitIsRefused(String body) throws Exception {
    assertThat(program.post("/sources", body).status()).isEqualTo(400);
  }

  private TestDesk.TestChecks checks() {
    return desk.bean(TestDesk.TestChecks.class);
  }

  /** A change of the source as it is now. */
  private String seen(String id, String body) throws Exception {
    String version = program.get("/sources/" + id).at("/version");
    return body.replaceFirst("}$", ",\"version\":\"" + version + "\"}");
  }

  private Source source(String id) {
    return desk.bean(Sources.class).get(id).source();
  }

  private List<Audit> audits(String subject) {
    return desk.bean(StreamTape.class).last(org.vigie.streams.Stream.AUDIT, 20_000).stream()
        .map(record -> record.value())
        .flatMap(SourceApiIT::audit)
        .filter(audit -> audit.subject().equals(subject))
        .sorted(Comparator.comparing(Audit::at))
        .toList();
  }

  private static Stream<Audit> audit(byte[] value) {
    try {
      return Stream.of(Codec.AUDIT.decode(value));
    } catch (UnreadableException e) {
      return Stream.empty();
    }
  }
}
