package org.vigie.ingest.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that begins with its publisher in brackets, {@code [Le Potentiel] Kinshasa - ...}, as
 * those do that carry the texts of many.
 *
 * @param publisher whom the brackets name; null when the text does not begin so
 * @param text what follows, or all of it
 */
public record Attribution(@Nullable String publisher, String text) {
  private static final Pattern BRACKETS =
      Pattern.compile("^\\s*\\[([\\p{L}\\p{N}][^\\[\\]\\n]{1,60})\\]\\s*(?:[:–—-]\\s*)?(?=\\S)");

  /** A name has a capital, or is that of a site. */
  private static final Pattern NAME = Pattern.compile(".*\\p{Lu}.*|\\S+\\.\\p{Ll}{2,}");

  /** With these words begins what headlines have in brackets of what kind they are. */
  private static final Set<String> KINDS =
      words(
          """
          update updated updates video vidéo videos vidéos photo photos live direct en exclusive
          exclusif exclusivité opinion opinions analysis analyse interview entretien tribune
          editorial éditorial edito édito breaking urgent alerte alert watch listen podcast audio
          infographic infographie report reportage dossier portrait column chronique review critique
          commentary comment feature sponsored advertisement publicité communiqué correction
          corrected fact factcheck explainer décryptage enquête investigation map carte premium
          abonnés archive archives replay vrai vu mise mis sic ndlr
          """);

  /** What sites have in brackets before a headline where it is the section. */
  private static final Set<String> SECTIONS =
      words(
          """
          art arts athletics athlétisme basketball business can chan cinema cinéma climat climate
          conflict conflits culture defence defense défense diplomacy diplomatie economie économie
          economy education éducation elections élections environment environnement finance football
          handball health histoire history humanitarian humanitaire international justice law media
          médias migration mines mining monde music musique national nécrologie news politics
          politique religion sante santé science sciences security sécurité société societe society
          sport sports tech technology technologie technologies tennis terrorism terrorisme
          """);

  /** Sections, countries, regions and a few kinds are no publishers when they stand alone. */
  private static final Set<String> ALONE = alone();

  /** Reads the beginning of a headline or text. */
  public static Attribution of(String text) {
    Matcher brackets = BRACKETS.matcher(text);
    return brackets.find() && isPublisher(brackets.group(1).strip())
        ? new Attribution(brackets.group(1).strip(), text.substring(brackets.end()))
        : new Attribution(null, text);
  }

  private static boolean isPublisher(String name) {
    return NAME.matcher(name).matches()
        && !ALONE.contains(name)
        && !KINDS.contains(name.split("[\\s:/|,-]", 2)[0]);
  }

  private static Set<String> alone() {
    Set<String> alone = words("sahel afrique africa world");
    alone.addAll(SECTIONS);
    alone.addAll(List.of("Press release", "West Africa", "Afrique de l'Ouest"));
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      alone.add(country.getDisplayCountry(Locale.ENGLISH));
      alone.add(country.getDisplayCountry(Locale.FRENCH));
    }
    return alone;
  }

  private static Set<String> words(String text) {
    Set<String> words = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    words.addAll(Arrays.asList(text.strip().split("\\s+")));
    return words;
  }
}
