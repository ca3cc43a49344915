package org.vigie.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.page.Extracted;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.CanonicalUrl;

/** What ingest makes of the sample wire. */
class DemoReadingTest {
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  private static final String BASE = "http://127.0.0.1:1234";

  private Instant now = START;
  private final DemoSite site = new DemoSite(() -> now, DemoOutlet.bundled(), BASE);

  private static List<DemoOutlet> all() {
    return DemoOutlet.bundled();
  }

  private static List<DemoOutlet> feeds() {
    return all().stream().filter(outlet -> outlet.format() != DemoOutlet.Format.LISTING).toList();
  }

  private void releaseAll(DemoOutlet outlet) {
    site.find(outlet.sourcePath());
    now = now.plusSeconds(121);
  }

  private DemoDocument document(String path) {
    return site.find(path).orElseThrow();
  }

  private static Instant published(DemoArticle article) {
    return START.plusSeconds(article.release()).minus(article.age());
  }

  @ParameterizedTest
  @MethodSource("all")
  void extractsExactlyTheParagraphsOfEveryPage(DemoOutlet outlet) {
    releaseAll(outlet);
    Extractor extractor = new Extractor();
    assertThat(outlet.articles().stream().map(DemoArticle::corrected))
        .allSatisfy(
            article -> {
              URI address = URI.create(BASE + outlet.pathOf(article));
              DemoDocument page = document(outlet.pathOf(article));
              Extracted extracted = extractor.extract(page.bytes(), page.type(), address);
              assertThat(extracted.text()).isEqualTo(String.join("\n\n", article.paragraphs()));
              assertThat(extracted.title()).isEqualTo(article.title());
              assertThat(extracted.authors()).containsExactly(article.byline());
              assertThat(extracted.published()).isEqualTo(published(article));
              assertThat(extracted.language()).isEqualTo(outlet.language());
              assertThat(extracted.url()).isEqualTo(address).isEqualTo(CanonicalUrl.of(address));
            });
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void readsEveryFeedWithTitlesAddressesAndDates(DemoOutlet outlet) {
    releaseAll(outlet);
    DemoDocument feed = document(outlet.sourcePath());
    FeedResult result =
        new FeedReader().read(feed.bytes(), feed.type(), URI.create(BASE + outlet.sourcePath()));
    Map<URI, FeedEntry> entries =
        assertThat(result).asInstanceOf(type(FeedResult.Feed.class)).actual().entries().stream()
            .collect(Collectors.toMap(FeedEntry::url, Function.identity()));
    assertThat(entries).hasSameSizeAs(outlet.articles());
    assertThat(outlet.articles().stream().map(DemoArticle::corrected))
        .allSatisfy(
            article -> {
              FeedEntry entry = entries.get(URI.create(BASE + outlet.pathOf(article)));
              assertThat(entry).isNotNull();
              assertThat(entry.title()).isEqualTo(article.title());
              assertThat(entry.authors()).containsExactly(article.byline());
              assertThat(entry.published()).isEqualTo(published(article));
              assertThat(entry.text()).isEqualTo(article.paragraphs().getFirst());
            });
  }
}
