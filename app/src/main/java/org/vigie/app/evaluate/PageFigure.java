package org.vigie.app.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * How much of one page's article was extracted, by shingles of four words.
 *
 * @param page the page's name in the data
 * @param address where it came from
 * @param precision of the shingles that were extracted, the share that is in the article
 * @param recall of the article's shingles, the share that was extracted
 */
record PageFigure(String page, URI address, double precision, double recall) {
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final int SHINGLE = 4;

  /** Compares what was extracted with the article's text. */
  static PageFigure of(LabelledPage page, String found) {
    Map<List<String>, Integer> truth = shingles(page.article());
    Map<List<String>, Integer> guess = shingles(found);
    int common =
        truth.entrySet().stream()
            .mapToInt(entry -> Math.min(entry.getValue(), guess.getOrDefault(entry.getKey(), 0)))
            .sum();
    return new PageFigure(
        page.name(),
        page.address(),
        (double) common / count(guess),
        (double) common / count(truth));
  }

  /** The harmonic mean of both. */
  public double f1() {
    return harmonic(precision, recall);
  }

  static double harmonic(double precision, double recall) {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  /** Into which of two halves the page falls: always the same, whatever other pages there are. */
  boolean isInHalfA() {
    CRC32 sum = new CRC32();
    sum.update(page.getBytes(UTF_8));
    return sum.getValue() % 2 == 0;
  }

  private static int count(Map<List<String>, Integer> shingles) {
    return shingles.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** A text of fewer words is one shingle, even one without any. */
  private static Map<List<String>, Integer> shingles(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    Map<List<String>, Integer> shingles = new HashMap<>();
    for (int i = 0; i < Math.max(1, tokens.size() - SHINGLE + 1); i++) {
      List<String> shingle = tokens.subList(i, Math.min(tokens.size(), i + SHINGLE));
      shingles.merge(List.copyOf(shingle), 1, Integer::sum);
    }
    return shingles;
  }
}
