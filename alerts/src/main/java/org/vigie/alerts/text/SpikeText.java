package org.vigie.alerts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Tempo;

/** What is said of a spike, with the days that it stands out from. */
final class SpikeText {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int WEEK = 7;

  private final Tempo tempo;
  private final Words words;

  SpikeText(Tempo tempo, Words words) {
    this.tempo = tempo;
    this.words = words;
  }

  /** {@code 14 reports in 24 hours, 4 are usual}. */
  String line() {
    return words.say("spike", tempo.reports(), tempo.usual());
  }

  /** The rest, line by line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(words.say("spike.sources", tempo.sources(), tempo.alarm()));
    if (tempo.fresh() > 0) {
      lines.add(words.say("spike.fresh", tempo.fresh()));
    }
    List<Tempo.Day> week = tempo.days().subList(tempo.days().size() - WEEK, tempo.days().size());
    lines.add(
        words.say(
            "spike.week", week.stream().map(SpikeText::count).collect(Collectors.joining(", "))));
    lines.add(words.say("spike.days", bars(), most()));
    return lines;
  }

  /** A bar for each day; none for a day on which hardly anything was read. */
  private String bars() {
    StringBuilder bars = new StringBuilder();
    for (Tempo.Day day : tempo.days()) {
      Integer reports = day.reports();
      bars.append(
          reports == null ? ' ' : BARS.charAt((BARS.length() - 1) * reports / Math.max(1, most())));
    }
    return bars.toString();
  }

  private int most() {
    return tempo.days().stream()
        .map(Tempo.Day::reports)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }

  private static String count(Tempo.Day day) {
    @Nullable Integer reports = day.reports();
    return reports == null ? "–" : reports.toString();
  }
}
