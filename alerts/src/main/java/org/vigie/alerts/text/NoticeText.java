package org.vigie.alerts.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.HealthEvent.Changed;
import org.vigie.model.HealthEvent.Network;
import org.vigie.model.Notice;
import org.vigie.model.PollState.State;

/** The words of a notice about sources: its subject, and its body as text and as HTML. */
final class NoticeText implements NoticeWords {
  private static final int MAX_SUBJECT = 150;
  private static final int MAX_LINE = 500;
  private static final int MAX_SOURCES = 50;
  private final Notice notice;
  private final Words words;
  private final AlertLinks links;

  NoticeText(Notice notice, Words words, AlertLinks links) {
    this.notice = notice;
    this.words = words;
    this.links = links;
  }

  /** What is told of one source is a thread of its own, so that its end stands by its beginning. */
  @Override
  public String thread() {
    boolean isOne = notice.changes().size() == 1 && notice.networks().isEmpty();
    return isOne
        ? "source." + plain(notice.changes().getFirst().source())
        : "notice." + notice.id();
  }

  @Override
  public String subject() {
    List<String> parts = new ArrayList<>();
    notice.networks().forEach(network -> parts.add(state(network)));
    Map<String, List<Changed>> became =
        notice.changes().stream()
            .collect(
                Collectors.groupingBy(
                    change -> key(change.to()), LinkedHashMap::new, Collectors.toList()));
    boolean alone = parts.isEmpty() && became.size() == 1;
    became.forEach((key, changes) -> parts.add(part(changes, key, alone)));
    return Texts.cut("[Vigie] " + String.join("; ", parts), MAX_SUBJECT);
  }

  @Override
  public String text() {
    List<String> lines = new ArrayList<>();
    for (Network network : notice.networks()) {
      lines.add(state(network) + ", " + words.time(network.at()));
      lines.add("  " + line(network.evidence()));
      lines.add("");
    }
    for (Changed change : shown()) {
      lines.add(line(change.name()) + " " + became(change) + ", " + words.time(change.at()));
      lines.add("  " + line(change.evidence()));
      lines.add("  " + next(change.next()));
      lines.add("  " + links.source(change.source()));
      lines.add("");
    }
    if (further() > 0) {
      lines.add(more());
      lines.add("");
    }
    lines.add(words.say("notice.sources") + ": " + links.health());
    lines.add(words.say("notice.operator") + ": " + links.operator());
    return String.join("\r\n", lines) + "\r\n";
  }

  /** What became of what, a line each. */
  @Override
  public Brief brief() {
    List<String> lines = new ArrayList<>();
    for (Network network : notice.networks()) {
      lines.add(state(network) + ": " + line(network.evidence()));
    }
    for (Changed change : shown()) {
      lines.add(line(change.name()) + " " + became(change) + ": " + line(change.evidence()));
    }
    if (further() > 0) {
      lines.add(more());
    }
    return new Brief(subject(), String.join("\n", lines), links.health(), Priority.NORMAL);
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<!doctype html><html><body>");
    for (Network network : notice.networks()) {
      html.append("<h2>").append(Texts.html(state(network))).append("</h2><p>");
      html.append(words.time(network.at())).append("<br>");
      html.append(Texts.html(line(network.evidence()))).append("</p>");
    }
    html.append("<ul>");
    for (Changed change : shown()) {
      html.append("<li><a dir=\"auto\" href=\"").append(Texts.html(links.source(change.source())));
      html.append("\">").append(Texts.html(line(change.name()))).append("</a> ");
      html.append(Texts.html(became(change))).append(", ").append(words.time(change.at()));
      html.append("<br>").append(Texts.html(line(change.evidence())));
      html.append("<br>").append(Texts.html(next(change.next()))).append("</li>");
    }
    html.append("</ul>");
    if (further() > 0) {
      html.append("<p>").append(Texts.html(more())).append("</p>");
    }
    html.append("<hr><p><a href=\"").append(Texts.html(links.health()));
    html.append("\">").append(Texts.html(words.say("notice.sources")));
    html.append("</a> · <a href=\"").append(Texts.html(links.operator()));
    html.append("\">").append(Texts.html(words.say("notice.operator")));
    return html.append("</a></p></body></html>").toString();
  }

  private String part(List<Changed> changes, String key, boolean alone) {
    String word = words.say(key, changes.size());
    if (changes.size() == 1) {
      return Texts.cut(line(changes.getFirst().name()), MAX_SUBJECT / 3) + " " + word;
    }
    String names =
        changes.stream().map(change -> line(change.name())).collect(Collectors.joining(", "));
    String several = words.say("notice.several", changes.size(), word);
    return alone ? several + ": " + names : several;
  }

  private List<Changed> shown() {
    return notice.changes().subList(0, Math.min(MAX_SOURCES, notice.changes().size()));
  }

  private int further() {
    return notice.changes().size() - shown().size();
  }

  private String more() {
    return words.say("notice.further", further());
  }

  private String became(Changed change) {
    return words.say(key(change.to()), 1);
  }

  /** What became of a source, or of several. */
  private static String key(State state) {
    return switch (state) {
      case FRESH, QUIET -> "source.WELL";
      case SILENT, EMPTY, BLOCKED, BROKEN, MOVED, GONE, NEW, THROTTLED -> "source." + state;
    };
  }

  private String state(Network network) {
    return words.say(network.down() ? "network.down" : "network.whole");
  }

  private String next(Instant next) {
    return words.say("notice.next", words.time(next));
  }

  private static String plain(String id) {
    return id.replaceAll("[^A-Za-z0-9-]", "-");
  }

  private static String line(String text) {
    return Texts.cut(Texts.line(text), MAX_LINE);
  }
}
