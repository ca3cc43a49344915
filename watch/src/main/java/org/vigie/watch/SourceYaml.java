package org.vigie.watch;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.vigie.model.Source;

/** Writes a source as an entry of {@code sources.yaml}, without what is the default anyway. */
public final class SourceYaml {
  private static final Map<String, Duration> UNITS = units();
  private static final DumpSettings BLOCK =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setUseUnicodeEncoding(true)
          .setSplitLines(false)
          // It knows '~' as nothing, as our reader does, and so puts a name of that kind in quotes.
          .setSchema(new CoreSchema())
          .build();

  private SourceYaml() {}

  /**
   * The entry. That somebody answers for the source is not of it: where it is read, the source is
   * off, with its reason.
   */
  public static String of(Source source) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", source.id());
    entry.put("name", source.name());
    put(entry, "publisher", source.publisher().equals(source.name()) ? null : source.publisher());
    entry.put("country", source.country());
    put(entry, "languages", source.languages().isEmpty() ? null : source.languages());
    put(entry, "kind", source.kind() == Source.Kind.FEED ? null : word(source.kind()));
    entry.put("address", source.address().toString());
    put(entry, "site", source.site() == null ? null : source.site().toString());
    entry.put("description", source.description().isBlank() ? source.name() : source.description());
    entry.put("keep", word(source.keep()));
    put(entry, "off", off(source));
    put(entry, "listing", source.listing() == null ? null : listing(source.listing()));
    put(entry, "selectors", source.selectors() == null ? null : selectors(source.selectors()));
    put(entry, "every", source.every() == null ? null : text(source.every()));
    boolean usual = source.backfillAfter().equals(Source.BACKFILL_AFTER);
    put(entry, "backfill-after", usual ? null : text(source.backfillAfter()));
    return new Dump(BLOCK).dumpToString(List.of(entry));
  }

  private static void put(Map<String, Object> entry, String key, @Nullable Object value) {
    if (value != null) {
      entry.put(key, value);
    }
  }

  private static @Nullable String off(Source source) {
    String reason = source.offReason();
    return reason != null && !reason.isBlank() ? reason : source.on() ? null : "switched off";
  }

  private static Map<String, Object> listing(Source.Listing listing) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("item", listing.item());
    keys.put("link", listing.link());
    put(keys, "date", listing.date());
    put(keys, "text", listing.text());
    return keys;
  }

  private static Map<String, Object> selectors(Source.Selectors selectors) {
    Map<String, Object> keys = new LinkedHashMap<>();
    put(keys, "title", selectors.title());
    put(keys, "text", selectors.text());
    put(keys, "date", selectors.date());
    put(keys, "author", selectors.author());
    put(keys, "without", selectors.without());
    return keys;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** In the largest unit that fits; what is no whole second is cut. */
  private static String text(Duration duration) {
    return UNITS.entrySet().stream()
        .filter(unit -> duration.toSeconds() % unit.getValue().toSeconds() == 0)
        .findFirst()
        .map(unit -> duration.dividedBy(unit.getValue()) + unit.getKey())
        .orElse(duration.toSeconds() + "s");
  }

  private static Map<String, Duration> units() {
    Map<String, Duration> units = new LinkedHashMap<>();
    units.put("d", Duration.ofDays(1));
    units.put("h", Duration.ofHours(1));
    units.put("m", Duration.ofMinutes(1));
    return units;
  }
}
