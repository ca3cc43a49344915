package org.vigie.ingest.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.ingest.text.Dates;

/**
 * Finds the date in the small print of a listing: "Publié le 21 novembre 2026 à 14h30", "2 hours
 * ago", "Hier", "21/11/2026". The day comes first in numbers; what lacks a year is the latest that
 * has passed; times are UTC.
 */
final class ListedDates {
  private static final String MONTH =
      "(?:jan|f[eé]v|feb|mar|apr|avr|ma[iy]|jun|juin|jui?l|a[uo][uûg]|sep|oct|nov|d[eé]c)\\p{L}{0,7}\\.?";
  private static final String TIME =
      "(?:\\D{1,8}?(\\d{1,2}\\s*[:hH]\\s*\\d{2}\\s*(?:[AaPp][Mm])?))?";
  private static final Pattern ISO =
      Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}\\S{0,12})?");
  private static final Pattern NUMBERS =
      Pattern.compile("(?<!\\d)(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})(?!\\d)" + TIME);
  private static final Pattern DAY_FIRST =
      pattern(
          "(?<!\\d)(\\d{1,2})(?:er|st|nd|rd|th)?[\\s-]+("
              + MONTH
              + ")(?:,?[\\s-]+(\\d{4}))?"
              + TIME);
  private static final Pattern MONTH_FIRST =
      pattern("\\b(" + MONTH + ")\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(\\d{4}))?" + TIME);
  private static final Pattern IN_FRENCH =
      pattern("\\bil y a\\s+(?:environ\\s+|près d[e’']\\s*)?(\\d{1,3}|une?)\\s*(\\p{L}+)");
  private static final Pattern IN_ENGLISH =
      pattern("\\b(\\d{1,3}|an?|one)\\s*(\\p{L}{1,8})\\.?\\s+ago\\b");
  private static final Pattern NOW = pattern("\\b(?:just now|[àa] l[’']instant)\\b");
  private static final Pattern DAY =
      pattern("\\b(?:(hier|yesterday)|(aujourd[’']hui|today))\\b" + TIME);
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "j", Duration.ofDays(1),
          "w", Duration.ofDays(7),
          "semaine", Duration.ofDays(7),
          "mo", Duration.ofDays(30));

  private ListedDates() {}

  private static Pattern pattern(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** The first date in a text; empty when there is none that can be. */
  static Optional<Instant> find(String text, Instant now) {
    try {
      return Dates.parse(text)
          .or(() -> iso(text))
          .or(() -> relative(text, now))
          .or(() -> day(text, now))
          .or(() -> numbers(text))
          .or(() -> words(DAY_FIRST, 1, 2, text, now))
          .or(() -> words(MONTH_FIRST, 2, 1, text, now));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> iso(String text) {
    Matcher m = ISO.matcher(text);
    return m.find() ? Dates.parse(m.group()) : Optional.empty();
  }

  private static Optional<Instant> relative(String text, Instant now) {
    if (NOW.matcher(text).find()) {
      return Optional.of(now);
    }
    Matcher french = IN_FRENCH.matcher(text);
    if (french.find()) {
      return unit(french.group(2)).map(unit -> now.minus(times(unit, french.group(1))));
    }
    Matcher english = IN_ENGLISH.matcher(text);
    return english.find()
        ? unit(english.group(2)).map(unit -> now.minus(times(unit, english.group(1))))
        : Optional.empty();
  }

  private static Duration times(Duration unit, String count) {
    return unit.multipliedBy(Character.isDigit(count.charAt(0)) ? Integer.parseInt(count) : 1);
  }

  /** By the start of its name: "sem" is a week, "sec" a second; "mois" a month, "min" a minute. */
  private static Optional<Duration> unit(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String key =
        lower.startsWith("sem") ? "semaine" : lower.startsWith("mo") ? "mo" : lower.substring(0, 1);
    return Optional.ofNullable(UNITS.get(key));
  }

  private static Optional<Instant> day(String text, Instant now) {
    Matcher m = DAY.matcher(text);
    if (!m.find()) {
      return Optional.empty();
    }
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate day = m.group(1) == null ? today : today.minusDays(1);
    return Dates.parse(day + (m.group(3) == null ? "" : "T" + clock(m.group(3))));
  }

  private static Optional<Instant> numbers(String text) {
    Matcher m = NUMBERS.matcher(text);
    if (!m.find()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(2));
    boolean monthFirst = second > 12;
    int year = Integer.parseInt(m.group(3)) + (m.group(3).length() == 2 ? 2000 : 0);
    LocalDate day = LocalDate.of(year, monthFirst ? first : second, monthFirst ? second : first);
    return Dates.parse(day + (m.group(4) == null ? "" : "T" + clock(m.group(4))));
  }

  private static Optional<Instant> words(
      Pattern pattern, int day, int month, String text, Instant now) {
    Matcher m = pattern.matcher(text);
    if (!m.find()) {
      return Optional.empty();
    }
    String time = m.group(4) == null ? "" : " " + clock(m.group(4));
    if (m.group(3) != null) {
      return Dates.parse(m.group(day) + " " + m.group(month) + " " + m.group(3) + time);
    }
    int year = LocalDate.ofInstant(now, ZoneOffset.UTC).getYear();
    String start = m.group(day) + " " + m.group(month) + " ";
    return Dates.parse(start + year + time)
        .filter(date -> date.isBefore(now.plus(Duration.ofDays(1))))
        .or(() -> Dates.parse(start + (year - 1) + time));
  }

  /** {@code 9h05} and {@code 2:30 pm} as {@code 09:05} and {@code 14:30}. */
  private static LocalTime clock(String time) {
    Matcher m = Pattern.compile("(\\d{1,2})\\s*[:hH]\\s*(\\d{2})\\s*([AaPp][Mm])?").matcher(time);
    if (!m.matches()) {
      throw new NumberFormatException(time);
    }
    int hour = Integer.parseInt(m.group(1));
    int noon = m.group(3) == null ? hour : hour % 12 + (m.group(3).matches("[Pp].") ? 12 : 0);
    return LocalTime.of(noon, Integer.parseInt(m.group(2)));
  }
}
