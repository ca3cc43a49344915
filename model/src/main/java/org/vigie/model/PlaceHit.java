package org.vigie.model;

import java.util.List;

/**
 * A known place that an article names.
 *
 * @param place id of the place
 * @param name its name in the article's language
 * @param country ISO 3166-1 alpha-2 code
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east
 * @param precision how exactly the coordinates point to what was named
 * @param mentions how often
 * @param spans where; empty when the text was not kept
 */
public record PlaceHit(
    String place,
    String name,
    String country,
    double latitude,
    double longitude,
    Place.Precision precision,
    int mentions,
    List<Span> spans) {
  public PlaceHit {
    spans = List.copyOf(spans);
  }
}
