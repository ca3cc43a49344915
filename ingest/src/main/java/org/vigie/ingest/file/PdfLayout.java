package org.vigie.ingest.file;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes a text of the lines of pages: paragraphs joined, what runs along the pages left out. */
final class PdfLayout {
  /** A line further from the one before than this many of the usual steps begins a paragraph. */
  private static final float WIDE = 1.35f;

  /** A line that ends this far before the others is the last of its paragraph, if it ends so. */
  private static final float SHORT = 0.85f;

  /** Letters this much larger than the text's are a heading's. */
  private static final float LARGE = 1.15f;

  /** How many lines at the head and foot of a page may run along. */
  private static final int EDGE = 2;

  /** On this share of the pages it must stand, and on two. */
  private static final double OFTEN = 0.4;

  private static final int LEAST_PAGES = 2;
  private static final int MAX_TITLE = 300;
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern PAGE_NUMBER =
      Pattern.compile("(?i)[-–—|\\s]*(?:page|p\\.)?\\s*#(?:\\s*(?:/|of|sur|de)\\s*#)?[-–—|\\s]*");
  private static final Pattern BROKEN_WORD = Pattern.compile("(?U)\\p{L}[-\u00ad\u2010]$");
  private static final Pattern ENDED = Pattern.compile("[.!?:…]['\"”»)\\]\\d]*$");

  private final List<PdfLine> lines;
  private final float size;
  private final float step;
  private final float margin;

  PdfLayout(List<PdfLine> all) {
    lines = withoutRunning(all);
    size = usual(lines.stream().map(PdfLine::size).toList(), 0.5);
    step = usual(steps(lines), 0.25);
    margin = usual(lines.stream().map(PdfLine::end).toList(), 0.8);
  }

  /** The first large line or lines; empty when none stands out. */
  String title() {
    return heading().stream().map(PdfLine::text).collect(joining(" "));
  }

  /** Paragraphs, a blank line between them, without the title. */
  String text() {
    List<PdfLine> title = heading();
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    PdfLine before = null;
    for (PdfLine line : lines) {
      if (title.contains(line)) {
        continue;
      }
      if (before != null && begins(line, before)) {
        paragraphs.add(paragraph.toString());
        paragraph.setLength(0);
      }
      append(paragraph, line.text());
      before = line;
    }
    paragraphs.add(paragraph.toString());
    return paragraphs.stream().filter(one -> !one.isBlank()).collect(joining("\n\n"));
  }

  private static void append(StringBuilder paragraph, String line) {
    if (BROKEN_WORD.matcher(paragraph).find() && Character.isLowerCase(line.codePointAt(0))) {
      paragraph.setLength(paragraph.length() - 1);
    } else if (!paragraph.isEmpty()) {
      paragraph.append(' ');
    }
    paragraph.append(line);
  }

  private boolean begins(PdfLine line, PdfLine before) {
    boolean otherLetters = Math.abs(line.size() - before.size()) > 0.12f * before.size();
    boolean above = line.page() != before.page() || line.y() < before.y();
    if (otherLetters || above) {
      // A page or a column ends where it is full, be it amid a sentence.
      return otherLetters || ENDED.matcher(before.text()).find();
    }
    boolean apart = line.y() - before.y() > WIDE * step;
    boolean indented = line.x() > before.x() + size && line.x() < margin / 2;
    boolean lastWasShort = before.end() < SHORT * margin && ENDED.matcher(before.text()).find();
    return apart || indented || lastWasShort;
  }

  private List<PdfLine> heading() {
    List<PdfLine> first = lines.stream().filter(line -> line.page() == 0).toList();
    float largest = (float) first.stream().mapToDouble(PdfLine::size).max().orElse(0);
    if (largest < LARGE * size) {
      return List.of();
    }
    List<PdfLine> heading = new ArrayList<>();
    int length = 0;
    for (PdfLine line : first) {
      boolean large = line.size() > 0.97f * largest;
      if (!large && !heading.isEmpty()) {
        break;
      }
      length += large ? line.text().length() : 0;
      if (large && length <= MAX_TITLE) {
        heading.add(line);
      }
    }
    return heading;
  }

  private static List<PdfLine> withoutRunning(List<PdfLine> all) {
    Map<Integer, List<PdfLine>> pages =
        all.stream().collect(groupingBy(PdfLine::page, TreeMap::new, toList()));
    Map<String, Integer> often = new HashMap<>();
    for (List<PdfLine> page : pages.values()) {
      Set<String> once = new HashSet<>();
      edges(page).forEach(line -> once.add(shape(line)));
      once.forEach(shape -> often.merge(shape, 1, Integer::sum));
    }
    double enough = Math.max(LEAST_PAGES, OFTEN * pages.size());
    Set<PdfLine> running = new HashSet<>();
    for (List<PdfLine> page : pages.values()) {
      edges(page).stream()
          .filter(
              line ->
                  often.getOrDefault(shape(line), 0) >= enough
                      || PAGE_NUMBER.matcher(shape(line)).matches())
          .forEach(running::add);
    }
    return all.stream().filter(line -> !running.contains(line)).toList();
  }

  private static List<PdfLine> edges(List<PdfLine> page) {
    List<PdfLine> byHeight = page.stream().sorted(Comparator.comparingDouble(PdfLine::y)).toList();
    Set<PdfLine> edges = new HashSet<>();
    edges.addAll(byHeight.subList(0, Math.min(EDGE, byHeight.size())));
    edges.addAll(byHeight.subList(Math.max(0, byHeight.size() - EDGE), byHeight.size()));
    return List.copyOf(edges);
  }

  /** The same for lines that differ but in their numbers. */
  private static String shape(PdfLine line) {
    return DIGITS.matcher(line.text().toLowerCase(Locale.ROOT)).replaceAll("#");
  }

  private static List<Float> steps(List<PdfLine> lines) {
    List<Float> steps = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      float step = lines.get(i).y() - lines.get(i - 1).y();
      if (lines.get(i).page() == lines.get(i - 1).page() && step > 0) {
        steps.add(step);
      }
    }
    return steps;
  }

  private static float usual(List<Float> values, double share) {
    List<Float> sorted = values.stream().sorted().toList();
    return sorted.isEmpty()
        ? Float.MAX_VALUE
        : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
  }
}
