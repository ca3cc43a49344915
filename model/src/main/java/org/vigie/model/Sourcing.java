package org.vigie.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From whom an article has what it says.
 *
 * @param origin whose report it is: where it appeared first, the agency whose dispatch it is, the
 *     outlet that its opening names as its source, else its publisher; null where nobody looked
 * @param attributions whom it names as a source, each once, in the order of the text
 */
public record Sourcing(@Nullable String origin, List<Attribution> attributions) {

  /** Nobody looked. */
  public static final Sourcing UNKNOWN = new Sourcing(null, List.of());

  /**
   * A source that a text names.
   *
   * @param to id of the outlet or actor in the watch
   * @param name its short name
   * @param kind what it is said to have done
   * @param spans where it stands; empty when the text was not kept
   */
  public record Attribution(String to, String name, Kind kind, List<Span> spans) {
    /** What a source is said to have done. */
    public enum Kind {
      /** An outlet reported it, or was told it. */
      REPORT,
      /** An armed group claims it. */
      CLAIM,
      /** Anybody else said it. */
      STATEMENT
    }

    public Attribution {
      spans = List.copyOf(spans);
    }
  }

  public Sourcing {
    attributions = List.copyOf(attributions);
  }
}
