package org.vigie.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.vigie.model.PollState.Declared;

/** What a feed says of how to ask for it. */
final class FeedHead {
  private static final int ALL_HOURS = (1 << 24) - 1;
  private static final int ALL_DAYS = (1 << 7) - 1;

  private FeedHead() {}

  static Declared of(XmlPart part) {
    Element channel = part.element();
    return new Declared(
        number(channel, "ttl").map(Duration::ofMinutes).orElse(null),
        period(channel).orElse(null),
        unlessAll(bits(channel, "skipHours", "hour", FeedHead::hour), ALL_HOURS),
        unlessAll(bits(channel, "skipDays", "day", FeedHead::day), ALL_DAYS),
        XmlLinks.withRel(part, "hub").orElse(null),
        XmlLinks.withRel(part, "self").orElse(null));
  }

  private static Optional<Duration> period(Element channel) {
    long frequency = number(channel, "updateFrequency").orElse(1L);
    return values(channel, "updatePeriod")
        .findFirst()
        .flatMap(FeedHead::named)
        .map(period -> period.dividedBy(frequency))
        .filter(Duration::isPositive);
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
  private static Optional<Long> number(Element channel, String name) {
    return values(channel, name)
        .findFirst()
        .filter(value -> value.matches("0*[1-9][0-9]{0,6}"))
        .map(Long::parseLong);
  }

  private static int bits(Element channel, String list, String name, ToIntFunction<String> bit) {
    return parts(channel, list)
        .flatMap(listed -> values(listed, name))
        .mapToInt(bit)
        .reduce(0, (one, other) -> one | other);
  }

  private static Stream<String> values(Element element, String name) {
    return parts(element, name).map(part -> part.getValue().strip());
  }

  /** By their names alone: their namespaces are often wrong. */
  private static Stream<Element> parts(Element element, String name) {
    return element.getChildren().stream().filter(part -> part.getName().equalsIgnoreCase(name));
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
}
