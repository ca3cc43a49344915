package org.vigie.web.source;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.model.Source;

/**
 * Which sources are shown. What is empty does not matter.
 *
 * @param q words that each stand in its name, publisher, description, address or id
 * @param state how it fares: the name of a state, {@code on}, {@code off}, or {@code late} for what
 *     is not read in time or perhaps not whole
 * @param country ISO 3166-1 code
 * @param kind how it is read
 */
public record SourceFilter(String q, String state, String country, String kind) {
  static final SourceFilter ALL = new SourceFilter("", "", "", "");

  /** Of what a reader or program sent: case and space around do not matter. */
  public SourceFilter {
    q = q.strip();
    state = state.strip().toLowerCase(Locale.ROOT);
    country = country.strip().toUpperCase(Locale.ROOT);
    kind = kind.strip().toLowerCase(Locale.ROOT);
  }

  boolean matches(Sources.Polled one) {
    Source source = one.source();
    return (state.isEmpty() || matchesState(one))
        && (country.isEmpty() || source.country().equals(country))
        && (kind.isEmpty() || source.kind().name().equalsIgnoreCase(kind))
        && matchesWords(source);
  }

  private boolean matchesState(Sources.Polled one) {
    return switch (state) {
      case "late" -> one.late();
      case "off" -> !one.source().on();
      case "on" -> one.source().on();
      default -> one.source().on() && one.stateName().equalsIgnoreCase(state);
    };
  }

  private boolean matchesWords(Source source) {
    String text =
        plain(
            String.join(
                " ",
                source.id(),
                source.name(),
                source.publisher(),
                source.description(),
                source.address().toString()));
    return Arrays.stream(plain(q).split("\\s+")).allMatch(text::contains);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  /** Whether it leaves anything out. */
  public boolean isSet() {
    return !equals(ALL);
  }

  /** As part of an address: from the question mark on; empty when it leaves nothing out. */
  public String query() {
    String query =
        Stream.of(
                Map.entry("q", q),
                Map.entry("state", state),
                Map.entry("country", country),
                Map.entry("kind", kind))
            .filter(entry -> !entry.getValue().isEmpty())
            .map(
                entry ->
                    entry.getKey()
                        + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }
}
