package org.vigie.web.show;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.model.Tempo;

/**
 * The days of a tempo as bars of a drawing 1000 wide and 100 high, with a line for what is usual.
 *
 * @param bars from left to right
 * @param usual the line, as the points of an SVG polyline
 * @param start when the first day begins
 * @param end when the last day ends
 * @param most the count of the highest bar
 */
public record TempoChart(List<Bar> bars, String usual, Instant start, Instant end, int most) {
  private static final double WIDTH = 1_000;
  private static final double HEIGHT = 100;
  private static final double LEAST_HEIGHT = 3;
  private static final double GAP = 3;

  /**
   * One day.
   *
   * @param x its left edge
   * @param width of it
   * @param y its upper edge
   * @param height of it; 0 when it counts nothing
   * @param end when it ends
   * @param reports how many; -1 for a day on which hardly anything was read
   * @param usual how many are usual
   */
  public record Bar(
      double x, double width, double y, double height, Instant end, int reports, double usual) {}

  static TempoChart of(Tempo tempo) {
    List<Tempo.Day> days = tempo.days();
    int most = days.stream().mapToInt(TempoChart::reports).max().orElse(0);
    double highest =
        Math.max(1, Math.max(most, days.stream().mapToDouble(Tempo.Day::usual).max().orElse(0)));
    double step = WIDTH / days.size();
    Instant end = tempo.hour().plus(Duration.ofHours(1));
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      Tempo.Day day = days.get(i);
      int reports = reports(day);
      double height = reports <= 0 ? 0 : Math.max(LEAST_HEIGHT, HEIGHT * reports / highest);
      bars.add(
          new Bar(
              i * step,
              step - GAP,
              HEIGHT - height,
              height,
              end.minus(Duration.ofDays(days.size() - 1L - i)),
              reports,
              day.usual()));
    }
    String usual =
        IntStream.range(0, days.size())
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        (i + 0.5) * step,
                        HEIGHT - HEIGHT * days.get(i).usual() / highest))
            .collect(Collectors.joining(" "));
    return new TempoChart(bars, usual, end.minus(Duration.ofDays(days.size())), end, most);
  }

  private static int reports(Tempo.Day day) {
    Integer reports = day.reports();
    return reports == null ? -1 : reports;
  }
}
