package org.vigie.model;

import java.util.List;
import java.util.Map;

/**
 * A label of the classifier, as data.
 *
 * <p>A topic has named lists of terms and rules over them. A rule fires where one term of each of
 * its lists stands within its window; the scores of what fired, weighed by where it stands, add up;
 * at the threshold the article is about the topic.
 *
 * @param id lower-case, unique in the watch ({@code wagner})
 * @param names what a reader calls it, per language; {@code en} is always there
 * @param definition what counts and what does not, per language
 * @param threshold the least score
 * @param lists terms by the name of their list
 * @param rules in the order in which they are tried
 */
public record Topic(
    String id,
    Map<String, String> names,
    Map<String, String> definition,
    double threshold,
    Map<String, List<String>> lists,
    List<Rule> rules) {

  /**
   * One rule.
   *
   * @param name what the evidence calls it
   * @param all names of the lists that must each be met
   * @param none names of lists that must not be met within the window
   * @param within how near
   * @param where which parts of the article count
   * @param score what it adds; negative for a sign against the topic
   */
  public record Rule(
      String name, List<String> all, List<String> none, Window within, Where where, double score) {
    public Rule {
      all = List.copyOf(all);
      none = List.copyOf(none);
    }
  }

  /** How near the terms of a rule must stand. */
  public enum Window {
    SENTENCE,
    PARAGRAPH,
    ARTICLE
  }

  /** Which parts of an article a rule reads. */
  public enum Where {
    TITLE,
    /** Title and first paragraphs. */
    LEAD,
    ANYWHERE
  }

  public Topic {
    names = Map.copyOf(names);
    definition = Map.copyOf(definition);
    lists = Map.copyOf(lists);
    rules = List.copyOf(rules);
  }
}
