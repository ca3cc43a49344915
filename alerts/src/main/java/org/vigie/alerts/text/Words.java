package org.vigie.alerts.text;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.vigie.model.AlertRules;

/** What messages say, in the language and the time zone of a saved search. */
final class Words {
  private final Locale locale;
  private final ResourceBundle bundle;
  private final DateTimeFormatter time;

  /** A language that is not known is English. */
  Words(String language, ZoneId zone) {
    locale = language.equals("fr") ? Locale.FRENCH : Locale.ROOT;
    bundle = ResourceBundle.getBundle("org.vigie.alerts.text.words", locale);
    time =
        DateTimeFormatter.ofPattern(
                "d MMM uuuu, HH:mm z", locale.equals(Locale.FRENCH) ? locale : Locale.ENGLISH)
            .withZone(zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone);
  }

  Words(AlertRules rules) {
    this(rules.language(), rules.zone());
  }

  String say(String key, Object... with) {
    return new MessageFormat(bundle.getString(key), locale).format(with);
  }

  String time(Instant instant) {
    return time.format(instant);
  }
}
