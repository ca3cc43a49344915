package org.vigie.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import org.vigie.ingest.page.Extractor;
import org.vigie.streams.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * How right the extraction of articles from pages is, as the article-extraction-benchmark counts:
 * precision and recall of each page, their means, and the F1 of the means.
 *
 * @param pages worst first
 */
record ExtractionFigures(List<PageFigure> pages) {
  private static final int SAMPLES = 10_000;

  ExtractionFigures {
    pages = pages.stream().sorted(Comparator.comparingDouble(PageFigure::f1)).toList();
  }

  /**
   * Extracts every page of a folder.
   *
   * @param data has {@code ground-truth.json} (for each page {@code url} and {@code articleBody})
   *     and {@code html/PAGE.html.gz}
   */
  static ExtractionFigures measure(Path data) {
    Extractor extractor = new Extractor();
    List<PageFigure> pages = new ArrayList<>();
    for (Map.Entry<String, JsonNode> page : truth(data.resolve("ground-truth.json"))) {
      URI address = URI.create(page.getValue().path("url").asString("http://example.org/"));
      byte[] html = html(data.resolve("html").resolve(page.getKey() + ".html.gz"));
      pages.add(
          PageFigure.of(
              page.getKey(),
              address,
              page.getValue().path("articleBody").asString(""),
              extractor.extract(html, null, address).text()));
    }
    return new ExtractionFigures(pages);
  }

  /** The part of the pages that a stable hash puts into one half, or into the other. */
  ExtractionFigures half(boolean a) {
    return new ExtractionFigures(pages.stream().filter(page -> page.isInHalfA() == a).toList());
  }

  double precision() {
    return mean(PageFigure::precision);
  }

  double recall() {
    return mean(PageFigure::recall);
  }

  double f1() {
    return PageFigure.harmonic(precision(), recall());
  }

  /** Between what F1 lies in 95 of 100 draws of as many pages from these; the same each time. */
  double[] interval() {
    Random random = new Random(1);
    int size = pages.size();
    double[] draws = new double[SAMPLES];
    for (int i = 0; i < SAMPLES && size > 0; i++) {
      double precision = 0;
      double recall = 0;
      for (int j = 0; j < size; j++) {
        PageFigure page = pages.get(random.nextInt(size));
        precision += page.precision();
        recall += page.recall();
      }
      draws[i] = PageFigure.harmonic(precision / size, recall / size);
    }
    Arrays.sort(draws);
    return new double[] {draws[SAMPLES / 40], draws[SAMPLES - 1 - SAMPLES / 40]};
  }

  private double mean(ToDoubleFunction<PageFigure> figure) {
    return pages.stream().mapToDouble(figure).average().orElse(0);
  }

  private static Iterable<Map.Entry<String, JsonNode>> truth(Path file) {
    try {
      return Json.MAPPER.readTree(Files.readAllBytes(file)).properties();
    } catch (IOException e) {
      throw new UserException(
          "cannot read " + file + ": give a folder with ground-truth.json and html/*.html.gz", e);
    } catch (JacksonException e) {
      throw new UserException(file + ": not JSON (" + e.getOriginalMessage() + ")", e);
    }
  }

  private static byte[] html(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
