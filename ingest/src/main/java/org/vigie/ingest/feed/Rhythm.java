package org.vigie.ingest.feed;

import com.rometools.rome.feed.module.SyModule;
import com.rometools.rome.io.impl.SyModuleParser;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How long a feed says that it stays as it is. */
final class Rhythm {
  private static final String MINUTES = "\\d{1,6}";

  private Rhythm() {}

  static Optional<Duration> of(XmlPart channel) {
    return channel
        .all("ttl")
        .map(XmlPart::text)
        .filter(ttl -> ttl.matches(MINUTES))
        .map(ttl -> Duration.ofMinutes(Long.parseLong(ttl)))
        .filter(Duration::isPositive)
        .findFirst()
        .or(() -> syndication(channel));
  }

  private static Optional<Duration> syndication(XmlPart channel) {
    try {
      return new SyModuleParser().parse(channel.element(), Locale.ROOT) instanceof SyModule sy
          ? period(sy)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // A frequency that is no number: then the feed says nothing.
      return Optional.empty();
    }
  }

  private static Optional<Duration> period(SyModule sy) {
    Duration period =
        switch (String.valueOf(sy.getUpdatePeriod())) {
          case SyModule.HOURLY -> Duration.ofHours(1);
          case SyModule.DAILY -> Duration.ofDays(1);
          case SyModule.WEEKLY -> Duration.ofDays(7);
          case SyModule.MONTHLY -> Duration.ofDays(30);
          case SyModule.YEARLY -> Duration.ofDays(365);
          default -> Duration.ZERO;
        };
    return Optional.of(period.dividedBy(Math.max(1, sy.getUpdateFrequency())))
        .filter(Duration::isPositive);
  }
}
