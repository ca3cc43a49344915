package org.vigie.app.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far two groupings of the same articles agree, article by article (Bagga and Baldwin 1998).
 *
 * @param articles in the order they were given
 */
record BCubed(List<Article> articles) {
  /**
   * What an article is labelled with and what it was filed under.
   *
   * @param id of the article
   * @param language ISO 639 code, or empty
   */
  record Pair(String id, String language, String labelled, String filed) {}

  /**
   * An article's part.
   *
   * @param labelled how many articles are labelled as it is
   * @param filed how many are filed with it, itself too
   * @param both how many are both
   */
  record Article(Pair pair, int labelled, int filed, int both) {
    double precision() {
      return (double) both / filed;
    }

    double recall() {
      return (double) both / labelled;
    }

    double f1() {
      return PageFigure.harmonic(precision(), recall());
    }
  }

  static BCubed of(List<Pair> pairs) {
    Map<String, Integer> labelled = new HashMap<>();
    Map<String, Integer> filed = new HashMap<>();
    Map<List<String>, Integer> both = new HashMap<>();
    for (Pair pair : pairs) {
      labelled.merge(pair.labelled(), 1, Integer::sum);
      filed.merge(pair.filed(), 1, Integer::sum);
      both.merge(List.of(pair.labelled(), pair.filed()), 1, Integer::sum);
    }
    return new BCubed(
        pairs.stream()
            .map(
                pair ->
                    new Article(
                        pair,
                        labelled.getOrDefault(pair.labelled(), 0),
                        filed.getOrDefault(pair.filed(), 0),
                        both.getOrDefault(List.of(pair.labelled(), pair.filed()), 0)))
            .toList());
  }

  private Unit sum() {
    return articles.stream().map(Unit::of).reduce(Unit.NONE, Unit::plus);
  }

  /** Of whole stories as they are labelled: the articles of one depend on each other. */
  Measure byStory(String what, @Nullable String language) {
    Map<String, Unit> stories = new TreeMap<>();
    articles.forEach(one -> stories.merge(one.pair().labelled(), Unit.of(one), Unit::plus));
    return measure(what, language, List.copyOf(stories.values()));
  }

  /** Of what is one story. */
  Measure ofOne(String story) {
    Unit all = sum();
    return new Measure(
        story,
        null,
        articles.size(),
        Estimate.alone(all.meanPrecision()),
        Estimate.alone(all.meanRecall()),
        Estimate.alone(all.meanF1()));
  }

  private static Measure measure(String what, @Nullable String language, List<Unit> units) {
    return new Measure(
        what,
        language,
        units.size(),
        estimate(units, Unit::meanPrecision),
        estimate(units, Unit::meanRecall),
        estimate(units, Unit::meanF1));
  }

  /** Where all is right, draws cannot differ: then as if each unit had been right or wrong. */
  private static Estimate estimate(List<Unit> units, ToDoubleFunction<Unit> mean) {
    return units.stream().allMatch(unit -> mean.applyAsDouble(unit) == 1)
        ? Estimate.share(units.size(), units.size())
        : Estimate.drawn(
            units.size(),
            drawn -> {
              Unit sum = Unit.NONE;
              for (int i : drawn) {
                sum = sum.plus(units.get(i));
              }
              return mean.applyAsDouble(sum);
            });
  }

  /** What is drawn as a whole: how many articles, and the sums over them. */
  private record Unit(int articles, double precision, double recall) {
    static final Unit NONE = new Unit(0, 0, 0);

    static Unit of(Article article) {
      return new Unit(1, article.precision(), article.recall());
    }

    Unit plus(Unit other) {
      return new Unit(
          articles + other.articles, precision + other.precision, recall + other.recall);
    }

    double meanPrecision() {
      return precision / articles;
    }

    double meanRecall() {
      return recall / articles;
    }

    double meanF1() {
      return PageFigure.harmonic(meanPrecision(), meanRecall());
    }
  }
}
