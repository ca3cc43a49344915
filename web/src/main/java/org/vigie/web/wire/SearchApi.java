package org.vigie.web.wire;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.CustomCollectionEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.index.Archive;
import org.vigie.index.Completion;
import org.vigie.index.Refused;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchResult;
import org.vigie.index.query.Parsed;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.FiledView;

/** Search, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT)
class SearchApi {
  private static final String SORTS =
      Arrays.stream(SearchRequest.Sort.values())
          .map(SearchRequest.Sort::key)
          .collect(Collectors.joining(", "));

  private final Archive archive;
  private final Completions completions;
  private final InstantSource time;

  SearchApi(Archive archive, Completions completions, InstantSource time) {
    this.archive = archive;
    this.completions = completions;
    this.time = time;
  }

  /**
   * What a search found.
   *
   * @param total how many hits there are: stories when collapsed, articles otherwise
   * @param articles how many articles match
   * @param hits those that were asked for
   * @param next the cursor of the page after these; absent when there are no more
   * @param didYouMean the query with other words for those that no article has or, where nothing is
   *     found, few; absent where that finds no more
   * @param facets counts by field
   * @param histogram counts by date
   * @param tookMillis how long it took
   */
  public record Found(
      long total,
      long articles,
      List<FiledView> hits,
      @Nullable String next,
      @Nullable String didYouMean,
      List<SearchResult.Facet> facets,
      List<SearchResult.Bucket> histogram,
      long tookMillis) {}

  /** One value is one value, also with a comma in it. */
  @InitBinder
  void keepCommas(WebDataBinder binder) {
    binder.registerCustomEditor(List.class, new CustomCollectionEditor(List.class));
  }

  @GetMapping("/search")
  Found search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "date") String sort,
      @RequestParam(defaultValue = "false") boolean collapse,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(defaultValue = "false") boolean facets,
      @RequestParam(required = false) @Nullable List<String> topic,
      @RequestParam(required = false) @Nullable List<String> country,
      @RequestParam(required = false) @Nullable List<String> entity,
      @RequestParam(required = false) @Nullable List<String> source,
      @RequestParam(required = false) @Nullable List<String> publisher,
      @RequestParam(required = false) @Nullable List<String> lang) {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    put(filters, "topic", topic);
    put(filters, "country", country);
    put(filters, "entity", entity);
    put(filters, "source", source);
    put(filters, "publisher", publisher);
    put(filters, "lang", lang);
    SearchRequest request = request(q, filters, sort, collapse, offset, limit, facets);
    return switch (archive.search(Search.at(request, cursor))) {
      case SearchResult found ->
          new Found(
              found.total(),
              found.articles(),
              found.hits().stream()
                  .map(hit -> FiledView.of(hit.filed(), hit.passages(), hit.others()))
                  .toList(),
              found.next(),
              found.didYouMean(),
              found.facets(),
              found.histogram(),
              found.took().toMillis());
      case Refused(Parsed.Bad bad) -> throw Refusal.query(bad);
    };
  }

  /** What a query that is being written may go on with, at its end if it is not said where. */
  @GetMapping("/complete")
  Completion complete(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable Integer at,
      Locale locale) {
    return completions.complete(q, at == null ? q.length() : at, locale);
  }

  private SearchRequest request(
      String q,
      Map<String, List<String>> filters,
      String sort,
      boolean collapse,
      int offset,
      int limit,
      boolean facets) {
    SearchRequest.Sort order =
        SearchRequest.Sort.of(sort)
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "sort", "There is no order '" + sort + "'.", "Use one of " + SORTS + "."));
    try {
      return new SearchRequest(q, filters, order, collapse, offset, limit, facets, time.instant());
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("limit", String.valueOf(e.getMessage()), "Ask for fewer hits.");
    }
  }

  private static void put(
      Map<String, List<String>> filters, String field, @Nullable List<String> values) {
    if (values != null && !values.isEmpty()) {
      filters.put(field, values);
    }
  }
}
