package org.vigie.ingest;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.CanonicalUrl;

/**
 * What identifies an entry from one answer to the next, as short as can be. Feeds change each of
 * these: ids with every answer, addresses with a campaign, titles with an edit; seldom two at once.
 *
 * @param id hash of what its feed calls it, of 48 bits
 * @param link hash of its canonical address, of 48 bits
 * @param title hash of its title; 0 when it has none
 * @param published when it says it was published, in seconds, as an unsigned number; 0 when it does
 *     not say
 */
record Mark(long id, long link, int title, int published) {
  static final int BYTES = 6 + 6 + 4 + 4;

  private static final long BITS_48 = (1L << 48) - 1;

  /** How surely two marks are of one entry. */
  enum Likeness {
    /** They are of two. */
    NONE,
    /** Title and date are the same, and nothing else: of one, unless both stand side by side. */
    REPORT,
    /** The id is the same, and so is what else there is to go by. */
    ID,
    /** The address is the same, and so is what else there is to go by. */
    LINK,
    /** Id and address are the same. */
    BOTH
  }

  static Mark of(String id, URI url, String title, @Nullable Instant published) {
    return new Mark(
        hash(id) & BITS_48,
        hash(CanonicalUrl.of(url) + fragment(url)) & BITS_48,
        title.isBlank() ? 0 : (int) hash(title),
        published == null ? 0 : (int) published.getEpochSecond());
  }

  /** How surely another mark, of another answer, is of the same entry. */
  Likeness like(Mark other) {
    boolean sameTitle = title != 0 && title == other.title;
    boolean sameDate = published != 0 && published == other.published;
    boolean noDate = published == 0 || other.published == 0;
    if (id == other.id && link == other.link) {
      return Likeness.BOTH;
    }
    if (link == other.link && (sameTitle || sameDate || noDate)) {
      return Likeness.LINK;
    }
    // Some feeds give all their entries one id: nothing else in common, and it is another entry.
    if (id == other.id && (sameDate || (noDate && sameTitle))) {
      return Likeness.ID;
    }
    return sameTitle && sameDate ? Likeness.REPORT : Likeness.NONE;
  }

  void write(ByteBuffer out) {
    out.putShort((short) (id >>> 32)).putInt((int) id);
    out.putShort((short) (link >>> 32)).putInt((int) link);
    out.putInt(title).putInt(published);
  }

  static Mark read(ByteBuffer in) {
    return new Mark(sixBytes(in), sixBytes(in), in.getInt(), in.getInt());
  }

  private static long sixBytes(ByteBuffer in) {
    return (Short.toUnsignedLong(in.getShort()) << 32) | Integer.toUnsignedLong(in.getInt());
  }

  private static String fragment(URI url) {
    return url.getRawFragment() == null ? "" : "#" + url.getRawFragment();
  }

  /** The first 64 bits of a text's SHA-256. */
  static long hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** The same as 16 hexadecimal digits. */
  static String hex(String text) {
    return HexFormat.of().toHexDigits(hash(text));
  }
}
