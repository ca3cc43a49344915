package org.vigie.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A label of the classifier, as data.
 *
 * <p>A topic has named lists of terms and rules over them. A rule fires in each window where one
 * term of each of its lists stands; the scores of what fired add up; at the threshold the article
 * is about the topic. What stands in the title or the lead weighs more by rules of its own.
 *
 * <p>Terms match across case, accents, apostrophes and hyphens, word by word:
 *
 * <ul>
 *   <li>{@code jihad*} - words that begin so; also within a phrase ({@code attaque* terroriste*})
 *   <li>{@code AES} - an acronym (capitals only) matches in capitals only
 *   <li>{@code =Wagner} - matches with exactly these capitals
 *   <li>{@code #} - a number in digits that is no year ({@code # dead})
 *   <li>{@code !Richard Wagner} - masks: what it covers does not count for its list
 *   <li>{@code @jnim} - a {@linkplain Reference reference} to what is found otherwise
 * </ul>
 *
 * @param id lower-case, unique in the watch ({@code wagner})
 * @param names what a reader calls it, per language; {@code en} is always there
 * @param definition what counts and what does not, per language
 * @param threshold the least score
 * @param lists terms by the name of their list
 * @param rules in the order in which they are tried
 * @param attacks what its articles report; null when they report no attacks
 */
public record Topic(
    String id,
    Map<String, String> names,
    Map<String, String> definition,
    double threshold,
    Map<String, List<String>> lists,
    List<Rule> rules,
    @Nullable Attacks attacks) {

  /**
   * The attacks that a topic is about.
   *
   * @param by ids of the groups that may have done them; of two that are named the first in this
   *     order, if nothing else tells
   * @param unnamed what stands for a group that is not named
   */
  public record Attacks(List<String> by, String unnamed) {
    public Attacks {
      by = List.copyOf(by);
    }
  }

  /**
   * What a list refers to instead of naming it.
   *
   * @param of id of the entity, or code of the country; empty for the other kinds
   */
  public record Reference(Kind kind, String of) {
    private static final String IN = "in:";

    /** What is referred to. */
    public enum Kind {
      /** {@code @jnim}: an entity, by whichever of its names the text has. */
      ENTITY,
      /** {@code @by}: any of the groups of the topic's attacks. */
      BY,
      /** {@code @in:ML}: any place in a country, and the country. */
      COUNTRY,
      /** {@code @toll}: people counted as killed, wounded or carried off; no attackers. */
      TOLL,
      /** {@code @toll-of-attackers}: attackers counted so. */
      TOLL_OF_ATTACKERS
    }

    /** The reference that a term of a list is; empty for a term that is looked for as it stands. */
    public static Optional<Reference> of(String term) {
      if (!term.startsWith("@")) {
        return Optional.empty();
      }
      String name = term.substring(1);
      if (name.startsWith(IN)) {
        return Optional.of(new Reference(Kind.COUNTRY, name.substring(IN.length())));
      }
      return Optional.of(
          switch (name) {
            case "by" -> new Reference(Kind.BY, "");
            case "toll" -> new Reference(Kind.TOLL, "");
            case "toll-of-attackers" -> new Reference(Kind.TOLL_OF_ATTACKERS, "");
            default -> new Reference(Kind.ENTITY, name);
          });
    }
  }

  /** A topic whose articles report no attacks. */
  public Topic(
      String id,
      Map<String, String> names,
      Map<String, String> definition,
      double threshold,
      Map<String, List<String>> lists,
      List<Rule> rules) {
    this(id, names, definition, threshold, lists, rules, null);
  }

  /**
   * One rule.
   *
   * @param name what the evidence calls it
   * @param all names of the lists that must each be met within the window, for a phrase in this
   *     order; at least one
   * @param given names of lists that must each be met somewhere in the article
   * @param none names of lists that must not be met within the window, for a phrase its sentence
   * @param within how near
   * @param where which parts of the article count
   * @param score what each firing adds; negative for a sign against the topic
   * @param most how many firings count, from 1
   */
  public record Rule(
      String name,
      List<String> all,
      List<String> given,
      List<String> none,
      Window within,
      Where where,
      double score,
      int most) {
    public Rule {
      all = List.copyOf(all);
      given = List.copyOf(given);
      none = List.copyOf(none);
      if (all.isEmpty() || most < 1) {
        throw new IllegalArgumentException("rule " + name + ": it needs a list and to count once");
      }
    }
  }

  /** How near the terms of a rule must stand. */
  public enum Window {
    /** In the order of the rule's lists, few words apart: who did what to whom. */
    PHRASE,
    SENTENCE,
    PARAGRAPH,
    /** All that the rule reads: the whole lead for a rule of the lead. */
    ARTICLE
  }

  /** Which parts of an article a rule reads; each holds those before it. */
  public enum Where {
    TITLE,
    /** Title and first two sentences. */
    LEAD,
    /**
     * Title and first five sentences: where a report that begins with a scene comes to the point.
     */
    OPENING,
    ANYWHERE
  }

  public Topic {
    names = Map.copyOf(names);
    definition = Map.copyOf(definition);
    lists = Map.copyOf(lists);
    rules = List.copyOf(rules);
  }
}
