package org.vigie.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the first article of an alert came to be in its story.
 *
 * @param from the stories that it was in before
 * @param revision of the record by which it is there, see {@link Filed#revision}
 */
public record Moves(List<Left> from, long revision) {

  /**
   * A story that it left.
   *
   * @param story its id
   * @param at when that was filed
   */
  public record Left(String story, Instant at) {}

  /** It was not moved, or by no record that is known. */
  public static final Moves NONE = new Moves(List.of(), 0);

  public Moves {
    from = List.copyOf(from);
  }

  /** With one more, from one story to another. */
  Moves to(String other, Left left, long number) {
    List<Left> before =
        Stream.concat(from.stream().filter(it -> !it.story().equals(left.story())), Stream.of(left))
            .filter(it -> !it.story().equals(other))
            .toList();
    return new Moves(before, number);
  }
}
