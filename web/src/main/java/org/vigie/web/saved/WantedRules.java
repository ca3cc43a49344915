package org.vigie.web.saved;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.model.AlertRules;
import org.vigie.web.access.Languages;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.Key;

/**
 * How a saved search alerts, as pages and programs write it. What is absent stays as it was.
 *
 * @param cadence {@code at_once}, {@code hourly}, {@code daily} or {@code weekly}
 * @param priority {@code low}, {@code normal} or {@code urgent}
 * @param language of its messages, {@code en} or {@code fr}
 * @param zone in which its hours are, as {@code Africa/Bamako}
 * @param quiet hours in which nothing is sent but what is urgent; without times for none
 * @param coolDownMinutes how long nothing more is sent after a message; 0 for no such pause
 * @param perHour the most messages in one hour; 0 for no limit
 * @param outlets how many publishers have to report what matches
 * @param origins how many of their reports have to be independent
 * @param again true to be told once more when a story changes in what matters
 * @param tells of what it tells: {@code stories}, {@code spikes} or {@code both}
 */
public record WantedRules(
    @Nullable String cadence,
    @Nullable String priority,
    @Nullable String language,
    @Nullable String zone,
    @Nullable Quiet quiet,
    @Nullable Integer coolDownMinutes,
    @Nullable Integer perHour,
    @Nullable Integer outlets,
    @Nullable Integer origins,
    @Nullable Boolean again,
    @Nullable String tells) {
  /** Nothing is wanted otherwise. */
  static final WantedRules AS_BEFORE =
      new WantedRules(null, null, null, null, null, null, null, null, null, null, null);

  private static final int LONGEST_COOL_DOWN = 7 * 24 * 60;
  private static final int MOST_PER_HOUR = 1_000;
  private static final int LARGEST = 50;

  /**
   * Hours of each day.
   *
   * @param from the first minute, as {@code 22:00}
   * @param to the minute after the last
   */
  public record Quiet(@Nullable String from, @Nullable String to) {}

  static WantedRules of(AlertRules rules) {
    AlertRules.QuietHours quiet = rules.quiet();
    return new WantedRules(
        Key.of(rules.cadence()),
        Key.of(rules.priority()),
        rules.language(),
        rules.zone().getId(),
        quiet == null ? null : new Quiet(quiet.from().toString(), quiet.to().toString()),
        Math.toIntExact(rules.coolDown().toMinutes()),
        rules.perHour(),
        rules.outlets(),
        rules.origins(),
        rules.again(),
        Key.of(rules.tells()));
  }

  /** Only what language its messages have. */
  static WantedRules in(String language) {
    return new WantedRules(null, null, language, null, null, null, null, null, null, null, null);
  }

  /** The same with other quiet hours. */
  WantedRules withQuiet(Quiet hours) {
    return new WantedRules(
        cadence,
        priority,
        language,
        zone,
        hours,
        coolDownMinutes,
        perHour,
        outlets,
        origins,
        again,
        tells);
  }

  /** The rules of before with what is wanted otherwise. */
  AlertRules over(AlertRules before) {
    return new AlertRules(
        cadence == null
            ? before.cadence()
            : oneOf(AlertRules.Cadence.class, "cadence", cadence, "how often"),
        priority == null
            ? before.priority()
            : oneOf(AlertRules.Priority.class, "priority", priority, "priority"),
        language == null ? before.language() : language(language),
        zone == null ? before.zone() : zone(zone),
        quiet == null ? before.quiet() : hours(quiet),
        coolDownMinutes == null
            ? before.coolDown()
            : Duration.ofMinutes(
                within("coolDownMinutes", "cool-down", coolDownMinutes, 0, LONGEST_COOL_DOWN)),
        perHour == null
            ? before.perHour()
            : within("perHour", "messages an hour", perHour, 0, MOST_PER_HOUR),
        outlets == null ? before.outlets() : within("outlets", "outlets", outlets, 1, LARGEST),
        origins == null ? before.origins() : within("origins", "origins", origins, 1, LARGEST),
        again == null ? before.again() : again,
        tells == null
            ? before.tells()
            : oneOf(AlertRules.Tells.class, "tells", tells, "kind of news"));
  }

  private static <E extends Enum<E>> E oneOf(
      Class<E> type, String field, String wanted, String called) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> Key.of(one).equals(wanted.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    field,
                    "'%s' is no %s.".formatted(wanted, called),
                    "Use "
                        + Arrays.stream(type.getEnumConstants())
                            .map(Key::of)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static String language(String wanted) {
    if (!Languages.SPOKEN.contains(wanted)) {
      throw Refusal.invalid(
          "language", "Messages cannot be written in '" + wanted + "'.", "Use en or fr.");
    }
    return wanted;
  }

  private static ZoneId zone(String wanted) {
    try {
      return ZoneId.of(wanted.strip());
    } catch (DateTimeException e) {
      throw Refusal.invalid(
          "zone", "'" + wanted + "' is no time zone.", "Write it as Africa/Bamako, or UTC.");
    }
  }

  private static AlertRules.@Nullable QuietHours hours(Quiet wanted) {
    List<String> times =
        List.of(
            Objects.requireNonNullElse(wanted.from(), "").strip(),
            Objects.requireNonNullElse(wanted.to(), "").strip());
    if (times.stream().allMatch(String::isEmpty)) {
      return null;
    }
    try {
      LocalTime from = LocalTime.parse(times.getFirst());
      LocalTime to = LocalTime.parse(times.getLast());
      if (!from.equals(to)) {
        return new AlertRules.QuietHours(from, to);
      }
    } catch (DateTimeParseException e) {
      throw notHours(e);
    }
    throw notHours(null);
  }

  private static Refusal notHours(@Nullable DateTimeParseException cause) {
    String wrong = cause == null ? "" : ": '" + cause.getParsedString() + "' is no time of a day";
    return Refusal.invalid(
        "quiet",
        "Quiet hours need a beginning and another end" + wrong + ".",
        "Write them as 22:00 and 06:30, or leave both empty.");
  }

  private static int within(String field, String called, int value, int least, int most) {
    if (value < least || value > most) {
      throw Refusal.invalid(
          field,
          "%d %s cannot be wanted.".formatted(value, called),
          "Use %d to %d.".formatted(least, most));
    }
    return value;
  }
}
