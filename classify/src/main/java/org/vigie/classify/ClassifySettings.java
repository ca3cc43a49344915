package org.vigie.classify;

/**
 * How the classifier runs.
 *
 * @param threads how many classify at the same time in this process: 1 to 12, as the stream of
 *     articles has 12 partitions
 */
public record ClassifySettings(int threads) {
  public ClassifySettings {
    if (threads < 1 || threads > 12) {
      throw new IllegalArgumentException("classify threads must be 1 to 12, not " + threads);
    }
  }

  /** Two threads: a thread classifies about a thousand articles a second. */
  public static ClassifySettings defaults() {
    return new ClassifySettings(2);
  }
}
