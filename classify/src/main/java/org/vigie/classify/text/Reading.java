package org.vigie.classify.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import org.vigie.model.Article;
import org.vigie.model.Span;
import org.vigie.model.Span.Field;
import org.vigie.model.Watch;

/** An article as the classifier reads it: the words of its title and text, and where they stand. */
public final class Reading {
  /** So many places of one term or name are written down, however often it stands in a text. */
  public static final int MOST_SPANS = 200;

  private final Words title;
  private final Words text;
  private final Sentences sentences;

  public Reading(Article article) {
    title = Words.of(article.title());
    text = Words.of(article.text());
    sentences = new Sentences(text);
  }

  /**
   * A term found in the article.
   *
   * @param sentence number of its sentence; 0 is the title
   * @param paragraph number of its paragraph; 0 is the title
   * @param lead whether it stands in the title or the first sentences
   * @param opening whether it stands in these or the next sentences
   */
  public record Match(
      Term term,
      Field field,
      int from,
      int to,
      int sentence,
      int paragraph,
      boolean lead,
      boolean opening) {

    boolean overlaps(Match other) {
      return field == other.field && from < other.to && other.from < to;
    }

    public int length() {
      return to - from;
    }
  }

  /** All terms in the article, in the order of the text. */
  public List<Match> matches(Terms terms, Gazetteer gazetteer) {
    List<Match> matches = new ArrayList<>();
    boolean shouted = isShouted(title.text());
    for (Terms.Found found : found(title, terms, gazetteer)) {
      if (!shouted || found.term().exact().isEmpty()) {
        matches.add(match(found.term(), Field.TITLE, found.from(), found.to()));
      }
    }
    for (Terms.Found found : found(text, terms, gazetteer)) {
      matches.add(match(found.term(), Field.TEXT, found.from(), found.to()));
    }
    return matches;
  }

  /** A term at a place in the article. */
  public Match match(Term term, Field field, int from, int to) {
    if (field == Field.TITLE) {
      return new Match(term, field, from, to, 0, 0, true, true);
    }
    int sentence = sentences.sentence(from);
    return new Match(
        term,
        field,
        from,
        to,
        sentence,
        sentences.paragraph(from),
        sentence <= sentences.lead(),
        sentence <= sentences.opening());
  }

  /** A term that stands for a passage. */
  public Match match(Term term, Span span) {
    Words words = words(span.field());
    return match(term, span.field(), words.from(span.start()), words.from(span.end()));
  }

  private static List<Terms.Found> found(Words words, Terms terms, Gazetteer gazetteer) {
    List<Terms.Found> found = terms.in(words);
    if (!gazetteer.isEmpty() && found.addAll(gazetteer.in(words))) {
      found.sort(Comparator.comparingInt(Terms.Found::from));
    }
    return found;
  }

  /**
   * Whether a match overlaps another of which something holds.
   *
   * @param matches in the order of the text, so that only neighbours need be looked at
   */
  public static boolean anyOverlapping(
      List<Match> matches, int index, BiPredicate<Match, Match> otherAndMatch) {
    Match match = matches.get(index);
    for (int i = index - 1; i >= 0 && isNear(matches.get(i), match); i--) {
      if (matches.get(i).overlaps(match) && otherAndMatch.test(matches.get(i), match)) {
        return true;
      }
    }
    for (int i = index + 1; i < matches.size() && matches.get(i).overlaps(match); i++) {
      if (otherAndMatch.test(matches.get(i), match)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNear(Match before, Match match) {
    return before.field() == match.field() && match.from() - before.from() < Watch.LONGEST_TERM;
  }

  /** How many of the text's words belong to its lead. */
  public int leadSize() {
    int size = 0;
    while (size < text.size() && sentences.sentence(size) <= sentences.lead()) {
      size++;
    }
    return size;
  }

  public Words words(Field field) {
    return field == Field.TITLE ? title : text;
  }

  /** Whether a sentence leads to something else, as {@code Read also: ...}. */
  public boolean isPointer(Passages.Passage passage) {
    return passage.field() == Field.TEXT && sentences.isPointer(passage.from());
  }

  /** Number of the sentence that a word of the text stands in, from 1. */
  public int sentence(int word) {
    return sentences.sentence(word);
  }

  public Span span(Match match) {
    Words words = words(match.field());
    return new Span(match.field(), words.start(match.from()), words.end(match.to() - 1));
  }

  /** In a title of capitals an acronym cannot be told from a word. */
  private static boolean isShouted(String title) {
    return title.chars().noneMatch(Character::isLowerCase)
        && title.chars().filter(Character::isUpperCase).count() > 12;
  }
}
