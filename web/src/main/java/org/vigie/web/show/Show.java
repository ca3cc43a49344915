package org.vigie.web.show;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.vigie.index.query.QueryLanguage;
import org.vigie.model.Alert;
import org.vigie.model.Article;
import org.vigie.model.Channel;
import org.vigie.model.Event;
import org.vigie.model.Tempo;

/**
 * How values look in a template: in the reader's language, at one moment. Templates know it as
 * {@code show}.
 */
public final class Show {
  private static final int DAYS_AS_AGE = 6;

  /** As queries have it, and the bars of a search. */
  private static final ZoneId ZONE = ZoneOffset.UTC;

  private final Locale locale;
  private final Instant now;
  private final MessageSource messages;
  private final Labels labels;

  Show(Locale locale, Instant now, MessageSource messages, Labels labels) {
    this.locale = locale;
    this.now = now;
    this.messages = messages;
    this.labels = labels;
  }

  /** How long ago: in minutes, hours, days, then as a date; a time to come is a date. */
  public String ago(Instant then) {
    Duration age = Duration.between(then, now);
    if (age.isNegative() && age.abs().compareTo(Duration.ofMinutes(1)) > 0) {
      return full(then);
    }
    if (age.toMinutes() < 1) {
      return message("age.now");
    }
    if (age.toHours() < 1) {
      return message("age.minutes", age.toMinutes());
    }
    if (age.toDays() < 1) {
      return message("age.hours", age.toHours());
    }
    return age.toDays() <= DAYS_AS_AGE ? message("age.days", age.toDays()) : date(then);
  }

  /** How {@link #ago} says an age, for pages that stay open: with 2 where the number stands. */
  public String ages() {
    return String.join(
        "|",
        message("age.now"),
        message("age.minutes", 2),
        message("age.hours", 2),
        message("age.days", 1),
        message("age.days", 2));
  }

  /** What a poll met, of which the usual is said in the reader's language. */
  public String evidence(String met) {
    return Met.said(met, this::message).orElse(met);
  }

  /** How long until then; "now" when it has passed. */
  public String until(Instant then) {
    long seconds = Math.max(0, Duration.between(now, then).toSeconds());
    if (seconds == 0) {
      return message("until.now");
    }
    if (seconds < 90) {
      return message("until.seconds", seconds);
    }
    return seconds < 5_400
        ? message("until.minutes", seconds / 60)
        : message("until.hours", seconds / 3_600);
  }

  /** How long it will take, by what is known of it; empty when that is nothing. */
  public String left(@Nullable Long seconds) {
    return seconds == null ? "" : message("left", until(now.plusSeconds(Math.max(1, seconds))));
  }

  /** One of the names that something has by language. */
  public String name(Map<String, String> names) {
    return Labels.name(names, locale);
  }

  /** The days of a tempo as a drawing. */
  public TempoChart chart(Tempo tempo) {
    return TempoChart.of(tempo);
  }

  /** The query that finds the reports of the last day of a tempo. */
  public String reports(String query, Tempo tempo) {
    Instant end = tempo.hour().plus(Duration.ofHours(1));
    return QueryLanguage.reports(query, end.minus(Duration.ofDays(1)), end);
  }

  /** The time of a day: 14:32. */
  public String clock(Instant then) {
    return format(then, DateTimeFormatter.ofPattern("HH:mm"));
  }

  /** The time with seconds. */
  public String seconds(Instant then) {
    return format(then, DateTimeFormatter.ofPattern("HH:mm:ss"));
  }

  public String date(Instant then) {
    return format(then, DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM));
  }

  /** Date and time. */
  public String full(Instant then) {
    return date(then) + ", " + clock(then);
  }

  /** A day as a heading: today, yesterday, or its date in full. */
  public String day(Instant then) {
    LocalDate day = then.atZone(ZONE).toLocalDate();
    long past = ChronoUnit.DAYS.between(day, now.atZone(ZONE).toLocalDate());
    String full = format(then, DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL));
    if (past == 0) {
      return message("day.today", full);
    }
    return past == 1 ? message("day.yesterday", full) : full;
  }

  /** A day as a key. */
  public String dayKey(Instant then) {
    return then.atZone(ZONE).toLocalDate().toString();
  }

  public String topic(String id) {
    return labels.topic(id, locale);
  }

  public String definition(String topic) {
    return labels.definition(topic, locale);
  }

  public String tint(String topic) {
    return labels.tint(topic);
  }

  public String entity(String id) {
    return labels.entity(id, locale);
  }

  /** What marks of an attack are called. */
  public String attack() {
    return message("attack");
  }

  /** The day of an attack, or its month. */
  public String attackDay(Event.Day day) {
    DateTimeFormatter form =
        switch (day.precision()) {
          case DAY -> DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);
          case MONTH -> DateTimeFormatter.ofPattern("MMMM yyyy");
        };
    return form.withLocale(locale).format(day.date());
  }

  /** A number of people, or from which to which. */
  public String figure(Event.Figure figure) {
    return figure.count() == figure.most()
        ? number(figure.count())
        : message("attack.range", number(figure.count()), number(figure.most()));
  }

  /** A day as a form takes it. */
  public String dayValue(Event.Day day) {
    return switch (day.precision()) {
      case DAY -> day.date().toString();
      case MONTH -> YearMonth.from(day.date()).toString();
    };
  }

  /** A number of people as a form takes it. */
  public String figureValue(Event.Figure figure) {
    return figure.count() == figure.most()
        ? String.valueOf(figure.count())
        : figure.count() + "-" + figure.most();
  }

  /** A place as a form has it. */
  public String placeValue(Event.Location where) {
    return where.in() == null ? where.place() : where.name() + " (" + where.place() + ")";
  }

  /** What finds the articles that name a place, or what lies around it. */
  public String placeQuery(Event.Location where) {
    return where.in() == null
        ? "near:\"%s,%s,25km\"".formatted(where.latitude(), where.longitude())
        : "place:\"%s\"".formatted(where.name().replaceAll("[\"\\\\]", ""));
  }

  /** Who did it. */
  public String by(Event.By by) {
    String name = entity(by.entity());
    return name.equals(by.entity()) ? message("attack.unnamed") : name;
  }

  /** A country by its code. */
  public String country(String code) {
    return switch (code) {
      case "", "XX", "ZZ" -> message("country.unknown");
      case "UN" -> message("country.un");
      default -> Locale.of("", code).getDisplayCountry(locale);
    };
  }

  /** A language by its code. */
  public String language(String code) {
    return "und".equals(code)
        ? message("language.unknown")
        : Locale.of(code).getDisplayLanguage(locale);
  }

  public String number(long value) {
    return String.format(locale, "%,d", value);
  }

  /** A number of bytes, in the unit that fits. */
  public String bytes(long value) {
    if (value < 1024) {
      return message("bytes", value);
    }
    return value < 1 << 20
        ? message("bytes.kilo", String.format(locale, "%,.1f", value / 1024.0))
        : message("bytes.mega", String.format(locale, "%,.1f", value / (1024.0 * 1024.0)));
  }

  /** A passage with what matched in it. */
  public List<Marked.Piece> pieces(Alert.Passage passage) {
    return Marked.passage(passage);
  }

  /** The host of an address, as a short name of it. */
  public String host(URI address) {
    return Objects.requireNonNullElse(address.getHost(), "");
  }

  /** A time to come, by the clock of a place: its day where that is not today. */
  public String moment(Instant then, ZoneId zone) {
    ZonedDateTime there = then.atZone(zone);
    long days = ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), there.toLocalDate());
    String clock = DateTimeFormatter.ofPattern("HH:mm").format(there);
    String day =
        days == 0
            ? ""
            : (days > 0 && days <= DAYS_AS_AGE
                    ? DateTimeFormatter.ofPattern("EEEE")
                    : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM))
                .withLocale(locale)
                .format(there);
    String place = zone.normalized().equals(ZONE.normalized()) ? "" : " (" + zone.getId() + ")";
    return (day + " " + clock).strip() + place;
  }

  /** A channel without its secret. */
  public ChannelView channel(Channel channel) {
    return ChannelView.of(channel);
  }

  /**
   * An address that may stand in a link; null when it is neither http nor https, or leads nowhere.
   */
  public static @Nullable String link(@Nullable URI address) {
    String scheme = address == null || !Article.isAddress(address) ? null : address.getScheme();
    return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme)
        ? String.valueOf(address)
        : null;
  }

  /** As {@link #link(URI)}, of an address that may not even be one. */
  public static @Nullable String link(String address) {
    try {
      return link(URI.create(address));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  public String message(String key, Object... values) {
    return messages.getMessage(key, values, locale);
  }

  private String format(Instant then, DateTimeFormatter formatter) {
    return formatter.withLocale(locale).format(then.atZone(ZONE));
  }
}
