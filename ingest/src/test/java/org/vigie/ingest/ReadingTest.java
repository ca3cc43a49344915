package org.vigie.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;

class ReadingTest {
  private static final URI ADDRESS = URI.create("file:///tmp/x");

  private final Reading reading = new Reading();

  @Test
  void tellsPagesFeedsAndTextsApart() {
    assertThat(read(TestSite.article(1), null)).isInstanceOf(Reading.Page.class);
    assertThat(read(TestSite.rss(""), null)).isInstanceOf(Reading.Feed.class);
    assertThat(read("<feed xmlns=\"http://www.w3.org/2005/Atom\"/>", null))
        .isInstanceOf(Reading.Feed.class);
    assertThat(read("<p>Just a piece.</p>", null)).isInstanceOf(Reading.Page.class);
    assertThat(read("Title\n\nOne.\n\nTwo.", null))
        .isEqualTo(new Reading.Text("Title", "One.\n\nTwo."));
    assertThat(read("One paragraph only.", null))
        .isEqualTo(new Reading.Text("", "One paragraph only."));
  }

  @Test
  void aSitemapIsKnownAndAnIndexOfThemNamesWhereToGoOn() {
    String entry = "<url><loc>https://example.org/a</loc></url>";
    assertThat(read("<?xml version=\"1.0\"?><urlset>" + entry + "</urlset>", "text/xml"))
        .isInstanceOf(Reading.Feed.class);
    assertThat(
            read(
                "<sitemapindex><sitemap><loc>https://example.org/s.xml</loc></sitemap></sitemapindex>",
                null))
        .isEqualTo(
            new Reading.Unreadable(
                "an index; try one of its sitemaps: [https://example.org/s.xml]"));
  }

  @Test
  void aPageIsReadAsAListingWhenItIsToldSo() {
    String html =
        "<ul><li><h2><a href=\"https://a.example/a\">The first story of the day</a></h2></li>"
            + "<li><h2><a href=\"https://a.example/b\">The second story of the day</a></h2></li></ul>";
    assertThat(reading.read(html.getBytes(UTF_8), null, ADDRESS, Reading.Kind.LISTING))
        .isInstanceOfSatisfying(
            Reading.Feed.class, feed -> assertThat(feed.feed().entries()).hasSize(2));
  }

  @Test
  void readsAsItIsTold() {
    assertThat(reading.read(TestSite.rss("").getBytes(UTF_8), null, ADDRESS, Reading.Kind.TEXT))
        .isInstanceOf(Reading.Text.class);
    assertThat(reading.read("x".getBytes(UTF_8), null, ADDRESS, Reading.Kind.FEED))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void tellsWhatCannotBeRead() {
    assertThat(read(" \n ", null)).isEqualTo(new Reading.Unreadable("the input is empty"));
    assertThat(read("<rss><channel>", null)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void readsAnAddress() {
    try (TestSite site = new TestSite();
        Outbound outbound =
            new Outbound(
                OutboundSettings.defaults("https://example.org")
                    .withAllowedHosts(Set.of(site.host())))) {
      site.publish("/feed", "\"1\"", 1);
      assertThat(reading.read(outbound, site.uri("/feed"), Reading.Kind.AUTO))
          .isInstanceOf(Reading.Feed.class);
      assertThat(reading.read(outbound, site.uri("/article/1"), Reading.Kind.AUTO))
          .isInstanceOf(Reading.Page.class);
      assertThat(reading.read(outbound, site.uri("/none"), Reading.Kind.AUTO))
          .isEqualTo(new Reading.Unreadable("HTTP 404"));
      assertThat(reading.read(outbound, URI.create("http://127.0.0.1/"), Reading.Kind.AUTO))
          .isInstanceOf(Reading.Unreadable.class);
    }
  }

  private Reading.Result read(String text, @Nullable String contentType) {
    return reading.read(text.getBytes(UTF_8), contentType, ADDRESS, Reading.Kind.AUTO);
  }
}
