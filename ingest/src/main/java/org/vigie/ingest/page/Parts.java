package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells several articles under one roof from one article in sections.
 *
 * <p>Each has a headline of its own (a heading of the first rank, or one in an {@code article}
 * element, that is no link), or footnotes that begin anew behind a line that reads like a headline;
 * and each is long enough to be one.
 */
final class Parts {
  /** What is shorter is a teaser, or an entry of a running report. */
  private static final int ARTICLE = 600;

  private static final int HEADLINE = 200;
  private static final int MAX = 6;

  private Parts() {}

  /**
   * One of the articles.
   *
   * @param title its own headline; null when it has none
   * @param text without its headline
   * @param notes its footnotes
   */
  record Part(@Nullable String title, List<Block> text, List<Block> notes) {}

  /** The articles that some blocks are; one in most cases, never none. */
  static List<Part> of(List<Block> blocks) {
    List<Footnotes.Section> sections = Footnotes.in(blocks);
    List<Part> byNotes = byNotes(sections);
    if (byNotes.size() > 1) {
      return byNotes;
    }
    Part all = byNotes.getFirst();
    List<Part> byHeadings = byHeadings(all.text());
    boolean several =
        byHeadings.size() > 1
            && byHeadings.size() <= MAX
            && byHeadings.stream().allMatch(part -> size(part.text()) >= ARTICLE);
    if (several) {
      Part last = byHeadings.removeLast();
      byHeadings.add(new Part(last.title(), last.text(), all.notes()));
      return byHeadings;
    }
    return List.of(
        new Part(
            null,
            all.text().stream().filter(block -> !block.is(Hints.HEADLINE)).toList(),
            all.notes()));
  }

  private static List<Part> byNotes(List<Footnotes.Section> sections) {
    List<Part> parts = new ArrayList<>();
    for (Footnotes.Section section : sections) {
      boolean own =
          !parts.isEmpty() && section.text().size() > 1 && isHeadline(section.text().getFirst());
      if (own && size(section.text()) >= ARTICLE) {
        List<Block> text = section.text().subList(1, section.text().size());
        parts.add(new Part(section.text().getFirst().text(), text, section.notes()));
      } else if (parts.isEmpty()) {
        parts.add(new Part(null, section.text(), section.notes()));
      } else {
        Part last = parts.removeLast();
        parts.add(
            new Part(
                last.title(),
                joined(last.text(), section.text()),
                joined(last.notes(), section.notes())));
      }
    }
    return parts;
  }

  private static boolean isHeadline(Block block) {
    return block.is(Hints.HEADING) || (block.size() <= HEADLINE && !block.endsSentence());
  }

  private static List<Part> byHeadings(List<Block> text) {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= text.size(); i++) {
      if (i == text.size() || begins(text, i)) {
        parts.add(part(text.subList(start, i)));
        start = i;
      }
    }
    return parts;
  }

  private static Part part(List<Block> blocks) {
    boolean headed = !blocks.isEmpty() && blocks.getFirst().is(Hints.HEADING);
    return new Part(
        headed ? blocks.getFirst().text() : null,
        blocks.subList(headed ? 1 : 0, blocks.size()),
        List.of());
  }

  private static boolean begins(List<Block> text, int at) {
    Block block = text.get(at);
    if (!block.is(Hints.HEADING) || block.linked() > 0) {
      return false;
    }
    return block.is(Hints.HEADLINE)
        || (article(block) != null && article(block) != article(text.get(at - 1)));
  }

  private static @Nullable Box article(Block block) {
    return block.box().nearest(Hints.ARTICLE);
  }

  private static int size(List<Block> blocks) {
    return blocks.stream().mapToInt(Block::size).sum();
  }

  private static List<Block> joined(List<Block> one, List<Block> other) {
    List<Block> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
