package org.vigie.classify.text;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Period;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The words by which days are named, folded, in English, French and Spanish. */
public final class DayWords {
  private static final String ENGLISH_MONTHS =
      "january february march april may june july august september october november december";

  private static final String SHORT_MONTHS = "jan feb mar apr may jun jul aug sept oct nov dec";
  static final Map<String, Integer> MONTHS =
      numbered(
          ENGLISH_MONTHS,
          SHORT_MONTHS,
          "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
          "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre");

  /** In English they have a capital: {@code twelve may have died}. */
  static final Set<String> CAPITALS =
      Set.copyOf(Arrays.asList((ENGLISH_MONTHS + " " + SHORT_MONTHS).split(" ", -1)));

  static final Map<String, Integer> WEEKDAYS =
      numbered(
          "monday tuesday wednesday thursday friday saturday sunday",
          "lundi mardi mercredi jeudi vendredi samedi dimanche",
          "lunes martes miercoles jueves viernes sabado domingo");
  static final Set<String> YESTERDAY = Set.of("yesterday", "hier", "overnight", "ayer");
  static final Set<String> TODAY = Set.of("today", "aujourd", "hoy");
  static final Set<String> AHEAD = Set.of("next", "prochain", "coming");
  static final Set<String> TO = Set.of("au", "a", "to", "and", "et");
  static final Set<String> EARLIER = Set.of("ago", "earlier", "auparavant");
  static final Set<String> AFTER = Set.of("after", "apres", "later");
  static final Set<String> LAST =
      Set.of("last", "dernier", "derniere", "passe", "passee", "pasado");
  static final Map<String, Period> UNITS =
      Map.ofEntries(
          Map.entry("day", Period.ofDays(1)),
          Map.entry("days", Period.ofDays(1)),
          Map.entry("jour", Period.ofDays(1)),
          Map.entry("jours", Period.ofDays(1)),
          Map.entry("week", Period.ofWeeks(1)),
          Map.entry("weeks", Period.ofWeeks(1)),
          Map.entry("semaine", Period.ofWeeks(1)),
          Map.entry("semaines", Period.ofWeeks(1)),
          Map.entry("month", Period.ofMonths(1)),
          Map.entry("months", Period.ofMonths(1)),
          Map.entry("mois", Period.ofMonths(1)),
          Map.entry("year", Period.ofYears(1)),
          Map.entry("years", Period.ofYears(1)),
          Map.entry("an", Period.ofYears(1)),
          Map.entry("ans", Period.ofYears(1)),
          Map.entry("annee", Period.ofYears(1)));

  private DayWords() {}

  public static boolean isDay(String word) {
    return WEEKDAYS.containsKey(word);
  }

  public static boolean isMonth(String word) {
    return MONTHS.containsKey(word);
  }

  private static Map<String, Integer> numbered(String... lists) {
    return Arrays.stream(lists)
        .map(list -> list.split(" ", -1))
        .flatMap(
            names -> IntStream.range(0, names.length).mapToObj(i -> Map.entry(names[i], i + 1)))
        .distinct()
        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
  }
}
