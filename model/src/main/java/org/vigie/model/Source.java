package org.vigie.model;

import java.net.IDN;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A feed or a listing page that is polled.
 *
 * @param id lower-case letters, digits and hyphens; the key of {@code vigie.sources}
 * @param name what a reader calls it
 * @param publisher who answers for it
 * @param country ISO 3166-1 alpha-2 code of the publisher, {@code UN} or {@code XX} (unknown)
 * @param languages ISO 639 codes, most used first; may be empty
 * @param kind how its address is read
 * @param address what is polled: http or https, in ASCII whatever it was written in
 * @param site its front page, for readers
 * @param description what a reader should know of it ("French state-funded broadcaster")
 * @param keep how much of its texts the archive may hold
 * @param on whether it is polled
 * @param offReason why it is off by default; null when it is on
 * @param listing where to look on a listing page; null for a feed, or to let Vigie find out
 * @param every a fixed time between polls, up to {@link #LONGEST_EVERY}; null to follow the
 *     source's own rhythm
 * @param backfillAfter an article first seen this long after its publication never alerts; up to
 *     {@link #LONGEST_BACKFILL_AFTER}
 */
public record Source(
    String id,
    String name,
    String publisher,
    String country,
    List<String> languages,
    Kind kind,
    URI address,
    @Nullable URI site,
    String description,
    Keep keep,
    boolean on,
    @Nullable String offReason,
    @Nullable Listing listing,
    @Nullable Duration every,
    Duration backfillAfter) {

  /** The default of {@link #backfillAfter}. */
  public static final Duration BACKFILL_AFTER = Duration.ofDays(2);

  /** The most that {@link #every} may be. */
  public static final Duration LONGEST_EVERY = Duration.ofDays(31);

  /** The most that {@link #backfillAfter} may be. */
  public static final Duration LONGEST_BACKFILL_AFTER = Duration.ofDays(3_650);

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /** How an address is read. */
  public enum Kind {
    /** RSS, RDF or Atom. */
    FEED,
    /** An HTML page that links to articles. */
    LISTING
  }

  /**
   * CSS selectors for a listing page.
   *
   * @param item one block per article
   * @param link the link within a block
   * @param date the date within a block; null when the page shows none
   */
  public record Listing(String item, String link, @Nullable String date) {}

  public Source {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "source id '" + id + "': use up to 64 lower-case letters, digits and hyphens");
    }
    String scheme = address.getScheme();
    if (!"http".equals(scheme) && !"https".equals(scheme)) {
      throw new IllegalArgumentException("source " + id + ": the address must be http or https");
    }
    if (every != null && (!every.isPositive() || every.compareTo(LONGEST_EVERY) > 0)) {
      throw new IllegalArgumentException(
          "source "
              + id
              + ": 'every' must be above 0 and at most "
              + LONGEST_EVERY.toDays()
              + " d");
    }
    if (backfillAfter.isNegative() || backfillAfter.compareTo(LONGEST_BACKFILL_AFTER) > 0) {
      throw new IllegalArgumentException(
          "source "
              + id
              + ": 'backfillAfter' must be 0 to "
              + LONGEST_BACKFILL_AFTER.toDays()
              + " d");
    }
    address = ascii(address);
    languages = List.copyOf(languages);
  }

  /** An address as it is asked for: accents of its path encoded, and those of its host. */
  public static URI ascii(URI address) {
    String authority = address.getRawAuthority();
    if (address.getHost() != null || authority == null) {
      return URI.create(address.toASCIIString());
    }
    // To a URI a host with an accent is none, but an authority that it has not looked into.
    String before = address.getScheme() + "://";
    String after = address.toString().substring(before.length() + authority.length());
    return URI.create(URI.create(before + IDN.toASCII(authority) + after).toASCIIString());
  }
}
