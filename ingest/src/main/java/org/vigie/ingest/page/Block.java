package org.vigie.ingest.page;

import java.util.List;

/**
 * A run of text that a browser would show as one paragraph.
 *
 * @param text one line, not empty
 * @param size how much it says: its characters, those that are syllables or words counted twice
 * @param linked how many of its characters are link text
 * @param box the block element around it
 * @param links in its text
 * @param beginsItem whether it is the first in an item of a list
 */
record Block(String text, int size, int linked, Box box, List<Link> links, boolean beginsItem) {
  private static final String CLOSING = "\"”»)’'\u201f\u203a";
  private static final String ENDING = ".!?…:;,。！？；：、」』）؟۔।॥։።";

  /**
   * A link.
   *
   * @param text its words, one line; may be empty
   * @param reference where it leads, as it is written
   */
  record Link(String text, String reference) {}

  Block(String text, int linked, Box box, List<Link> links, boolean beginsItem) {
    this(text, size(text), linked, box, links, beginsItem);
  }

  /** A paragraph that comes without a page. */
  static Block plain(String text) {
    return new Block(text, 0, Box.NONE, List.of(), false);
  }

  /** A part of its text, with the links in that. */
  Block part(String part) {
    List<Link> kept = links.stream().filter(link -> part.contains(link.text())).toList();
    int length = kept.stream().mapToInt(link -> link.text().length()).sum();
    return new Block(part, length, box, kept, beginsItem);
  }

  /** The part of the text that is links, from 0 to 1. */
  double linkDensity() {
    return Math.min(1, (double) linked / text.length());
  }

  /** Whether it ends as a sentence does, or a part of one. */
  boolean endsSentence() {
    char last = text.charAt(text.length() - 1);
    return ENDING.indexOf(last) >= 0 || CLOSING.indexOf(last) >= 0;
  }

  boolean is(int hint) {
    return box.is(hint);
  }

  private static int size(String text) {
    int size = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u2e80' && (c <= '\ud7ff' || c >= '\uf900')) {
        size++;
      }
    }
    return size;
  }
}
