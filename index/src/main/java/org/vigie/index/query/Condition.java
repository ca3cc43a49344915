package org.vigie.index.query;

import java.util.List;

/**
 * What a query asks of an article, with its words as the analysis has them and its ids and names as
 * terms. Every engine is built from it, so that all of them ask the same.
 */
public sealed interface Condition {

  /** Every article matches. */
  record Everything() implements Condition {}

  /**
   * All of some match and none of others.
   *
   * @param all at least one
   * @param none may be empty
   */
  record And(List<Condition> all, List<Condition> none) implements Condition {}

  /** At least one matches. */
  record Or(List<Condition> any) implements Condition {}

  /**
   * A word, or several next to each other.
   *
   * @param in where
   * @param positions the forms of each word: any of them will do
   * @param slop how many places the words may be moved in all
   */
  record Words(Texts in, List<List<String>> positions, int slop) implements Condition {}

  /** A word that begins so. */
  record Beginning(Texts in, String start) implements Condition {}

  /** A field has a term. */
  record Value(Field field, String term) implements Condition {}

  /** A field has a term that begins so. */
  record ValueBeginning(Field field, String start) implements Condition {}

  /** A number or moment of a field lies between two, both included. */
  record Between(Field field, Bound from, Bound to) implements Condition {}

  /** A place that is named lies within a circle. */
  record Near(double latitude, double longitude, double meters) implements Condition {}

  /**
   * In which texts of an article a word is looked for.
   *
   * @param fields any of these will do
   * @param literal true for words as they stand
   */
  record Texts(List<Field> fields, boolean literal) {
    static final List<Field> TITLE_AND_TEXT = List.of(Field.TITLE, Field.TEXT);
  }

  /** Whether it asks for a moment that moves with now. */
  default boolean relative() {
    return switch (this) {
      case And and ->
          and.all().stream().anyMatch(Condition::relative)
              || and.none().stream().anyMatch(Condition::relative);
      case Or or -> or.any().stream().anyMatch(Condition::relative);
      case Between between -> between.from().moving() != null || between.to().moving() != null;
      case Everything _, Words _, Beginning _, Value _, ValueBeginning _, Near _ -> false;
    };
  }
}
