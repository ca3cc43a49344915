package org.vigie.model;

import java.util.List;

/**
 * What is watched for, as data: the record of {@code vigie.watch}. The sources of a watch are
 * records of their own.
 *
 * @param name {@code sahel} for the one that is bundled
 * @param version a fingerprint of what it was read from: positive, the same for the same content
 * @param topics in the order in which a page shows them
 * @param entities known actors
 * @param places known places
 */
public record Watch(
    String name, long version, List<Topic> topics, List<Entity> entities, List<Place> places) {
  /** The most words that a term or a name has: a classifier looks no further for what overlaps. */
  public static final int LONGEST_TERM = 24;

  public Watch {
    topics = List.copyOf(topics);
    entities = List.copyOf(entities);
    places = List.copyOf(places);
  }
}
