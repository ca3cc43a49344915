package org.vigie.ingest.feed;

import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.Charsets;
import org.vigie.ingest.text.Dates;
import org.vigie.ingest.text.HtmlText;
import org.vigie.ingest.text.Languages;

/** Reads RSS, RDF and Atom of any age. Knows nothing of the network. */
public final class FeedReader {
  private static final int MAX_ENTRIES = 1_000;
  private static final int MAX_ID = 1_000;
  private static final int MAX_TITLE = 1_000;
  private static final int MAX_AUTHORS = 20;
  private static final int MAX_NAME = 120;
  private static final int SNIFFED = 1_000;
  private static final Set<String> ROOTS = Set.of("rss", "rdf", "feed", "channel");
  private static final Set<String> ITEMS = Set.of("item", "entry");
  private static final List<String> DATES =
      List.of("pubdate", "published", "date", "issued", "created", "updated", "modified");
  private static final Pattern HTML =
      Pattern.compile("(?is)\\s*(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html|head|body)\\b.*");

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
      return new FeedResult.Refused(FeedResult.Cause.HTML, "an HTML page, not a feed");
    }
    if (start.startsWith("{")) {
      return unreadable("JSON, not RSS or Atom");
    }
    return switch (FeedXml.parse(text)) {
      case FeedXml.Broken broken -> unreadable(broken.reason());
      case FeedXml.Parsed parsed -> read(parsed.document(), address);
    };
  }

  private static FeedResult read(Document document, URI address) {
    String root = document.getRootElement().getName();
    if (root.equalsIgnoreCase("html")) {
      return new FeedResult.Refused(FeedResult.Cause.HTML, "an HTML page, not a feed");
    }
    if (!ROOTS.contains(root.toLowerCase(Locale.ROOT))) {
      return unreadable("XML with the root element <" + root + ">, not a feed");
    }
    try {
      List<Optional<Instant>> dates = dates(document.getRootElement());
      SyndFeedInput input = new SyndFeedInput();
      input.setPreserveWireFeed(true);
      SyndFeed feed = input.build(document);
      List<FeedEntry> entries = new ArrayList<>();
      List<SyndEntry> found = feed.getEntries();
      for (int i = 0; i < Math.min(found.size(), MAX_ENTRIES); i++) {
        entries.add(
            entry(found.get(i), i < dates.size() ? dates.get(i) : Optional.empty(), address));
      }
      return new FeedResult.Feed(
          HtmlText.line(text(feed.getTitle())),
          Languages.code(text(feed.getLanguage())).orElse(null),
          entries);
    } catch (FeedException | IllegalArgumentException e) {
      return unreadable("not a feed: " + e.getMessage());
    }
  }

  private static FeedResult unreadable(String reason) {
    return new FeedResult.Refused(
        FeedResult.Cause.UNREADABLE, HtmlText.squeeze(cut(reason, MAX_TITLE)));
  }

  private static FeedEntry entry(SyndEntry entry, Optional<Instant> published, URI address) {
    URI url = url(entry, address).orElse(null);
    String title = HtmlText.line(text(entry.getTitle()));
    String id = text(entry.getUri());
    return new FeedEntry(
        cut(id.isEmpty() ? url == null ? title : url.toString() : id, MAX_ID),
        url,
        cut(title, MAX_TITLE),
        published.orElse(null),
        authors(entry),
        Extractor.paragraphs(longest(entry)));
  }

  /** A link may be relative; an id, which Rome may take for a link, is often no address at all. */
  private static Optional<URI> url(SyndEntry entry, URI address) {
    boolean noLink = entry.getWireEntry() instanceof Item item && item.getLink() == null;
    String link = noLink ? "" : text(entry.getLink());
    return (link.isEmpty() ? Optional.<URI>empty() : Links.web(address, link))
        .or(() -> Links.web(text(entry.getUri())));
  }

  private static List<String> authors(SyndEntry entry) {
    Stream<String> names =
        entry.getAuthors().isEmpty()
            ? Stream.of(text(entry.getAuthor()))
            : entry.getAuthors().stream().map(SyndPerson::getName).map(FeedReader::text);
    return names
        .map(HtmlText::line)
        .filter(name -> !name.isEmpty() && name.length() <= MAX_NAME)
        .distinct()
        .limit(MAX_AUTHORS)
        .toList();
  }

  private static String longest(SyndEntry entry) {
    Stream<SyndContent> contents =
        entry.getDescription() == null
            ? entry.getContents().stream()
            : Stream.concat(entry.getContents().stream(), Stream.of(entry.getDescription()));
    return contents
        .map(content -> text(content.getValue()))
        .max((one, other) -> Integer.compare(one.length(), other.length()))
        .orElse("");
  }

  /**
   * The dates of the entries in the feed's order. Rome would read a day without a time as its
   * beginning, and gives up on what is only almost a date.
   */
  private static List<Optional<Instant>> dates(Element root) {
    return Stream.concat(root.getChildren().stream(), grandchildren(root))
        .filter(element -> ITEMS.contains(element.getName()))
        .map(FeedReader::date)
        .toList();
  }

  private static Stream<Element> grandchildren(Element root) {
    return root.getChildren().stream()
        .filter(child -> child.getName().equals("channel"))
        .flatMap(channel -> channel.getChildren().stream());
  }

  private static Optional<Instant> date(Element item) {
    return DATES.stream()
        .flatMap(
            name -> item.getChildren().stream().filter(c -> c.getName().equalsIgnoreCase(name)))
        .flatMap(element -> Dates.parse(element.getText()).stream())
        .findFirst();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
