package org.vigie.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A date as header fields write it: in any of the three forms of RFC 9110. */
public final class HttpDate {
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          utc("dd-MMM-yy HH:mm:ss 'GMT'"),
          utc("MMM ppd HH:mm:ss yyyy"));

  /** It says nothing new, and where it is wrong the rest is right. */
  private static final Pattern DAY_OF_WEEK = Pattern.compile("^\\p{Alpha}+,? +");

  private HttpDate() {}

  /** The date in a field's value; empty when it is none. */
  public static Optional<Instant> parse(String value) {
    String text = DAY_OF_WEEK.matcher(value.strip()).replaceFirst("");
    return FORMS.stream().flatMap(form -> parse(form, text)).findFirst();
  }

  private static Stream<Instant> parse(DateTimeFormatter form, String text) {
    try {
      return Stream.of(form.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Stream.empty();
    }
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
