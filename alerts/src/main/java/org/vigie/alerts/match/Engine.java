package org.vigie.alerts.match;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.vigie.index.Condition;
import org.vigie.model.Filed;

/** Finds the searches that an article matches. One thread at a time may ask or change it. */
public interface Engine extends AutoCloseable {

  /**
   * Takes searches in, each in place of the one with its id.
   *
   * @return what is wrong with those that cannot be taken in, by id
   */
  Map<String, String> put(Map<String, Condition> searches);

  /** Forgets searches. */
  void remove(Collection<String> ids);

  /**
   * The ids of the searches that an article matches, in no order.
   *
   * @param filed relative dates start from the moment it was first seen
   */
  List<String> match(Filed filed);

  @Override
  void close();
}
