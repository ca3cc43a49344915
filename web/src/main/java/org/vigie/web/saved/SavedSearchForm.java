package org.vigie.web.saved;

import static java.util.Objects.requireNonNullElse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.model.AlertRules;
import org.vigie.model.SavedSearch;
import org.vigie.web.answer.Refusal;
import org.vigie.web.channel.ChannelFields;

/**
 * What stands in the form of a saved search besides its {@link ChannelFields}, as text. A form that
 * names no cadence says nothing of the rules.
 *
 * @param id null for a new one
 * @param version the version that is changed; null for a new one
 * @param name of it
 * @param query of it
 * @param cadence as {@link WantedRules} has it; so are the others
 * @param priority of its messages
 * @param language of its messages
 * @param zone in which its hours are; empty for UTC
 * @param quietFrom when quiet hours begin
 * @param quietTo when they end
 * @param coolDown in minutes
 * @param perHour the most messages
 * @param outlets the least of a story
 * @param origins the least of a story
 * @param again "true" or nothing
 * @param tells of what it tells
 */
public record SavedSearchForm(
    @Nullable String id,
    @Nullable Long version,
    @Nullable String name,
    @Nullable String query,
    @Nullable String cadence,
    @Nullable String priority,
    @Nullable String language,
    @Nullable String zone,
    @Nullable String quietFrom,
    @Nullable String quietTo,
    @Nullable String coolDown,
    @Nullable String perHour,
    @Nullable String outlets,
    @Nullable String origins,
    @Nullable String again,
    @Nullable String tells) {
  static final String NEW = "/alerts/searches/new";

  static SavedSearchForm of(SavedSearch search) {
    WantedRules rules = WantedRules.of(search.rules());
    WantedRules.Quiet quiet = requireNonNullElse(rules.quiet(), new WantedRules.Quiet(null, null));
    return new SavedSearchForm(
        search.id(),
        search.version(),
        search.name(),
        search.query(),
        rules.cadence(),
        rules.priority(),
        rules.language(),
        rules.zone(),
        quiet.from(),
        quiet.to(),
        text(rules.coolDownMinutes()),
        text(rules.perHour()),
        text(rules.outlets()),
        text(rules.origins()),
        text(rules.again()),
        rules.tells());
  }

  /** Where a form for another one like it stands. It names no channels: they may be secret. */
  static String address(SavedSearch search) {
    return of(search).address();
  }

  private String address() {
    SavedSearchForm usual = of(AlertRules.DEFAULT);
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("query", query);
    values.put("cadence", other(cadence, usual.cadence));
    values.put("priority", other(priority, usual.priority));
    values.put("language", language);
    values.put("zone", other(zone, usual.zone));
    values.put("quietFrom", quietFrom);
    values.put("quietTo", quietTo);
    values.put("coolDown", other(coolDown, usual.coolDown));
    values.put("perHour", other(perHour, usual.perHour));
    values.put("outlets", other(outlets, usual.outlets));
    values.put("origins", other(origins, usual.origins));
    values.put("again", other(again, usual.again));
    values.put("tells", other(tells, usual.tells));
    return values.entrySet().stream()
        .filter(value -> value.getValue() != null)
        .map(
            value ->
                value.getKey()
                    + "="
                    + URLEncoder.encode(
                        requireNonNullElse(value.getValue(), ""), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", NEW + "?", ""));
  }

  private static SavedSearchForm of(AlertRules rules) {
    WantedRules all = WantedRules.of(rules);
    return new SavedSearchForm(
        null,
        null,
        null,
        null,
        all.cadence(),
        all.priority(),
        all.language(),
        all.zone(),
        null,
        null,
        text(all.coolDownMinutes()),
        text(all.perHour()),
        text(all.outlets()),
        text(all.origins()),
        text(all.again()),
        all.tells());
  }

  /** As it is filled in to begin with; without a time zone, which the browser knows. */
  SavedSearchForm begun(String readersLanguage) {
    SavedSearchForm usual = of(AlertRules.DEFAULT);
    return new SavedSearchForm(
        null,
        null,
        name,
        query,
        requireNonNullElse(cadence, usual.cadence),
        requireNonNullElse(priority, usual.priority),
        requireNonNullElse(language, readersLanguage),
        zone,
        quietFrom,
        quietTo,
        requireNonNullElse(coolDown, usual.coolDown),
        requireNonNullElse(perHour, usual.perHour),
        requireNonNullElse(outlets, usual.outlets),
        requireNonNullElse(origins, usual.origins),
        again,
        requireNonNullElse(tells, usual.tells));
  }

  Draft draft(ChannelFields channels, String readersLanguage) {
    return new Draft(
        name,
        query,
        channels.wanted(),
        cadence == null && id == null ? WantedRules.in(readersLanguage) : rules(),
        null,
        version);
  }

  /** Null when nothing is said of them. */
  @Nullable WantedRules rules() {
    return cadence == null
        ? null
        : new WantedRules(
            cadence,
            blankToNull(priority),
            blankToNull(language),
            blankToNull(zone),
            new WantedRules.Quiet(quietFrom, quietTo),
            number("coolDownMinutes", coolDown, 0),
            number("perHour", perHour, 0),
            number("outlets", outlets, 1),
            number("origins", origins, 1),
            "true".equals(again),
            blankToNull(tells));
  }

  private static int number(String field, @Nullable String text, int otherwise) {
    String digits = text == null ? "" : text.strip();
    if (digits.isEmpty()) {
      return otherwise;
    }
    if (!digits.matches("\\d{1,6}")) {
      throw Refusal.invalid(field, "'" + digits + "' is no number.", "Write a whole number.");
    }
    return Integer.parseInt(digits);
  }

  private static @Nullable String other(@Nullable String value, @Nullable String usual) {
    return value == null || value.equals(usual) ? null : value;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
