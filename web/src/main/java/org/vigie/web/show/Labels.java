package org.vigie.web.show;

import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.model.Entity;
import org.vigie.model.Place;
import org.vigie.model.Topic;
import org.vigie.model.Watch;
import org.vigie.streams.View;

/** What the watch calls its topics and entities, in the language of a reader. */
public final class Labels {
  private static final int TINTS = 6;

  private final View<Watch> watch;

  Labels(View<Watch> watch) {
    this.watch = watch;
  }

  /** All topics, in the order of the watch. */
  public List<Topic> topics() {
    return watch.values().stream().flatMap(one -> one.topics().stream()).toList();
  }

  public String topic(String id, Locale locale) {
    return find(id).map(topic -> name(topic.names(), locale)).orElse(id);
  }

  String definition(String id, Locale locale) {
    return find(id).map(topic -> name(topic.definition(), locale)).orElse("");
  }

  /** The style class of a topic's colour. */
  String tint(String id) {
    List<String> ids = topics().stream().map(Topic::id).toList();
    return "tint-" + Math.max(0, ids.indexOf(id)) % TINTS;
  }

  public String entity(String id, Locale locale) {
    return watch.values().stream()
        .flatMap(one -> one.entities().stream())
        .filter(entity -> entity.id().equals(id))
        .findFirst()
        .map(Entity::names)
        .map(names -> name(names, locale))
        .orElse(id);
  }

  /** The groups that attacks are by, in the order of the watch. */
  public List<Entity> attackers() {
    Set<String> groups =
        topics().stream()
            .map(Topic::attacks)
            .filter(Objects::nonNull)
            .flatMap(attacks -> attacks.by().stream())
            .collect(Collectors.toSet());
    return watch.values().stream()
        .flatMap(one -> one.entities().stream())
        .filter(entity -> groups.contains(entity.id()))
        .toList();
  }

  /** What stands for a group that is not named. */
  public String unnamedAttacker() {
    return topics().stream()
        .map(Topic::attacks)
        .filter(Objects::nonNull)
        .map(Topic.Attacks::unnamed)
        .findFirst()
        .orElse("unknown");
  }

  /** The places with an id or a name, whatever its case and accents. */
  public List<Place> places(String name) {
    Collator folding = Collator.getInstance(Locale.ROOT);
    folding.setStrength(Collator.PRIMARY);
    return watch.values().stream()
        .flatMap(one -> one.places().stream())
        .filter(place -> isCalled(place, name, folding))
        .toList();
  }

  private static boolean isCalled(Place place, String name, Collator folding) {
    return place.id().equals(name)
        || Stream.concat(place.names().values().stream(), place.aliases().stream())
            .anyMatch(one -> folding.compare(one, name) == 0);
  }

  private Optional<Topic> find(String id) {
    return topics().stream().filter(topic -> topic.id().equals(id)).findFirst();
  }

  static String name(Map<String, String> names, Locale locale) {
    String english = names.getOrDefault("en", "");
    return names.getOrDefault(locale.getLanguage(), english);
  }
}
