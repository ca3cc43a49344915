package org.vigie.classify.name;

import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.lang.Math.toRadians;

/** How far places are from each other. */
public final class Distance {
  private static final double EARTH_RADIUS = 6371;

  private Distance() {}

  /** Kilometres over the great circle between two points in degrees north and east. */
  public static double kilometres(
      double latitude, double longitude, double otherLatitude, double otherLongitude) {
    double north = sin(toRadians(otherLatitude - latitude) / 2);
    double east = sin(toRadians(otherLongitude - longitude) / 2);
    double half =
        north * north + cos(toRadians(latitude)) * cos(toRadians(otherLatitude)) * east * east;
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
  }
}
