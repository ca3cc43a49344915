package org.vigie.alerts.match;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.index.query.Condition;
import org.vigie.model.Filed;

/** Finds the searches that an article matches. One thread at a time may ask or change it. */
public interface Engine extends AutoCloseable {

  /** Takes searches in, each in place of the one with its id. */
  void put(Map<String, Condition> searches);

  /** Forgets searches. */
  void remove(Collection<String> ids);

  /**
   * The ids of the searches that an article matches, in no order.
   *
   * @param filed relative dates start from the moment it was first seen
   */
  List<String> match(Filed filed);

  /**
   * What went wrong with searches since this was asked last, by id: they cannot be taken in or run,
   * or cost more than a search may. They are not matched any more, until they are put again.
   */
  Map<String, Flaw> troubles();

  /** What matching a search costs; empty of one that is not taken in. */
  Optional<Cost> cost(String id);

  @Override
  void close();
}
