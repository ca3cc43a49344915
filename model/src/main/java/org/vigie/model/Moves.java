package org.vigie.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the first article of an alert came to be in its story.
 *
 * @param from ids of the stories that it was in before
 * @param revision of the record by which it is there, see {@link Filed#revision}
 */
public record Moves(List<String> from, long revision) {
  /** It was not moved, or by no record that is known. */
  public static final Moves NONE = new Moves(List.of(), 0);

  public Moves {
    from = List.copyOf(from);
  }

  /** With one more, from one story to another. */
  Moves to(String other, String story, long number) {
    List<String> before =
        Stream.concat(from.stream(), Stream.of(story))
            .distinct()
            .filter(it -> !it.equals(other))
            .toList();
    return new Moves(before, number);
  }
}
