package org.vigie.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vigie.watch.Node.Mapping;
import org.vigie.watch.Node.Sequence;

/** Reads a file that is a list of entries with an {@code id}. */
final class Entries {
  private Entries() {}

  /**
   * Reads every entry that is in order.
   *
   * @param each makes a record of an entry; empty when it reported a problem
   */
  static <T> List<T> read(String text, Problems problems, Function<Fields, Optional<T>> each) {
    Optional<Node> root = Yaml.parse(text, problems);
    if (root.isEmpty()) {
      return List.of();
    }
    if (!(root.get() instanceof Sequence(int _, List<Node> items))) {
      problems.add(root.get().line(), "must be a list of entries, each starting with '- id:'");
      return List.of();
    }
    Map<String, Integer> lines = new HashMap<>();
    List<T> read = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof Mapping mapping) {
        Fields fields = new Fields(mapping, problems);
        each.apply(fields).ifPresent(read::add);
        refuseTwice(fields, lines);
      } else {
        problems.add(item.line(), "must be an entry that starts with 'id:', not " + item.kind());
      }
    }
    return read;
  }

  private static void refuseTwice(Fields fields, Map<String, Integer> lines) {
    if (!fields.has("id")) {
      return;
    }
    String id = fields.text("id", "");
    Integer before = lines.putIfAbsent(id, fields.line("id"));
    if (before != null && !id.isEmpty()) {
      fields.problem("id", "'" + id + "' is used on line " + before + " already: use another");
    }
  }
}
