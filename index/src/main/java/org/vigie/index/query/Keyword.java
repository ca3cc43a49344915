package org.vigie.index.query;

import java.util.stream.Collectors;

/** An id or a name as one term: without case, accents and punctuation. */
public final class Keyword {
  /** Far below what Lucene takes; nobody types more. */
  private static final int LONGEST = 500;

  private Keyword() {}

  public static String of(String value) {
    String start = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    String words =
        Analysis.FOLDED.words(start).stream()
            .map(word -> word.forms().getFirst())
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? start.strip() : words;
  }
}
