package org.vigie.classify.story;

import org.jspecify.annotations.Nullable;
import org.vigie.model.Filed.Role;

/**
 * Where an article belongs.
 *
 * @param copyOf id of the article it copies; null when it copies none
 * @param why for a reader
 */
record Spot(String story, Role role, @Nullable String copyOf, String why) {
  /** The spot of an article that goes to another story. */
  static Spot moved(String id, @Nullable String copyOf, Role role, String story, String why) {
    Role its = copyOf != null ? Role.COPY : id.equals(story) ? Role.FIRST : role;
    return new Spot(story, its, copyOf, why);
  }
}
