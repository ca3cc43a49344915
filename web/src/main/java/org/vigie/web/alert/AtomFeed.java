package org.vigie.web.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.web.util.HtmlUtils;
import org.vigie.model.Alert;
import org.vigie.model.SavedSearch;
import org.vigie.model.Tempo;
import org.vigie.web.show.Marked;
import org.vigie.web.show.Show;

/** The alerts of a saved search as an Atom feed (RFC 4287). */
final class AtomFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final SavedSearch search;
  private final List<Alert> alerts;
  private final String home;
  private final Show show;

  /**
   * A feed.
   *
   * @param alerts newest first
   * @param home where the pages are, without a slash at the end
   * @param show the words of the search's language
   */
  AtomFeed(SavedSearch search, List<Alert> alerts, String home, Show show) {
    this.search = search;
    this.alerts = alerts;
    this.home = home;
    this.show = show;
  }

  /** When it last changed. */
  private Instant updated() {
    return alerts.stream().map(Alert::changed).max(Instant::compareTo).orElse(search.created());
  }

  /**
   * The feed as XML.
   *
   * @param self where it is read
   */
  byte[] bytes(String self) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, UTF_8.name());
      out.writeStartDocument(UTF_8.name(), "1.0");
      out.writeStartElement("feed");
      out.writeDefaultNamespace(ATOM);
      element(out, "id", urn(UUID.nameUUIDFromBytes(("feed " + search.id()).getBytes(UTF_8))));
      element(out, "title", search.name());
      element(out, "subtitle", search.query());
      element(out, "updated", updated().toString());
      element(out, "generator", "Vigie");
      link(out, "self", self);
      link(out, "alternate", home + "/alerts?search=" + search.id());
      for (Alert alert : alerts) {
        entry(out, alert);
      }
      out.writeEndDocument();
      out.close();
      return bytes.toByteArray();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("written to memory", e);
    }
  }

  private void entry(XMLStreamWriter out, Alert alert) throws XMLStreamException {
    Alert.Reported first = alert.first();
    out.writeStartElement("entry");
    element(out, "id", urn(uuid(alert.id())));
    element(out, "title", title(alert));
    element(out, "published", alert.created().toString());
    element(out, "updated", alert.changed().toString());
    out.writeStartElement("author");
    element(out, "name", first.publisher());
    out.writeEndElement();
    String page = home + "/article/" + first.article();
    String address =
        alert.isSpike() ? home + "/alerts?search=" + search.id() : Show.link(first.url());
    link(out, "alternate", address == null ? page : URI.create(address).toASCIIString());
    link(out, "related", page);
    out.writeStartElement("content");
    out.writeAttribute("type", "html");
    out.writeCharacters(plain(html(alert)));
    out.writeEndElement();
    out.writeEndElement();
  }

  private String title(Alert alert) {
    Tempo tempo = alert.tempo();
    String title = alert.first().title();
    return tempo == null
        ? title
        : show.message("spike", tempo.reports(), tempo.usual()) + ": " + title;
  }

  /** What a reader shows as HTML: of what strangers wrote nothing is a mark. */
  private String html(Alert alert) {
    StringBuilder html = new StringBuilder("<p>");
    html.append(escaped(alert.first().publisher())).append(", ");
    html.append(escaped(show.full(alert.first().date()))).append("</p>");
    for (Alert.Passage passage : alert.why()) {
      html.append("<blockquote>");
      for (Marked.Piece piece : show.pieces(passage)) {
        String text = escaped(piece.text());
        html.append(piece.marked() ? "<mark>" + text + "</mark>" : text);
      }
      html.append("</blockquote>");
    }
    if (alert.later() > 0) {
      html.append("<p>").append(show.message("folded", alert.later())).append("</p>");
    }
    return html.toString();
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, UTF_8.name());
  }

  private static void element(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(plain(text));
    out.writeEndElement();
  }

  private static void link(XMLStreamWriter out, String relation, String address)
      throws XMLStreamException {
    out.writeEmptyElement("link");
    out.writeAttribute("rel", relation);
    out.writeAttribute("href", plain(address));
  }

  /** An alert's id is 32 hexadecimal digits; any other stands for one. */
  private static UUID uuid(String id) {
    return id.matches("[0-9a-f]{32}")
        ? UUID.fromString(id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"))
        : UUID.nameUUIDFromBytes(id.getBytes(UTF_8));
  }

  private static String urn(UUID id) {
    return "urn:uuid:" + id;
  }

  /** Without the characters that XML cannot hold in any form. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().filter(AtomFeed::isXml).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= ' ' && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
