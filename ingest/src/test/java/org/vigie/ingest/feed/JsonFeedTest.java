package org.vigie.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFeedTest {
  private static final URI ADDRESS = URI.create("https://example.org/feed.json");
  private static final String FEED =
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Sahel &amp; more", "language": "fr-ML",
       "home_page_url": "https://example.org/", "hubs": [{"type": "WebSub", "url": "/hub"}],
       "items": [{"id": 17, "url": "/17", "title": "L’attaque de Djibo",
         "content_html": "<p>Un.</p><p>Deux.</p>", "content_text": "Un. Deux.", "summary": "Court.",
         "date_published": "2026-11-20T18:05:30+01:00", "date_modified": "2026-11-21T10:00:00Z",
         "authors": [{"name": "Awa"}, {"name": "Ali"}], "tags": ["Mali", 3],
         "banner_image": "/b.jpg"}]}
      """;

  private final FeedReader reader = new FeedReader();

  @Test
  void readsJsonFeed() {
    FeedResult.Feed feed = feed(FEED);
    assertThat(feed.title()).isEqualTo("Sahel & more");
    assertThat(feed.language()).isEqualTo("fr");
    assertThat(feed.home()).isEqualTo(URI.create("https://example.org/"));
    assertThat(feed.declared().hub()).isEqualTo(URI.create("https://example.org/hub"));
    FeedEntry entry = feed.entries().getFirst();
    assertThat(entry.id()).isEqualTo("17");
    assertThat(entry.url()).isEqualTo(URI.create("https://example.org/17"));
    assertThat(entry.title()).isEqualTo("L’attaque de Djibo");
    assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-20T17:05:30Z"));
    assertThat(entry.updated()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
    assertThat(entry.authors()).containsExactly("Awa", "Ali");
    assertThat(entry.summary()).isEqualTo("Court.");
    assertThat(entry.content()).isEqualTo("Un.\n\nDeux.");
    assertThat(entry.categories()).containsExactly("Mali", "3");
    assertThat(entry.image()).isEqualTo(URI.create("https://example.org/b.jpg"));
  }

  @Test
  void readsVersionOneAndPlainText() {
    FeedEntry entry =
        feed("{\"items\": [{\"external_url\": \"https://example.com/x\", \"author\": {\"name\": \"Awa\"},"
                + "\"content_text\": \"One.\\n\\nTwo <b>.\"}]}")
            .entries()
            .getFirst();
    assertThat(entry.url()).isEqualTo(URI.create("https://example.com/x"));
    assertThat(entry.id()).isEqualTo("https://example.com/x");
    assertThat(entry.authors()).containsExactly("Awa");
    assertThat(entry.content()).isEqualTo("One.\n\nTwo <b>.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32BE"})
  void readsItInAnyCharset(String charset) {
    FeedResult result = reader.read(FEED.getBytes(Charset.forName(charset)), null, ADDRESS);
    assertThat(((FeedResult.Feed) result).entries().getFirst().title())
        .isEqualTo("L’attaque de Djibo");
    assertThat(feed("\ufeff" + FEED).entries()).hasSize(1);
  }

  @Test
  void whatIsOddInAnItemIsPassedOver() {
    FeedResult.Feed feed =
        feed(
            "{\"items\": [null, 7, {\"id\": null, \"url\": {\"x\": 1}, \"title\": [\"t\"],"
                + "\"tags\": \"one\", \"authors\": {\"name\": \"x\"}, \"author\": \"Awa\","
                + "\"date_published\": \"soon\", \"date_modified\": 1795197930,"
                + "\"summary\": \"\\ud800 \\u0007 end\"}]}");
    FeedEntry entry = feed.entries().getFirst();
    assertThat(feed.entries()).hasSize(1);
    assertThat(entry.title()).isEmpty();
    assertThat(entry.url()).isNull();
    assertThat(entry.authors()).containsExactly("Awa");
    assertThat(entry.categories()).isEmpty();
    assertThat(entry.summary()).isEqualTo("end");
    assertThat(entry.id()).isEqualTo("end");
    assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-20T18:05:30Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"items\": [{\"id\": \"1\"},]} | line 1",
        "{\"items\": [ | line 1",
        "{items: []} | line 1",
        "{\"version\": \"https://jsonfeed.org/version/1\"} | without items",
        "{\"items\": {}} | without items",
        "{\"error\": \"gone\"} | without items"
      })
  void whatIsNoJsonFeedIsRefusedWithAReason(String json, String reason) {
    assertThat(reader.read(json.getBytes(UTF_8), "application/feed+json", ADDRESS))
        .isInstanceOfSatisfying(
            FeedResult.Refused.class,
            refused -> {
              assertThat(refused.cause()).isEqualTo(FeedResult.Cause.UNREADABLE);
              assertThat(refused.reason()).contains(reason).doesNotContain("[Source");
            });
  }

  @Test
  void deepJsonIsRefused() {
    String deep = "{\"items\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(reader.read(deep.getBytes(UTF_8), null, ADDRESS))
        .isInstanceOf(FeedResult.Refused.class);
  }

  private FeedResult.Feed feed(String json) {
    FeedResult result = reader.read(json.getBytes(UTF_8), null, ADDRESS);
    assertThat(result).isInstanceOf(FeedResult.Feed.class);
    return (FeedResult.Feed) result;
  }
}
