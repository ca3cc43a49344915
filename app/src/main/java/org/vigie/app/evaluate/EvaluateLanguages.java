package org.vigie.app.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vigie.app.evaluate.Verdict.Miss;
import org.vigie.classify.Classifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vigie evaluate languages}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "languages",
    description = {
      "How often the language of a text is told.",
      "All: the share of texts in English, French, Arabic, Hausa, Portuguese and Spanish. The",
      "precision of each counts texts in any language that are taken for it."
    })
final class EvaluateLanguages implements Callable<Integer> {
  private static final Set<String> OURS = Set.of("en", "fr", "ar", "ha", "pt", "es");

  @Mixin private LabelledFile labelled = new LabelledFile();

  @Option(names = "--headlines", description = "Read the headlines alone.")
  private boolean headlines;

  private final Tally tally = new Tally();
  private final Map<String, Map<String, Integer>> told = new TreeMap<>();
  private final List<Miss> misses = new ArrayList<>();

  @Override
  public Integer call() {
    Classifier classifier = new Classifier(labelled.watch());
    List<LabelledRow> rows = LabelledRow.columns(labelled.file());
    for (LabelledRow row : rows) {
      String said = classifier.classify(headlines ? row.article("") : row.article()).language();
      count(row, said);
    }
    labelled.print(verdict());
    return 0;
  }

  private void count(LabelledRow row, String said) {
    String language = row.language();
    told.computeIfAbsent(language, l -> new TreeMap<>()).merge(said, 1, Integer::sum);
    Map<String, Score> scores = new HashMap<>();
    if (OURS.contains(language)) {
      scores.put(language, Score.of(said.equals(language), true));
    }
    if (OURS.contains(said) && !said.equals(language)) {
      scores.put(said, Score.of(true, false));
    }
    tally.add("", scores);
    if (OURS.contains(language) ? !said.equals(language) : OURS.contains(said)) {
      // Taken for another is worse than left open; of our own languages it is worst.
      double weight = (OURS.contains(language) ? 2 : 0) + (OURS.contains(said) ? 1 : 0);
      misses.add(
          new Miss(
              weight,
              "%s: labelled %s, told as %s: %s"
                  .formatted(row.id(), language, said, row.excerpt())));
    }
  }

  private Verdict verdict() {
    Set<String> present = new TreeSet<>(OURS);
    present.retainAll(told.keySet());
    Estimate right =
        Estimate.share(
            present.stream().mapToInt(one -> count(one, one)).sum(),
            present.stream().mapToInt(this::count).sum());
    // Each text is given one language: what is wrong for one is missed for another.
    Measure total =
        new Measure("all", null, present.stream().mapToInt(this::count).sum(), right, right, right);
    Set<String> others = new TreeSet<>(told.keySet());
    others.removeAll(OURS);
    int of = others.stream().mapToInt(this::count).sum();
    int taken =
        others.stream()
            .flatMapToInt(other -> OURS.stream().mapToInt(one -> count(other, one)))
            .sum();
    Estimate share = Estimate.share(taken, of);
    int confused = count("en", "fr") + count("fr", "en");
    List<String> notes = new ArrayList<>();
    notes.add("English taken for French or French for English: " + confused);
    if (of > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "other languages taken for one of these: %d of %d, %.3f (%.3f-%.3f)",
              taken,
              of,
              share.value(),
              share.low(),
              share.high()));
      others.forEach(other -> notes.add("  " + other + " told as " + counts(other)));
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("englishFrench", confused);
    facts.put("others", of);
    facts.put("othersTaken", taken);
    facts.put("othersTakenInterval", share.interval());
    facts.put("told", told);
    Set<String> classes = new TreeSet<>(OURS);
    classes.removeIf(one -> tally.of(one).isEmpty());
    return new Verdict(total, tally.parts(classes), facts, notes, misses);
  }

  private String counts(String language) {
    return told.getOrDefault(language, Map.of()).entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private int count(String language) {
    return told.getOrDefault(language, Map.of()).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private int count(String language, String said) {
    return told.getOrDefault(language, Map.of()).getOrDefault(said, 0);
  }
}
