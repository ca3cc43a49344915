package org.vigie.model;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A known actor of the watch: an armed group, a force, a state body, an organisation, a person.
 *
 * @param id lower-case, unique in the watch ({@code jnim})
 * @param kind what it is
 * @param names its name per language (ISO 639); {@code en} is always there
 * @param aliases other names and spellings, in any language
 * @param ambiguous names that count only beside one of {@link #context}
 * @param context words that make an ambiguous name count
 * @param partOf id of the actor that it is a part of; null when it is none
 * @param branches ids of its branches by where they are: a country ({@code ML}), or a region of one
 *     ({@code NE Diffa})
 */
public record Entity(
    String id,
    Kind kind,
    Map<String, String> names,
    List<String> aliases,
    List<String> ambiguous,
    List<String> context,
    @Nullable String partOf,
    Map<String, String> branches) {
  private static final Pattern NOT_IN_IDS = Pattern.compile("[^a-z0-9 -]");

  /** An actor of its own. */
  public Entity(
      String id,
      Kind kind,
      Map<String, String> names,
      List<String> aliases,
      List<String> ambiguous,
      List<String> context) {
    this(id, kind, names, aliases, ambiguous, context, null, Map.of());
  }

  /** What an entity is. */
  public enum Kind {
    ARMED_GROUP,
    FORCE,
    STATE,
    ORGANISATION,
    PERSON,
    /** An outlet or agency: whom a text names as its source, not an actor in it. */
    MEDIA
  }

  /** The one of its names that its id is made of: {@code JNIM}, {@code Boko Haram}. */
  public String shortName() {
    return Stream.of(names.values(), aliases, ambiguous)
        .flatMap(Collection::stream)
        .filter(name -> slug(name).equals(id))
        .findFirst()
        .orElse(names.getOrDefault("en", id));
  }

  private static String slug(String name) {
    return NOT_IN_IDS
        .matcher(Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT))
        .replaceAll("")
        .replace(' ', '-');
  }

  public Entity {
    names = Map.copyOf(names);
    aliases = List.copyOf(aliases);
    ambiguous = List.copyOf(ambiguous);
    context = List.copyOf(context);
    // A watch that was stored before there were branches has none.
    branches = branches == null ? Map.of() : Map.copyOf(branches);
  }
}
