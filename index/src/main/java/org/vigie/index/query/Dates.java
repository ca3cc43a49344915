package org.vigie.index.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates of a query. All are UTC. */
final class Dates {
  private static final Pattern NOW = Pattern.compile("now(?:([+-])(\\d{1,5})([mhdwMy]))?");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern MOMENT =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})");

  /**
   * What a date covers: a day, a month, or a moment.
   *
   * @param from its first millisecond
   * @param to the millisecond after its last
   */
  record Stretch(Bound from, Bound to) {}

  private Dates() {}

  static Stretch parse(String text, int position) {
    try {
      Matcher moving = NOW.matcher(text);
      if (moving.matches()) {
        return moment(new Bound(moved(moving), 0));
      }
      if (MOMENT.matcher(text).matches()) {
        return moment(Bound.fixed(OffsetDateTime.parse(text).toInstant().toEpochMilli()));
      }
      if (DAY.matcher(text).matches()) {
        LocalDate day = LocalDate.parse(text);
        return days(day, day.plusDays(1));
      }
      if (MONTH.matcher(text).matches()) {
        YearMonth month = YearMonth.parse(text);
        return days(month.atDay(1), month.plusMonths(1).atDay(1));
      }
      if (YEAR.matcher(text).matches()) {
        Year year = Year.parse(text);
        return days(year.atDay(1), year.plusYears(1).atDay(1));
      }
    } catch (DateTimeException e) {
      throw bad(text, position);
    }
    throw bad(text, position);
  }

  private static Bound.Moving moved(Matcher moving) {
    if (moving.group(1) == null) {
      return new Bound.Moving(0, ChronoUnit.DAYS);
    }
    ChronoUnit unit =
        switch (moving.group(3)) {
          case "m" -> ChronoUnit.MINUTES;
          case "h" -> ChronoUnit.HOURS;
          case "d" -> ChronoUnit.DAYS;
          case "w" -> ChronoUnit.WEEKS;
          case "M" -> ChronoUnit.MONTHS;
          default -> ChronoUnit.YEARS;
        };
    return new Bound.Moving(Long.parseLong(moving.group(1) + moving.group(2)), unit);
  }

  private static Stretch moment(Bound moment) {
    return new Stretch(moment, moment.plus(1));
  }

  private static Stretch days(LocalDate first, LocalDate after) {
    return new Stretch(Bound.fixed(millis(first)), Bound.fixed(millis(after)));
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static BadQueryException bad(String text, int position) {
    return new BadQueryException(
        position,
        "'%s' is no date. Write 2024-03-01, 2024-03, 2024-03-01T12:00Z, now or now-7d (m h d w M y)"
            .formatted(text.length() > 40 ? text.substring(0, 40) + "…" : text));
  }
}
