package org.vigie.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.model.Entity;

/** Reads {@code entities.yaml}. */
final class EntityReader {
  static final String FILE = "entities.yaml";

  private EntityReader() {}

  /**
   * Reads them.
   *
   * @param base ids of those that are there already
   */
  static List<Entity> read(String text, Problems problems, Set<String> base) {
    Map<String, Integer> wholes = new LinkedHashMap<>();
    List<Entity> entities =
        Entries.read(
            text,
            problems,
            fields -> {
              if (fields.has("part-of")) {
                wholes.putIfAbsent(fields.text("part-of"), fields.line("part-of"));
              }
              return entity(fields);
            });
    wholes.keySet().removeAll(base);
    entities.forEach(entity -> wholes.remove(entity.id()));
    wholes.forEach(
        (id, line) -> problems.add(line, "part-of: '" + id + "' is no entity of this watch"));
    return entities;
  }

  private static Optional<Entity> entity(Fields fields) {
    Entity entity =
        new Entity(
            fields.id(),
            fields.choice("kind", Entity.Kind.class),
            fields.names(),
            fields.texts("aliases"),
            fields.texts("ambiguous"),
            fields.texts("context"),
            fields.has("part-of") ? fields.text("part-of") : null);
    if (!entity.ambiguous().isEmpty() && entity.context().isEmpty()) {
      fields.problem("ambiguous", "needs 'context': the words beside which these names count");
    }
    return fields.good() ? Optional.of(entity) : Optional.empty();
  }
}
