package org.vigie.http;

import java.net.URI;
import java.util.List;

/** What came of a request. */
public sealed interface Answer {

  /**
   * The server answered, with whatever status.
   *
   * @param status the status of the last answer; a redirect that was not followed stands as it is
   * @param headers the header fields of the last answer
   * @param body its body, decoded; empty when it had none
   * @param uri where the last answer came from
   * @param redirects the redirects that were followed, first to last
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Received(int status, Headers headers, byte[] body, URI uri, List<Hop> redirects)
      implements Answer {
    public Received {
      redirects = List.copyOf(redirects);
    }
  }

  /**
   * We did not ask, because the address must not be dialled.
   *
   * @param kind whether asking again can come to anything else
   * @param reason what about it, for an operator
   */
  record Refused(Refusal kind, String reason) implements Answer {
    public Refused {
      reason = printable(reason);
    }
  }

  /**
   * There is no usable answer.
   *
   * @param kind what went wrong
   * @param reason the same in words, for an operator
   */
  record Failed(Kind kind, String reason) implements Answer {
    public Failed {
      reason = printable(reason);
    }
  }

  /** Servers have a say in a reason, but none in what a terminal does. */
  private static String printable(String reason) {
    return reason.replaceAll("\\p{Cc}", "?");
  }

  /**
   * One redirect.
   *
   * @param status 301, 302, 303, 307 or 308
   * @param from what answered
   * @param to what it named
   */
  record Hop(int status, URI from, URI to) {
    /** Whether the server says that it is for good. */
    public boolean permanent() {
      return status == 301 || status == 308;
    }
  }

  /** What was refused. */
  enum Refusal {
    /** The address as it is written: its scheme, port, syntax, or the literal IP address in it. */
    FOR_GOOD,
    /** What its name resolves to now, or where its server redirects to now. */
    FOR_NOW
  }

  /** Why there is no usable answer. */
  enum Kind {
    /** The name was not found. */
    DNS,
    /** Nobody accepted the connection. */
    CONNECT,
    /** No secure connection: certificate or protocol. */
    TLS,
    /** The deadline passed. */
    TIMEOUT,
    /** More bytes or header fields than allowed. */
    TOO_LARGE,
    /** The body's encoding is unknown, broken or cut short. */
    BAD_ENCODING,
    /** More redirects than allowed, or in a circle. */
    TOO_MANY_REDIRECTS,
    /** Not HTTP as it should be, or cut short. */
    PROTOCOL
  }
}
