package org.vigie.web.source;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Keep;
import org.vigie.model.Source;
import org.vigie.web.answer.Refusal;

/** A source as the fields of a form on a page. */
final class SourceDraft {
  private final Map<String, String> fields;

  SourceDraft(Map<String, String> fields) {
    this.fields = fields;
  }

  /** The fields as they are filled in for what was found. */
  static Map<String, String> of(Source source) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", source.id());
    fields.put("name", source.name());
    fields.put("publisher", source.publisher());
    fields.put("country", source.country());
    fields.put("languages", String.join(", ", source.languages()));
    fields.put("kind", source.kind().name());
    fields.put("address", source.address().toString());
    fields.put("site", source.site() == null ? "" : source.site().toString());
    fields.put("description", source.description());
    fields.put("keep", source.keep().name());
    Source.Listing listing = source.listing();
    if (listing != null) {
      fields.put("item", listing.item());
      fields.put("link", listing.link());
      fields.put("date", listing.date() == null ? "" : listing.date());
      fields.put("text", listing.text() == null ? "" : listing.text());
    }
    return fields;
  }

  /** What is to be looked at. */
  CheckForm toCheck() {
    return new CheckForm(get("address"), kind(), listing(), null);
  }

  /** What is to be added. */
  SourceForm toForm() {
    return new SourceForm(
        get("id"),
        get("name"),
        get("publisher"),
        get("country"),
        languages(),
        kind(),
        get("address"),
        get("site"),
        get("description"),
        choice(Keep.class, "keep"),
        true,
        null,
        listing(),
        null,
        null,
        null,
        null);
  }

  private Source.@Nullable Kind kind() {
    return choice(Source.Kind.class, "kind");
  }

  private Source.@Nullable Listing listing() {
    String item = get("item");
    String link = get("link");
    return item == null && link == null
        ? null
        : new Source.Listing(
            item == null ? "" : item, link == null ? "" : link, get("date"), get("text"));
  }

  private List<String> languages() {
    String given = get("languages");
    return given == null
        ? List.of()
        : Arrays.stream(given.toLowerCase(Locale.ROOT).split("[,;\\s]+"))
            .filter(code -> !code.isEmpty())
            .toList();
  }

  private <E extends Enum<E>> @Nullable E choice(Class<E> type, String name) {
    String given = get(name);
    return given == null
        ? null
        : Arrays.stream(type.getEnumConstants())
            .filter(value -> value.name().equals(given))
            .findFirst()
            .orElseThrow(
                () -> Refusal.invalid(name, "There is no '" + given + "'.", "Choose another."));
  }

  private @Nullable String get(String name) {
    String value = fields.getOrDefault(name, "").strip();
    return value.isEmpty() ? null : value;
  }
}
