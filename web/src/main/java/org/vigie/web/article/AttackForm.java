package org.vigie.web.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Entity;
import org.vigie.model.Event;
import org.vigie.model.Event.By;
import org.vigie.model.Event.Day;
import org.vigie.model.Event.Figure;
import org.vigie.model.Event.Location;
import org.vigie.model.Event.Target;
import org.vigie.model.Place;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.Labels;

/**
 * An attack as a person writes it down. What is absent or empty is not known.
 *
 * @param place id or name of a place of the watch; behind the name of one that it does not have, in
 *     brackets: {@code Tolou (Djibo)}
 * @param country ISO 3166-1 alpha-2 code; that of the place where one is named
 * @param date {@code 2026-03-09}, or {@code 2026-03} for a month
 * @param killed {@code 12}, or {@code 12-30}
 * @param wounded in the same way
 * @param abducted in the same way
 * @param by id of the group; absent for one that is not named
 * @param claimed whether the group claims it
 * @param target {@code military} or {@code civilian}
 */
public record AttackForm(
    @Nullable String place,
    @Nullable String country,
    @Nullable String date,
    @Nullable String killed,
    @Nullable String wounded,
    @Nullable String abducted,
    @Nullable String by,
    @Nullable Boolean claimed,
    @Nullable String target) {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");
  private static final Pattern IN = Pattern.compile("([^()]+)\\(([^()]+)\\)");
  private static final Pattern FIGURE = Pattern.compile("(\\d{1,6})(?:\\s*[-–]\\s*(\\d{1,6}))?");

  Event toEvent(Labels labels, String language) {
    String name = given(place);
    Matcher in = IN.matcher(name == null ? "" : name);
    boolean unlisted = name != null && in.matches() && labels.places(name).isEmpty();
    String known = unlisted ? in.group(2).strip() : name;
    Place found = known == null ? null : place(labels, known, unlisted);
    String where = found == null ? given(country) : found.country();
    if (where != null && !where.matches("[A-Za-z]{2}")) {
      throw Refusal.invalid("country", "'" + where + "' is no country.", "Write a code: ML.");
    }
    return new Event(
        found == null ? null : location(found, unlisted ? in.group(1).strip() : null, language),
        where == null ? null : where.toUpperCase(Locale.ROOT),
        day(),
        figure("killed", killed),
        figure("wounded", wounded),
        figure("abducted", abducted),
        actor(labels),
        aim(),
        List.of());
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** A country is no place where something happened, but one that it may lie in. */
  private Place place(Labels labels, String name, boolean countries) {
    String in = given(country);
    List<Place> called = labels.places(name);
    List<Place> found =
        called.size() < 2 || in == null
            ? called
            : called.stream().filter(one -> one.country().equalsIgnoreCase(in)).toList();
    if (found.size() == 1
        && (countries || found.getFirst().precision() != Place.Precision.COUNTRY)) {
      return found.getFirst();
    }
    String ids = found.stream().map(Place::id).collect(Collectors.joining(", "));
    throw found.size() > 1
        ? Refusal.invalid(
            "place", "There are several places '" + name + "': " + ids + ".", "Write one of them.")
        : Refusal.invalid(
            "place",
            "The watch has no place '" + name + "' that is less than a country.",
            "Write another spelling, a place that it lies in behind it, Tolou (Djibo), or the country alone.");
  }

  private static Location location(Place place, @Nullable String unlisted, String language) {
    String english = place.names().getOrDefault("en", place.id());
    String name = place.names().getOrDefault(language, english);
    boolean near = unlisted != null && place.precision() == Place.Precision.EXACT;
    return new Location(
        place.id(),
        unlisted == null ? name : unlisted,
        place.latitude(),
        place.longitude(),
        near ? Place.Precision.NEAR : place.precision(),
        unlisted == null ? null : name);
  }

  private @Nullable Day day() {
    String value = given(date);
    if (value == null) {
      return null;
    }
    try {
      if (!DATE.matcher(value).matches()) {
        throw new DateTimeException("no date");
      }
      return value.length() == 7
          ? new Day(YearMonth.parse(value).atDay(1), Day.Precision.MONTH)
          : new Day(LocalDate.parse(value), Day.Precision.DAY);
    } catch (DateTimeException e) {
      throw Refusal.invalid(
          "date", "'" + value + "' is no day.", "Write 2026-03-09, or 2026-03 for a month.");
    }
  }

  private static @Nullable Figure figure(String field, @Nullable String value) {
    String written = given(value);
    if (written == null) {
      return null;
    }
    Matcher matcher = FIGURE.matcher(written);
    if (matcher.matches()) {
      int count = Integer.parseInt(matcher.group(1));
      int most = matcher.group(2) == null ? count : Integer.parseInt(matcher.group(2));
      if (count <= most) {
        return new Figure(count, most);
      }
    }
    throw Refusal.invalid(
        field, "'" + value + "' is no number of people.", "Write 12, or 12-30 for from 12 to 30.");
  }

  private By actor(Labels labels) {
    String unnamed = labels.unnamedAttacker();
    String group = given(by);
    if (group == null || group.equals(unnamed)) {
      return By.unnamed(unnamed);
    }
    Entity entity =
        labels.attackers().stream()
            .filter(one -> one.id().equals(group))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "by",
                        "'" + group + "' is no group that a topic's attacks are by.",
                        "Write its id, as in the watch, or leave it out."));
    return new By(group, entity.shortName(), group, Boolean.TRUE.equals(claimed));
  }

  private @Nullable Target aim() {
    String value = given(target);
    if (value == null) {
      return null;
    }
    return switch (value.toUpperCase(Locale.ROOT)) {
      case "MILITARY" -> Target.MILITARY;
      case "CIVILIAN" -> Target.CIVILIAN;
      default ->
          throw Refusal.invalid(
              "target", "'" + value + "' is no target.", "Write military or civilian.");
    };
  }
}
