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
final class NoticeText {
  private static final int MAX_SUBJECT = 150;
  private static final int MAX_LINE = 500;
  private static final int MAX_SOURCES = 50;
  private final Notice notice;
  private final AlertLinks links;

  NoticeText(Notice notice, AlertLinks links) {
    this.notice = notice;
    this.links = links;
  }

  /** What is told of one source is a thread of its own, so that its end stands by its beginning. */
  String thread() {
    boolean isOne = notice.changes().size() == 1 && notice.networks().isEmpty();
    return isOne
        ? "source." + plain(notice.changes().getFirst().source())
        : "notice." + notice.id();
  }

  String subject() {
    List<String> parts = new ArrayList<>();
    notice.networks().forEach(network -> parts.add(words(network)));
    Map<String, List<Changed>> became =
        notice.changes().stream()
            .collect(
                Collectors.groupingBy(
                    change -> became(change.to()), LinkedHashMap::new, Collectors.toList()));
    boolean alone = parts.isEmpty() && became.size() == 1;
    became.forEach((word, changes) -> parts.add(part(changes, word, alone)));
    return Texts.cut("[Vigie] " + String.join("; ", parts), MAX_SUBJECT);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    for (Network network : notice.networks()) {
      lines.add(words(network) + ", " + Texts.time(network.at()));
      lines.add("  " + line(network.evidence()));
      lines.add("");
    }
    for (Changed change : shown()) {
      lines.add(line(change.name()) + " " + became(change.to()) + ", " + Texts.time(change.at()));
      lines.add("  " + line(change.evidence()));
      lines.add("  " + next(change.next()));
      lines.add("  " + links.source(change.source()));
      lines.add("");
    }
    if (further() > 0) {
      lines.add(more());
      lines.add("");
    }
    lines.add("All sources: " + links.health());
    lines.add("Change where notices go: " + links.operator());
    return String.join("\r\n", lines) + "\r\n";
  }

  /** What became of what, a line each. */
  Brief brief() {
    List<String> lines = new ArrayList<>();
    for (Network network : notice.networks()) {
      lines.add(words(network) + ": " + line(network.evidence()));
    }
    for (Changed change : shown()) {
      lines.add(line(change.name()) + " " + became(change.to()) + ": " + line(change.evidence()));
    }
    if (further() > 0) {
      lines.add(more());
    }
    return new Brief(subject(), String.join("\n", lines), links.health(), Priority.NORMAL);
  }

  String html() {
    StringBuilder html = new StringBuilder("<!doctype html><html><body>");
    for (Network network : notice.networks()) {
      html.append("<h2>").append(Texts.html(words(network))).append("</h2><p>");
      html.append(Texts.time(network.at())).append("<br>");
      html.append(Texts.html(line(network.evidence()))).append("</p>");
    }
    html.append("<ul>");
    for (Changed change : shown()) {
      html.append("<li><a dir=\"auto\" href=\"").append(Texts.html(links.source(change.source())));
      html.append("\">").append(Texts.html(line(change.name()))).append("</a> ");
      html.append(became(change.to())).append(", ").append(Texts.time(change.at()));
      html.append("<br>").append(Texts.html(line(change.evidence())));
      html.append("<br>").append(next(change.next())).append("</li>");
    }
    html.append("</ul>");
    if (further() > 0) {
      html.append("<p>").append(more()).append("</p>");
    }
    html.append("<hr><p><a href=\"").append(Texts.html(links.health()));
    html.append("\">All sources</a> · <a href=\"").append(Texts.html(links.operator()));
    return html.append("\">Change where notices go</a></p></body></html>").toString();
  }

  private static String part(List<Changed> changes, String word, boolean alone) {
    if (changes.size() == 1) {
      return Texts.cut(line(changes.getFirst().name()), MAX_SUBJECT / 3) + " " + word;
    }
    String names =
        changes.stream().map(change -> line(change.name())).collect(Collectors.joining(", "));
    return changes.size() + " sources " + word + (alone ? ": " + names : "");
  }

  private List<Changed> shown() {
    return notice.changes().subList(0, Math.min(MAX_SOURCES, notice.changes().size()));
  }

  private int further() {
    return notice.changes().size() - shown().size();
  }

  private String more() {
    return "and " + further() + " more, which the page shows";
  }

  /** What became of a source; fit for one and for several. */
  private static String became(State state) {
    return switch (state) {
      case SILENT -> "went silent";
      case EMPTY -> "came back empty";
      case BLOCKED -> "blocked us";
      case BROKEN -> "broke";
      case MOVED -> "moved";
      case GONE -> "went away for good";
      case FRESH, QUIET -> "recovered";
      case NEW -> "started anew";
      case THROTTLED -> "asked us to wait";
    };
  }

  private static String words(Network network) {
    return network.down() ? "Our network is down" : "Our network is whole again";
  }

  private static String next(Instant next) {
    return "next try " + Texts.time(next);
  }

  private static String plain(String id) {
    return id.replaceAll("[^A-Za-z0-9-]", "-");
  }

  private static String line(String text) {
    return Texts.cut(Texts.line(text), MAX_LINE);
  }
}
