package org.vigie.index.query;

import org.apache.lucene.util.BytesRef;

/**
 * A value of a facet with what one article calls it.
 *
 * @param value what to filter by
 * @param label a name of it
 */
public record FacetValue(String value, String label) {
  private static final char SEPARATOR = '\u001f';

  /** Doc values take no more than 32,766 bytes. */
  private static final int LONGEST = 500;

  BytesRef encode() {
    return new BytesRef(cut(value) + SEPARATOR + cut(label));
  }

  public static FacetValue decode(BytesRef bytes) {
    String text = bytes.utf8ToString();
    int end = text.indexOf(SEPARATOR);
    return new FacetValue(text.substring(0, end), text.substring(end + 1));
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
