package org.vigie.app.imports;

import java.util.List;
import java.util.Map;

/** Takes everything and keeps nothing. */
final class DryDesk implements Desk {
  @Override
  public Receipt take(List<Map<String, Object>> articles) {
    return new Receipt(articles.size(), Map.of());
  }
}
