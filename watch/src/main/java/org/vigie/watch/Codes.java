package org.vigie.watch;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The codes of countries and languages. */
public final class Codes {
  /** Of what is not known, and of the United Nations. */
  static final Set<String> NO_COUNTRY = Set.of("XX", "UN");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Pattern LONG_LANGUAGE = Pattern.compile("[a-z]{3}");

  private Codes() {}

  /** Whether a publisher may be of it: ISO 3166-1 in capitals, {@code UN}, or {@code XX}. */
  public static boolean isCountryOrNone(String code) {
    return isCountry(code) || NO_COUNTRY.contains(code);
  }

  static boolean isCountry(String code) {
    return COUNTRIES.contains(code);
  }

  /** Whether it is of ISO 639-1, or of three letters as of a language that is not in there. */
  public static boolean isLanguage(String code) {
    return LANGUAGES.contains(code) || LONG_LANGUAGE.matcher(code).matches();
  }
}
