package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigie.http.Headers;
import org.vigie.http.HttpDate;

/** How long an answer stays fresh in a private cache, as RFC 9111 has it; nothing is guessed. */
final class Freshness {
  /** What is more says no more than this. */
  static final Duration MOST = Duration.ofDays(365);

  private static final int MOST_DIGITS = 9;

  private Freshness() {}

  /**
   * How much longer an answer is fresh; zero when it must be asked for again or does not say.
   *
   * @param now when the answer came
   */
  static Duration of(Headers headers, Instant now) {
    List<String> directives = directives(headers);
    if (directives.contains("no-cache") || directives.contains("no-store")) {
      return Duration.ZERO;
    }
    Duration lifetime =
        directives.stream()
            .filter(directive -> directive.startsWith("max-age="))
            .findFirst()
            .map(directive -> seconds(unquoted(directive.substring("max-age=".length()))))
            .orElseGet(() -> untilExpiry(headers, now));
    Duration age = headers.first("Age").map(Freshness::seconds).orElse(Duration.ZERO);
    return lifetime.compareTo(age) > 0 ? lifetime.minus(age) : Duration.ZERO;
  }

  private static List<String> directives(Headers headers) {
    return Arrays.stream(String.join(",", headers.all("Cache-Control")).split(","))
        .map(directive -> directive.replaceAll("\\s+", "").toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String unquoted(String value) {
    return value.replace("\"", "");
  }

  /** A date that is none, as "0", means expired. */
  private static Duration untilExpiry(Headers headers, Instant now) {
    Optional<Instant> expires = headers.first("Expires").flatMap(HttpDate::parse);
    return expires
        .map(end -> Duration.between(sent(headers, now), end))
        .filter(Duration::isPositive)
        .map(lifetime -> lifetime.compareTo(MOST) > 0 ? MOST : lifetime)
        .orElse(Duration.ZERO);
  }

  private static Instant sent(Headers headers, Instant now) {
    return headers.first("Date").flatMap(HttpDate::parse).orElse(now);
  }

  /** Seconds as digits; zero when it is anything else. */
  static Duration seconds(String value) {
    String digits = value.strip();
    if (!digits.matches("[0-9]+")) {
      return Duration.ZERO;
    }
    Duration duration =
        digits.length() > MOST_DIGITS ? MOST : Duration.ofSeconds(Long.parseLong(digits));
    return duration.compareTo(MOST) > 0 ? MOST : duration;
  }
}
