package org.vigie.model;

import java.util.List;
import java.util.Map;

/**
 * A known actor of the watch: an armed group, a force, a state body, an organisation, a person.
 *
 * @param id lower-case, unique in the watch ({@code jnim})
 * @param kind what it is
 * @param names its name per language (ISO 639); {@code en} is always there
 * @param aliases other names and spellings, in any language
 * @param ambiguous names that count only beside one of {@link #context}
 * @param context words that make an ambiguous name count
 */
public record Entity(
    String id,
    Kind kind,
    Map<String, String> names,
    List<String> aliases,
    List<String> ambiguous,
    List<String> context) {

  /** What an entity is. */
  public enum Kind {
    ARMED_GROUP,
    FORCE,
    STATE,
    ORGANISATION,
    PERSON
  }

  public Entity {
    names = Map.copyOf(names);
    aliases = List.copyOf(aliases);
    ambiguous = List.copyOf(ambiguous);
    context = List.copyOf(context);
  }
}
