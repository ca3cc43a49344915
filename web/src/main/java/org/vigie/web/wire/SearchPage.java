package org.vigie.web.wire;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.index.Archive;
import org.vigie.index.Refused;
import org.vigie.index.SearchOutcome;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchResult;
import org.vigie.index.query.Parsed;
import org.vigie.web.show.Histogram;

/** Search: the query, what it finds, and whether it is one while it is being written. */
@Controller
class SearchPage {
  private final Archive archive;
  private final Completions completions;
  private final InstantSource time;

  SearchPage(Archive archive, Completions completions, InstantSource time) {
    this.archive = archive;
    this.completions = completions;
    this.time = time;
  }

  @GetMapping("/search")
  String search(@RequestParam MultiValueMap<String, String> parameters, Model model) {
    Search search = Search.of(parameters);
    model.addAttribute("search", search);
    model.addAttribute("sorts", SearchRequest.Sort.values());
    model.addAttribute("query", search.asQuery());
    switch (archive.search(search.request(time.instant()))) {
      case SearchResult found -> {
        model.addAttribute("found", found);
        model.addAttribute("facets", facets(search, found));
        model.addAttribute("histogram", Histogram.of(found.histogram()));
      }
      case Refused(Parsed.Bad bad) -> showBad(search.q(), bad, model);
    }
    return "search";
  }

  /** Whether a query is one, and where it goes wrong. */
  @GetMapping("/search/check")
  String check(@RequestParam(defaultValue = "") String q, Model model) {
    SearchRequest request =
        new SearchRequest(q, Map.of(), SearchRequest.Sort.DATE, false, 0, 0, false, time.instant());
    SearchOutcome outcome = archive.search(request);
    switch (outcome) {
      case SearchResult found -> model.addAttribute("articles", found.articles());
      case Refused(Parsed.Bad bad) -> showBad(q, bad, model);
    }
    return "fragments :: check";
  }

  /** What may follow where the caret stands. */
  @GetMapping("/search/complete")
  String complete(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int at,
      Locale locale,
      Model model) {
    model.addAttribute("completion", completions.complete(q, at, locale));
    return "fragments :: completion";
  }

  /** Publishers only where they say more than the sources do. */
  private static List<SearchResult.Facet> facets(Search search, SearchResult found) {
    List<String> sources = labels(found, "source");
    boolean same =
        !search.filters().containsKey("publisher") && labels(found, "publisher").equals(sources);
    return found.facets().stream()
        .filter(facet -> !facet.counts().isEmpty())
        .filter(facet -> !same || !facet.field().equals("publisher"))
        .toList();
  }

  private static List<String> labels(SearchResult found, String field) {
    return Desk.counts(found, field).stream().map(SearchResult.Count::label).sorted().toList();
  }

  private static void showBad(String query, Parsed.Bad bad, Model model) {
    int at = Math.clamp(bad.position(), 0, query.length());
    model.addAttribute("bad", bad);
    model.addAttribute("before", query.substring(0, at));
    model.addAttribute("wrong", at < query.length() ? query.substring(at) : "");
  }
}
