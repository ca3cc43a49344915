package org.vigie.web.article;

import java.time.Instant;
import java.util.List;
import org.vigie.model.Edit;
import org.vigie.model.Filed;
import org.vigie.web.show.Marked;

/** The versions of an article, the newest first, each with what it changed. */
final class Versions {
  private Versions() {}

  /**
   * A version.
   *
   * @param number from 2: what an article was at first needs no words
   * @param seen when it was first read
   * @param changes empty when it changed in a part that is not held
   */
  public record Version(int number, Instant seen, List<Change> changes) {}

  /**
   * Sentences that took the place of others, the words that differ marked.
   *
   * @param before may be empty
   * @param after may be empty
   */
  public record Change(List<Marked.Piece> before, List<Marked.Piece> after) {}

  static List<Version> of(Filed filed) {
    return filed.edits().reversed().stream()
        .map(
            edit ->
                new Version(
                    edit.version(),
                    edit.seen(),
                    edit.hunks().stream().map(Versions::change).toList()))
        .toList();
  }

  private static Change change(Edit.Hunk hunk) {
    String before = hunk.before();
    String after = hunk.after();
    int start = sameStart(before, after);
    int end = sameEnd(before, after, start);
    return new Change(
        pieces(before, start, before.length() - end), pieces(after, start, after.length() - end));
  }

  private static List<Marked.Piece> pieces(String text, int start, int end) {
    return text.isEmpty()
        ? List.of()
        : Marked.line(text, List.of(new Marked.Mark(start, end, "changed", null, null)));
  }

  /** How much is the same at the beginning, in whole words. */
  private static int sameStart(String one, String other) {
    int same = 0;
    for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
      if (one.charAt(i) != other.charAt(i)) {
        break;
      }
      same = one.charAt(i) == ' ' ? i + 1 : same;
    }
    return same;
  }

  /** The same for the end, as far as the beginning leaves it. */
  private static int sameEnd(String one, String other, int start) {
    int same = 0;
    for (int i = 1; i <= Math.min(one.length(), other.length()) - start; i++) {
      char last = one.charAt(one.length() - i);
      if (last != other.charAt(other.length() - i)) {
        break;
      }
      same = last == ' ' ? i : same;
    }
    return same;
  }
}
