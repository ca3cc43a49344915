package org.vigie.app.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.app.instance.TopicModels.Held;
import org.vigie.classify.LearnedTopic;
import org.vigie.classify.Training;
import org.vigie.classify.Training.Trial;

/**
 * What came of learning one topic from verdicts.
 *
 * @param trials each verdict, as judged by what the others taught; none when there are too few
 * @param model null when there are too few verdicts
 */
record Trained(
    String topic, int verdicts, int about, List<Trial> trials, @Nullable LearnedTopic model) {
  /** So many verdicts, and so many of each kind, teach more than chance. */
  private static final int LEAST = 40;

  private static final int LEAST_OF_EACH = 10;

  static Trained of(String topic, Training training) {
    int verdicts = training.verdicts(topic);
    int about = training.about(topic);
    return enough(verdicts, about)
        ? new Trained(topic, verdicts, about, training.trials(topic), training.learn(topic))
        : new Trained(topic, verdicts, about, List.of(), null);
  }

  private static boolean enough(int verdicts, int about) {
    return verdicts >= LEAST && Math.min(about, verdicts - about) >= LEAST_OF_EACH;
  }

  private Measure rules() {
    return measure("rules", Trial::rules);
  }

  private Measure learned() {
    return measure("learned", Trial::learned);
  }

  private Measure measure(String by, Predicate<Trial> said) {
    return Measure.of(
        topic + ", " + by,
        null,
        trials.stream().map(trial -> Score.of(said.test(trial), trial.about())).toList());
  }

  /** Whether F1 is better by more than chance: in all but the worst draws of the trials. */
  private boolean helps() {
    return model != null
        && Estimate.drawn(
                    trials.size(), drawn -> f1(drawn, Trial::learned) - f1(drawn, Trial::rules))
                .low()
            > 0;
  }

  private double f1(int[] drawn, Predicate<Trial> said) {
    return Score.sum(
            Arrays.stream(drawn)
                .mapToObj(trials::get)
                .map(trial -> Score.of(said.test(trial), trial.about()))
                .toList())
        .f1();
  }

  /** What is kept; null where the rules alone are as good. */
  @Nullable Held held() {
    return model == null || !helps()
        ? null
        : new Held(topic, verdicts, about, rules().json(), learned().json(), model);
  }

  private long changed(Predicate<Trial> right) {
    return trials.stream()
        .filter(trial -> trial.learned() != trial.rules() && right.test(trial))
        .count();
  }

  private long mended() {
    return changed(trial -> trial.learned() == trial.about());
  }

  private long broken() {
    return changed(trial -> trial.learned() != trial.about());
  }

  private String why() {
    if (verdicts < LEAST) {
      return "too few verdicts: %d of %d".formatted(verdicts, LEAST);
    }
    if (model == null) {
      return "too few of one kind: %d say that an article is about it, %d that it is not; %d of each are needed"
          .formatted(about, verdicts - about, LEAST_OF_EACH);
    }
    return "%s: of %d decisions it mends %d and spoils %d"
        .formatted(
            helps() ? "kept" : "not kept, it is not better by more than chance",
            verdicts,
            mended(),
            broken());
  }

  String text() {
    String figures = model == null ? "" : rules().line() + learned().line();
    return figures + String.format(Locale.ROOT, "%s: %s%n", topic, why());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("topic", topic);
    json.put("verdicts", verdicts);
    json.put("about", about);
    json.put("kept", helps());
    json.put("why", why());
    if (model != null) {
      json.put("rules", rules().json());
      json.put("learned", learned().json());
      json.put("mended", mended());
      json.put("spoiled", broken());
    }
    return json;
  }
}
