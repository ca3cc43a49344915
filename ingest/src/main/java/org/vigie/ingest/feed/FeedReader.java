package org.vigie.ingest.feed;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Charsets;
import org.vigie.ingest.text.HtmlText;

/** Reads RSS, RDF, Atom and JSON Feed of any age. Knows nothing of the network. */
public final class FeedReader {
  private static final int MAX_REASON = 1_000;
  private static final int SNIFFED = 1_000;
  private static final Pattern HTML =
      Pattern.compile("(?is)\\s*(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html|head|body)\\b.*");

  /** Where a feed starts, behind the warnings of a program that should have kept them to itself. */
  private static final Pattern START =
      Pattern.compile("(?i)<\\?xml\\s|<!doctype\\s|<(?:[a-z]+:)?(?:rss|rdf|feed)[\\s>]");

  /**
   * Reads a feed.
   *
   * @param contentType the header field it came with; null when there was none
   * @param address where it came from, for links that are relative
   */
  public FeedResult read(byte[] bytes, @Nullable String contentType, URI address) {
    String text = Charsets.decode(bytes, contentType).strip();
    if (text.isEmpty()) {
      return new FeedResult.Refused(FeedResult.Cause.EMPTY, "the answer is empty");
    }
    String start = text.substring(0, Math.min(SNIFFED, text.length()));
    if (HTML.matcher(start).matches()) {
      return html();
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return JsonFeed.read(text, address);
    }
    return switch (FeedXml.parse(fromStart(text))) {
      case FeedXml.Broken broken -> unreadable(broken.reason());
      case FeedXml.Parsed parsed -> XmlFeed.read(parsed.document(), address);
    };
  }

  private static String fromStart(String text) {
    Matcher start = START.matcher(text);
    return text.substring(start.find() ? start.start() : Math.max(0, text.indexOf('<')));
  }

  static FeedResult html() {
    return new FeedResult.Refused(FeedResult.Cause.HTML, "an HTML page, not a feed");
  }

  static FeedResult unreadable(String reason) {
    return new FeedResult.Refused(
        FeedResult.Cause.UNREADABLE, HtmlText.squeeze(HtmlText.upTo(MAX_REASON, reason)));
  }
}
