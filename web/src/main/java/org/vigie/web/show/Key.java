package org.vigie.web.show;

import java.util.Locale;

/** How a choice is written in addresses, forms and JSON: {@code at_once}. */
public final class Key {
  private Key() {}

  public static String of(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
