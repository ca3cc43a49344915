package org.vigie.model;

/**
 * A stretch of an article's title or text.
 *
 * @param field which of the two
 * @param start the first position, in UTF-16 code units
 * @param end the position after the last
 */
public record Span(Field field, int start, int end) {

  /** The parts of an article that are analysed. */
  public enum Field {
    TITLE,
    TEXT
  }

  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /** The words it covers. */
  public String of(Article article) {
    return (field == Field.TITLE ? article.title() : article.text()).substring(start, end);
  }

  /** Whether it lies within what is left of an article. */
  public boolean within(Article article) {
    return end <= (field == Field.TITLE ? article.title() : article.text()).length();
  }
}
