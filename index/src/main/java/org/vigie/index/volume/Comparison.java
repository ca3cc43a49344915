package org.vigie.index.volume;

import java.util.ArrayList;
import java.util.List;

/**
 * An archive beside the stream that it is built from.
 *
 * @param articles how many the stream holds
 * @param missing how many of them the archive does not
 * @param older how many it holds in an older state than the stream
 * @param surplus how many it holds that the stream does not
 */
public record Comparison(long articles, long missing, long older, long surplus) {

  /** What is wrong, a sentence each. */
  List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    say(wrong, missing, "%,d of %,d articles are missing.");
    say(wrong, older, "%,d of %,d articles are older than in the stream.");
    say(wrong, surplus, "%,d articles are not in the stream, which has %,d.");
    return wrong;
  }

  private void say(List<String> wrong, long count, String sentence) {
    if (count > 0) {
      wrong.add(sentence.formatted(count, articles));
    }
  }
}
