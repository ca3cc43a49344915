package org.vigie.ingest.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Declared languages. */
public final class Languages {
  private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

  private Languages() {}

  /** The ISO 639 code in a declaration such as {@code fr-FR}. */
  public static Optional<String> code(String declared) {
    String code = declared.strip().toLowerCase(Locale.ROOT).split("[-_, ]", 2)[0];
    return KNOWN.contains(code) ? Optional.of(code) : Optional.empty();
  }
}
