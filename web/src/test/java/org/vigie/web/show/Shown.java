package org.vigie.web.show;

import java.time.Instant;
import java.util.Locale;
import org.vigie.model.Watch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.View;

/** A {@link Show} with our messages and no watch. */
public final class Shown {
  private Shown() {}

  public static Show at(Instant now, Locale locale) {
    Connection nowhere = new Connection("127.0.0.1:1", "test");
    View<Watch> unread = new View<>(nowhere, Stream.WATCH, Codec.WATCH);
    return new Show(locale, now, new ShowConfiguration().messageSource(), new Labels(unread));
  }
}
