package org.vigie.ingest.feed;

import java.net.URI;
import java.util.Locale;

/**
 * Whether two addresses are of one site: of one host, or one host under the other. A file may be of
 * any.
 */
final class SameSite {
  private SameSite() {}

  static boolean is(URI one, URI other) {
    if (one.getHost() == null || other.getHost() == null) {
      return true;
    }
    String a = host(one);
    String b = host(other);
    return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a);
  }

  /** Without the names of a front door. */
  private static String host(URI uri) {
    return String.valueOf(uri.getHost())
        .toLowerCase(Locale.ROOT)
        .replaceFirst("\\.$", "")
        .replaceFirst("^(?:www|m|mobile|amp)\\.(?=[^.]+\\.)", "");
  }
}
