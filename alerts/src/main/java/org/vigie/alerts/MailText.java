package org.vigie.alerts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Passage;
import org.vigie.model.Alert.Reported;

/** The words of a mail: its subject, and its body as text and as HTML. */
final class MailText {
  private static final int MAX_SUBJECT = 150;
  private static final int MAX_LINE = 500;
  private static final int MAX_LATER = 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Alert alert;
  private final AlertLinks links;

  MailText(Alert alert, AlertLinks links) {
    this.alert = alert;
    this.links = links;
  }

  String subject() {
    String search = Texts.cut(Texts.line(alert.search().name()), MAX_SUBJECT / 3);
    return Texts.cut("[" + search + "] " + Texts.line(alert.first().title()), MAX_SUBJECT);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(line(alert.first().title()));
    lines.add(byline(alert.first()));
    lines.add(links.article(alert.first()));
    lines.add("");
    alert.why().forEach(passage -> lines.add("  " + field(passage) + line(passage.text())));
    lines.add("");
    if (alert.later() > 0) {
      lines.add(later());
      shown().forEach(article -> lines.add("  " + byline(article) + ": " + line(article.title())));
      lines.add("");
    }
    lines.add("Saved search: " + line(alert.search().name()));
    lines.add("Query: " + line(alert.search().query()));
    lines.add("The story: " + links.story(alert));
    lines.add("Change or pause this search: " + links.searches());
    return String.join("\r\n", lines) + "\r\n";
  }

  String html() {
    StringBuilder html = new StringBuilder("<!doctype html><html><body>");
    html.append("<h2 dir=\"auto\">").append(link(alert.first())).append("</h2><p>");
    html.append(Texts.html(byline(alert.first()))).append("</p>");
    for (Passage passage : alert.why()) {
      html.append("<blockquote dir=\"auto\">").append(Texts.html(field(passage)));
      html.append(marked(passage)).append("</blockquote>");
    }
    if (alert.later() > 0) {
      html.append("<p>").append(later()).append("</p><ul>");
      for (Reported article : shown()) {
        html.append("<li>").append(Texts.html(byline(article))).append(": ");
        html.append(link(article)).append("</li>");
      }
      html.append("</ul>");
    }
    html.append("<hr><p>Saved search: ").append(Texts.html(line(alert.search().name())));
    html.append("<br>Query: <code>").append(Texts.html(line(alert.search().query())));
    html.append("</code><br><a href=\"").append(Texts.html(links.story(alert)));
    html.append("\">The story</a> · <a href=\"").append(Texts.html(links.searches()));
    return html.append("\">Change or pause this search</a></p></body></html>").toString();
  }

  private String link(Reported article) {
    return "<a href=\""
        + Texts.html(links.article(article))
        + "\">"
        + Texts.html(line(article.title()))
        + "</a>";
  }

  private String later() {
    return alert.later() == 1
        ? "1 later article of the story matched as well:"
        : alert.later() + " later articles of the story matched as well:";
  }

  private List<Reported> shown() {
    return alert.folded().subList(0, Math.min(MAX_LATER, alert.folded().size()));
  }

  private static String byline(Reported article) {
    return line(article.publisher()) + ", " + time(article.date());
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String line(String text) {
    return Texts.cut(Texts.line(text), MAX_LINE);
  }

  /** Of a passage that is not of the text itself, where it is from. */
  private static String field(Passage passage) {
    return passage.field().equals("text") ? "" : passage.field() + ": ";
  }

  private static String marked(Passage passage) {
    StringBuilder html = new StringBuilder();
    int end = 0;
    for (Passage.Match match : passage.matches()) {
      html.append(Texts.html(passage.text().substring(end, match.start()))).append("<mark>");
      html.append(Texts.html(passage.text().substring(match.start(), match.end())));
      html.append("</mark>");
      end = match.end();
    }
    return html.append(Texts.html(passage.text().substring(end))).toString();
  }
}
