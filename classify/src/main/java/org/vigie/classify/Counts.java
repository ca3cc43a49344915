package org.vigie.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers of people as reports write them: in digits, in words, and by the dozen.
 *
 * <p>Vague ones count as <a href="https://acleddata.com/methodology">ACLED</a> counts them: tens
 * are 10, dozens 12, hundreds 100.
 */
final class Counts {
  /** Nobody counts the dead of one attack beyond. */
  private static final int MOST = 99_999;

  private static final Map<String, Integer> ENGLISH =
      values(
          """
          one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12
          thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19
          twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90
          """);
  private static final Map<String, Integer> FRENCH =
      values(
          """
          un 1 une 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11
          douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 vingts 20 trente 30
          quarante 40 cinquante 50 soixante 60
          """);
  private static final Map<String, Integer> SPANISH =
      values(
          """
          un 1 una 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11
          doce 12 trece 13 catorce 14 quince 15 veinte 20 treinta 30 cuarenta 40 cincuenta 50
          """);

  /** Words that stand for about so many. */
  private static final Map<String, Integer> VAGUE =
      values(
          """
          dozen 12 dozens 12 tens 10 scores 20 hundreds 100 dizaine 10 dizaines 10 douzaine 12
          douzaines 12 quinzaine 15 vingtaine 20 trentaine 30 quarantaine 40 cinquantaine 50
          soixantaine 60 centaine 100 centaines 100 docena 12 docenas 12 decena 10 decenas 10
          """);

  private final Map<String, Integer> names;

  /** They may be but an article: {@code un soldat}, {@code a soldier}. */
  private final Set<String> articles;

  private final Set<String> hundreds;
  private final String thousand;

  private Counts(
      Map<String, Integer> names, Set<String> articles, Set<String> hundreds, String thousand) {
    this.names = names;
    this.articles = articles;
    this.hundreds = hundreds;
    this.thousand = thousand;
  }

  /** The numbers of a language; digits alone where it is another than these. */
  static Counts of(String language) {
    return switch (language) {
      case "en" -> new Counts(ENGLISH, Set.of("a", "an"), Set.of("hundred"), "thousand");
      case "fr" -> new Counts(FRENCH, Set.of("un", "une"), Set.of("cent", "cents"), "mille");
      case "es" -> new Counts(SPANISH, Set.of("un", "una"), Set.of("cien", "ciento"), "mil");
      default -> new Counts(Map.of(), Set.of(), Set.of(), "");
    };
  }

  /**
   * A number.
   *
   * @param from its first word
   * @param to the word after its last
   * @param vague whether it may stand for many more: {@code dozens}, but not {@code a dozen}
   * @param article whether it may be no number at all
   */
  record Count(int value, int from, int to, boolean vague, boolean article) {}

  /** All numbers between two words, in their order. */
  List<Count> in(Words words, int from, int to) {
    List<Count> found = new ArrayList<>();
    int word = from;
    while (word < to) {
      Count count = at(words, word, to);
      if (count != null && count.value() <= MOST) {
        found.add(count);
      }
      word = count == null ? word + 1 : count.to();
    }
    return found;
  }

  /**
   * The same, with one for each range, its lower end, and for each change what it is now: of {@code
   * from 132 to 195} the second.
   */
  List<Count> figuresIn(Words words, int from, int to) {
    List<Count> numbers = in(words, from, to);
    List<Count> kept = new ArrayList<>();
    for (Count number : numbers) {
      Count last = kept.isEmpty() ? null : kept.getLast();
      if (last == null || number.from() != last.to() + 1) {
        kept.add(number);
        continue;
      }
      String between = words.word(last.to());
      String before = last.from() == 0 ? "" : words.word(last.from() - 1);
      boolean upTo = between.equals("to") || between.equals("a");
      if (upTo && (before.equals("from") || before.equals("de"))) {
        kept.set(kept.size() - 1, number);
      } else if (upTo || before.equals("between") || before.equals("entre")) {
        int least = Math.min(last.value(), number.value());
        kept.set(kept.size() - 1, new Count(least, last.from(), number.to(), true, false));
      } else {
        kept.add(number);
      }
    }
    return kept;
  }

  private @Nullable Count at(Words words, int word, int end) {
    if (Character.isDigit(words.folded().charAt(words.at(word)))) {
      return digits(words, word, end);
    }
    String first = words.word(word);
    Integer about = VAGUE.get(first);
    if (about != null && !names.isEmpty()) {
      return new Count(about, word, word + 1, first.endsWith("s"), false);
    }
    if (articles.contains(first)) {
      boolean more = word + 1 < end && VAGUE.containsKey(words.word(word + 1));
      return more
          ? new Count(VAGUE.getOrDefault(words.word(word + 1), 0), word, word + 2, false, false)
          : compound(words, word, end, true);
    }
    return names.containsKey(first) || hundreds.contains(first)
        ? compound(words, word, end, false)
        : null;
  }

  private static @Nullable Count digits(Words words, int word, int end) {
    if (!words.isCount(word) || isPartOfFigure(words, word)) {
      return null;
    }
    int value = Integer.parseInt(words.word(word));
    // In French thousands are set off by a space.
    boolean thousands =
        word + 1 < end
            && words.word(word).length() <= 3
            && words.word(word + 1).matches("\\d{3}")
            && words.text().substring(words.end(word), words.start(word + 1)).isBlank();
    return thousands
        ? new Count(
            value * 1000 + Integer.parseInt(words.word(word + 1)), word, word + 2, false, false)
        : new Count(value, word, word + 1, false, false);
  }

  /** {@code 3.5}, {@code 12 %}, {@code $40}. */
  private static boolean isPartOfFigure(Words words, int word) {
    String text = words.text();
    int start = words.start(word);
    int end = words.end(word);
    boolean after =
        text.startsWith("%", end)
            || text.startsWith(" %", end)
            || (end + 1 < text.length()
                && ".,:/".indexOf(text.charAt(end)) >= 0
                && Character.isDigit(text.charAt(end + 1)));
    boolean before =
        start > 0
            && ("$€£".indexOf(text.charAt(start - 1)) >= 0
                || (start > 1
                    && ".,:/".indexOf(text.charAt(start - 1)) >= 0
                    && Character.isDigit(text.charAt(start - 2))));
    return before || after;
  }

  private @Nullable Count compound(Words words, int start, int end, boolean article) {
    int thousands = 0;
    int value = 0;
    int word = start;
    while (word < end) {
      String name = words.word(word);
      Integer more = names.get(name);
      boolean joined =
          isJoint(name) && word > start && word + 1 < end && canFollow(value, words.word(word + 1));
      if (joined) {
        word++;
      } else if (name.startsWith("vingt") && value % 100 == 4) {
        value += 76;
        word++;
      } else if (more != null && (word == start || canFollow(value, name))) {
        value += more;
        word++;
      } else if (hundreds.contains(name)) {
        value = Math.max(1, value) * 100;
        word++;
      } else if (name.equals(thousand) && thousands == 0 && word > start) {
        thousands = Math.max(1, value) * 1000;
        value = 0;
        word++;
      } else if ((name.equals("dozen") || name.equals("douzaines")) && word > start) {
        return new Count(value * 12, start, word + 1, false, false);
      } else {
        break;
      }
    }
    boolean alone = word == start + 1;
    return word == start
        ? article ? new Count(1, start, start + 1, false, true) : null
        : new Count(thousands + value, start, word, false, article && alone);
  }

  /** Ten to nineteen go on after sixty and eighty in French. */
  private boolean canFollow(int value, String name) {
    Integer next = names.get(name);
    if (next == null || value == 0) {
      return false;
    }
    int last = value % 100;
    return last == 0
        || (last % 10 == 0 && next < 10 && last >= 20)
        || ((last == 60 || last == 80) && next < 20);
  }

  private static boolean isJoint(String name) {
    return name.equals("and") || name.equals("et");
  }

  private static Map<String, Integer> values(String text) {
    String[] words = text.strip().split("\\s+", -1);
    Map<String, Integer> values = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      values.put(words[i], Integer.parseInt(words[i + 1]));
    }
    return Map.copyOf(values);
  }
}
