package org.vigie.classify.text;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article;
import org.vigie.model.Event;
import org.vigie.model.Event.Day.Precision;

/** Finds days as sentences name them, in English, French and Spanish. */
public final class Days {
  private static final int OLDEST = 1990;

  private final Words words;
  private final Counts counts;
  private final @Nullable LocalDate reference;
  private final int year;

  /**
   * The days of a text.
   *
   * @param reference the day it was written on; null when that is not known
   */
  public Days(Words words, Counts counts, @Nullable LocalDate reference) {
    this.words = words;
    this.counts = counts;
    this.reference = reference;
    this.year = reference == null ? onlyYear() : 0;
  }

  /**
   * When an article was written: the day it was published, or else the one that stands by itself in
   * brackets; null when neither is there.
   */
  public static @Nullable LocalDate written(Article article, Words text, Counts counts) {
    if (article.published() != null) {
      return article.published().atZone(ZoneOffset.UTC).toLocalDate();
    }
    return new Days(text, counts, null)
        .in(0, text.size()).stream()
            .filter(named -> named.day().precision() == Precision.DAY && named.isAlone(text))
            .map(named -> named.day().date())
            .findFirst()
            .orElse(null);
  }

  /**
   * A day that is named.
   *
   * @param from its first word
   * @param to the word after its last
   * @param rough whether it only tells about how long ago that was: {@code last week}
   */
  public record Named(Event.Day day, int from, int to, boolean rough) {
    Named to(int end) {
      return new Named(day, from, end, rough);
    }

    public Named roughly() {
      return new Named(day, from, to, true);
    }

    private boolean isAlone(Words words) {
      return isInBrackets(words, from, to);
    }
  }

  /** The days that are named between two words, in their order. */
  public List<Named> in(int from, int to) {
    List<Named> found = new ArrayList<>();
    int word = from;
    while (word < to) {
      Named named = at(word, from, to, found);
      Named last = found.isEmpty() ? null : found.getLast();
      if (named != null && last != null && isNight(last, named)) {
        found.set(found.size() - 1, last.to(named.to()));
      } else if (named != null) {
        found.add(named);
      }
      word = named == null ? word + 1 : named.to();
    }
    return found;
  }

  /** From one day to the next: it began on the first. */
  private boolean isNight(Named first, Named second) {
    int to = first.to();
    int next = is(DayWords.WEEKDAYS, to + 1, second.from()) ? to + 2 : to + 1;
    return second.from() == next
        && DayWords.TO.contains(words.word(to))
        && second.day().date().equals(first.day().date().plusDays(1))
        && !first.rough()
        && !second.rough();
  }

  private @Nullable Named at(int word, int start, int end, List<Named> before) {
    Named dated = dayAndMonth(word, end);
    if (dated != null) {
      return dated;
    }
    if (is(DayWords.MONTHS, word, end)) {
      int behind = word + 1 < end ? dayOfMonth(word + 1) : 0;
      return behind > 0 ? date(behind, word, word, word + 2, end) : month(word, end);
    }
    if (reference == null) {
      return null;
    }
    if (is(DayWords.WEEKDAYS, word, end) && !isAhead(word, end)) {
      DayOfWeek weekday = DayOfWeek.of(DayWords.WEEKDAYS.getOrDefault(words.word(word), 1));
      boolean last =
          (word > start && DayWords.LAST.contains(words.word(word - 1)))
              || (word + 1 < end && DayWords.LAST.contains(words.word(word + 1)));
      return day(
          reference.with(
              last
                  ? TemporalAdjusters.previous(weekday)
                  : TemporalAdjusters.previousOrSame(weekday)),
          word,
          word + 1);
    }
    Named ago = ago(reference, word, end, before);
    if (ago != null) {
      return ago;
    }
    if (DayWords.YESTERDAY.contains(words.word(word)) && !isNightOf(word, end)) {
      boolean two = word > start && Set.of("avant", "before").contains(words.word(word - 1));
      return day(reference.minusDays(two ? 2 : 1), word, word + 1);
    }
    return DayWords.TODAY.contains(words.word(word))
        ? day(reference, word, word + 1)
        : onlyTheYear(reference, word, start, end);
  }

  /** A day of a month, or the first of two: {@code 7 mars}, {@code 7 au dimanche 8 mars}. */
  private @Nullable Named dayAndMonth(int word, int end) {
    int day = dayOfMonth(word);
    if (day == 0 || word + 1 >= end) {
      return null;
    }
    if (is(DayWords.MONTHS, word + 1, end)) {
      return date(day, word, word + 1, word + 2, end);
    }
    if (words.word(word + 1).equals("de") && is(DayWords.MONTHS, word + 2, end)) {
      boolean of = word + 3 < end && words.word(word + 3).equals("de");
      return date(day, word, word + 2, word + (of ? 4 : 3), end);
    }
    int second = DayWords.TO.contains(words.word(word + 1)) ? word + 2 : word + 1;
    second += is(DayWords.WEEKDAYS, second, end) ? 1 : 0;
    boolean dash = words.before(word + 1).strip().matches("[-–]");
    if ((second > word + 1 || dash)
        && dayOfMonth(second) > 0
        && is(DayWords.MONTHS, second + 1, end)) {
      Named last = date(dayOfMonth(second), word, second + 1, second + 2, end);
      return last == null ? null : since(day, last);
    }
    return null;
  }

  /** The last such day of a month before a date. */
  private static @Nullable Named since(int day, Named last) {
    LocalDate date = last.day().date();
    LocalDate month = day > date.getDayOfMonth() ? date.minusMonths(1) : date;
    return day > month.lengthOfMonth()
        ? null
        : day(month.withDayOfMonth(day), last.from(), last.to());
  }

  /** {@code In 2019, ...}: a year that has passed, where a sentence begins or ends with it. */
  private @Nullable Named onlyTheYear(LocalDate written, int word, int start, int end) {
    int named = word > start && Set.of("in", "en").contains(words.word(word - 1)) ? year(word) : 0;
    boolean whole = word == start + 1 || word + 1 == end;
    return whole && named > OLDEST && named < written.getYear()
        ? rough(LocalDate.of(named, 12, 31), word, word + 1)
        : null;
  }

  /** {@code overnight from Sunday to Monday}. */
  private boolean isNightOf(int word, int end) {
    return words.word(word).equals("overnight")
        && (is(DayWords.WEEKDAYS, word + 1, end) || is(DayWords.WEEKDAYS, word + 2, end));
  }

  /** {@code two weeks ago}, {@code il y a deux semaines}, {@code last month}. */
  private @Nullable Named ago(LocalDate written, int word, int end, List<Named> before) {
    if (isLast(word, end)) {
      Period unit =
          DayWords.UNITS.getOrDefault(
              words.word(word + 1), DayWords.UNITS.getOrDefault(words.word(word), Period.ZERO));
      return rough(written.minus(unit), word, word + 2);
    }
    boolean french =
        word + 3 < end
            && words.word(word).equals("il")
            && words.word(word + 1).equals("y")
            && words.word(word + 2).equals("a");
    int start = french ? word + 3 : word;
    List<Counts.Count> numbers = counts.in(words, start, Math.min(end, start + 2));
    if (numbers.isEmpty() || numbers.getFirst().from() != start) {
      return null;
    }
    int unit = numbers.getFirst().to();
    Period one = unit < end ? DayWords.UNITS.get(words.word(unit)) : null;
    int behind = said(unit, end);
    boolean years = one != null && one.toTotalMonths() > 0;
    int next = isToTheDay(unit, end) ? unit + 3 : unit;
    boolean after = years && next + 1 < end && DayWords.AFTER.contains(words.word(next + 1));
    if (one == null || !(french || behind > 0 || after)) {
      return null;
    }
    boolean fromNow = french || after || before.isEmpty() || words.word(unit + 1).equals("ago");
    LocalDate from = fromNow ? written : before.getLast().day().date();
    LocalDate date = from.minus(one.multipliedBy(numbers.getFirst().value()));
    int to = french ? unit + 1 : after ? next + 2 : behind;
    return one.equals(Period.ofDays(1)) ? day(date, word, to) : rough(date, word, to);
  }

  /** {@code Un an, jour pour jour, après}. */
  private boolean isToTheDay(int unit, int end) {
    return unit + 3 < end
        && words.word(unit + 1).equals("jour")
        && words.word(unit + 2).equals("pour")
        && words.word(unit + 3).equals("jour");
  }

  /** Where {@code ago} ends that stands behind a unit of time; 0 where there is none. */
  private int said(int unit, int end) {
    String next = unit + 1 < end ? words.word(unit + 1) : "";
    if (next.equals("plus")) {
      return unit + 2 < end && words.word(unit + 2).equals("tot") ? unit + 3 : 0;
    }
    // Two days before the vote are no two days ago.
    boolean before = next.equals("before") && (unit + 2 == end || words.hasBefore(unit + 2, ",;"));
    return before || DayWords.EARLIER.contains(next) ? unit + 2 : 0;
  }

  private boolean isLast(int word, int end) {
    return word + 1 < end
        && ((words.word(word).equals("last") && DayWords.UNITS.containsKey(words.word(word + 1)))
            || (DayWords.UNITS.containsKey(words.word(word))
                && DayWords.LAST.contains(words.word(word + 1))));
  }

  private boolean is(Map<String, Integer> names, int word, int end) {
    return word < end
        && names.containsKey(words.word(word))
        && (!DayWords.CAPITALS.contains(words.word(word))
            || Character.isUpperCase(words.text().charAt(words.start(word))));
  }

  /** A weekday before a date is the same day; that of a meeting to come is none of the past. */
  private boolean isAhead(int word, int end) {
    boolean dated =
        (word + 1 < end && dayAndMonth(word + 1, end) != null)
            || (is(DayWords.MONTHS, word + 1, end) && word + 2 < end && dayOfMonth(word + 2) > 0);
    return dated
        || (word > 0 && DayWords.AHEAD.contains(words.word(word - 1)))
        || (word + 1 < end && DayWords.AHEAD.contains(words.word(word + 1)));
  }

  private @Nullable Named date(int day, int from, int month, int behind, int end) {
    int monthOfYear = DayWords.MONTHS.getOrDefault(words.word(month), 1);
    int written = behind < end ? year(behind) : 0;
    try {
      LocalDate date =
          written > 0 ? LocalDate.of(written, monthOfYear, day) : recent(monthOfYear, day);
      return date == null ? null : day(date, from, written > 0 ? behind + 1 : behind);
    } catch (DateTimeException e) {
      return null; // There is no such day: a misprint tells nothing.
    }
  }

  private @Nullable Named month(int word, int end) {
    int written = word + 1 < end ? year(word + 1) : 0;
    if (written == 0) {
      boolean alone =
          word > 0 && Set.of("in", "en", "last", "since", "depuis").contains(words.word(word - 1));
      LocalDate recent =
          alone ? recent(DayWords.MONTHS.getOrDefault(words.word(word), 1), 1) : null;
      return recent == null
          ? null
          : new Named(new Event.Day(recent, Precision.MONTH), word, word + 1, false);
    }
    LocalDate first = LocalDate.of(written, DayWords.MONTHS.getOrDefault(words.word(word), 1), 1);
    return new Named(new Event.Day(first, Precision.MONTH), word, word + 2, false);
  }

  /** The last such day before the text was written. */
  private @Nullable LocalDate recent(int month, int day) {
    if (reference == null) {
      return year == 0 ? null : LocalDate.of(year, month, day);
    }
    LocalDate date = LocalDate.of(reference.getYear(), month, day);
    return date.isAfter(reference.plusDays(1)) ? date.minusYears(1) : date;
  }

  private static Named day(LocalDate date, int from, int to) {
    return new Named(new Event.Day(date, Precision.DAY), from, to, false);
  }

  private static Named rough(LocalDate date, int from, int to) {
    return new Named(new Event.Day(date, Precision.DAY), from, to, true);
  }

  /** 0 when it is none. */
  private int dayOfMonth(int word) {
    String text = word < words.size() ? words.word(word) : "";
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    String ending = text.substring(digits);
    boolean ordinal = Set.of("", "er", "st", "nd", "rd", "th").contains(ending);
    if (digits == 0 || digits > 2 || !ordinal) {
      return 0;
    }
    int day = Integer.parseInt(text.substring(0, digits));
    return day <= 31 ? day : 0;
  }

  private int year(int word) {
    String text = words.word(word);
    boolean year = text.length() == 4 && (text.startsWith("19") || text.startsWith("20"));
    return year && text.chars().allMatch(Character::isDigit) ? Integer.parseInt(text) : 0;
  }

  /**
   * Where the dates of a text that have a year have but one, and it names no later one, that is the
   * year of its days; else 0.
   */
  private int onlyYear() {
    int only = 0;
    int latest = 0;
    for (int i = 0; i < words.size(); i++) {
      int named = year(i);
      latest = Math.max(latest, named);
      if (named > OLDEST && (isOfDate(i) || isInBrackets(words, i, i + 1))) {
        if (only != 0 && named != only) {
          return 0;
        }
        only = named;
      }
    }
    return only == latest ? only : 0;
  }

  private static boolean isInBrackets(Words words, int from, int to) {
    return words.text().startsWith("(", words.start(from) - 1)
        && words.text().startsWith(")", words.end(to - 1));
  }

  /** {@code 9 March 2026}, {@code March 9, 2026}. */
  private boolean isOfDate(int year) {
    return year > 1
        && ((is(DayWords.MONTHS, year - 1, year) && dayOfMonth(year - 2) > 0)
            || (is(DayWords.MONTHS, year - 2, year) && dayOfMonth(year - 1) > 0));
  }
}
