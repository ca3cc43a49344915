package org.vigie.index;

import java.util.List;

/**
 * What a query that is being written may go on with.
 *
 * @param start where the text to be replaced begins, in UTF-16 code units from 0
 * @param end the position after it
 * @param candidates what may take its place, the likeliest first; at most {@value #MOST}
 */
public record Completion(int start, int end, List<Candidate> candidates) {
  /** The most candidates. */
  public static final int MOST = 10;

  /**
   * One way to go on.
   *
   * @param text what to write there
   * @param field the field that it names or is a value of
   * @param value the value alone; empty where only the field is named
   * @param label a name of the value; empty when it says no more than the value
   * @param count how many articles have it; 0 where only the field is named
   */
  public record Candidate(String text, String field, String value, String label, long count) {}

  public Completion {
    candidates = List.copyOf(candidates);
  }
}
