package org.vigie.alerts.channel;

import org.jspecify.annotations.Nullable;

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
    require(MailAddress.of(from).isPresent(), "mail from must be one address, not '" + from + "'");
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

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException("alerts settings: " + otherwise);
    }
  }
}
