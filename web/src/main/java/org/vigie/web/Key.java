package org.vigie.web;

import java.util.Locale;

/** How a choice is written in addresses, forms and JSON: {@code at_once}. */
final class Key {
  private Key() {}

  static String of(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
