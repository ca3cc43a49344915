package org.vigie.model;

import java.net.URI;

/** Where alerts are brought, besides the inbox, which has them all. */
public sealed interface Channel {

  /** A short name, unique in its saved search and fit for a log: part of a delivery's key. */
  String key();

  /**
   * An HTTP endpoint, spoken to as Standard Webhooks asks.
   *
   * @param url http or https
   * @param secret {@code whsec_} and 24 to 64 random bytes in Base64
   */
  record Webhook(URI url, String secret) implements Channel {
    @Override
    public String key() {
      return "webhook:" + Ids.hash(url.toString()).substring(0, 8);
    }

    /** Without the secret, so that it is safe to log. */
    @Override
    public String toString() {
      return "Webhook[" + url + "]";
    }
  }

  /**
   * A mailbox.
   *
   * @param to one address
   */
  record Mail(String to) implements Channel {
    @Override
    public String key() {
      return "mail:" + to;
    }
  }
}
