package org.vigie.model;

import java.util.List;

/**
 * That an article tells of a known attack as background.
 *
 * @param event id of the {@link StoryEvent}
 * @param story id of its story
 * @param spans the words that tell of it; empty when the text was not kept
 */
public record Recall(String event, String story, List<Span> spans) {
  public Recall {
    spans = List.copyOf(spans);
  }
}
