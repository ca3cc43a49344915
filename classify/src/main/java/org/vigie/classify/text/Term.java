package org.vigie.classify.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A term of the watch, as it is looked for. See {@link org.vigie.model.Topic} for how it is
 * written.
 *
 * @param name as the watch writes it, without marks
 * @param list the list it belongs to
 * @param words folded; a trailing asterisk for a prefix, {@code #} for a number
 * @param exact the words as they must be written; empty when case does not matter
 * @param capital whether the first letter must be a capital
 * @param mask whether it hides what it covers from its list
 */
public record Term(
    String name, int list, List<String> words, List<String> exact, boolean capital, boolean mask) {

  /** A term of a topic's list. */
  public static Term of(String written, int list) {
    return parse(written, list, false);
  }

  /** A proper name: one written with a capital is found with a capital only. */
  public static Term ofName(String written, int list) {
    return parse(written, list, true);
  }

  /** What stands in a list for something that is found otherwise. */
  public static Term found(String name, int list) {
    return new Term(name, list, List.of(), List.of(), false, false);
  }

  private static Term parse(String written, int list, boolean proper) {
    boolean mask = written.startsWith("!");
    String rest = mask ? written.substring(1) : written;
    boolean exact = rest.startsWith("=");
    String name = exact ? rest.substring(1) : rest;
    List<String> words = new ArrayList<>();
    List<String> originals = new ArrayList<>();
    for (String part : name.strip().split(" +", -1)) {
      if (part.equals("#")) {
        words.add("#");
        originals.add("#");
        continue;
      }
      Words found = Words.of(part);
      for (int i = 0; i < found.size(); i++) {
        boolean prefix = i == found.size() - 1 && part.endsWith("*");
        words.add(prefix ? found.word(i) + "*" : found.word(i));
        originals.add(undotted(found, i));
      }
    }
    boolean asWritten = exact || isAcronym(originals);
    boolean capital =
        proper && !originals.isEmpty() && Character.isUpperCase(originals.getFirst().charAt(0));
    return new Term(
        name, list, List.copyOf(words), asWritten ? originals : List.of(), capital, mask);
  }

  private static boolean isAcronym(List<String> words) {
    return words.size() == 1
        && words.getFirst().length() > 1
        && words.getFirst().chars().anyMatch(Character::isUpperCase)
        && words.getFirst().chars().noneMatch(Character::isLowerCase)
        && words.getFirst().chars().allMatch(c -> Character.isUpperCase(c) || c < 128);
  }

  /** {@code U.S.} and {@code US} are one. */
  private static String undotted(Words words, int word) {
    return words.original(word).replace(".", "");
  }

  /** Whether it is found wherever another term with the same folded words is. */
  boolean isFoundWith(Term other) {
    return exact.equals(other.exact) && capital == other.capital && mask == other.mask;
  }

  /** Whether words found by their folded form are also written as they must be. */
  boolean accepts(Words in, int from) {
    if (capital && !Character.isUpperCase(in.text().charAt(in.start(from)))) {
      return false;
    }
    for (int i = 0; i < exact.size(); i++) {
      if (!undotted(in, from + i).equals(exact.get(i))) {
        return false;
      }
    }
    return true;
  }
}
