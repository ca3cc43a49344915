package org.vigie.classify;

import java.util.List;
import java.util.function.Supplier;
import org.vigie.model.Place;

/**
 * How the classifier runs.
 *
 * @param threads how many classify at the same time in this process: 1 to 12, as the stream of
 *     articles has 12 partitions
 * @param morePlaces places that were imported beside the watch; another list once they change. It
 *     is asked often, by several threads
 * @param learned what verdicts taught about topics; asked in the same way
 */
public record ClassifySettings(
    int threads, Supplier<List<Place>> morePlaces, Supplier<List<LearnedTopic>> learned) {
  public ClassifySettings {
    if (threads < 1 || threads > 12) {
      throw new IllegalArgumentException("classify threads must be 1 to 12, not " + threads);
    }
  }

  /** So many threads, no places but those of the watch, and nothing learned. */
  public ClassifySettings(int threads) {
    this(threads, List::of, List::of);
  }

  /** Two threads: a thread classifies about a thousand articles a second. */
  public static ClassifySettings defaults() {
    return new ClassifySettings(2);
  }

  /** The same with places beside the watch. */
  public ClassifySettings withMorePlaces(Supplier<List<Place>> more) {
    return new ClassifySettings(threads, more, learned);
  }

  /** The same with what verdicts taught. */
  public ClassifySettings withLearned(Supplier<List<LearnedTopic>> taught) {
    return new ClassifySettings(threads, morePlaces, taught);
  }
}
