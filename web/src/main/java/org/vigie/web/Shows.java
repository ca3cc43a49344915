package org.vigie.web;

import java.time.InstantSource;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Makes what templates know as {@code show}. */
final class Shows {
  private final MessageSource messages;
  private final Labels labels;
  private final InstantSource time;

  Shows(MessageSource messages, Labels labels, InstantSource time) {
    this.messages = messages;
    this.labels = labels;
    this.time = time;
  }

  Show in(Locale locale) {
    return new Show(locale, time.instant(), messages, labels);
  }
}
