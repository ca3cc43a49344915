package org.vigie.app.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.app.evaluate.BCubed.Pair;
import org.vigie.app.evaluate.Verdict.Miss;
import org.vigie.classify.Classifier;
import org.vigie.classify.story.Filer;
import org.vigie.model.Filed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vigie evaluate stories}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "stories",
    description = {
      "B-cubed precision, recall and F1 of the filing under stories.",
      "Articles are filed in the order of the file; what counts is where they stand at its end.",
      "Precision is the share of what is filed with",
      "an article that belongs with it, recall the share of what belongs with it that is filed",
      "with it; each is the mean over all. Intervals are of draws of whole stories, which are the",
      "positives of the first line. Below stand each story with the number of its articles, and",
      "the articles that are filed worst, with the reason."
    })
final class EvaluateStories implements Callable<Integer> {
  @Mixin private LabelledFile labelled = new LabelledFile();

  @Override
  public Integer call() {
    Classifier classifier = new Classifier(labelled.watch());
    Map<String, Filed> newest = new HashMap<>();
    Filer filer = new Filer(id -> Optional.ofNullable(newest.get(id)));
    List<LabelledRow> rows = LabelledRow.objects(labelled.file());
    List<String> ids = new ArrayList<>();
    for (LabelledRow row : rows) {
      List<Filed> now = filer.file(classifier.classify(row.article()));
      now.forEach(one -> newest.put(one.article().id(), one));
      ids.add(now.getFirst().article().id());
    }
    List<Filed> filed = ids.stream().map(newest::get).toList();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      LabelledRow row = rows.get(i);
      pairs.add(new Pair(row.id(), row.language(), row.text("story"), filed.get(i).story()));
    }
    BCubed all = BCubed.of(pairs);
    long stories = pairs.stream().map(Pair::labelled).distinct().count();
    long found = pairs.stream().map(Pair::filed).distinct().count();
    labelled.print(
        new Verdict(
            all.byStory("all", null),
            parts(all),
            Map.of("articles", rows.size(), "stories", stories, "filed", found),
            List.of(
                "%d articles in %d stories, filed under %d".formatted(rows.size(), stories, found)),
            misses(all, rows, filed)));
    return 0;
  }

  /** By language, and each story, the worst first. */
  private static List<Measure> parts(BCubed all) {
    return Stream.concat(
            groups(all, one -> one.pair().language()).entrySet().stream()
                .filter(language -> !language.getKey().isEmpty())
                .map(language -> language.getValue().byStory("all", language.getKey())),
            groups(all, one -> one.pair().labelled()).entrySet().stream()
                .map(story -> story.getValue().ofOne(story.getKey()))
                .sorted(Comparator.comparingDouble(measure -> measure.f1().value())))
        .toList();
  }

  private static Map<String, BCubed> groups(BCubed all, Function<BCubed.Article, String> by) {
    return all.articles().stream()
        .collect(
            Collectors.groupingBy(
                by, TreeMap::new, Collectors.collectingAndThen(Collectors.toList(), BCubed::new)));
  }

  private static List<Miss> misses(BCubed all, List<LabelledRow> rows, List<Filed> filed) {
    List<Miss> misses = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      BCubed.Article article = all.articles().get(i);
      if (article.f1() < 1) {
        String text =
            "%s: filed with %d of the %d of %s, and %d others (%s): %s"
                .formatted(
                    article.pair().id(),
                    article.both(),
                    article.labelled(),
                    article.pair().labelled(),
                    article.filed() - article.both(),
                    filed.get(i).why(),
                    rows.get(i).excerpt());
        misses.add(new Miss(1 - article.f1(), text));
      }
    }
    return misses;
  }
}
