package org.vigie.app.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.app.evaluate.Verdict.Miss;
import org.vigie.app.instance.TopicModels;
import org.vigie.classify.Classifier;
import org.vigie.classify.LearnedTopic;
import org.vigie.model.Article;
import org.vigie.model.Topic;
import org.vigie.model.TopicHit;
import org.vigie.model.TopicHit.Evidence;
import org.vigie.model.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vigie evaluate topics}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "topics",
    description = {
      "Precision, recall and F1 of the topics, per language.",
      "Below the table stands what is judged otherwise than labelled, the worst first, with the",
      "terms that spoke for it and its score; an article has a topic from its threshold on."
    })
final class EvaluateTopics implements Callable<Integer> {
  private static final int SHOWN = 3;

  @Mixin private LabelledFile labelled = new LabelledFile();

  @Option(names = "--strict", description = "Leave out rows that are labelled as borderline.")
  private boolean strict;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "What 'vigie topics train' wrote (topics.model.json; default: rules alone).")
  private @Nullable Path model;

  private final Tally tally = new Tally();
  private final Set<String> topics = new TreeSet<>();
  private final List<Miss> misses = new ArrayList<>();

  @Override
  public Integer call() {
    Watch watch = labelled.watch();
    Classifier classifier =
        new Classifier(watch, List.of(), model == null ? List.of() : TopicModels.read(model));
    Map<String, Double> thresholds =
        watch.topics().stream().collect(Collectors.toMap(Topic::id, Topic::threshold));
    int leftOut = 0;
    for (LabelledRow row : LabelledRow.objects(labelled.file())) {
      if (strict && row.json().path("borderline").asBoolean(false)) {
        leftOut++;
      } else {
        compare(row, classifier, thresholds);
      }
    }
    List<String> notes = new ArrayList<>();
    if (strict) {
      notes.add(leftOut + " borderline rows left out");
    }
    Set<String> unknown = new TreeSet<>(topics);
    unknown.removeAll(thresholds.keySet());
    if (!unknown.isEmpty()) {
      notes.add("labels that the watch has no topic for: " + String.join(", ", unknown));
    }
    labelled.print(
        new Verdict(tally.total(), tally.parts(topics), Map.of("leftOut", leftOut), notes, misses));
    return 0;
  }

  private void compare(LabelledRow row, Classifier classifier, Map<String, Double> thresholds) {
    Set<String> labels = row.labels();
    labels.removeIf(topic -> !row.isJudged(topic));
    Article article = row.article();
    Set<String> said =
        classifier.classify(article).topics().stream()
            .map(TopicHit::topic)
            .filter(row::isJudged)
            .collect(Collectors.toSet());
    Map<String, Score> scores = new HashMap<>();
    labels.forEach(topic -> scores.put(topic, Score.of(said.contains(topic), true)));
    said.forEach(topic -> scores.put(topic, Score.of(true, labels.contains(topic))));
    topics.addAll(scores.keySet());
    tally.add(row.language(), scores);
    if (!said.equals(labels)) {
      Map<String, TopicHit> weighed =
          classifier.weigh(article).stream()
              .collect(Collectors.toMap(TopicHit::topic, Function.identity()));
      scores.keySet().stream()
          .filter(topic -> said.contains(topic) != labels.contains(topic))
          .forEach(
              topic -> {
                TopicHit hit = weighed.getOrDefault(topic, new TopicHit(topic, 0, List.of()));
                double threshold = thresholds.getOrDefault(topic, 1.0);
                String what =
                    "%s: %s %s, score %s of %s%s: %s"
                        .formatted(
                            row.id(),
                            said.contains(topic) ? "wrongly" : "missed",
                            topic,
                            number(hit.score()),
                            number(threshold),
                            evidence(hit, article),
                            row.excerpt());
                misses.add(new Miss(Math.abs(hit.score() - threshold), what));
              });
    }
  }

  private static String number(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }

  private static String evidence(TopicHit hit, Article article) {
    return hit.evidence().stream()
        .sorted(Comparator.comparing(one -> !LearnedTopic.isLearned(one)))
        .limit(SHOWN)
        .map(one -> one.rule() + " \"" + quoted(one, article) + "\"")
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "), all -> all.isEmpty() ? "" : " (" + all + ")"));
  }

  private static String quoted(Evidence evidence, Article article) {
    return evidence.spans().isEmpty() ? evidence.term() : evidence.spans().getFirst().of(article);
  }
}
