package org.vigie.alerts;

import org.vigie.model.AlertRules.Priority;

/**
 * What a chat or a phone shows of a message. All of it is plain text, which may be anything a
 * stranger wrote: whoever sends it makes it harmless in the way of its product.
 *
 * @param title one line
 * @param text a few lines
 * @param url where to read on: http or https
 * @param priority how urgent it is
 */
record Brief(String title, String text, String url, Priority priority) {
  private static final int MAX_URL = 2_000;

  /** The address where it can be read on; another where that one is too long for a button. */
  static String url(String address, String otherwise) {
    return address.length() <= MAX_URL ? address : otherwise;
  }
}
