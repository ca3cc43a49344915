package org.vigie.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.page.Extracted;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.HtmlText;
import org.vigie.model.Article;

/** Five real articles, wrapped as pages and as a feed. */
class SeedsTest {
  private static final Path SEEDS = Path.of("../../shared/seeds");
  private static final URI ADDRESS = URI.create("https://example.org/news/1");

  private static final String TITLE = "A headline for a text that has none";

  /** Shorter lines are navigation words, datelines, numbers of footnotes. */
  private static final int PARAGRAPH = 80;

  /** A footnote, or what ends as a sentence does; what breaks off is a teaser. */
  private static final Pattern TOLD = Pattern.compile("^\\[|(?<!\\.\\.)[.?!”\"]$");

  @Test
  void everyParagraphSurvivesAPage() throws IOException {
    for (Path seed : seeds()) {
      List<String> lines = lines(seed);
      String html =
          "<html lang=en><head><title>%s - Site</title></head><body><header><a href=/>Home</a></header>"
                  .formatted(TITLE)
              + "<main><article><h1>%s</h1>".formatted(TITLE)
              + lines.stream()
                  .map(line -> "<p>" + escape(line) + "</p>")
                  .collect(Collectors.joining("\n"))
              + "</article></main><footer><p>All rights reserved.</p></footer></body></html>";
      Extracted page = new Extractor().extract(html, ADDRESS);
      assertThat(page.title()).as(seed.toString()).isEqualTo(TITLE);
      List<String> pieces = pieces(page);
      Article.Origin origin = page.details().origin();
      lines.stream()
          .map(HtmlText::squeeze)
          .filter(line -> line.length() >= PARAGRAPH && TOLD.matcher(line).find())
          .filter(line -> origin == null || !line.endsWith(origin.name() + "."))
          .forEach(line -> assertThat(pieces).as(seed.toString()).anyMatch(line::startsWith));
      assertThat(page.text()).doesNotContain("All rights reserved", "Home");
    }
  }

  @Test
  void everyParagraphSurvivesAFeed() throws IOException {
    for (Path seed : seeds()) {
      List<String> lines = lines(seed);
      String html =
          lines.stream().map(l -> "<p>" + escape(l) + "</p>").collect(Collectors.joining());
      String xml =
          TestSite.rss(
              "<item><title>%s</title><link>%s</link><description>%s</description></item>"
                  .formatted(TITLE, ADDRESS, escape(html)));
      FeedResult.Feed feed =
          (FeedResult.Feed) new FeedReader().read(xml.getBytes(UTF_8), null, ADDRESS);
      FeedEntry entry = feed.entries().getFirst();
      assertThat(entry.title()).isEqualTo(TITLE);
      assertThat(entry.text().split("\n\n", -1))
          .containsExactlyElementsOf(lines.stream().map(HtmlText::squeeze).toList());
    }
  }

  @Test
  void aTextFileIsReadAsItStands() throws IOException {
    for (Path seed : seeds()) {
      Reading.Result result =
          new Reading().read(Files.readAllBytes(seed), null, ADDRESS, Reading.Kind.AUTO);
      assertThat(result).isInstanceOf(Reading.Text.class);
      Reading.Text text = (Reading.Text) result;
      assertThat(text.title() + text.text().replaceAll("\\s", ""))
          .hasSizeGreaterThan((int) Files.size(seed) / 2);
    }
  }

  /** Paragraphs of all articles on a page, and their footnotes, which may be cut short. */
  private static List<String> pieces(Extracted page) {
    List<String> pieces = new ArrayList<>(List.of(page.text().split("\n\n", -1)));
    page.details().references().forEach(reference -> pieces.add(reference.text()));
    for (Extracted.Part other : page.others()) {
      pieces.add(other.title());
      pieces.addAll(List.of(other.text().split("\n\n", -1)));
      other.details().references().forEach(reference -> pieces.add(reference.text()));
    }
    pieces.removeIf(piece -> piece.length() < PARAGRAPH);
    return pieces;
  }

  private static List<Path> seeds() throws IOException {
    assumeTrue(Files.isDirectory(SEEDS), "the articles of ../../shared/seeds are not here");
    try (var files = Files.list(SEEDS)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static List<String> lines(Path seed) throws IOException {
    return Files.readAllLines(seed).stream().filter(l -> !HtmlText.squeeze(l).isEmpty()).toList();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
