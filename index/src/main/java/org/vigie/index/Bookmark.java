package org.vigie.index;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.index.Order.Standing;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.volume.Change;

/**
 * Where a walk through the hits of one search goes on.
 *
 * @param search a number that stands for the search
 * @param began when the walk began, in milliseconds: what relative dates start from
 * @param newest the highest revision in the archive when it began: what it sees has entered by
 *     then, see {@link Change#ENTERED}
 * @param last the last hit that was given
 */
record Bookmark(long search, long began, long newest, Standing last) {
  private static final byte VERSION = 2;

  /** Clocks of several processes differ. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private static final int BYTES = 1 + 6 * Long.BYTES;

  /** A token for an address. It hides nothing: who changes it goes on elsewhere. */
  String token() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).put(VERSION).putLong(search).putLong(began);
    bytes.putLong(newest).putLong(last.rank()).putLong(last.date()).putLong(last.id());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Reads a token.
   *
   * @throws IllegalArgumentException when it is none, or of another search
   */
  static Bookmark of(String token, SearchRequest request) {
    ByteBuffer bytes = ByteBuffer.wrap(decoded(token));
    if (bytes.remaining() != BYTES || bytes.get() != VERSION) {
      throw none();
    }
    Bookmark read =
        new Bookmark(
            bytes.getLong(),
            bytes.getLong(),
            bytes.getLong(),
            new Standing(bytes.getLong(), bytes.getLong(), bytes.getLong()));
    if (read.began < 0 || read.now().isAfter(request.now().plus(AHEAD))) {
      throw none();
    }
    if (read.search() != search(request)) {
      throw new IllegalArgumentException(
          "This cursor is of another search: query, filters, sort and collapse must stay the same"
              + " from page to page");
    }
    return read;
  }

  /** The bookmark behind a hit. */
  static Bookmark after(Standing last, SearchRequest request, long newest) {
    return new Bookmark(search(request), request.now().toEpochMilli(), newest, last);
  }

  Instant now() {
    return Instant.ofEpochMilli(began);
  }

  private static byte[] decoded(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw none();
    }
  }

  private static IllegalArgumentException none() {
    return new IllegalArgumentException(
        "This is no cursor: give the one of the page before as it stands, or none");
  }

  private static long search(SearchRequest request) {
    Map<String, List<String>> filters = new TreeMap<>();
    request
        .filters()
        .forEach((field, values) -> filters.put(field, values.stream().sorted().toList()));
    return ArticleDocument.number(
        String.join(
            "\0",
            request.query(),
            filters.toString(),
            request.sort().name(),
            String.valueOf(request.collapse())));
  }
}
