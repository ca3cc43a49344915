package org.vigie.app.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How right the judgement of a class was.
 *
 * @param what the class
 * @param language ISO 639 code; null for all
 * @param positives how many should have been said
 */
record Measure(
    String what,
    @Nullable String language,
    int positives,
    Estimate precision,
    Estimate recall,
    Estimate f1) {
  private static final int ENOUGH = 50;

  /** Of the scores of articles. */
  static Measure of(String what, @Nullable String language, List<Score> articles) {
    Score sum = Score.sum(articles);
    return new Measure(
        what, language, sum.positives(), sum.precision(), sum.recall(), Score.f1(articles));
  }

  /** Whether there are too few to build on. */
  boolean preliminary() {
    return positives < ENOUGH;
  }

  /** Whether it was neither said nor should have been. */
  boolean isEmpty() {
    return Double.isNaN(f1.value());
  }

  static String head() {
    return String.format(
        Locale.ROOT,
        "%-34s %9s  %-15s  %-15s  %-15s%n",
        "(95 %)",
        "positives",
        "precision",
        "recall",
        "F1");
  }

  /** As one line of a table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%-34s %9d  %s  %s  %s%s%n",
        language == null ? what : "  " + what + " " + language,
        positives,
        cell(precision),
        cell(recall),
        cell(f1),
        preliminary() ? "  preliminary" : "");
  }

  private static String cell(Estimate estimate) {
    if (Double.isNaN(estimate.value())) {
      return String.format(Locale.ROOT, "%-15s", "    -");
    }
    return estimate.saysNothing()
        ? String.format(Locale.ROOT, "%-15.3f", estimate.value())
        : String.format(
            Locale.ROOT, "%.3f %.2f-%.2f", estimate.value(), estimate.low(), estimate.high());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("class", what);
    json.put("language", language);
    json.put("precision", value(precision));
    json.put("recall", value(recall));
    json.put("f1", value(f1));
    json.put("positives", positives);
    json.put("preliminary", preliminary());
    json.put(
        "interval",
        Map.of(
            "precision", precision.interval(), "recall", recall.interval(), "f1", f1.interval()));
    return json;
  }

  /** JSON has no NaN. */
  private static @Nullable Double value(Estimate estimate) {
    return Double.isNaN(estimate.value()) ? null : estimate.value();
  }
}
