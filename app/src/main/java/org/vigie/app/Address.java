package org.vigie.app;

import java.net.URI;
import org.vigie.app.instance.UserException;
import org.vigie.model.Source;

/** An address of the web as a person types it. */
final class Address {
  private Address() {}

  /**
   * The address; {@code https} when no scheme is given.
   *
   * @throws UserException when it is none of the web
   */
  static URI of(String text) {
    String typed = text.strip();
    boolean bare = isBare(typed);
    try {
      URI uri = Source.ascii(URI.create(bare ? "https://" + typed : typed));
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw none(typed);
    }
    throw none(typed);
  }

  /** Whether a text looks like an address of the web, rather than a file. */
  static boolean isOne(String text) {
    return text.matches("(?i)https?://.*") || (isBare(text) && text.contains("/"));
  }

  private static boolean isBare(String typed) {
    return !typed.contains("://") && typed.matches("[\\p{L}\\d][^:/]*\\.[^:/]*(:\\d+)?(/.*)?");
  }

  private static UserException none(String typed) {
    return new UserException(
        "'" + typed + "': the address must be http or https, such as https://www.example.org/feed");
  }
}
