package org.vigie.classify.text;

import static org.vigie.classify.text.AttackWords.is;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.text.AttackWords.Sense;

/**
 * Reads numbers of people as reports write them: in digits, in words, and by the dozen.
 *
 * <p>Vague ones count as <a href="https://acleddata.com/methodology">ACLED</a> counts them: tens
 * are 10, dozens 12, hundreds 100.
 */
public final class Counts {
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
          doce 12 trece 13 catorce 14 quince 15 dieciseis 16 diecisiete 17 dieciocho 18
          diecinueve 19 veinte 20 veintiun 21 veintidos 22 veintitres 23 veinticuatro 24
          veinticinco 25 veintiseis 26 veintisiete 27 veintiocho 28 veintinueve 29 treinta 30
          cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 doscientos 200
          doscientas 200 trescientos 300 trescientas 300
          """);

  /** Words that stand for about so many. */
  private static final Map<String, Integer> VAGUE =
      values(
          """
          dozen 12 dozens 12 tens 10 scores 20 hundreds 100 dizaine 10 dizaines 10 douzaine 12
          douzaines 12 quinzaine 15 vingtaine 20 trentaine 30 quarantaine 40 cinquantaine 50
          soixantaine 60 centaine 100 centaines 100 docena 12 docenas 12 decena 10 decenas 10
          """);

  /** A number before one of these counts no people. */
  private static final Set<String> MILLIONS =
      Set.of(
          "million",
          "millions",
          "billion",
          "billions",
          "milliard",
          "milliards",
          "millon",
          "millones");

  /** {@code tens of thousands}. */
  private static final Set<String> THOUSANDS = Set.of("thousands", "milliers", "miles");

  private static final Set<String> HALF = Set.of("half", "demi", "media");

  /** So near before a number stands that a toll has changed. */
  private static final int CHANGED = 8;

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
  public static Counts of(String language) {
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
  public record Count(int value, int from, int to, boolean vague, boolean article) {}

  /** All numbers between two words, in their order. */
  public List<Count> in(Words words, int from, int to) {
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
   * The same, with one for each range, its lower end, for each change what it is now, the second of
   * {@code has risen from 132 to 195}, and the first of {@code three of the eight}.
   */
  public List<Count> figuresIn(Words words, int from, int to) {
    List<Count> kept = new ArrayList<>();
    for (Count number : in(words, from, to)) {
      Count both = kept.isEmpty() ? null : both(words, kept.getLast(), number, from);
      if (both == null) {
        kept.add(number);
      } else {
        kept.set(kept.size() - 1, both);
      }
    }
    return kept;
  }

  /** What two numbers say together; null when each stands for itself. */
  private static @Nullable Count both(Words words, Count first, Count second, int from) {
    int between = second.from() - first.to();
    if (between == 0) {
      boolean range = first.value() < second.value() && isDash(words, second.from());
      boolean again = first.value() == second.value() && words.hasBefore(second.from(), "(");
      return range
          ? range(first, second)
          : again
              ? new Count(first.value(), first.from(), second.to(), first.vague(), first.article())
              : null;
    }
    String to = words.word(first.to());
    if (between == 2) {
      boolean some = to.equals("of") && words.word(first.to() + 1).equals("the");
      return some && first.value() > 1
          ? new Count(first.value(), first.from(), second.to(), first.vague(), false)
          : null;
    }
    String before = first.from() == from ? "" : words.word(first.from() - 1);
    boolean upTo = to.equals("to") || to.equals("a");
    if (before.equals("by") && isChange(words, first, from)) {
      return null; // "rose by nine to 64"
    }
    if (between > 1 || !(upTo || before.equals("between") || before.equals("entre"))) {
      return null;
    }
    boolean change = before.equals("from") || before.equals("de");
    return upTo && change && isChange(words, first, from) ? second : range(first, second);
  }

  private static Count range(Count first, Count second) {
    int least = Math.min(first.value(), second.value());
    return new Count(least, first.from(), second.to(), true, false);
  }

  private static boolean isDash(Words words, int word) {
    return words.before(word).length() == 1 && words.hasBefore(word, "-\u2011–—");
  }

  /** {@code has risen from 24 to 31}; not {@code from 24 to 31 soldiers}. */
  private static boolean isChange(Words words, Count count, int from) {
    return IntStream.range(Math.max(from, count.from() - CHANGED), count.from())
        .mapToObj(words::word)
        .anyMatch(word -> is(word, Sense.RISEN) || is(word, Sense.TOLL));
  }

  private @Nullable Count at(Words words, int word, int end) {
    Count count = plain(words, word, end);
    if (count == null || count.to() >= end) {
      return count;
    }
    boolean millions = MILLIONS.contains(words.word(count.to()));
    return millions ? new Count(MOST + 1, word, count.to() + 1, true, false) : count;
  }

  private @Nullable Count plain(Words words, int word, int end) {
    if (Character.isDigit(words.folded().charAt(words.at(word)))) {
      return digits(words, word, end);
    }
    String first = words.word(word);
    Integer about = VAGUE.get(first);
    if (about != null && !names.isEmpty()) {
      return about(words, word, word, end);
    }
    if (articles.contains(first)) {
      int next = word + 1 < end && HALF.contains(words.word(word + 1)) ? word + 2 : word + 1;
      boolean more = next < end && VAGUE.containsKey(words.word(next));
      return more ? about(words, word, next, end) : compound(words, word, end, true);
    }
    boolean number = names.containsKey(first) || hundreds.contains(first) || first.equals(thousand);
    return number ? compound(words, word, end, false) : null;
  }

  /** {@code dozens}, {@code half a dozen}, {@code tens of thousands}. */
  private static Count about(Words words, int from, int word, int end) {
    String name = words.word(word);
    int value = VAGUE.getOrDefault(name, 0);
    boolean half = isHalf(words, from) || isHalf(words, word);
    boolean thousands = word + 2 < end && THOUSANDS.contains(words.word(word + 2));
    int to = thousands ? word + 3 : word + 1;
    boolean vague = thousands || (from == word && name.endsWith("s")) || isMore(words, from);
    return new Count(thousands ? value * 1000 : half ? value / 2 : value, from, to, vague, false);
  }

  /** {@code more than a dozen}, {@code plus d'une dizaine}. */
  private static boolean isMore(Words words, int word) {
    String before = word > 0 ? words.word(word - 1) : "";
    return before.equals("than")
        || before.equals("over")
        || (before.equals("d") && word > 1 && words.word(word - 2).equals("plus"));
  }

  private static boolean isHalf(Words words, int word) {
    return word > 0 && HALF.contains(words.word(word - 1));
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
          isJoint(name)
              && word > start
              && word + 1 < end
              && canFollow(thousands, value, words.word(word + 1));
      if (joined) {
        word++;
      } else if (name.startsWith("vingt") && value % 100 == 4) {
        value += 76;
        word++;
      } else if (more != null && (word == start || canFollow(thousands, value, name))) {
        value += more;
        word++;
      } else if (hundreds.contains(name) && value < 100) {
        value = Math.max(1, value) * 100;
        word++;
      } else if (name.equals(thousand) && thousands == 0) {
        thousands = Math.max(1, value) * 1000;
        value = 0;
        word++;
      } else if ((name.equals("dozen") || name.equals("douzaines")) && value > 0) {
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

  /** Ten to nineteen go on after sixty and eighty in French, seven to nine after ten. */
  private boolean canFollow(int thousands, int value, String name) {
    Integer next = names.get(name);
    if (next == null || value == 0) {
      return next != null && thousands > 0;
    }
    int last = value % 100;
    return last == 0
        || (last % 10 == 0 && next < 10 && last >= 20)
        || (last == 10 && next >= 7 && next < 10)
        || ((last == 60 || last == 80) && next < 20);
  }

  private static boolean isJoint(String name) {
    return name.equals("and") || name.equals("et") || name.equals("y");
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
