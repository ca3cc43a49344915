package org.vigie.ingest.page;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An element that holds blocks of text: those of the page from one number up to another. */
final class Box {
  /** The box of paragraphs that come without a page. */
  static final Box NONE = new Box(new Element("body"), null, Hints.BLOCK | Hints.PARAGRAPH, 0);

  final Element element;
  final @Nullable Box parent;

  /** Its own {@link Hints}, and the inherited ones of those around it. */
  final int hints;

  /** The number of its first block. */
  final int start;

  /** The number behind that of its last block. */
  int end;

  /** What its text weighs; see {@link MainText}. */
  double weight;

  Box(Element element, @Nullable Box parent, int hints, int start) {
    this.element = element;
    this.parent = parent;
    this.hints = hints | (parent == null ? 0 : parent.hints & Hints.INHERITED);
    this.start = start;
    this.end = start;
  }

  boolean is(int hint) {
    return (hints & hint) != 0;
  }

  /** The nearest such element around it, itself among them; null when there is none. */
  @Nullable Box nearest(int hint) {
    Box box = this;
    while (box != null && (box.hints & hint) == 0) {
      box = box.parent;
    }
    return box;
  }
}
