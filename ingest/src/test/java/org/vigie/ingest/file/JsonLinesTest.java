package org.vigie.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.model.Article;
import org.vigie.streams.Json;

class JsonLinesTest {
  @TempDir Path folder = Path.of("target");

  @Test
  void readsWhatALineSaysUnderEitherOfItsNames() throws IOException {
    Path file =
        write(
            """
            {"url":"https://example.org/a?utm_source=x","title":"One","text":"First.\\n\\nSecond.","published":"2024-05-02T10:00:00Z","authors":["A. Diallo","B. Keïta"],"language":"fr-FR","publisher":"The Courier","source":"courier","score":0.7}

            {"title":"Two","html":"<p>Para one</p><p>Para two</p>","date":1714644000,"author":"C. Maïga","lang":"en"}
            {"text":"No title","date":1714644000000}
            """);
    List<Read.Found> all = Read.all(file);
    assertThat(all)
        .extracting(Read.Found::where)
        .containsExactly(file + ":1", file + ":3", file + ":4");
    Document one = all.get(0).document();
    assertThat(one.url()).isEqualTo(URI.create("https://example.org/a"));
    assertThat(one.title()).isEqualTo("One");
    assertThat(one.text()).isEqualTo("First.\n\nSecond.");
    assertThat(one.published()).isEqualTo("2024-05-02T10:00:00Z");
    assertThat(one.authors()).containsExactly("A. Diallo", "B. Keïta");
    assertThat(one.language()).isEqualTo("fr");
    assertThat(one.publisher()).isEqualTo("The Courier");
    Document two = all.get(1).document();
    assertThat(two.text()).isEqualTo("Para one\n\nPara two");
    assertThat(two.published()).isEqualTo(Instant.ofEpochSecond(1_714_644_000));
    assertThat(two.authors()).containsExactly("C. Maïga");
    assertThat(Article.isAddress(two.url())).isFalse();
    assertThat(all.get(2).document().published()).isEqualTo(two.published());
  }

  @Test
  void aDateMayBeANumberOfSeveralKinds() throws IOException {
    Path file =
        write(
            """
            {"text":"x","published":20240502}
            {"text":"x","published":1714644000.5}
            {"text":"x","published":1.714644E12}
            {"text":"x","date":-86400}
            """);
    assertThat(Read.all(file))
        .extracting(found -> String.valueOf(found.document().published()))
        .containsExactly(
            "2024-05-02T23:59:59Z",
            "2024-05-02T10:00:00Z",
            "2024-05-02T10:00:00Z",
            "1969-12-31T00:00:00Z");
  }

  @Test
  void readsAWholePageInALine() throws IOException {
    String page = Pages.article("The bridge", "2024-05-02T10:00:00Z");
    Path file =
        write(
            Json.MAPPER.writeValueAsString(
                Map.of("url", "https://example.org/bridge", "html", page)));
    Document document = Read.all(file).getFirst().document();
    assertThat(document.title()).isEqualTo("The bridge");
    assertThat(document.text()).startsWith("Fighters").doesNotContain("rights reserved");
    assertThat(document.publisher()).isEqualTo("The Courier");
  }

  @Test
  void tellsABadLineAndGoesOn() throws IOException {
    Path file =
        write(
            """
            {"title":"cut
            ["not an object"]
            {"title":"t","text":"x","published":"soon"}
            {"url":"javascript:alert(1)","text":"x"}
            {"title":{"a":1},"text":"x"}
            {"title":"without text"}
            {"title":"fine","text":"It is."}
            """);
    List<Read.Found> all = Read.all(file);
    assertThat(all.subList(0, 5))
        .extracting(found -> found.item() instanceof Item.Unreadable(String why) ? why : "?")
        .satisfiesExactly(
            why -> assertThat(why).startsWith("not JSON"),
            why -> assertThat(why).isEqualTo("not a JSON object"),
            why -> assertThat(why).isEqualTo("published: 'soon' is no date"),
            why -> assertThat(why).isEqualTo("url: no http or https address"),
            why -> assertThat(why).isEqualTo("title: not a string"));
    assertThat(all.get(5).item()).isEqualTo(new Item.Passed(Item.Why.NO_TEXT));
    assertThat(all.get(6).document().text()).isEqualTo("It is.");
    assertThat(all.get(6).where()).endsWith(":7");
  }

  @Test
  void passesOverALineOfAHundredMegabytesWithoutHoldingIt() throws IOException {
    Path file = folder.resolve("huge.jsonl");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write("{\"text\":\"".getBytes(UTF_8));
      byte[] megabyte = new byte[1 << 20];
      Arrays.fill(megabyte, (byte) 'x');
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
      out.write("\"}\n{\"text\":\"after it\"}".getBytes(UTF_8));
    }
    List<Read.Found> all = Read.all(file);
    assertThat(all.get(0).item()).isEqualTo(new Item.Unreadable("a line of more than 8 MB"));
    assertThat(all.get(1).document().text()).isEqualTo("after it");
  }

  @Test
  void passesThroughABombOfOneLineWithoutHoldingIt() throws IOException {
    Path file = folder.resolve("bomb.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 500; i++) {
        out.write(zeros);
      }
    }
    assertThat(Read.all(file))
        .extracting(Read.Found::item)
        .containsExactly(new Item.Unreadable("a line of more than 8 MB"));
  }

  @Test
  void readsACompressedFileAsFarAsItGoes() throws IOException {
    Path whole = folder.resolve("whole.ndjson.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      for (int i = 0; i < 2_000; i++) {
        out.write("{\"title\":\"%d\",\"text\":\"%x\"}\n".formatted(i, i * 7919L).getBytes(UTF_8));
      }
    }
    assertThat(Read.all(whole)).hasSize(2_000);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.ndjson.gz");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    try (Records records = Records.open(cut, address -> true)) {
      assertThatThrownBy(
              () -> {
                while (records.advance()) {
                  assertThat(records.read()).isInstanceOf(Item.Read.class);
                }
              })
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void goesOnBehindAsManyRecordsAsWereReadBefore() throws IOException {
    Path file =
        write(
            IntStream.range(0, 50)
                .mapToObj(i -> "{\"text\":\"number %d\"}\n".formatted(i))
                .collect(Collectors.joining("\n")));
    try (Records records = Records.open(file, address -> true)) {
      for (int i = 0; i < 20; i++) {
        records.advance();
      }
      records.advance();
      assertThat(records.read())
          .isInstanceOfSatisfying(
              Item.Read.class, read -> assertThat(read.document().text()).isEqualTo("number 20"));
      assertThat(records.position()).isEqualTo(Files.size(file));
    }
  }

  @Property(tries = 300)
  void bytesThatAreNoLineAreToldWithoutAFault(@ForAll byte[] line) {
    Read.assertSound(() -> JsonDocument.read(line));
  }

  @Property(tries = 300)
  void anyTextInAnyPropertyIsReadOrRefused(
      @ForAll("properties") String property, @ForAll String text) {
    byte[] line = Json.MAPPER.writeValueAsBytes(Map.of("text", "It is.", property, text));
    Read.assertSound(() -> JsonDocument.read(line));
  }

  @Provide
  Arbitrary<String> properties() {
    return Arbitraries.of("url", "title", "html", "published", "authors", "language");
  }

  private Path write(String lines) throws IOException {
    return Files.writeString(folder.resolve("articles.jsonl"), lines);
  }
}
