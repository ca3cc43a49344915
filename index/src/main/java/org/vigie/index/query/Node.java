package org.vigie.index.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of a query, before any engine sees it. */
sealed interface Node {

  /** Matches every article. */
  record Everything() implements Node {}

  /** All parts match; at least one of them is not a {@link Not}. */
  record And(List<Node> parts) implements Node {}

  /** At least one branch matches; none is a {@link Not}. */
  record Or(List<Node> branches) implements Node {}

  /** The inner query does not match. */
  record Not(Node inner, int position) implements Node {}

  /** One word, or several next to each other; up to {@code slop} places apart. */
  record Words(Scope scope, String text, int slop, int position) implements Node {}

  /** A word that begins so. */
  record Prefix(Scope scope, String start, int position) implements Node {}

  /** A field has this id or name. */
  record Value(Field field, String value, int position) implements Node {}

  /** A field has an id or name that begins so. */
  record ValuePrefix(Field field, String start, int position) implements Node {}

  /** A date or number lies between two, both included. */
  record Between(Field field, Bound from, Bound to, int position) implements Node {}

  /** A place that is named lies within a circle. */
  record Near(double latitude, double longitude, double meters, int position) implements Node {}

  /**
   * Where to look.
   *
   * @param field null for title and text
   * @param literal true for words as they stand
   */
  record Scope(@Nullable Field field, boolean literal) {
    static final Scope ANYWHERE = new Scope(null, false);

    static Scope of(Field field) {
      return new Scope(field, field == Field.EXACT);
    }

    Scope asItStands() {
      return new Scope(field, true);
    }

    Field.Kind kind() {
      return field == null ? Field.Kind.WORDS : field.kind();
    }
  }
}
