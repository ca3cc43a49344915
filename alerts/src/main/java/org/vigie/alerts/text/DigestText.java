package org.vigie.alerts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vigie.model.Coverage;
import org.vigie.model.Digest;
import org.vigie.model.Digest.Item;
import org.vigie.model.Tempo;

/** The words of a digest: its subject, and its body as text and as HTML. */
final class DigestText {
  private static final int MAX_SUBJECT = 150;
  private static final int MAX_LINE = 500;
  private static final int MAX_BRIEF = 5;

  private final Digest digest;
  private final Words words;
  private final AlertLinks links;

  DigestText(Digest digest, AlertLinks links) {
    this.digest = digest;
    this.words = new Words(digest.language(), digest.zone());
    this.links = links;
  }

  String subject() {
    List<String> names =
        digest.items().stream().flatMap(item -> item.searches().stream()).distinct().toList();
    String of = names.size() == 1 ? Texts.cut(line(names.getFirst()), MAX_SUBJECT / 3) : "Vigie";
    String kind = "digest." + digest.kind().name().toLowerCase(Locale.ROOT);
    return Texts.cut("[" + of + "] " + words.say(kind, digest.stories()), MAX_SUBJECT);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(until());
    lines.add("");
    for (Item item : digest.items()) {
      lines.add(line(item.first().title()));
      lines.add("  " + byline(item));
      if (!news(item).isEmpty()) {
        lines.add("  " + news(item));
      }
      if (item.why() != null) {
        lines.add("  " + line(item.why().text()));
      }
      lines.add("  " + matched(item));
      lines.add("  " + links.article(item.first()));
      lines.add("");
    }
    lines.addAll(counts());
    lines.add(words.say("digest.inbox") + ": " + links.inbox());
    lines.add(words.say("digest.settings") + ": " + links.searches());
    return String.join("\r\n", lines) + "\r\n";
  }

  /** Its first stories, and how many more there are. */
  Brief brief() {
    List<String> lines = new ArrayList<>();
    digest.items().stream().limit(MAX_BRIEF).forEach(item -> lines.add(line(item.first().title())));
    int more = digest.stories() - lines.size();
    if (more > 0) {
      lines.add(words.say("digest.further", more));
    }
    return new Brief(subject(), String.join("\n", lines), links.inbox(), digest.priority());
  }

  String html() {
    StringBuilder html = new StringBuilder("<!doctype html><html><body><p>");
    html.append(Texts.html(until())).append("</p>");
    for (Item item : digest.items()) {
      html.append("<h3 dir=\"auto\"><a href=\"").append(Texts.html(links.article(item.first())));
      html.append("\">").append(Texts.html(line(item.first().title()))).append("</a></h3><p>");
      html.append(Texts.html(byline(item)));
      if (!news(item).isEmpty()) {
        html.append("<br><strong>").append(Texts.html(news(item))).append("</strong>");
      }
      html.append("<br>").append(Texts.html(matched(item))).append("</p>");
      if (item.why() != null) {
        html.append("<blockquote dir=\"auto\">").append(MailText.marked(item.why()));
        html.append("</blockquote>");
      }
    }
    html.append("<hr><p>");
    counts().forEach(count -> html.append(Texts.html(count)).append("<br>"));
    html.append("<a href=\"").append(Texts.html(links.inbox())).append("\">");
    html.append(Texts.html(words.say("digest.inbox"))).append("</a> · <a href=\"");
    html.append(Texts.html(links.searches())).append("\">");
    return html.append(Texts.html(words.say("digest.settings")))
        .append("</a></p></body></html>")
        .toString();
  }

  /** What there is besides the stories, each in a line. */
  private List<String> counts() {
    List<String> lines = new ArrayList<>();
    if (digest.further() > 0) {
      lines.add(words.say("digest.further", digest.further()));
    }
    for (Digest.Count count : digest.held()) {
      lines.add(words.say("held." + count.held(), count.stories()));
    }
    Coverage coverage = digest.coverage();
    if (coverage != null) {
      String gaps = coverage.gaps() > 0 ? "; " + words.say("coverage.gaps", coverage.gaps()) : "";
      lines.add(words.say("coverage", coverage.onTime(), coverage.on()) + gaps);
    }
    return lines;
  }

  private String until() {
    return words.say("digest.until", words.time(digest.until()));
  }

  private String byline(Item item) {
    return line(item.first().publisher()) + ", " + words.time(item.first().date());
  }

  private String matched(Item item) {
    return words.say(
        "digest.matched",
        item.searches().stream().map(DigestText::line).collect(Collectors.joining(", ")));
  }

  private String news(Item item) {
    String news = new News(item.later(), item.sources(), item.changes()).line(words);
    Tempo tempo = item.tempo();
    return tempo == null || item.again() ? news : new SpikeText(tempo, words).line();
  }

  private static String line(String text) {
    return Texts.cut(Texts.line(text), MAX_LINE);
  }
}
