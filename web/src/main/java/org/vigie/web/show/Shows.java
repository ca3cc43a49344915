package org.vigie.web.show;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/** Makes what templates know as {@code show}, and the {@link Words} beside it. */
public final class Shows {
  private final MessageSource messages;
  private final Labels labels;
  private final List<Words> words;
  private final InstantSource time;

  Shows(MessageSource messages, Labels labels, List<Words> words, InstantSource time) {
    this.messages = messages;
    this.labels = labels;
    this.words = words;
    this.time = time;
  }

  public Show in(Locale locale) {
    return new Show(locale, time.instant(), messages, labels);
  }

  /** All of it, by name. */
  public Map<String, Object> all(Locale locale) {
    Show show = in(locale);
    Map<String, Object> all = new HashMap<>();
    all.put("show", show);
    words.forEach(one -> all.put(one.name(), one.of().apply(show)));
    return all;
  }
}
