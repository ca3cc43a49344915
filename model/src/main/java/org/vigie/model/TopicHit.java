package org.vigie.model;

import java.util.List;

/**
 * A topic that an article is about, and why.
 *
 * @param topic id of the topic
 * @param score at least the topic's threshold
 * @param evidence what fired, in the order of the text
 */
public record TopicHit(String topic, double score, List<Evidence> evidence) {

  /**
   * One reason.
   *
   * @param rule name of the rule of the topic
   * @param term the term of the watch that was found
   * @param spans where it stands; empty when the text was not kept
   */
  public record Evidence(String rule, String term, List<Span> spans) {
    public Evidence {
      spans = List.copyOf(spans);
    }
  }

  public TopicHit {
    evidence = List.copyOf(evidence);
  }
}
