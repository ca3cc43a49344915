package org.vigie.web.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;

/**
 * Cuts text into pieces, some of which are marked. The pieces are text: a template escapes them.
 */
public final class Marked {

  /**
   * A stretch to be marked.
   *
   * @param start the first position
   * @param end the position after the last
   * @param style the class of its mark
   * @param anchor an id for the place, so that a link can lead there; null for none. Marks with the
   *     same start have the same
   * @param title what a reader learns of it; null for nothing
   */
  public record Mark(
      int start, int end, String style, @Nullable String anchor, @Nullable String title) {}

  /**
   * A piece of text.
   *
   * @param text never empty
   * @param style the class of its mark; null when it is not marked
   * @param anchor the id of its mark; null for none
   * @param title what a reader learns of it; null for nothing
   */
  public record Piece(
      String text, @Nullable String style, @Nullable String anchor, @Nullable String title) {
    public boolean marked() {
      return style != null;
    }
  }

  private static final String HIT = "hit";

  private Marked() {}

  /** What a search matched: it is shown as that whatever else is marked there. */
  public static Mark hit(int start, int end, @Nullable String anchor) {
    return new Mark(start, end, HIT, anchor, null);
  }

  /** A passage with its matches marked. */
  static List<Piece> passage(Alert.Passage passage) {
    List<Mark> marks =
        passage.matches().stream().map(match -> hit(match.start(), match.end(), null)).toList();
    return cut(passage.text(), 0, passage.text().length(), marks);
  }

  /** One line of text. */
  public static List<Piece> line(String text, List<Mark> marks) {
    return cut(text, 0, text.length(), marks);
  }

  /** Text by its paragraphs, which blank lines separate. */
  public static List<List<Piece>> paragraphs(String text, List<Mark> marks) {
    List<List<Piece>> paragraphs = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int found = text.indexOf("\n\n", start);
      int end = found < 0 ? text.length() : found;
      if (!text.substring(start, end).isBlank()) {
        paragraphs.add(cut(text, start, end, marks));
      }
      start = end + 2;
    }
    return paragraphs;
  }

  /** Where marks overlap, the one that begins last, and of those the shortest, is on top. */
  private static List<Piece> cut(String text, int from, int to, List<Mark> marks) {
    List<Mark> within =
        marks.stream()
            .filter(mark -> mark.start() >= 0 && mark.start() < to && mark.end() > from)
            .filter(mark -> mark.end() <= text.length() && mark.start() < mark.end())
            .sorted(
                Comparator.comparingInt(Mark::start)
                    .thenComparing(Comparator.comparingInt(Mark::end).reversed()))
            .toList();
    TreeSet<Integer> edges = new TreeSet<>(List.of(from, to));
    for (Mark mark : within) {
      edges.add(Math.max(from, mark.start()));
      edges.add(Math.min(to, mark.end()));
    }
    List<Piece> pieces = new ArrayList<>();
    Integer start = edges.first();
    for (Integer end : edges.tailSet(start, false)) {
      pieces.add(piece(text, start, end, within));
      start = end;
    }
    return pieces;
  }

  private static Piece piece(String text, int start, int end, List<Mark> marks) {
    Mark top = null;
    String anchor = null;
    boolean hit = false;
    for (Mark mark : marks) {
      if (mark.start() <= start && mark.end() >= end) {
        hit |= mark.style().equals(HIT);
        top = top != null && mark.style().equals(HIT) ? top : mark;
        anchor = mark.start() == start && mark.anchor() != null ? mark.anchor() : anchor;
      }
    }
    String words = text.substring(start, end);
    return top == null
        ? new Piece(words, null, null, null)
        : new Piece(
            words,
            hit && !top.style().equals(HIT) ? top.style() + " " + HIT : top.style(),
            anchor,
            top.title());
  }
}
