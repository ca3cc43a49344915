package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells footnotes from the text above them: by their marks, {@code [1]} or {@code [iv]}, in a run
 * that counts up, or because the page says what they are.
 */
final class Footnotes {
  private static final int LINE = 80;
  private static final Pattern MARK =
      Pattern.compile("^\\[(\\d{1,3}|[ivxlc]{1,8})\\]\\s*(?=\\S)|^([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})\\s*(?=\\S)");
  private static final Pattern HEADING =
      Pattern.compile(
          "(?iu)\\W*(?:foot|end)?notes?(?: de bas de page)?\\W*|\\W*(?:references|références)\\W*");
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Footnotes() {}

  /**
   * A text with its notes.
   *
   * @param text what is left without notes
   * @param notes in their order
   */
  record Section(List<Block> text, List<Block> notes) {}

  /** A text and its notes; several where the notes begin anew. Never empty. */
  static List<Section> in(List<Block> blocks) {
    List<Section> sections = new ArrayList<>();
    List<Block> text = new ArrayList<>();
    List<Block> notes = new ArrayList<>();
    int last = 0;
    int end = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      int number = number(block);
      boolean begins = number == 1 && isRun(blocks, i);
      if (begins && !notes.isEmpty()) {
        sections.add(new Section(List.copyOf(text.subList(0, end)), List.copyOf(notes)));
        text.subList(0, end).clear();
        notes.clear();
      }
      if (begins || (number > 1 && number == last + 1)) {
        notes.add(block);
        last = number;
        end = text.size();
      } else if (block.is(Hints.NOTES)) {
        add(block, notes);
      } else if (!announces(blocks, i)) {
        text.add(block);
      }
    }
    sections.add(new Section(text, notes));
    return sections;
  }

  /** Whether a block begins as a note does. */
  static boolean isMarked(Block block) {
    return number(block) > 0;
  }

  private static void add(Block note, List<Block> notes) {
    if (note.text().chars().filter(Character::isLetter).count() > 3) {
      notes.add(note);
    }
  }

  /** A lone mark may begin a paragraph; notes are followed by the next, or marked in the text. */
  private static boolean isRun(List<Block> blocks, int first) {
    String mark = blocks.get(first).text().split("\\s|(?<=\\])", 2)[0];
    return (first + 1 < blocks.size() && number(blocks.get(first + 1)) == 2)
        || blocks.subList(0, first).stream().anyMatch(before -> before.text().indexOf(mark, 1) > 0);
  }

  private static boolean announces(List<Block> blocks, int heading) {
    return heading + 1 < blocks.size()
        && blocks.get(heading).size() <= LINE
        && HEADING.matcher(blocks.get(heading).text()).matches()
        && (number(blocks.get(heading + 1)) == 1 || blocks.get(heading + 1).is(Hints.NOTES));
  }

  /** The number of the note that a block is; 0 when it is none. */
  private static int number(Block block) {
    char first = block.text().charAt(0);
    if (first != '[' && RAISED.indexOf(first) < 0) {
      return 0;
    }
    Matcher mark = MARK.matcher(block.text());
    if (!mark.lookingAt()) {
      return 0;
    }
    String raised = mark.group(2);
    if (raised != null) {
      return raised.chars().map(RAISED::indexOf).reduce(0, (all, digit) -> 10 * all + digit);
    }
    String number = mark.group(1).toLowerCase(Locale.ROOT);
    return Character.isDigit(number.charAt(0)) ? Integer.parseInt(number) : roman(number);
  }

  private static int roman(String letters) {
    int sum = 0;
    int before = 0;
    for (int i = letters.length() - 1; i >= 0; i--) {
      int value =
          switch (letters.charAt(i)) {
            case 'i' -> 1;
            case 'v' -> 5;
            case 'x' -> 10;
            case 'l' -> 50;
            default -> 100;
          };
      sum += value < before ? -value : value;
      before = Math.max(before, value);
    }
    return sum;
  }
}
