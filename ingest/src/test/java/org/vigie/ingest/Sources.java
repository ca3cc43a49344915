package org.vigie.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Keep;
import org.vigie.model.Source;

/** Sources for tests. */
final class Sources {
  static final Mailbox NO_MAILBOX =
      new Mailbox(OutboundSettings.defaults("test"), MailPasswords.NONE);

  private Sources() {}

  static Source feed(String id, URI address, @Nullable Duration every) {
    return source(id, Source.Kind.FEED, address, every, true);
  }

  static Source listing(String id, URI address, @Nullable Duration every) {
    return source(id, Source.Kind.LISTING, address, every, true);
  }

  static Source source(
      String id, Source.Kind kind, URI address, @Nullable Duration every, boolean on) {
    return new Source(
        id,
        "Source " + id,
        "Publisher of " + id,
        "ML",
        List.of("fr"),
        kind,
        address,
        null,
        "a test source",
        Keep.FULL,
        on,
        on ? null : "switched off",
        null,
        every,
        Source.BACKFILL_AFTER);
  }
}
