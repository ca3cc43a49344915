package org.vigie.alerts.match;

import java.util.Arrays;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.geo.GeoUtils;
import org.apache.lucene.util.SloppyMath;
import org.vigie.index.query.Bound;
import org.vigie.index.query.Condition;
import org.vigie.index.query.Field;
import org.vigie.index.query.Parsed;

/** A leaf that is looked at only where a search depends on it. */
sealed interface Lazy {
  boolean isIn(Scan scan);

  /** The leaves of words that have to be there for it to be. */
  default int[] words() {
    return new int[0];
  }

  /** Words next to each other. */
  @SuppressWarnings("ArrayRecordComponent")
  record Phrase(int[] words) implements Lazy {
    @Override
    public boolean isIn(Scan scan) {
      return scan.allAre(words) && scan.anyPlace(words[0], this::beginsAt);
    }

    private boolean beginsAt(Scan scan, int token) {
      for (int i = 1; i < words.length; i++) {
        if (!scan.isAt(token + i, words[i])) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Different words near each other, as Lucene measures it: each place less the word's own in the
   * phrase, and of these the lowest from the highest.
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Near(int[] words, int slop) implements Lazy {
    @Override
    public boolean isIn(Scan scan) {
      if (!scan.allAre(words)) {
        return false;
      }
      int[][] places = new int[words.length][];
      for (int i = 0; i < words.length; i++) {
        int of = i;
        places[i] = Arrays.stream(scan.places(words[i])).map(place -> place - of).toArray();
      }
      return closest(places) <= slop;
    }

    /** The narrowest stretch that has a place of each: always the lowest moves on. */
    private static int closest(int[][] places) {
      int[] at = new int[places.length];
      int closest = Integer.MAX_VALUE;
      while (true) {
        int lowest = 0;
        int highest = 0;
        for (int i = 1; i < places.length; i++) {
          lowest = places[i][at[i]] < places[lowest][at[lowest]] ? i : lowest;
          highest = places[i][at[i]] > places[highest][at[highest]] ? i : highest;
        }
        closest = Math.min(closest, places[highest][at[highest]] - places[lowest][at[lowest]]);
        if (++at[lowest] == places[lowest].length) {
          return closest;
        }
      }
    }
  }

  /** A number or moment between two. */
  record Range(Field field, Bound from, Bound to) implements Lazy {
    @Override
    public boolean isIn(Scan scan) {
      long lowest = from.at(scan.now());
      long highest = to.at(scan.now());
      return scan.points(field).stream().anyMatch(point -> point >= lowest && point <= highest);
    }
  }

  /** A place within a circle: the test of Lucene's query, on coordinates as Lucene keeps them. */
  record Circle(double latitude, double longitude, double sortKey) implements Lazy {
    static Circle of(Condition.Near near) {
      return new Circle(
          near.latitude(), near.longitude(), GeoUtils.distanceQuerySortKey(near.meters()));
    }

    @Override
    public boolean isIn(Scan scan) {
      return scan.located().stream()
          .anyMatch(
              place ->
                  SloppyMath.haversinSortKey(
                          latitude,
                          longitude,
                          kept(place.latitude()),
                          keptLongitude(place.longitude()))
                      <= sortKey);
    }

    private static double kept(double latitude) {
      return GeoEncodingUtils.decodeLatitude(GeoEncodingUtils.encodeLatitude(latitude));
    }

    private static double keptLongitude(double longitude) {
      return GeoEncodingUtils.decodeLongitude(GeoEncodingUtils.encodeLongitude(longitude));
    }
  }

  /** What Lucene is asked: words near each other of which some may be the same. */
  @SuppressWarnings("ArrayRecordComponent")
  record Asked(Condition condition, int[] words) implements Lazy {
    @Override
    public boolean isIn(Scan scan) {
      return scan.allAre(words)
          && scan.lucene().search(new Parsed.Good(condition).query(scan.now())) > 0;
    }
  }

  /** Everything is everywhere. */
  record Always() implements Lazy {
    @Override
    public boolean isIn(Scan scan) {
      return true;
    }
  }
}
