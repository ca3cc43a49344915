package org.vigie.ingest.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as feeds and pages write them: RFC 822 in its variants, ISO 8601, English and French
 * words. A date without a time counts as that day's end; a time without a zone, or with letters
 * behind it that are no zone known here, is UTC.
 */
public final class Dates {
  private static final int MAX_LENGTH = 100;
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ]\\s*(\\d{1,2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d+)?)?"
              + "\\s*([+-]\\d{2}:?\\d{2}|[+-]\\d{2}|[A-Z]{1,5}\\b)?)?.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?:\\p{L}+\\.?,?\\s+)?(?:le\\s+)?(\\d{1,2})(?:er|st|nd|rd|th)?[\\s-]+(\\p{L}+)\\.?,?"
              + "[\\s-]+(\\d{4}|\\d{2})\\b(.*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?:\\p{L}+,\\s+)?(\\p{L}+)\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b(.*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UNIX_DATE =
      Pattern.compile(
          "\\p{L}{3}\\s+(\\p{L}{3})\\s+(\\d{1,2})\\s+(\\d{1,2}:\\d{2}:\\d{2})\\s+(\\S+\\s+)?(\\d{4})");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{1,2})\\s*[:hH]\\s*(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*([AaPp]\\.?[Mm]\\b)?"
              + "\\s*\\(?([A-Z]{1,5}|[+-]\\d{1,2}:?\\d{2})?");
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("fev", 2),
          Map.entry("fév", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("avr", 4),
          Map.entry("may", 5),
          Map.entry("mai", 5),
          Map.entry("jun", 6),
          Map.entry("juin", 6),
          Map.entry("jul", 7),
          Map.entry("juil", 7),
          Map.entry("aug", 8),
          Map.entry("aou", 8),
          Map.entry("aoû", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12),
          Map.entry("déc", 12));
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
          Map.entry("EAT", "+0300"));

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
    LocalDate day = LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3)));
    if (m.group(4) == null) {
      return Optional.of(endOf(day));
    }
    int seconds = m.group(6) == null ? 0 : Math.min(59, number(m.group(6)));
    return Optional.of(at(day, number(m.group(4)), number(m.group(5)), seconds, m.group(7)));
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
    String four = lower.substring(0, Math.min(4, lower.length()));
    String three = lower.substring(0, Math.min(3, lower.length()));
    return Optional.ofNullable(MONTHS.getOrDefault(four, MONTHS.get(three)));
  }

  private static Instant withTime(LocalDate day, String rest) {
    Matcher m = TIME.matcher(rest);
    if (!m.find()) {
      return endOf(day);
    }
    int hour = number(m.group(1));
    if (m.group(4) != null) {
      hour = hour % 12 + (m.group(4).toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }
    int seconds = m.group(3) == null ? 0 : Math.min(59, number(m.group(3)));
    return at(day, hour, number(m.group(2)), seconds, m.group(5));
  }

  /** The hour 24 is the day's end: the next one's beginning. */
  private static Instant at(
      LocalDate day, int hour, int minute, int second, @Nullable String zone) {
    LocalTime time = LocalTime.of(hour % 24, minute, second);
    LocalDate of = hour == 24 ? day.plusDays(1) : day;
    return OffsetDateTime.of(of, time, offset(zone == null ? "Z" : zone)).toInstant();
  }

  private static ZoneOffset offset(String zone) {
    String known = ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), zone);
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
