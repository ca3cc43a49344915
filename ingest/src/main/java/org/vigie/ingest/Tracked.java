package org.vigie.ingest;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What is kept of an article while its edits are followed.
 *
 * @param content fingerprint of its entry when its article was last read
 * @param firstSeen when it was first read, to the second
 * @param lastRead when it was last read, to the second
 * @param backfill whether it was old news on arrival
 * @param article id of the article
 */
record Tracked(int content, Instant firstSeen, Instant lastRead, boolean backfill, String article) {
  static final int BYTES = 4 + 4 + 4 + 1 + 16;

  /** How long an article's edits are followed. */
  static final Duration FOLLOWED = Duration.ofDays(7);

  private static final Duration LEAST_PAUSE = Duration.ofHours(1);

  /** Some feeds change their entries without end: the older an article, the longer the pause. */
  private static final int PAUSE_PER_AGE = 4;

  boolean isFollowed(Instant now) {
    return firstSeen.plus(FOLLOWED).isAfter(now);
  }

  /** Whether the article is to be read again. */
  boolean isEdited(int contentNow, Instant now) {
    Duration age = Duration.between(firstSeen, now).dividedBy(PAUSE_PER_AGE);
    Duration pause = age.compareTo(LEAST_PAUSE) > 0 ? age : LEAST_PAUSE;
    return contentNow != content && isFollowed(now) && !lastRead.plus(pause).isAfter(now);
  }

  /** After it was read again. */
  Tracked readAgain(int contentNow, Instant now) {
    return new Tracked(contentNow, firstSeen, now, backfill, article);
  }

  void write(ByteBuffer out) {
    out.putInt(content)
        .putInt((int) firstSeen.getEpochSecond())
        .putInt((int) lastRead.getEpochSecond())
        .put((byte) (backfill ? 1 : 0))
        .put(HexFormat.of().parseHex(article));
  }

  static Tracked read(ByteBuffer in) {
    int content = in.getInt();
    Instant firstSeen = Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()));
    Instant lastRead = Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()));
    boolean backfill = in.get() != 0;
    byte[] article = new byte[16];
    in.get(article);
    return new Tracked(content, firstSeen, lastRead, backfill, HexFormat.of().formatHex(article));
  }
}
