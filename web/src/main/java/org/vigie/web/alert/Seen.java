package org.vigie.web.alert;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.vigie.web.access.Cookies;

/**
 * How many alerts there were when the reader looked at her inbox last. A count misses none, as a
 * time would that is compared with the time of an article: alerts are not raised in the order in
 * which their articles were read.
 */
public final class Seen {
  private Seen() {}

  /** How many of all alerts are new to her; all, when there are fewer than she has seen. */
  public static long unseen(HttpServletRequest request, int alerts) {
    String seen = Cookies.read(request, name(request));
    long count = seen.matches("\\d{1,9}") ? Long.parseLong(seen) : 0;
    return count > alerts ? alerts : alerts - count;
  }

  static void keep(HttpServletRequest request, HttpServletResponse response, int alerts) {
    Cookies.keep(response, name(request), Integer.toString(alerts));
  }

  /** Cookies are shared by all ports of a host. */
  private static String name(HttpServletRequest request) {
    return "vigie-seen-" + request.getLocalPort();
  }
}
