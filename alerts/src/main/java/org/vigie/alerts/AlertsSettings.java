package org.vigie.alerts;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.Smtp;
import org.vigie.alerts.match.Engine;
import org.vigie.alerts.match.FastEngine;
import org.vigie.alerts.match.LuceneEngine;
import org.vigie.http.OutboundSettings;

/**
 * How alerts leave the house.
 *
 * @param page where readers reach Vigie's pages: http or https, for the links in alerts
 * @param outbound limits of webhooks, the exceptions to the address check among them
 * @param mail the mail server; null when there is none: mails are then held back, and say so
 * @param notices how long changes of sources are gathered before they become one notice to the
 *     operator; less than five minutes, after which Kafka would take the stage for dead
 * @param match what finds the searches that an article matches
 */
public record AlertsSettings(
    URI page, OutboundSettings outbound, @Nullable Smtp mail, Duration notices, Match match) {
  private static final Duration NOTICES = Duration.ofMinutes(2);
  private static final Duration LONGEST = Duration.ofMinutes(4);

  /** With notices of what happened within two minutes. */
  public AlertsSettings(URI page, OutboundSettings outbound, @Nullable Smtp mail) {
    this(page, outbound, mail, NOTICES, Match.FAST);
  }

  /** What finds the searches that an article matches; both find the same. */
  public enum Match {
    /** An engine of our own, for a hundred thousand searches. */
    FAST,
    /** Lucene's Monitor. */
    LUCENE;

    Engine engine() {
      return switch (this) {
        case FAST -> new FastEngine();
        case LUCENE -> LuceneEngine.tuned();
      };
    }
  }

  /** The same with another engine. */
  public AlertsSettings withMatch(Match other) {
    return new AlertsSettings(page, outbound, mail, notices, other);
  }

  public AlertsSettings {
    String scheme = String.valueOf(page.getScheme());
    require(
        (scheme.equals("http") || scheme.equals("https")) && page.getHost() != null,
        "page must be an http or https address, not " + page);
    require(
        notices.isPositive() && notices.compareTo(LONGEST) <= 0,
        "notices must be gathered for at most " + LONGEST + ", not " + notices);
  }

  /**
   * No mail server, and the usual limits.
   *
   * @param page where readers reach Vigie's pages
   */
  public static AlertsSettings defaults(URI page) {
    return new AlertsSettings(page, OutboundSettings.defaults(page.toString()), null);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException("alerts settings: " + otherwise);
    }
  }
}
