package org.vigie.ingest.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

/**
 * Measures the extractor on real pages, as the article-extraction-benchmark does: shingles of four
 * tokens, precision and recall of each page, then their means.
 */
final class ExtractionMeasure {
  static final Path DATA = Path.of("../../shared/data/extraction");
  private static final Pattern TOKEN = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int SHINGLE = 4;

  /** One page's figures, and what was extracted. */
  record PageScore(String page, double precision, double recall, String expected, String found) {
    double f1() {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
  }

  /** The means over all pages. */
  record Score(double precision, double recall, List<PageScore> pages) {
    double f1() {
      return 2 * precision * recall / (precision + recall);
    }
  }

  private ExtractionMeasure() {}

  static Score measure() throws IOException {
    JsonNode truth = Json.MAPPER.readTree(Files.readAllBytes(DATA.resolve("ground-truth.json")));
    Map<String, PageScore> pages = new TreeMap<>();
    for (Map.Entry<String, JsonNode> page : truth.properties()) {
      String expected = page.getValue().path("articleBody").stringValue("");
      URI url = URI.create(page.getValue().path("url").stringValue("http://example.org/"));
      String found = new Extractor().extract(html(page.getKey()), null, url).text();
      pages.put(page.getKey(), score(page.getKey(), expected, found));
    }
    List<PageScore> all = new ArrayList<>(pages.values());
    return new Score(mean(all, true), mean(all, false), all);
  }

  private static double mean(List<PageScore> pages, boolean precision) {
    return pages.stream()
        .mapToDouble(page -> precision ? page.precision() : page.recall())
        .average()
        .orElse(0);
  }

  private static byte[] html(String page) throws IOException {
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(DATA.resolve("html/" + page + ".html.gz")))) {
      return in.readAllBytes();
    }
  }

  private static PageScore score(String page, String expected, String found) {
    Map<List<String>, Integer> truth = shingles(expected);
    Map<List<String>, Integer> guess = shingles(found);
    double common =
        truth.entrySet().stream()
            .mapToInt(entry -> Math.min(entry.getValue(), guess.getOrDefault(entry.getKey(), 0)))
            .sum();
    return new PageScore(
        page, part(common, count(guess)), part(common, count(truth)), expected, found);
  }

  private static double part(double common, int all) {
    return all == 0 ? 0 : common / all;
  }

  private static int count(Map<List<String>, Integer> shingles) {
    return shingles.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<List<String>, Integer> shingles(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    Map<List<String>, Integer> shingles = new HashMap<>();
    int last = Math.max(0, tokens.size() - SHINGLE);
    for (int i = 0; i <= last && !tokens.isEmpty(); i++) {
      List<String> shingle = tokens.subList(i, Math.min(tokens.size(), i + SHINGLE));
      shingles.merge(List.copyOf(shingle), 1, Integer::sum);
    }
    return shingles;
  }
}
