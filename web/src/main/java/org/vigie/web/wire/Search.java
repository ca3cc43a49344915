package org.vigie.web.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchRequest.Sort;
import org.vigie.web.answer.Refusal;

/**
 * A search as it stands in the address of a page, and the addresses of those next to it.
 *
 * @param q the query
 * @param filters values by facet
 * @param sort which hits come first
 * @param collapse true for one hit per story
 * @param cursor where its hits go on; empty for the first of them
 */
public record Search(
    String q, Map<String, List<String>> filters, Sort sort, boolean collapse, String cursor) {
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
    return new Search(
        first(parameters, "q"),
        filters,
        Sort.of(first(parameters, "sort")).orElse(Sort.DATE),
        !"no".equals(parameters.getFirst("collapse")),
        first(parameters, "cursor"));
  }

  private static String first(MultiValueMap<String, String> parameters, String name) {
    String value = parameters.getFirst(name);
    return value == null ? "" : value.strip();
  }

  SearchRequest request(Instant now) {
    return at(new SearchRequest(q, filters, sort, collapse, 0, PAGE, true, now), cursor);
  }

  /** The page of a search that begins at a cursor. */
  static SearchRequest at(SearchRequest request, String cursor) {
    try {
      return cursor.isEmpty() ? request : request.at(cursor);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(
          "cursor", String.valueOf(e.getMessage()), "Begin again with the first page.");
    }
  }

  /** An article that it found, with what it matched marked. */
  public String article(String id) {
    return "/article/" + id + (q.isEmpty() ? "" : "?q=" + encode(q));
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
    return new Search(q, changed, sort, collapse, "").address();
  }

  public String unfiltered() {
    return new Search(q, Map.of(), sort, collapse, "").address();
  }

  public String collapsed(boolean byStory) {
    return new Search(q, filters, sort, byStory, "").address();
  }

  /** The same search for another query. */
  public String of(String query) {
    return new Search(query, filters, sort, collapse, "").address();
  }

  /** Where its hits go on. */
  public String from(String next) {
    return new Search(q, filters, sort, collapse, next).address();
  }

  /** The same search with a further condition in its query. */
  public String and(String condition) {
    String query = q.isEmpty() ? condition : "(" + q + ") AND " + condition;
    return new Search(query, filters, sort, collapse, "").address();
  }

  /** Query and filters as one query, as a saved search has it. */
  String asQuery() {
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
    if (sort != Sort.DATE) {
      address.append("&sort=").append(sort.key());
    }
    if (!collapse) {
      address.append("&collapse=no");
    }
    if (!cursor.isEmpty()) {
      address.append("&cursor=").append(encode(cursor));
    }
    return address.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
