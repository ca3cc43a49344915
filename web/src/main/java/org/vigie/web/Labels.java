package org.vigie.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigie.model.Entity;
import org.vigie.model.Topic;
import org.vigie.model.Watch;
import org.vigie.streams.View;

/** What the watch calls its topics and entities, in the language of a reader. */
final class Labels {
  private static final int TINTS = 6;

  private final View<Watch> watch;

  Labels(View<Watch> watch) {
    this.watch = watch;
  }

  /** All topics, in the order of the watch. */
  List<Topic> topics() {
    return watch.values().stream().flatMap(one -> one.topics().stream()).toList();
  }

  String topic(String id, Locale locale) {
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

  String entity(String id, Locale locale) {
    return watch.values().stream()
        .flatMap(one -> one.entities().stream())
        .filter(entity -> entity.id().equals(id))
        .findFirst()
        .map(Entity::names)
        .map(names -> name(names, locale))
        .orElse(id);
  }

  private Optional<Topic> find(String id) {
    return topics().stream().filter(topic -> topic.id().equals(id)).findFirst();
  }

  private static String name(Map<String, String> names, Locale locale) {
    String english = names.getOrDefault("en", "");
    return names.getOrDefault(locale.getLanguage(), english);
  }
}
