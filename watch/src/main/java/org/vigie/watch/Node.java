package org.vigie.watch;

import java.util.List;

/** A part of a YAML file, with the line on which it starts (from 1). */
sealed interface Node {

  int line();

  /** A text, quoted or not; empty for nothing, {@code ~} and {@code null}. */
  record Scalar(int line, String value) implements Node {}

  record Sequence(int line, List<Node> items) implements Node {}

  record Mapping(int line, List<Entry> entries) implements Node {}

  /** One key of a mapping. */
  record Entry(int line, String key, Node value) {}

  /** What a reader of messages calls it. */
  default String kind() {
    return switch (this) {
      case Scalar scalar -> scalar.value().isEmpty() ? "nothing" : "the text '" + cut(scalar) + "'";
      case Sequence _ -> "a list";
      case Mapping _ -> "keys with values";
    };
  }

  private static String cut(Scalar scalar) {
    int most = 40;
    String value = scalar.value();
    return value.length() <= most ? value : value.substring(0, most) + "…";
  }
}
