package org.vigie.alerts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Passage;
import org.vigie.model.Alert.Reported;
import org.vigie.model.AlertRules.Priority;

/** The words of a mail: its subject, and its body as text and as HTML. */
final class MailText {
  private static final int MAX_SUBJECT = 150;
  private static final int MAX_LINE = 500;
  private static final int MAX_LATER = 20;
  private static final int MAX_BRIEF = 3;

  /** Of an address that is behind a button. */
  private static final int MAX_URL = 2_000;

  private final Alert alert;
  private final List<Alert> also;
  private final String news;
  private final List<String> spike;
  private final Words words;
  private final AlertLinks links;

  /**
   * What a mail says of alerts that one article made.
   *
   * @param alerts the first is told, and the searches of the others are named
   * @param telling 0 when it is told for the first time
   */
  MailText(List<Alert> alerts, int telling, AlertLinks links) {
    this.alert = alerts.getFirst();
    this.also = alerts.subList(1, alerts.size());
    this.words = new Words(alert.search().rules());
    Optional<SpikeText> rising =
        alerts.stream()
            .flatMap(it -> Stream.ofNullable(it.tempo()))
            .findFirst()
            .map(tempo -> new SpikeText(tempo, words));
    this.news =
        telling == 0 ? rising.map(SpikeText::line).orElse("") : News.at(alert, telling).line(words);
    this.spike = rising.map(SpikeText::lines).orElse(List.of());
    this.links = links;
  }

  String subject() {
    String names =
        also.isEmpty()
            ? Texts.line(alert.search().name())
            : Texts.line(alert.search().name()) + " +" + also.size();
    String what = news.isEmpty() ? "" : news + ": ";
    return Texts.cut(
        "[" + Texts.cut(names, MAX_SUBJECT / 3) + "] " + what + Texts.line(alert.first().title()),
        MAX_SUBJECT);
  }

  /** The whole in a line, for a channel that has no subject. */
  String news() {
    return news;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    if (!news.isEmpty()) {
      lines.add(news);
      lines.addAll(spike);
      lines.add("");
    }
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
    lines.add(words.say("alert.search", line(alert.search().name())));
    lines.add(words.say("alert.query", line(alert.search().query())));
    if (!also.isEmpty()) {
      lines.add(words.say("alert.also", names()));
    }
    lines.add(words.say(all()) + ": " + links.all(alert));
    lines.add(words.say("alert.settings") + ": " + links.searches());
    return String.join("\r\n", lines) + "\r\n";
  }

  /** Who reports it and when, and the passages that matched; what else it matched, if anything. */
  Brief brief() {
    List<String> lines = new ArrayList<>(spike);
    lines.add(byline(alert.first()));
    if (!also.isEmpty()) {
      String all = line(alert.search().name()) + ", " + names();
      lines.add(words.say("digest.matched", all));
    }
    alert.why().stream().limit(MAX_BRIEF).forEach(passage -> lines.add(line(passage.text())));
    Priority priority =
        Stream.concat(Stream.of(alert), also.stream())
            .map(it -> it.search().rules().priority())
            .max(Comparator.naturalOrder())
            .orElse(Priority.NORMAL);
    return new Brief(
        subject(), String.join("\n", lines), links.article(alert.first(), MAX_URL), priority);
  }

  String html() {
    StringBuilder html = new StringBuilder("<!doctype html><html><body>");
    if (!news.isEmpty()) {
      html.append("<p><strong>").append(Texts.html(news)).append("</strong>");
      spike.forEach(line -> html.append("<br>").append(Texts.html(line)));
      html.append("</p>");
    }
    html.append("<h2 dir=\"auto\">").append(link(alert.first())).append("</h2><p>");
    html.append(Texts.html(byline(alert.first()))).append("</p>");
    for (Passage passage : alert.why()) {
      html.append("<blockquote dir=\"auto\">").append(Texts.html(field(passage)));
      html.append(marked(passage)).append("</blockquote>");
    }
    if (alert.later() > 0) {
      html.append("<p>").append(Texts.html(later())).append("</p><ul>");
      for (Reported article : shown()) {
        html.append("<li>").append(Texts.html(byline(article))).append(": ");
        html.append(link(article)).append("</li>");
      }
      html.append("</ul>");
    }
    html.append("<hr><p>").append(said("alert.search", line(alert.search().name())));
    String query = "<code>" + Texts.html(line(alert.search().query())) + "</code>";
    html.append("<br>").append(words.say("alert.query", query));
    if (!also.isEmpty()) {
      html.append("<br>").append(said("alert.also", names()));
    }
    html.append("<br><a href=\"").append(Texts.html(links.all(alert))).append("\">");
    html.append(said(all())).append("</a> · <a href=\"");
    html.append(Texts.html(links.searches())).append("\">").append(said("alert.settings"));
    return html.append("</a></p></body></html>").toString();
  }

  /** A passage as HTML, what matched marked. */
  static String marked(Passage passage) {
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

  private String said(String key, Object... with) {
    return Texts.html(words.say(key, with));
  }

  private String link(Reported article) {
    return "<a href=\""
        + Texts.html(links.article(article))
        + "\">"
        + Texts.html(line(article.title()))
        + "</a>";
  }

  private String later() {
    return words.say("alert.later", alert.later());
  }

  /** What the link to all of it is called. */
  private String all() {
    return alert.isSpike() ? "spike.reports" : "alert.story";
  }

  private String names() {
    return also.stream()
        .map(other -> line(other.search().name()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private List<Reported> shown() {
    return alert.folded().subList(0, Math.min(MAX_LATER, alert.folded().size()));
  }

  private String byline(Reported article) {
    return line(article.publisher()) + ", " + words.time(article.date());
  }

  private static String line(String text) {
    return Texts.cut(Texts.line(text), MAX_LINE);
  }

  /** Of a passage that is not of the text itself, where it is from. */
  private static String field(Passage passage) {
    return passage.field().equals("text") ? "" : passage.field() + ": ";
  }
}
