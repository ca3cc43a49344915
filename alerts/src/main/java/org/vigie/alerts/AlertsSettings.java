package org.vigie.alerts;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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

  /**
   * A mail server.
   *
   * @param host its name or address
   * @param port usually 587, 465 or 25
   * @param user who signs in; null to send without signing in
   * @param password of that user; null when there is none
   * @param from the sender's address, with or without a name: {@code Vigie <vigie@example.org>}
   */
  public record Smtp(
      String host, int port, @Nullable String user, @Nullable String password, String from) {
    private static final int TLS_PORT = 465;

    /** How a connection to a mail server is protected. */
    enum Security {
      /** By STARTTLS when the server offers it. */
      OFFERED,
      /** By STARTTLS, or no mail is sent. */
      STARTTLS,
      /** By TLS from the first byte, as usual on port 465. */
      TLS
    }

    public Smtp {
      require(!host.isBlank(), "mail host must not be blank");
      require(port > 0 && port < 65_536, "mail port must be 1 to 65535, not " + port);
      require(
          MailAddress.of(from).isPresent(), "mail from must be one address, not '" + from + "'");
      require((user == null) == (password == null), "mail user and password go together");
    }

    /** As well as its port and user ask: a password never goes in the clear. */
    Security security() {
      if (port == TLS_PORT) {
        return Security.TLS;
      }
      return user == null ? Security.OFFERED : Security.STARTTLS;
    }

    /** Without the password, so that it is safe to log. */
    @Override
    public String toString() {
      return "Smtp[" + host + ":" + port + ", from " + from + ", " + security() + "]";
    }
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
