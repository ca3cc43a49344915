package org.vigie.model;

import java.net.IDN;
import java.net.URI;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A feed, a sitemap, a listing page, a site or a mailbox that is polled.
 *
 * @param id lower-case letters, digits and hyphens; the key of {@code vigie.sources}
 * @param name what a reader calls it
 * @param publisher who answers for it
 * @param country ISO 3166-1 alpha-2 code of the publisher, {@code UN} or {@code XX} (unknown)
 * @param languages ISO 639 codes, most used first; may be empty
 * @param kind how its address is read
 * @param address what is polled: http or https, in ASCII whatever it was written in; for a mailbox
 *     imaps (imap to a server that is exempt from checks only), with the user and, as its path, the
 *     folder; never with a password
 * @param site its front page, for readers
 * @param description what a reader should know of it ("French state-funded broadcaster")
 * @param keep how much of its texts the archive may hold
 * @param on whether it is polled
 * @param offReason why it is off by default; null when nothing speaks against it
 * @param listing where to look on a listing page; null for a feed, or to let Vigie find out
 * @param every a fixed time between polls, up to {@link #LONGEST_EVERY}; null to follow the
 *     source's own rhythm
 * @param backfillAfter an article first seen this long after its publication never alerts; up to
 *     {@link #LONGEST_BACKFILL_AFTER}
 * @param selectors where to look on its article pages; null to let Vigie find out
 * @param permission who switched it on in spite of {@code offReason}; null when nobody had to
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
    Duration backfillAfter,
    @Nullable Selectors selectors,
    @Nullable Permission permission) {

  /** The default of {@link #backfillAfter}. */
  public static final Duration BACKFILL_AFTER = Duration.ofDays(2);

  /** The most that {@link #every} may be. */
  public static final Duration LONGEST_EVERY = Duration.ofDays(31);

  /** The most that {@link #backfillAfter} may be. */
  public static final Duration LONGEST_BACKFILL_AFTER = Duration.ofDays(3_650);

  private static final int LONGEST_NAME_IN_ID = 48;

  /** Of http, https, imap and imaps. */
  private static final Set<Integer> USUAL_PORTS = Set.of(80, 443, 143, 993);

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /** How an address is read. */
  public enum Kind {
    /** RSS, RDF, Atom or JSON Feed. */
    FEED,
    /** A sitemap, of news if it has them. */
    SITEMAP,
    /** An HTML page that links to articles, or shows short ones. */
    LISTING,
    /**
     * The front page of a site: its feed, its news sitemap or its own links, whichever there is.
     */
    SITE,
    /** A folder of newsletters, by IMAP. */
    MAILBOX
  }

  /**
   * CSS selectors for a listing page.
   *
   * @param item one block per article
   * @param link the link within a block
   * @param date the date within a block; null when the page shows none
   * @param text the whole text within a block, as of a message in a channel; null when the page
   *     shows but teasers of articles
   */
  public record Listing(String item, String link, @Nullable String date, @Nullable String text) {

    /** A listing of teasers. */
    public Listing(String item, String link, @Nullable String date) {
      this(item, link, date, null);
    }
  }

  /**
   * CSS selectors for the pages of articles. Each may be null: Vigie then finds out by itself.
   *
   * @param title the headline
   * @param text the element or elements that hold the body
   * @param date when it was published
   * @param author who wrote it
   * @param without what is to be left out of the body
   */
  public record Selectors(
      @Nullable String title,
      @Nullable String text,
      @Nullable String date,
      @Nullable String author,
      @Nullable String without) {}

  /**
   * That someone answers for polling a source which is off by default.
   *
   * @param by who
   * @param at when
   */
  public record Permission(String by, Instant at) {}

  /** A source that needs neither selectors for its pages nor a permission. */
  public Source(
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
    this(
        id,
        name,
        publisher,
        country,
        languages,
        kind,
        address,
        site,
        description,
        keep,
        on,
        offReason,
        listing,
        every,
        backfillAfter,
        null,
        null);
  }

  public Source {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "source id '" + id + "': use up to 64 lower-case letters, digits and hyphens");
    }
    Set<String> schemes = kind == Kind.MAILBOX ? Set.of("imaps", "imap") : Set.of("http", "https");
    if (!schemes.contains(String.valueOf(address.getScheme()))) {
      throw new IllegalArgumentException(
          "source "
              + id
              + ": the address must be "
              + (kind == Kind.MAILBOX ? "imaps" : "http or https"));
    }
    String user = address.getRawUserInfo();
    if (kind == Kind.MAILBOX && (user == null || user.isEmpty() || user.contains(":"))) {
      throw new IllegalArgumentException(
          "source "
              + id
              + ": write a mailbox as imaps://user@host/folder, with %40 for an @ in the user's"
              + " name, and without the password");
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

  /**
   * The same source, switched on or off.
   *
   * @param by that somebody answers for it, where {@code offReason} speaks against it; null
   *     otherwise
   */
  public Source turned(boolean turnedOn, @Nullable Permission by) {
    return with(id, turnedOn, offReason, by);
  }

  /** The same source, for which something else speaks against polling; null for nothing. */
  public Source withOffReason(@Nullable String reason) {
    return with(id, on, reason, permission);
  }

  /** The same source under another id. */
  public Source withId(String newId) {
    return with(newId, on, offReason, permission);
  }

  private Source with(
      String newId, boolean turnedOn, @Nullable String reason, @Nullable Permission by) {
    return new Source(
        newId,
        name,
        publisher,
        country,
        languages,
        kind,
        address,
        site,
        description,
        keep,
        turnedOn,
        reason,
        listing,
        every,
        backfillAfter,
        selectors,
        by);
  }

  /** An id that a name suggests: its letters and digits without accents; {@code source} if none. */
  public static String idOf(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String start = plain.substring(0, Math.min(LONGEST_NAME_IN_ID, plain.length()));
    return start.isEmpty() ? "source" : start.replaceAll("-$", "");
  }

  /** An id that no other source has: the given one, or with a number behind it. */
  public static String freeId(String id, Predicate<String> taken) {
    String free = id;
    for (int i = 2; taken.test(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }

  /** What is read, and how: two sources that have it in common bring the same articles. */
  public String subject() {
    String path = address.getRawPath();
    // To some servers it makes a difference, and one of two sources must not silence the other.
    String slash = path != null && path.length() > 1 && path.endsWith("/") ? "/" : "";
    return kind + " " + listing + " " + placeOf(address) + slash;
  }

  /**
   * What addresses of one place have in common: whether http or https, with a slash at the end or
   * without one, they are the same.
   */
  public static String placeOf(URI address) {
    String user = address.getRawUserInfo() == null ? "" : address.getRawUserInfo() + "@";
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    int port = address.getPort();
    String path = address.getRawPath() == null ? "" : address.getRawPath().replaceFirst("/+$", "");
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String other = port < 0 || USUAL_PORTS.contains(port) ? "" : ":" + port;
    return user + host + other + path + query;
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
