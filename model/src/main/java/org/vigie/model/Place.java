package org.vigie.model;

import java.util.List;
import java.util.Map;

/**
 * A place of the watch.
 *
 * @param id lower-case, unique in the watch ({@code ml-mopti})
 * @param names its name per language (ISO 639); {@code en} is always there
 * @param aliases other spellings, in any language
 * @param country ISO 3166-1 alpha-2 code
 * @param region the first-level division it lies in; empty for a country
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east
 * @param precision what the coordinates stand for
 * @param rank how much of a place it is, among those of its name
 */
public record Place(
    String id,
    Map<String, String> names,
    List<String> aliases,
    String country,
    String region,
    double latitude,
    double longitude,
    Precision precision,
    Rank rank) {

  /** What a pair of coordinates stands for. */
  public enum Precision {
    /** A town or village. */
    EXACT,
    /** Within sight of the named place. */
    NEAR,
    /** The middle of a district (cercle, province, department). */
    DISTRICT,
    /** The middle of a region. */
    REGION,
    /** The middle of a country: good for a country filter, not for a map. */
    COUNTRY
  }

  /** How much of a place one is: of two with one name, the first is meant rather. */
  public enum Rank {
    /** A capital, or the seat of a district. */
    SEAT,
    /** Any other place that somebody chose to list. */
    TOWN,
    /** One of many, taken from a gazetteer: meant only where something else speaks for it. */
    VILLAGE
  }

  public Place {
    rank = rank == null ? Rank.TOWN : rank; // as it was written before there were ranks
    names = Map.copyOf(names);
    aliases = List.copyOf(aliases);
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      throw new IllegalArgumentException("place " + id + ": no such coordinates");
    }
  }

  /** A place of no special rank. */
  public Place(
      String id,
      Map<String, String> names,
      List<String> aliases,
      String country,
      String region,
      double latitude,
      double longitude,
      Precision precision) {
    this(id, names, aliases, country, region, latitude, longitude, precision, Rank.TOWN);
  }
}
