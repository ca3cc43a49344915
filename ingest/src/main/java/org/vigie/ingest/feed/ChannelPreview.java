package org.vigie.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.vigie.http.Links;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.Dates;
import org.vigie.ingest.text.HtmlText;

/**
 * The public preview of a channel: its last messages, each whole. They stand oldest first and are
 * turned round, as feeds have it.
 */
final class ChannelPreview {
  private static final String MESSAGE = ".tgme_widget_message[data-post]";
  private static final String QUOTED = ".tgme_widget_message_reply";

  private ChannelPreview() {}

  static boolean is(Document page) {
    return page.selectFirst(MESSAGE) != null;
  }

  /** What the channel is called; may be empty. */
  static String title(Document page) {
    Element title = page.selectFirst(".tgme_channel_info_header_title, .tgme_header_title");
    return title == null ? page.select("meta[property=og:title]").attr("content") : title.text();
  }

  /** Its messages that have a text; what is but a picture is passed over. */
  static List<FeedEntry> entries(Document page, URI base) {
    List<FeedEntry> entries = new ArrayList<>();
    for (Element message : page.select(MESSAGE)) {
      Element link = message.selectFirst("a.tgme_widget_message_date[href]");
      String text =
          message.select(".tgme_widget_message_text").stream()
              .filter(part -> part.closest(QUOTED) == null)
              .map(part -> Extractor.paragraphs("<div>" + part.html() + "</div>"))
              .findFirst()
              .orElse("");
      if (link == null || text.isEmpty()) {
        continue;
      }
      Links.web(base, link.attr("href")).ifPresent(url -> entries.add(entry(message, url, text)));
    }
    return entries.reversed();
  }

  private static FeedEntry entry(Element message, URI url, String text) {
    Optional<Instant> sent =
        message.select("a.tgme_widget_message_date time[datetime]").stream()
            .flatMap(time -> Dates.parse(time.attr("datetime")).stream())
            .findFirst();
    List<String> authors =
        message.select(".tgme_widget_message_owner_name").stream()
            .map(name -> HtmlText.squeeze(name.text()))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    return new FeedEntry(
        message.attr("data-post"), url, Headings.of(text), sent.orElse(null), authors, text, true);
  }
}
