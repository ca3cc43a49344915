package org.vigie.index;

import java.util.List;
import org.vigie.model.Filed;

/**
 * An article that is like another one, of another story, and what the two have in common. Nothing
 * else made it come up.
 *
 * @param filed the article
 * @param entities ids of the actors that both name, the rarest first
 * @param places names of the places that both name, the rarest first
 * @param words rarer words of the other article that this one has, too, the most telling first
 */
public record Related(Filed filed, List<String> entities, List<String> places, List<String> words) {
  public Related {
    entities = List.copyOf(entities);
    places = List.copyOf(places);
    words = List.copyOf(words);
  }
}
