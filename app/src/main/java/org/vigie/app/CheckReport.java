package org.vigie.app;

import static org.vigie.app.instance.Terminal.text;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vigie.app.instance.Terminal;
import tools.jackson.databind.JsonNode;

/** What a check came to, on a terminal. */
final class CheckReport {
  private static final int WIDTH = 100;
  private static final int MOST_LINES = 4;

  private CheckReport() {}

  /** Prints it; the exit code is 1 when nothing can be read. */
  static int print(JsonNode checked, boolean json) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    if (json) {
      out.println(Terminal.json(checked));
    } else {
      lines(checked).forEach(out::println);
    }
    out.flush();
    return checked.has("source") ? 0 : 1;
  }

  static List<String> lines(JsonNode checked) {
    List<String> lines = new ArrayList<>();
    lines.add(text(checked, "asked"));
    for (JsonNode request : checked.path("requests")) {
      String to = text(request, "to");
      String moved = request.path("moved").asBoolean() ? " (moved for good to " : " (leads to ";
      lines.add(
          "  asked      %s%s: %s"
              .formatted(
                  text(request, "address"),
                  to.isEmpty() ? "" : moved + to + ")",
                  text(request, "outcome")));
    }
    if (!checked.has("source")) {
      lines.add("  problem    " + text(checked, "problem"));
      lines.add("  next       " + text(checked, "next"));
      return lines;
    }
    JsonNode source = checked.path("source");
    lines.add(
        "  what       %s at %s, %d entries"
            .formatted(
                text(source, "kind").toLowerCase(Locale.ROOT),
                text(source, "address"),
                checked.path("entries").asInt()));
    JsonNode answer = checked.path("answer");
    lines.add(
        "  again      ETag %s, Last-Modified %s, max-age %s"
            .formatted(
                or(text(answer, "etag"), "none"),
                or(text(answer, "lastModified"), "none"),
                or(text(answer, "maxAge").replace("PT0S", ""), "none")));
    lines.add("  robots     " + robots(checked.path("robots")));
    for (JsonNode other : checked.path("others")) {
      lines.add("  also at    " + Terminal.harmless(other.asString("")));
    }
    checked.path("newest").forEach(item -> lines.addAll(item(item)));
    lines.add("");
    lines.add(
        "As an entry of sources.yaml (add it here: vigie source add "
            + text(checked, "asked")
            + "):");
    lines.add("");
    text(checked, "entry").lines().forEach(lines::add);
    return lines;
  }

  private static String robots(JsonNode robots) {
    if (!robots.has("evidence")) {
      return "not looked at";
    }
    return (robots.path("allowed").asBoolean()
            ? "allows its articles"
            : "asks not to read its articles")
        + ": "
        + text(robots, "evidence");
  }

  private static List<String> item(JsonNode item) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("  " + or(text(item, "title"), "(no title)"));
    String partial = text(item.path("partial"), "evidence");
    lines.add(
        "    %s  %s  %s, %d characters%s"
            .formatted(
                or(text(item, "published"), "no date"),
                or(text(item, "language"), "-"),
                text(item, "textFrom").equals("PAGE") ? "from its page" : "from the list alone",
                item.path("characters").asInt(),
                partial.isEmpty() ? "" : ", " + partial));
    lines.add("    " + text(item, "url"));
    text(item, "text")
        .lines()
        .filter(line -> !line.isBlank())
        .limit(MOST_LINES)
        .forEach(line -> lines.add("    | " + cut(line)));
    return lines;
  }

  private static String cut(String line) {
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "…";
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
