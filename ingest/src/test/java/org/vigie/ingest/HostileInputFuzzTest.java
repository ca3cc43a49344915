package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.page.Extracted;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.Charsets;

/**
 * What must hold for any bytes whatever. In a build it is tried on the inputs kept beside it, among
 * them all that ever broke something; CONTRIBUTING.md says how to look for more.
 */
class HostileInputFuzzTest {
  private static final URI ADDRESS = URI.create("https://example.org/feeds/news.xml");
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Pattern UNCLEAN =
      Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\p{Cs}\\ufffe\\uffff\\u202a-\\u202e\\u2066-\\u2069]");

  private final FeedReader feeds = new FeedReader();
  private final Extractor extractor = new Extractor();

  @FuzzTest(maxDuration = "5m")
  void feed(byte[] bytes) {
    FeedResult result = soon(() -> feeds.read(bytes, null, ADDRESS));
    assertThat(feeds.read(bytes, null, ADDRESS)).isEqualTo(result);
    switch (result) {
      case FeedResult.Refused refused -> {
        assertThat(refused.reason()).isNotBlank();
        assertClean(refused.reason());
      }
      case FeedResult.Feed feed -> {
        assertClean(feed.title());
        assertWeb(feed.home());
        assertWeb(feed.declared().hub());
        assertWeb(feed.declared().self());
        feed.entries().forEach(HostileInputFuzzTest::assertHarmless);
      }
    }
  }

  private static void assertHarmless(FeedEntry entry) {
    assertWeb(entry.url());
    assertWeb(entry.image());
    Stream.of(List.of(entry.id(), entry.title(), entry.publisher()), entry.authors())
        .flatMap(List::stream)
        .forEach(line -> assertThat(line).doesNotContain("\n"));
    Stream.of(
            List.of(entry.id(), entry.title(), entry.summary(), entry.content(), entry.publisher()),
            entry.authors(),
            entry.categories())
        .flatMap(List::stream)
        .forEach(HostileInputFuzzTest::assertClean);
  }

  @FuzzTest(maxDuration = "5m")
  void page(byte[] bytes) {
    Extracted page = soon(() -> extractor.extract(bytes, null, ADDRESS));
    assertWeb(page.url());
    assertClean(page.title());
    assertClean(page.text());
    page.authors().forEach(HostileInputFuzzTest::assertClean);
  }

  @FuzzTest(maxDuration = "5m")
  void charset(FuzzedDataProvider data) {
    String contentType = data.consumeBoolean() ? data.consumeString(60) : null;
    byte[] bytes = data.consumeRemainingAsBytes();
    String text = soon(() -> Charsets.decode(bytes, contentType));
    assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(text);
    assertThat(text.codePoints().filter(c -> c < ' ' && "\t\r\n".indexOf(c) < 0)).isEmpty();
  }

  @FuzzTest(maxDuration = "5m")
  void robots(byte[] bytes) {
    Robots.Rules rules = soon(() -> Robots.Rules.parse(bytes, null, ADDRESS));
    boolean allows = soon(() -> rules.allows(ADDRESS));
    assertThat(Robots.Rules.parse(bytes, null, ADDRESS).allows(ADDRESS)).isEqualTo(allows);
    assertThat(rules.delay()).isBetween(Duration.ZERO, Robots.LONGEST_DELAY);
  }

  @FuzzTest(maxDuration = "5m")
  void url(FuzzedDataProvider data) {
    String base = data.consumeString(200);
    String reference = data.consumeRemainingAsString();
    Links.web(base).ifPresent(HostileInputFuzzTest::assertCanonicalOnce);
    Links.web(reference).ifPresent(HostileInputFuzzTest::assertCanonicalOnce);
    Links.web(Links.web(base).orElse(ADDRESS), reference)
        .ifPresent(HostileInputFuzzTest::assertCanonicalOnce);
  }

  private static void assertCanonicalOnce(URI uri) {
    assertWeb(uri);
    URI canonical = soon(() -> CanonicalUrl.of(uri));
    assertWeb(canonical);
    assertThat(CanonicalUrl.of(canonical)).isEqualTo(canonical);
    assertThat(Links.web(canonical.toString())).contains(canonical);
  }

  private static void assertWeb(@Nullable URI uri) {
    if (uri != null) {
      assertThat(uri.getScheme().toLowerCase(Locale.ROOT)).isIn("http", "https");
      assertThat(uri.getHost()).isNotEmpty();
    }
  }

  private static void assertClean(String text) {
    assertThat(UNCLEAN.matcher(text).find()).as("unclean: %s", text).isFalse();
  }

  /** Not how fast it is, but that nothing takes out of all proportion. */
  private static <T> T soon(Supplier<T> work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    T result = work.get();
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(LONG);
    return result;
  }
}
