package org.vigie.ingest;

import java.time.Duration;
import org.vigie.http.OutboundSettings;

/**
 * How sources are polled.
 *
 * @param outbound limits of what is asked of the web
 * @param gapPerHost the least time between two requests to one host and port; a redirect is
 *     followed without a wait for the host it leads to; hosts that {@code outbound} exempts from
 *     the address check (the demo's, a test's) are not spared
 * @param pollsInFlight how many sources are polled at the same time
 * @param mailPasswords of mailboxes
 */
public record IngestSettings(
    OutboundSettings outbound,
    Duration gapPerHost,
    int pollsInFlight,
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

  /** The usual manners, without a mailbox. */
  public static IngestSettings defaults(OutboundSettings outbound) {
    return defaults(outbound, MailPasswords.NONE);
  }

  /** The usual manners. */
  public static IngestSettings defaults(OutboundSettings outbound, MailPasswords mailPasswords) {
    return new IngestSettings(outbound, GAP, IN_FLIGHT, mailPasswords);
  }
}
