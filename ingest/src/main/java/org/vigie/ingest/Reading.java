package org.vigie.ingest;

import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Answer;
import org.vigie.http.Outbound;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.feed.ListingReader;
import org.vigie.ingest.feed.SitemapReader;
import org.vigie.ingest.page.Extracted;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.Charsets;
import org.vigie.ingest.text.HtmlText;

/** Shows what would be read at an address or in a file, without keeping anything of it. */
public final class Reading {
  private static final int MAX_TITLE = 300;
  private static final int SNIFFED = 2_000;
  private static final Pattern FEED =
      Pattern.compile("(?s).*<(?:rss|feed|rdf:RDF|RDF|channel)[\\s>].*");
  private static final Pattern PAGE =
      Pattern.compile("(?is).*<(?:!doctype\\s+html|html|head|body|article|div|p|meta)\\b.*");

  private static final Pattern SITEMAP =
      Pattern.compile("(?s).*<(?:\\w+:)?(?:urlset|sitemapindex)[\\s>].*");

  private final FeedReader feeds = new FeedReader();
  private final ListingReader listings = new ListingReader(InstantSource.system());
  private final SitemapReader sitemaps = new SitemapReader(InstantSource.system());
  private final Extractor extractor = new Extractor();

  /** How bytes are to be read. */
  public enum Kind {
    /** Find out. */
    AUTO,
    /** HTML. */
    PAGE,
    /** RSS, RDF or Atom. */
    FEED,
    /** HTML that lists articles, or the preview of a channel. */
    LISTING,
    /** A sitemap. */
    SITEMAP,
    /** Plain text: the first line is the title. */
    TEXT
  }

  /** What was read. */
  public sealed interface Result {}

  /** A page. */
  public record Page(Extracted page) implements Result {}

  /** A feed, or another list of articles. */
  public record Feed(FeedResult.Feed feed) implements Result {}

  /**
   * Plain text.
   *
   * @param title its first line; may be empty
   * @param text the rest, or all when it is one paragraph; a blank line between paragraphs
   */
  public record Text(String title, String text) implements Result {}

  /**
   * Nothing that could be read.
   *
   * @param reason why, for a person
   */
  public record Unreadable(String reason) implements Result {}

  /** Reads what is at an address. */
  public Result read(Outbound outbound, URI address, Kind kind) {
    return switch (outbound.get(address, Map.of("Accept", Fetcher.ACCEPT))) {
      case Answer.Received received when received.status() != 200 ->
          new Unreadable("HTTP " + received.status());
      case Answer.Received received ->
          read(
              received.body(),
              received.headers().first("Content-Type").orElse(null),
              received.uri(),
              kind);
      case Answer.Refused refused -> new Unreadable("not asked: " + refused.reason());
      case Answer.Failed failed -> new Unreadable(failed.reason());
    };
  }

  /**
   * Reads bytes.
   *
   * @param contentType the header field they came with; null when there was none
   * @param address where they came from; a file's address will do
   */
  public Result read(byte[] bytes, @Nullable String contentType, URI address, Kind kind) {
    return switch (kind) {
      case AUTO -> read(bytes, contentType, address, guess(bytes, contentType));
      case PAGE -> new Page(extractor.extract(bytes, contentType, address));
      case FEED -> entries(feeds.read(bytes, contentType, address));
      case LISTING -> entries(listings.read(bytes, contentType, address, null, null));
      case SITEMAP ->
          switch (sitemaps.read(bytes, contentType, address)) {
            case SitemapReader.Pages pages -> new Feed(pages.feed());
            case SitemapReader.None none -> entries(none.refused());
            case SitemapReader.Index index ->
                new Unreadable("an index; try one of its sitemaps: " + index.sitemaps());
          };
      case TEXT -> text(Charsets.decode(bytes, contentType));
    };
  }

  private static Result entries(FeedResult result) {
    return switch (result) {
      case FeedResult.Feed feed -> new Feed(feed);
      case FeedResult.Refused refused -> new Unreadable(refused.reason());
    };
  }

  private static Kind guess(byte[] bytes, @Nullable String contentType) {
    String text = Charsets.decode(bytes, contentType).strip();
    String start = text.substring(0, Math.min(SNIFFED, text.length()));
    if (!start.startsWith("<")) {
      return Kind.TEXT;
    }
    boolean html =
        Optional.ofNullable(contentType)
            .map(type -> type.toLowerCase(Locale.ROOT).contains("text/html"))
            .orElse(false);
    if (!html && SITEMAP.matcher(start).matches()) {
      return Kind.SITEMAP;
    }
    if (!html && FEED.matcher(start).matches()) {
      return Kind.FEED;
    }
    return html || PAGE.matcher(start).matches() ? Kind.PAGE : Kind.FEED;
  }

  private static Result text(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return new Unreadable("the input is empty");
    }
    int end = stripped.indexOf('\n');
    String first = HtmlText.squeeze(end < 0 ? stripped : stripped.substring(0, end));
    if (end < 0 || first.length() > MAX_TITLE) {
      return new Text("", HtmlText.plainParagraphs(stripped));
    }
    return new Text(first, HtmlText.plainParagraphs(stripped.substring(end)));
  }
}
