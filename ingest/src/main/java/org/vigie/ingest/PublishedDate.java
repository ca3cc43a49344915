package org.vigie.ingest;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be believed of the date that a publisher gives. */
final class PublishedDate {
  private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

  private PublishedDate() {}

  /** A date that can be one of publication; empty when it is missing or absurd. */
  static Optional<Instant> sane(@Nullable Instant said) {
    return Optional.ofNullable(said).filter(date -> !date.isBefore(FIRST) && date.isBefore(LAST));
  }

  /** The date by which an article is ordered: one in the future is taken for now. */
  static Instant notAhead(Instant said, Instant now) {
    return said.isAfter(now) ? now : said;
  }
}
