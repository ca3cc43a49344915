package org.vigie.app.evaluate;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/**
 * How right the extraction of articles from pages is, as the article-extraction-benchmark counts:
 * precision and recall of each page, their means, and the F1 of the means.
 *
 * @param pages worst first
 */
public record ExtractionFigures(List<PageFigure> pages) {
  public ExtractionFigures {
    pages = pages.stream().sorted(Comparator.comparingDouble(PageFigure::f1)).toList();
  }

  /** Extracts every page in some way, given its bytes and its address. */
  public static ExtractionFigures of(
      List<LabelledPage> pages, BiFunction<byte[], URI, String> extraction) {
    return new ExtractionFigures(
        pages.stream()
            .map(page -> PageFigure.of(page, extraction.apply(page.html(), page.address())))
            .toList());
  }

  /** The part of the pages that a stable hash puts into one half, or into the other. */
  ExtractionFigures half(boolean a) {
    return new ExtractionFigures(pages.stream().filter(page -> page.isInHalfA() == a).toList());
  }

  public double precision() {
    return mean(PageFigure::precision);
  }

  public double recall() {
    return mean(PageFigure::recall);
  }

  public double f1() {
    return PageFigure.harmonic(precision(), recall());
  }

  /** Between what F1 lies in 95 of 100 draws of as many pages from these; the same each time. */
  double[] interval() {
    return Estimate.drawn(pages.size(), this::f1).interval();
  }

  private double f1(int[] drawn) {
    double precision = 0;
    double recall = 0;
    for (int i : drawn) {
      precision += pages.get(i).precision();
      recall += pages.get(i).recall();
    }
    return PageFigure.harmonic(precision / drawn.length, recall / drawn.length);
  }

  private double mean(ToDoubleFunction<PageFigure> figure) {
    return pages.stream().mapToDouble(figure).average().orElse(0);
  }
}
