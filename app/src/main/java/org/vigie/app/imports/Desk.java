package org.vigie.app.imports;

import java.util.List;
import java.util.Map;

/** Where the articles of an import go. */
interface Desk {

  /**
   * What became of a batch.
   *
   * @param accepted how many are stored for good
   * @param problems what is wrong with the others, by their place in the batch
   */
  record Receipt(int accepted, Map<Integer, String> problems) {}

  /**
   * Hands a batch over.
   *
   * @throws UserException when it is not known whether it was taken
   */
  Receipt take(List<Map<String, Object>> articles);
}
