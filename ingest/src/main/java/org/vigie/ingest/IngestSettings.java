package org.vigie.ingest;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.http.OutboundSettings;

/**
 * How sources are polled.
 *
 * @param outbound limits of what is asked of the web
 * @param gapPerHost the least time between two requests to one host and port; hosts that {@code
 *     outbound} exempts from the address check (the demo's, a test's) are not spared
 * @param pollsInFlight how many sources are polled at the same time; those that take long do not
 *     count
 * @param hubsReach where hubs (WebSub) reach the page's {@code /websub/}; null when they cannot
 * @param mailPasswords of mailboxes
 */
public record IngestSettings(
    OutboundSettings outbound,
    Duration gapPerHost,
    int pollsInFlight,
    @Nullable URI hubsReach,
    MailPasswords mailPasswords) {
  private static final Duration GAP = Duration.ofSeconds(1);
  private static final int IN_FLIGHT = 64;

  public IngestSettings {
    if (gapPerHost.isNegative()) {
      throw new IllegalArgumentException("ingest settings: gapPerHost must be 0 or more");
    }
    if (pollsInFlight < 1) {
      throw new IllegalArgumentException("ingest settings: pollsInFlight must be above 0");
    }
  }

  /** The usual manners. */
  public static IngestSettings defaults(OutboundSettings outbound) {
    return new IngestSettings(outbound, GAP, IN_FLIGHT, null, MailPasswords.NONE);
  }

  /** The same, reached by hubs. */
  public IngestSettings withHubsReach(@Nullable URI address) {
    return new IngestSettings(outbound, gapPerHost, pollsInFlight, address, mailPasswords);
  }

  /** The same, with the keys to mailboxes. */
  public IngestSettings withMailPasswords(MailPasswords passwords) {
    return new IngestSettings(outbound, gapPerHost, pollsInFlight, hubsReach, passwords);
  }
}
