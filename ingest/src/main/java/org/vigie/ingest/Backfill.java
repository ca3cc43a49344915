package org.vigie.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Source;

/** Tells news from what was old when we first saw it, and so must never alert. */
final class Backfill {
  private Backfill() {}

  /**
   * Whether an article is back-fill.
   *
   * @param firstVisit whether it stood in the source at its first successful poll
   * @param published as the publisher says; an unknown time is not held against it
   */
  static boolean is(
      Source source, boolean firstVisit, @Nullable Instant published, Instant firstSeen) {
    return firstVisit
        || (published != null && published.plus(source.backfillAfter()).isBefore(firstSeen));
  }
}
