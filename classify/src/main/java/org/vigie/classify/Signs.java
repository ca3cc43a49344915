package org.vigie.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.classify.text.Reading;
import org.vigie.classify.text.StopWords;
import org.vigie.classify.text.Words;
import org.vigie.model.Span;
import org.vigie.model.Span.Field;
import org.vigie.model.TopicHit;
import org.vigie.model.TopicHit.Evidence;

/**
 * What of an article may speak for a topic or against it, each with the places where it stands.
 *
 * @param score how far the rules are above the topic's threshold, -1 to 1
 * @param rules the rules that fired, by name
 * @param words stems, and pairs of neighbours, of title and lead, written as a watch writes terms
 */
record Signs(double score, Map<String, List<Span>> rules, Map<String, List<Span>> words) {
  /** Those of an article of which nothing speaks for the topic. */
  static final Signs NONE = new Signs(-1, Map.of(), Map.of());

  /**
   * The signs for one topic.
   *
   * @param weighed what its rules found
   * @param words {@link #words(Reading)} of the article
   */
  static Signs of(Optional<TopicHit> weighed, double threshold, Map<String, List<Span>> words) {
    double score = weighed.map(TopicHit::score).orElse(0.0);
    Map<String, List<Span>> rules = new LinkedHashMap<>();
    for (Evidence one : weighed.map(TopicHit::evidence).orElse(List.of())) {
      rules.computeIfAbsent(one.rule(), _ -> new ArrayList<>()).addAll(one.spans());
    }
    return new Signs(Math.clamp((score - threshold) / Math.max(1, threshold), -1, 1), rules, words);
  }

  /** The telling words of an article's title and lead. */
  static Map<String, List<Span>> words(Reading reading) {
    Map<String, List<Span>> found = new LinkedHashMap<>();
    Words title = reading.words(Field.TITLE);
    take(title, Field.TITLE, title.size(), found);
    take(reading.words(Field.TEXT), Field.TEXT, reading.leadSize(), found);
    return found;
  }

  private static void take(Words words, Field field, int to, Map<String, List<Span>> found) {
    String before = "";
    for (int word = 0; word < to; word++) {
      String stem = stem(words, word);
      if (!stem.isEmpty()) {
        add(stem, field, words, word, word, found);
        if (!before.isEmpty()) {
          add(before + " " + stem, field, words, word - 1, word, found);
        }
      }
      before = stem;
    }
  }

  private static void add(
      String name, Field field, Words words, int from, int to, Map<String, List<Span>> found) {
    found
        .computeIfAbsent(name, _ -> new ArrayList<>(1))
        .add(new Span(field, words.start(from), words.end(to)));
  }

  /** Empty for a word that says nothing of other articles: a small one, or a number. */
  private static String stem(Words words, int word) {
    int from = words.at(word);
    if (Character.isDigit(words.folded().charAt(from)) || !StopWords.isTelling(words, word)) {
      return "";
    }
    int to = StopWords.stemEnd(words, word);
    String stem = words.folded().substring(from, to);
    return StopWords.isWhole(stem) ? stem : stem + "*";
  }
}
