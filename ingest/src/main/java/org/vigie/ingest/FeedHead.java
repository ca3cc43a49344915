package org.vigie.ingest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.ingest.text.Charsets;
import org.vigie.model.PollState.Declared;

/**
 * What the head of a feed says of how often to ask for it. It is read by itself, so that a feed
 * that is broken further down is understood as well.
 */
final class FeedHead {
  private static final int MOST = 50_000;
  private static final Pattern FIRST_ENTRY = Pattern.compile("(?i)<(?:item|entry)[\\s>]");
  private static final Pattern TTL = element("ttl");
  private static final Pattern PERIOD = element("updatePeriod");
  private static final Pattern FREQUENCY = element("updateFrequency");
  private static final Pattern HOUR = element("hour");
  private static final Pattern DAY = element("day");
  private static final int ALL_HOURS = (1 << 24) - 1;
  private static final int ALL_DAYS = (1 << 7) - 1;

  private FeedHead() {}

  /** What a feed says; nothing when it is none. */
  static Declared of(FetchResult.Fetched fetched) {
    byte[] body = fetched.body();
    return of(
        Charsets.decode(Arrays.copyOf(body, Math.min(MOST, body.length)), fetched.contentType()));
  }

  static Declared of(String feed) {
    Matcher first = FIRST_ENTRY.matcher(feed);
    String head = first.find() ? feed.substring(0, first.start()) : feed;
    return new Declared(
        number(TTL, head).map(Duration::ofMinutes).orElse(null),
        period(head).orElse(null),
        unlessAll(bits(HOUR, head, FeedHead::hour), ALL_HOURS),
        unlessAll(bits(DAY, head, FeedHead::day), ALL_DAYS));
  }

  private static Optional<Duration> period(String head) {
    long frequency = number(FREQUENCY, head).orElse(1L);
    return first(PERIOD, head).flatMap(FeedHead::named).map(period -> period.dividedBy(frequency));
  }

  private static Optional<Duration> named(String period) {
    return switch (period.toLowerCase(Locale.ROOT)) {
      case "hourly" -> Optional.of(Duration.ofHours(1));
      case "daily" -> Optional.of(Duration.ofDays(1));
      case "weekly" -> Optional.of(Duration.ofDays(7));
      case "monthly" -> Optional.of(Duration.ofDays(30));
      case "yearly" -> Optional.of(Duration.ofDays(365));
      default -> Optional.empty();
    };
  }

  /** A number above zero, as far as it means anything here. */
  private static Optional<Long> number(Pattern element, String head) {
    return first(element, head)
        .filter(value -> value.matches("0*[1-9][0-9]{0,6}"))
        .map(Long::parseLong);
  }

  private static Optional<String> first(Pattern element, String head) {
    Matcher matcher = element.matcher(head);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }

  private static int bits(Pattern element, String head, ToIntFunction<String> bit) {
    return element
        .matcher(head)
        .results()
        .map(result -> result.group(1).strip())
        .mapToInt(bit)
        .reduce(0, (one, other) -> one | other);
  }

  /** 24 is midnight to some. */
  private static int hour(String value) {
    return value.matches("[0-9]{1,2}") && Integer.parseInt(value) <= 24
        ? 1 << Integer.parseInt(value) % 24
        : 0;
  }

  private static int day(String value) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().equalsIgnoreCase(value))
        .mapToInt(day -> 1 << (day.getValue() - 1))
        .findFirst()
        .orElse(0);
  }

  private static int unlessAll(int bits, int all) {
    return bits == all ? 0 : bits;
  }

  private static Pattern element(String name) {
    return Pattern.compile("(?i)<(?:\\w+:)?" + name + "\\s*>([^<]{0,40})</");
  }
}
