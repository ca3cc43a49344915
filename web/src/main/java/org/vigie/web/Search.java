package org.vigie.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.vigie.index.SearchRequest;

/**
 * A search as it stands in the address of a page, and the addresses of those next to it.
 *
 * @param q the query
 * @param filters values by facet
 * @param relevance true when the best come first, not the newest
 * @param collapse true for one hit per story
 * @param from how many hits are passed over
 */
public record Search(
    String q, Map<String, List<String>> filters, boolean relevance, boolean collapse, int from) {
  static final int PAGE = 20;

  /** The search of a request's parameters; what it does not know it leaves out. */
  static Search of(MultiValueMap<String, String> parameters) {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    for (String field : SearchRequest.FACETS) {
      List<String> values = parameters.getOrDefault(field, List.of());
      if (!values.isEmpty()) {
        filters.put(field, List.copyOf(values));
      }
    }
    String from = parameters.getFirst("from");
    return new Search(
        first(parameters, "q"),
        filters,
        "relevance".equals(parameters.getFirst("sort")),
        !"no".equals(parameters.getFirst("collapse")),
        from != null && from.matches("\\d{1,5}")
            ? Math.min(Integer.parseInt(from), SearchRequest.MAX_DEPTH - PAGE)
            : 0);
  }

  private static String first(MultiValueMap<String, String> parameters, String name) {
    String value = parameters.getFirst(name);
    return value == null ? "" : value.strip();
  }

  SearchRequest request(Instant now) {
    SearchRequest.Sort sort = relevance ? SearchRequest.Sort.RELEVANCE : SearchRequest.Sort.DATE;
    return new SearchRequest(q, filters, sort, collapse, from, PAGE, true, now);
  }

  public boolean has(String field, String value) {
    return filters.getOrDefault(field, List.of()).contains(value);
  }

  public boolean filtered() {
    return !filters.isEmpty();
  }

  /** The same search with a value of a facet chosen, or not chosen any more. */
  public String toggle(String field, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(filters);
    List<String> values = new ArrayList<>(filters.getOrDefault(field, List.of()));
    if (!values.remove(value)) {
      values.add(value);
    }
    changed.put(field, values);
    return new Search(q, changed, relevance, collapse, 0).address();
  }

  public String unfiltered() {
    return new Search(q, Map.of(), relevance, collapse, 0).address();
  }

  public String sorted(boolean byRelevance) {
    return new Search(q, filters, byRelevance, collapse, 0).address();
  }

  public String collapsed(boolean byStory) {
    return new Search(q, filters, relevance, byStory, 0).address();
  }

  public String at(int offset) {
    return new Search(q, filters, relevance, collapse, Math.max(0, offset)).address();
  }

  /** The page after this one; null after the last hit that can be reached. */
  public @Nullable String older() {
    return from + PAGE > SearchRequest.MAX_DEPTH - PAGE ? null : at(from + PAGE);
  }

  /** The same search with a further condition in its query. */
  public String and(String condition) {
    String query = q.isEmpty() ? condition : "(" + q + ") AND " + condition;
    return new Search(query, filters, relevance, collapse, 0).address();
  }

  /** Query and filters as one query, as a saved search has it. */
  public String asQuery() {
    List<String> parts = new ArrayList<>();
    filters.forEach((field, values) -> parts.add(condition(field, values)));
    if (q.isEmpty()) {
      return String.join(" AND ", parts);
    }
    if (parts.isEmpty()) {
      return q;
    }
    return "(" + q + ") AND " + String.join(" AND ", parts);
  }

  private static String condition(String field, List<String> values) {
    List<String> quoted =
        values.stream()
            .map(value -> "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
            .toList();
    return quoted.size() == 1
        ? field + ":" + quoted.getFirst()
        : "(" + field + ":" + String.join(" OR " + field + ":", quoted) + ")";
  }

  /** Where it stands. */
  public String address() {
    StringBuilder address = new StringBuilder("/search?q=").append(encode(q));
    filters.forEach(
        (field, values) ->
            values.forEach(
                value -> address.append('&').append(field).append('=').append(encode(value))));
    if (relevance) {
      address.append("&sort=relevance");
    }
    if (!collapse) {
      address.append("&collapse=no");
    }
    if (from > 0) {
      address.append("&from=").append(from);
    }
    return address.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
