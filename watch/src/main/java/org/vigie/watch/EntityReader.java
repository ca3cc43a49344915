package org.vigie.watch;

import java.util.ArrayList;
import java.util.HashSet;
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
    List<Referred> referred = new ArrayList<>();
    List<Entity> entities =
        Entries.read(
            text,
            problems,
            fields -> {
              refer(fields, referred);
              return entity(fields);
            });
    Set<String> known = new HashSet<>(base);
    entities.forEach(entity -> known.add(entity.id()));
    referred.stream()
        .filter(one -> !known.contains(one.id()))
        .distinct()
        .forEach(
            one ->
                problems.add(
                    one.line(), one.key() + ": '" + one.id() + "' is no entity of this watch"));
    return entities;
  }

  /** Another entity, and where it is named. */
  private record Referred(String key, String id, int line) {}

  private static void refer(Fields fields, List<Referred> referred) {
    if (fields.has("part-of")) {
      referred.add(new Referred("part-of", fields.text("part-of"), fields.line("part-of")));
    }
    fields
        .textsByKey("branches")
        .forEach(
            (where, id) -> referred.add(new Referred("branches", id, fields.line("branches"))));
  }

  private static Map<String, String> branches(Fields fields) {
    Map<String, String> branches = fields.textsByKey("branches");
    for (String where : branches.keySet()) {
      if (!Codes.isCountry(where.split(" ", 2)[0])) {
        fields.problem(
            "branches",
            "has '" + where + "': write a country, as ML, or one of its regions, as NE Diffa");
      }
    }
    return branches;
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
            fields.has("part-of") ? fields.text("part-of") : null,
            branches(fields));
    if (!entity.ambiguous().isEmpty() && entity.context().isEmpty()) {
      fields.problem("ambiguous", "needs 'context': the words beside which these names count");
    }
    return fields.good() ? Optional.of(entity) : Optional.empty();
  }
}
