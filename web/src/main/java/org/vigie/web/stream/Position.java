package org.vigie.web.stream;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a client has been told of the two streams that are shown live: the id of an event.
 *
 * @param filed the last offset of {@code vigie.filed}; -1 for none
 * @param alerts the last offset of {@code vigie.alerts}; -1 for none
 */
public record Position(long filed, long alerts) {
  private static final Pattern FORM =
      Pattern.compile("(?:filed-(-?\\d{1,18}))?_?(?:alerts-(-?\\d{1,18}))?");

  /**
   * Reads the id of an event.
   *
   * @param otherwise what a stream is taken to be at that the id does not name
   * @return otherwise when it is not an id
   */
  static Position parse(@Nullable String id, Position otherwise) {
    Matcher matcher = FORM.matcher(id == null ? "" : id.strip());
    if (!matcher.matches()) {
      return otherwise;
    }
    return new Position(
        number(matcher.group(1), otherwise.filed), number(matcher.group(2), otherwise.alerts));
  }

  private static long number(@Nullable String digits, long otherwise) {
    return digits == null ? otherwise : Long.parseLong(digits);
  }

  /** This one, moved on to an event of one of the streams. */
  Position reached(Event event) {
    return switch (event) {
      case Event.OfFiled filed -> new Position(Math.max(this.filed, filed.offset()), alerts);
      case Event.OfAlert alert -> new Position(filed, Math.max(alerts, alert.offset()));
    };
  }

  /** Whether an event was told already. */
  boolean covers(Event event) {
    return switch (event) {
      case Event.OfFiled filed -> filed.offset() <= this.filed;
      case Event.OfAlert alert -> alert.offset() <= alerts;
    };
  }

  /** Whether it is so far ahead of another that it can hardly be of the same streams. */
  boolean isFarBeyond(Position other, long distance) {
    return filed - other.filed > distance || alerts - other.alerts > distance;
  }

  /**
   * From where one goes on who was shown so much: from here. When what comes next is no longer
   * remembered, as while an archive is built anew, from where the streams are: it would be told
   * thousands of events that the page will show once the archive has them.
   */
  Position following(Position remembered, Position reached) {
    return new Position(
        following(filed, remembered.filed, reached.filed),
        following(alerts, remembered.alerts, reached.alerts));
  }

  private static long following(long shown, long remembered, long reached) {
    return shown < remembered ? reached : Math.min(shown, reached);
  }

  /** As an event carries it. */
  @Override
  public String toString() {
    return "filed-" + filed + "_alerts-" + alerts;
  }
}
