package org.vigie.watch;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Place;
import org.vigie.model.Place.Precision;
import org.vigie.model.Place.Rank;
import org.vigie.watch.GeoNamesDump.Feature;

/** Chooses from a gazetteer the places that are worth looking for in articles. */
public final class PlaceImport {
  private static final int SHORTEST = 4;
  private static final int MOST_ALIASES = 3;
  private static final double KILOMETRES_A_DEGREE = 111.2;

  /** A place of the same name so near is the same, in kilometres. */
  private static final double SAME = 5;

  private static final Set<String> GONE = Set.of("PPLH", "PPLQ", "PPLW", "PPLX", "PPLCH");
  private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{M}\\d' ’.()-]+");
  private static final Pattern ADDED =
      Pattern.compile(
          " \\(.*|^(ville|village|commune|town|camp) (de |d'|of )"
              + "| (town|commune|region|province|state|department|cercle)$"
              + "|^(region|province|cercle|departement|prefecture|etat) (de la |de l'|de |du |des |d')",
          Pattern.CASE_INSENSITIVE);

  /** Why a feature was left out. */
  public enum Reason {
    OTHER_TYPE("of another feature class"),
    OTHER_COUNTRY("in another country"),
    GONE("abandoned, historical, or part of a town"),
    FIRST_LEVEL("countries and first-level divisions: the watch has those it needs"),
    NOT_LATIN("without a name in Latin letters"),
    TOO_SHORT("with a name of fewer than " + SHORTEST + " letters"),
    EVERYDAY("with a name that is an everyday word or a person's name"),
    KNOWN("in the watch already, within " + (int) SAME + " km"),
    TWICE("twice, within " + (int) SAME + " km");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** Ends a sentence: so many were left out that are ... */
    public String words() {
      return words;
    }
  }

  private final Set<String> types;
  private final Set<String> countries;
  private final Predicate<String> everyday;
  private final Map<String, List<Place>> known = new HashMap<>();
  private final Map<String, Set<String>> regionsOfWatch = new HashMap<>();
  private final Map<String, String> divisions = new HashMap<>();
  private final List<Feature> chosen = new ArrayList<>();
  private final Map<Reason, Integer> leftOut = new EnumMap<>(Reason.class);

  /**
   * An import.
   *
   * @param watch the places that are known already
   * @param types letters of feature classes; {@code P} and {@code A} as a rule
   * @param countries only these, by ISO code; empty for all
   * @param everyday whether a folded word is no name that can be trusted
   */
  public PlaceImport(
      List<Place> watch, Set<String> types, Set<String> countries, Predicate<String> everyday) {
    this.types = Set.copyOf(types);
    this.countries = Set.copyOf(countries);
    this.everyday = everyday;
    for (Place place : watch) {
      if (!place.region().isEmpty()) {
        regionsOfWatch.computeIfAbsent(place.country(), c -> new HashSet<>()).add(place.region());
      }
      Set<String> names = new HashSet<>(place.names().values());
      names.addAll(place.aliases());
      names.forEach(name -> remember(name, place));
    }
  }

  private void remember(String name, Place place) {
    Stream.of(folded(name), folded(bare(name)))
        .distinct()
        .forEach(key -> known.computeIfAbsent(key, k -> new ArrayList<>()).add(place));
  }

  /** Takes or leaves a feature. */
  public void add(Feature feature) {
    if (feature.code().equals("ADM1")) {
      divisions.put(feature.country() + feature.division(), region(feature));
    }
    Reason not = reasonAgainst(feature);
    if (not == null) {
      chosen.add(feature);
    } else {
      leftOut.merge(not, 1, Integer::sum);
    }
  }

  private @Nullable Reason reasonAgainst(Feature feature) {
    if (!types.contains(feature.type())) {
      return Reason.OTHER_TYPE;
    }
    if (!countries.isEmpty() && !countries.contains(feature.country())) {
      return Reason.OTHER_COUNTRY;
    }
    if (GONE.contains(feature.code()) || feature.code().endsWith("H")) {
      return Reason.GONE;
    }
    if (feature.type().equals("A") && !feature.code().matches("ADM[2-5]")) {
      return Reason.FIRST_LEVEL;
    }
    if (!LATIN.matcher(feature.name()).matches()) {
      return Reason.NOT_LATIN;
    }
    String bare = folded(bare(feature.name()));
    if (bare.replace(" ", "").length() < SHORTEST) {
      return Reason.TOO_SHORT;
    }
    return everyday.test(bare) ? Reason.EVERYDAY : null;
  }

  /** The name that the watch has for a division; else its own, without what it is. */
  private String region(Feature division) {
    List<String> names = new ArrayList<>(List.of(division.name()));
    names.addAll(division.otherNames());
    for (String name : names) {
      for (String region : regionsOfWatch.getOrDefault(division.country(), Set.of())) {
        if (folded(bare(name)).equals(folded(region))) {
          return region;
        }
      }
    }
    return bare(division.name());
  }

  /** What was chosen, once all features were given. */
  public List<Place> places() {
    List<Place> places = new ArrayList<>();
    Map<String, List<Place>> taken = new HashMap<>();
    for (Feature feature : chosen) {
      Place place = place(feature);
      String name = folded(bare(feature.name()));
      if (isThere(place, known.getOrDefault(name, List.of()))) {
        leftOut.merge(Reason.KNOWN, 1, Integer::sum);
      } else if (isThere(place, taken.getOrDefault(name, List.of()))) {
        leftOut.merge(Reason.TWICE, 1, Integer::sum);
      } else {
        taken.computeIfAbsent(name, n -> new ArrayList<>()).add(place);
        places.add(place);
      }
    }
    return places;
  }

  /** How many were left out, by reason; final once the places were asked for. */
  public Map<Reason, Integer> leftOut() {
    return Map.copyOf(leftOut);
  }

  private Place place(Feature feature) {
    Set<String> seen = new HashSet<>(Set.of(folded(feature.name())));
    Set<String> aliases = new LinkedHashSet<>();
    for (String name : feature.otherNames()) {
      String folded = folded(name);
      boolean good =
          aliases.size() < MOST_ALIASES
              && LATIN.matcher(name).matches()
              && folded.length() > SHORTEST
              && !everyday.test(folded);
      if (good && seen.add(folded)) {
        aliases.add(name);
      }
    }
    return new Place(
        "geonames-" + feature.id(),
        Map.of("en", feature.name()),
        List.copyOf(aliases),
        feature.country(),
        divisions.getOrDefault(feature.country() + feature.division(), ""),
        Math.round(feature.latitude() * 1e4) / 1e4,
        Math.round(feature.longitude() * 1e4) / 1e4,
        feature.type().equals("A") ? Precision.DISTRICT : Precision.EXACT,
        Rank.VILLAGE);
  }

  private static boolean isThere(Place place, List<Place> others) {
    return others.stream().anyMatch(other -> isSame(place, other));
  }

  /** Degrees are told apart well enough at so short a distance. */
  private static boolean isSame(Place one, Place other) {
    double north = (one.latitude() - other.latitude()) * KILOMETRES_A_DEGREE;
    double east =
        (one.longitude() - other.longitude())
            * KILOMETRES_A_DEGREE
            * Math.cos(Math.toRadians(one.latitude()));
    return Math.hypot(north, east) <= SAME;
  }

  /** A name without what says that it is a place, and which one. */
  private static String bare(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFC);
    Matcher added = ADDED.matcher(unaccented(plain));
    StringBuilder kept = new StringBuilder(plain);
    int removed = 0;
    while (added.find()) {
      kept.delete(added.start() - removed, added.end() - removed);
      removed += added.end() - added.start();
    }
    return kept.isEmpty() ? name : kept.toString();
  }

  /** Letter by letter, so that places in it stay where they are. */
  private static String unaccented(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      out.append(Normalizer.normalize(text.substring(i, i + 1), Normalizer.Form.NFD).charAt(0));
    }
    return out.toString();
  }

  /** As names are compared: small letters without accents, words apart by one space. */
  public static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
