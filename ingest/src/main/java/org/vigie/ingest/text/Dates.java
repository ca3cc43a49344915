package org.vigie.ingest.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as feeds and pages write them: RFC 822 in its variants, ISO 8601, words of the
 * languages we read. A date without a time counts as that day's end; a time without a zone, or with
 * letters behind it that are no zone known here, is UTC.
 */
public final class Dates {
  private static final int MAX_LENGTH = 100;
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|(\\d{2})(\\d{2}))\\b?(?:[T ]\\s*(\\d{1,2}):?(\\d{2})"
              + "(?::?(\\d{2})(?:[.,]\\d+)?)?\\s*([AP]\\.?M\\b\\.?)?\\s*([+-]\\d{2}:?\\d{2}|[+-]\\d{2}|[A-Z]{1,5}\\b)?)?(?!\\d).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?:\\p{L}+\\.?,?\\s+)?(?:le\\s+)?(\\d{1,2})(?:er|st|nd|rd|th)?[\\s-]+(?:d[eo]\\s+)?"
              + "(\\p{L}+)\\.?,?[\\s-]+(?:d[eo]\\s+)?(\\d{4}|\\d{2})\\b(.*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?:\\p{L}+,?\\s+)?(\\p{L}+)\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b(.*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UNIX_DATE =
      Pattern.compile(
          "\\p{L}{3}\\s+(\\p{L}{3})\\s+(\\d{1,2})\\s+(\\d{1,2}:\\d{2}:\\d{2})\\s+(\\S+\\s+)?(\\d{4})");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})\\b(.*)");
  private static final Pattern EPOCH = Pattern.compile("(\\d{10})(?:\\d{3})?(?:\\.\\d*)?");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{1,2})\\s*[:hH]\\s*(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*([AaPp]\\.?[Mm]\\b)?"
              + "\\s*\\(?((?:GMT|UTC?)?[+-]\\d{1,2}(?::?\\d{2})?|[A-Z]{1,5})?");

  /** First letters of the months, from January on: English, French, Portuguese, Spanish, Arabic. */
  private static final List<String> MONTHS =
      List.of(
          "jan ene ينا",
          "feb fev fév فبر",
          "mar مار",
          "apr avr abr أبر ابر",
          "may mai ماي",
          "jun juin يون",
          "jul juil يول",
          "aug aou aoû ago أغس اغس",
          "sep set سبت",
          "oct out أكت اكت",
          "nov نوف",
          "dec déc dez dic ديس");

  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("EST", "-0500"),
          Map.entry("EDT", "-0400"),
          Map.entry("CST", "-0600"),
          Map.entry("CDT", "-0500"),
          Map.entry("MST", "-0700"),
          Map.entry("MDT", "-0600"),
          Map.entry("PST", "-0800"),
          Map.entry("PDT", "-0700"),
          Map.entry("WEST", "+0100"),
          Map.entry("BST", "+0100"),
          Map.entry("CET", "+0100"),
          Map.entry("CEST", "+0200"),
          Map.entry("EET", "+0200"),
          Map.entry("EEST", "+0300"),
          Map.entry("MSK", "+0300"),
          Map.entry("WAT", "+0100"),
          Map.entry("CAT", "+0200"),
          Map.entry("SAST", "+0200"),
          Map.entry("EAT", "+0300"),
          Map.entry("JST", "+0900"),
          Map.entry("KST", "+0900"),
          Map.entry("HKT", "+0800"),
          Map.entry("SGT", "+0800"),
          Map.entry("AEST", "+1000"),
          Map.entry("AEDT", "+1100"));

  private Dates() {}

  /** The moment a text means; empty when it means none that can be. */
  public static Optional<Instant> parse(String text) {
    String date = text.strip();
    if (date.isEmpty() || date.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return iso(date)
          .or(() -> unixDate(date))
          .or(() -> dayFirst(date))
          .or(() -> monthFirst(date))
          .or(() -> numbers(date))
          .or(() -> epoch(date))
          .filter(Dates::isPlausible);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlausible(Instant instant) {
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    return year > 1970 && year < 2100;
  }

  private static Optional<Instant> iso(String text) {
    Matcher m = ISO.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    boolean apart = m.group(2) != null;
    LocalDate day =
        LocalDate.of(
            number(m.group(1)), number(m.group(apart ? 3 : 5)), number(m.group(apart ? 4 : 6)));
    if (m.group(7) == null) {
      return Optional.of(endOf(day));
    }
    int seconds = m.group(9) == null ? 0 : Math.min(59, number(m.group(9)));
    int hour = hour(number(m.group(7)), m.group(10));
    return Optional.of(at(day, hour, number(m.group(8)), seconds, m.group(11)));
  }

  private static Optional<Instant> unixDate(String text) {
    Matcher m = UNIX_DATE.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    String zone = m.group(4) == null ? "" : m.group(4);
    return onDay(m.group(5), m.group(1), m.group(2), m.group(3) + " " + zone);
  }

  private static Optional<Instant> dayFirst(String text) {
    Matcher m = DAY_FIRST.matcher(text);
    return m.matches() ? onDay(m.group(3), m.group(2), m.group(1), m.group(4)) : Optional.empty();
  }

  private static Optional<Instant> monthFirst(String text) {
    Matcher m = MONTH_FIRST.matcher(text);
    return m.matches() ? onDay(m.group(3), m.group(1), m.group(2), m.group(4)) : Optional.empty();
  }

  private static Optional<Instant> onDay(String year, String month, String day, String rest) {
    return month(month)
        .map(
            m -> {
              int y = number(year);
              int full = y >= 100 ? y : y < 70 ? 2000 + y : 1900 + y;
              return withTime(LocalDate.of(full, m, number(day)), rest);
            });
  }

  private static Optional<Integer> month(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return startingWith(lower, 4).or(() -> startingWith(lower, 3));
  }

  private static Optional<Integer> startingWith(String word, int letters) {
    String start = word.substring(0, Math.min(letters, word.length()));
    return IntStream.range(0, MONTHS.size())
        .filter(i -> List.of(MONTHS.get(i).split(" ")).contains(start))
        .mapToObj(i -> i + 1)
        .findFirst();
  }

  /** Day and month, but only where one cannot be taken for the other. */
  private static Optional<Instant> numbers(String text) {
    Matcher m = NUMBERS.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int one = number(m.group(1));
    int other = number(m.group(3));
    if (one <= 12 && other <= 12 && one != other) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.of(number(m.group(4)), Math.min(one, other), Math.max(one, other));
    return Optional.of(withTime(day, m.group(5)));
  }

  private static Optional<Instant> epoch(String text) {
    Matcher m = EPOCH.matcher(text);
    return m.matches()
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(m.group(1))))
        : Optional.empty();
  }

  private static Instant withTime(LocalDate day, String rest) {
    Matcher m = TIME.matcher(rest);
    if (!m.find()) {
      return endOf(day);
    }
    int hour = hour(number(m.group(1)), m.group(4));
    int seconds = m.group(3) == null ? 0 : Math.min(59, number(m.group(3)));
    return at(day, hour, number(m.group(2)), seconds, m.group(5));
  }

  /** The hour of the day; in its half where that is written: {@code pm}. */
  private static int hour(int written, @Nullable String half) {
    if (half == null || written > 12) {
      return written;
    }
    return written % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
  }

  /** The hour 24 is the day's end: the next one's beginning. */
  private static Instant at(
      LocalDate day, int hour, int minute, int second, @Nullable String zone) {
    LocalTime time = LocalTime.of(hour % 24, minute, second);
    LocalDate of = hour == 24 ? day.plusDays(1) : day;
    return OffsetDateTime.of(of, time, offset(zone == null ? "Z" : zone)).toInstant();
  }

  private static ZoneOffset offset(String zone) {
    String name = zone.toUpperCase(Locale.ROOT);
    String known = ZONES.getOrDefault(name, name.replaceFirst("^(?:GMT|UTC?)(?=[+-])", ""));
    if (!known.startsWith("+") && !known.startsWith("-")) {
      return ZoneOffset.UTC;
    }
    String digits = known.substring(1).replace(":", "");
    int value = number(digits.length() <= 2 ? digits + "00" : digits);
    int minutes = value / 100 * 60 + value % 100;
    return ZoneOffset.ofTotalSeconds((known.startsWith("-") ? -minutes : minutes) * 60);
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(1);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
