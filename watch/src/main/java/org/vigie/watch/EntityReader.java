package org.vigie.watch;

import java.util.List;
import java.util.Optional;
import org.vigie.model.Entity;

/** Reads {@code entities.yaml}. */
final class EntityReader {
  static final String FILE = "entities.yaml";

  private EntityReader() {}

  static List<Entity> read(String text, Problems problems) {
    return Entries.read(text, problems, EntityReader::entity);
  }

  private static Optional<Entity> entity(Fields fields) {
    Entity entity =
        new Entity(
            fields.id(),
            fields.choice("kind", Entity.Kind.class),
            fields.names(),
            fields.texts("aliases"),
            fields.texts("ambiguous"),
            fields.texts("context"));
    if (!entity.ambiguous().isEmpty() && entity.context().isEmpty()) {
      fields.problem("ambiguous", "needs 'context': the words beside which these names count");
    }
    return fields.good() ? Optional.of(entity) : Optional.empty();
  }
}
