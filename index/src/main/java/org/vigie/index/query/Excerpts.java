package org.vigie.index.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.vigie.model.Alert.Passage;
import org.vigie.model.Alert.Passage.Match;

/** Cuts passages out of a text, around what matched. */
final class Excerpts {
  private static final int LENGTH = 240;

  /** How much stands before the first match of a passage. */
  private static final int BEFORE = 80;

  private Excerpts() {}

  /** Matches in order, those that touch or overlap made one. */
  static List<Match> merge(List<Match> matches) {
    List<Match> merged = new ArrayList<>();
    matches.stream()
        .filter(match -> match.start() >= 0 && match.end() > match.start())
        .sorted(Comparator.comparingInt(Match::start))
        .forEach(
            match -> {
              Match last = merged.isEmpty() ? null : merged.getLast();
              if (last == null || match.start() > last.end()) {
                merged.add(match);
              } else if (match.end() > last.end()) {
                merged.set(merged.size() - 1, new Match(last.start(), match.end()));
              }
            });
    return merged;
  }

  /** The passages that show the most different matches, in the order of the text. */
  static List<Passage> of(String text, List<Match> matches, int most) {
    List<Passage> passages = new ArrayList<>();
    int next = 0;
    int from = 0;
    while (next < matches.size()) {
      int start = start(text, from, matches.get(next).start());
      int end = end(text, Math.max(start + LENGTH, matches.get(next).end()));
      List<Match> within = new ArrayList<>();
      while (next < matches.size() && matches.get(next).end() <= end) {
        Match match = matches.get(next++);
        within.add(new Match(match.start() - start, match.end() - start));
      }
      passages.add(new Passage(Field.TEXT.key(), text.substring(start, end), within));
      // A match that reaches over the end begins the next passage.
      from = next < matches.size() ? Math.min(end, matches.get(next).start()) : end;
    }
    List<Integer> best =
        IntStream.range(0, passages.size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> variety(passages.get(i))).reversed())
            .limit(most)
            .sorted()
            .toList();
    return best.stream().map(passages::get).toList();
  }

  /** The first lines, nothing marked. */
  static Passage beginning(String text) {
    return new Passage(Field.TEXT.key(), text.substring(0, end(text, LENGTH)), List.of());
  }

  private static int variety(Passage passage) {
    Set<String> different = new HashSet<>();
    for (Match match : passage.matches()) {
      different.add(passage.text().substring(match.start(), match.end()).toLowerCase(Locale.ROOT));
    }
    return different.size();
  }

  /** The beginning of the paragraph, the sentence or else of a word, not too far before. */
  private static int start(String text, int from, int match) {
    int earliest = Math.max(from, match - BEFORE);
    int best = earliest;
    for (int i = match; i > earliest; i--) {
      if (text.charAt(i - 1) == '\n' || isSentenceEnd(text, i)) {
        return skipSpace(text, i, match);
      }
      if (Character.isWhitespace(text.charAt(i - 1))) {
        best = i;
      }
    }
    if (earliest == 0) {
      return 0;
    }
    return skipSpace(text, isWithinPair(text, best) ? best + 1 : best, match);
  }

  private static boolean isSentenceEnd(String text, int i) {
    return i > 1
        && Character.isWhitespace(text.charAt(i - 1))
        && ".!?…".indexOf(text.charAt(i - 2)) >= 0;
  }

  private static int skipSpace(String text, int i, int limit) {
    int at = i;
    while (at < limit && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The end of the word that reaches to or over a position. */
  private static int end(String text, int position) {
    int end = Math.min(position, text.length());
    int longest = Math.min(text.length(), end + 40);
    while (end < longest && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return isWithinPair(text, end) ? end + 1 : end;
  }

  private static boolean isWithinPair(String text, int i) {
    return i > 0
        && i < text.length()
        && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
  }
}
