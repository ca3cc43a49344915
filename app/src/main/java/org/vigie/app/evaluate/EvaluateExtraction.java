package org.vigie.app.evaluate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vigie.app.instance.Terminal;
import org.vigie.ingest.page.Extractor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vigie evaluate extraction}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "extraction",
    description = {
      "Precision, recall and F1 of article texts extracted from pages, and the worst pages.",
      "DIR has ground-truth.json (for each page: url, articleBody) and html/PAGE.html.gz.",
      "Halves A and B are drawn by the pages' names: tune on one, report the other."
    })
final class EvaluateExtraction implements Callable<Integer> {
  private static final int WORST = 10;

  @Parameters(paramLabel = "DIR", description = "Pages and their articles.")
  @SuppressWarnings("NullAway.Init")
  private Path data;

  @Option(names = "--all", description = "Show each page, not the worst alone.")
  private boolean all;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    Extractor extractor = new Extractor();
    ExtractionFigures figures =
        ExtractionFigures.of(
            LabelledPage.in(data),
            (html, address) -> extractor.extract(html, null, address).text());
    System.out.print(
        json ? Terminal.json(object(figures)) + "\n" : Terminal.harmless(table(figures)));
    return 0;
  }

  private String table(ExtractionFigures figures) {
    StringBuilder table = new StringBuilder();
    table.append(
        "%-8s %5s %9s %7s %6s  95 %% of draws%n"
            .formatted("", "pages", "precision", "recall", "F1"));
    table.append(row("all", figures));
    table.append(row("half A", figures.half(true)));
    table.append(row("half B", figures.half(false)));
    table.append(all ? "\nEach page, worst first\n" : "\nThe worst pages\n");
    figures.pages().stream()
        .limit(all ? Long.MAX_VALUE : WORST)
        .map(EvaluateExtraction::row)
        .forEach(table::append);
    return table.toString();
  }

  private static String row(String name, ExtractionFigures figures) {
    double[] interval = figures.interval();
    return String.format(
        Locale.ROOT,
        "%-8s %5d %9.3f %7.3f %6.3f  %.3f to %.3f%n",
        name,
        figures.pages().size(),
        figures.precision(),
        figures.recall(),
        figures.f1(),
        interval[0],
        interval[1]);
  }

  private static String row(PageFigure page) {
    return String.format(
        Locale.ROOT,
        "  %s %9.3f %7.3f %6.3f  %.8s  %s%n",
        page.isInHalfA() ? "A" : "B",
        page.precision(),
        page.recall(),
        page.f1(),
        page.page(),
        page.address());
  }

  private Map<String, Object> object(ExtractionFigures figures) {
    Map<String, Object> object = part(figures);
    object.put("halfA", part(figures.half(true)));
    object.put("halfB", part(figures.half(false)));
    if (all) {
      object.put("each", figures.pages());
    }
    return object;
  }

  private static Map<String, Object> part(ExtractionFigures figures) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("precision", figures.precision());
    part.put("recall", figures.recall());
    part.put("f1", figures.f1());
    part.put("pages", figures.pages().size());
    part.put("interval", figures.interval());
    return part;
  }
}
