package org.vigie.ingest.page;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * News agencies, as texts credit them: {@code OUAGADOUGOU (AFP) -}, {@code Avec Reuters}, {@code By
 * The Associated Press}. A mere mention credits nobody.
 */
final class Agencies {
  private static final int DATELINE = 160;
  private static final int CREDIT = 120;
  private static final int END = 300;

  /** The name that we use, and the others in use. */
  private static final Map<String, String> NAMES =
      new LinkedHashMap<>(
          Map.ofEntries(
              entry("AFP", "AFP|Agence France[- ]Presse"),
              entry("Reuters", "Reuters|Thomson Reuters"),
              entry("AP", "AP|(?:The )?Associated Press"),
              entry("Xinhua", "Xinhua(?: News Agency)?|Chine nouvelle"),
              entry(
                  "APA",
                  "APA(?: ?[Nn]ews)?|APAnews|African Press Agency|Agence de presse africaine"),
              entry("PANA", "PANA(?:PRESS)?|Pana ?[Pp]ress|Panapress|Panafrican News Agency"),
              entry("AIB", "AIB|Agence d'information du Burkina"),
              entry("ANP", "ANP|Agence nigérienne de presse"),
              entry("AMAP", "AMAP|Agence malienne de presse(?: et de publicité)?"),
              entry("RFI", "RFI|Radio France [Ii]nternationale"),
              entry("APS", "APS|Agence de presse sénégalaise|Algérie Presse Service"),
              entry("AIP", "AIP|Agence ivoirienne de presse"),
              entry("ABP", "ABP|Agence Bénin Presse"),
              entry("ATOP", "ATOP|Agence togolaise de presse"),
              entry("AGP", "AGP|Agence guinéenne de presse"),
              entry("ATPE", "ATPE|Agence tchadienne de presse"),
              entry("AMI", "AMI|Agence mauritanienne d'information"),
              entry("MAP", "MAP|Maghreb Arabe Presse"),
              entry("TAP", "TAP|Tunis Afrique Presse"),
              entry("NAN", "NAN|News Agency of Nigeria"),
              entry("GNA", "GNA|Ghana News Agency"),
              entry("TASS", "TASS|ITAR-TASS"),
              entry("RIA Novosti", "RIA Novosti"),
              entry("Sputnik", "Sputnik"),
              entry("Anadolu", "AA|Anadolu(?: Agency)?|Agence Anadolu"),
              entry("dpa", "dpa|DPA|Deutsche Presse-Agentur"),
              entry("EFE", "EFE|Agencia EFE"),
              entry("ANSA", "ANSA"),
              entry("Lusa", "Lusa|LUSA"),
              entry("Belga", "Belga|BELGA"),
              entry("Keystone-ATS", "ATS|Keystone-ATS"),
              entry("UPI", "UPI|United Press International"),
              entry("PTI", "PTI|Press Trust of India"),
              entry("Kyodo", "Kyodo(?: News)?"),
              entry("Bloomberg", "Bloomberg(?: News)?"),
              entry("Ecofin", "Agence Ecofin|Ecofin Agency")));

  private static final String ANY =
      NAMES.values().stream().collect(Collectors.joining("|", "(?:", ")")).replace("'", "['’]");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\p{L}\\p{N}])" + ANY + "(?![\\p{L}\\p{N}])");
  private static final String LIST =
      ANY
          + "(?:\\s*(?:[,/&+-]|and|et|und|y|e|with|avec)\\s*(?:"
          + ANY
          + "|\\p{Lu}[\\p{L}.]*(?: \\p{Lu}[\\p{L}.]*){0,3}|(?:\\p{Ll}{1,12} )?agenc(?:y|ies|es?))){0,4}";
  private static final String DASH = "\\s*(?:[-–—―:]|--)";

  /** {@code BAMAKO, 3 jan. (AFP) -}, {@code (Reuters) -}, {@code AFP -}, {@code © AFP}. */
  private static final Pattern DATELINE_CREDIT =
      Pattern.compile(
          "^(?:[^().]{0,70}(?:\\.[^().]{0,30}){0,3}\\(\\s*("
              + LIST
              + ")\\s*\\)(?:"
              + DASH
              + "|\\s)|("
              + LIST
              + ")\\s*[-–—―]{1,2}\\s|©\\s*("
              + LIST
              + "))");

  /** A line that is a credit and no more: {@code Avec AFP}, {@code (Source : Reuters)}. */
  private static final Pattern CREDIT_LINE =
      Pattern.compile(
          "^[\\s(\\[*©—–-]*(?:(?i:with|avec|mit|con|com|by|par|source|sources|via|from|agence|agency"
              + "|crédit|credit|(?:[\\p{L}.]+\\s){1,4}(?:with|avec|and|et))\\s*:?\\s*(?i:the\\s+|l'|l’)?){0,3}?("
              + LIST
              + ")[\\s)\\].*]*$");

  /** Whole sentences that credit somebody at the end of a text. */
  private static final Pattern CREDIT_SENTENCE =
      Pattern.compile(
          "(?:^|[.!?…]\\s+|\\()(?i:(?:with|avec)(?: (?:the )?(?:additional |input |reporting |files |contributions? )"
              + "?(?:from|by|de|of)?)?)\\s*(?:l'|l’)?("
              + LIST
              + ")\\W*$|^("
              + LIST
              + ")(?i: (?:writers?|journalists?|reporters?|correspondents?)?)\\b.*"
              + "(?i:contributed)\\b.*|[\\s(—–-]\\(("
              + LIST
              + ")\\)\\W*$");

  private Agencies() {}

  /** Whom the beginning of a text credits; empty when it credits nobody. */
  static List<String> ofDateline(String paragraph) {
    return found(DATELINE_CREDIT, paragraph.substring(0, Math.min(DATELINE, paragraph.length())));
  }

  /** Whom a line credits that does nothing else; empty when it is no such line. */
  static List<String> ofLine(String line) {
    return line.length() > CREDIT ? List.of() : found(CREDIT_LINE, line);
  }

  /** Whom the last sentence of a text credits; empty when it credits nobody. */
  static List<String> ofEnd(String paragraph) {
    return found(CREDIT_SENTENCE, paragraph.substring(Math.max(0, paragraph.length() - END)));
  }

  /** The agencies among the names of authors or sources. */
  static List<String> among(List<String> names) {
    Set<String> found = new LinkedHashSet<>();
    names.forEach(name -> found.addAll(ofLine(name)));
    return List.copyOf(found);
  }

  private static List<String> found(Pattern credit, String text) {
    Matcher matcher = credit.matcher(text);
    if (!matcher.find()) {
      return List.of();
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return named(matcher.group(group));
      }
    }
    return List.of();
  }

  private static List<String> named(String list) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(list);
    while (matcher.find()) {
      String canonical = canonical(matcher.group());
      if (!names.contains(canonical)) {
        names.add(canonical);
      }
    }
    return names;
  }

  private static String canonical(String name) {
    return NAMES.entrySet().stream()
        .filter(entry -> name.matches(entry.getValue().replace("'", "['’]")))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(name);
  }
}
