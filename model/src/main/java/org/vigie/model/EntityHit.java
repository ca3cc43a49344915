package org.vigie.model;

import java.util.List;

/**
 * A known actor that an article names.
 *
 * @param entity id of the entity
 * @param name its name in the article's language
 * @param confidence 0 to 1; below 1 when the name is ambiguous
 * @param mentions how often
 * @param spans where; empty when the text was not kept
 */
public record EntityHit(
    String entity, String name, double confidence, int mentions, List<Span> spans) {
  public EntityHit {
    spans = List.copyOf(spans);
  }
}
