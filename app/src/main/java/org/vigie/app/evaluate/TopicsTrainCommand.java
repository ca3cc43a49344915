package org.vigie.app.evaluate;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.app.instance.Contents;
import org.vigie.app.instance.ImportedPlaces;
import org.vigie.app.instance.Instance;
import org.vigie.app.instance.Terminal;
import org.vigie.app.instance.TopicModels;
import org.vigie.app.instance.TopicModels.Held;
import org.vigie.classify.Classifier;
import org.vigie.classify.Training;
import org.vigie.model.Topic;
import org.vigie.model.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vigie topics train}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "train",
    description = {
      "Learn from verdicts where a topic's rules go wrong. What was learned is first tried on verdicts",
      "that it was not learned from, and kept for those topics only where rules and model together",
      "have a better F1 than the rules alone, by more than chance (95 %). A running Vigie uses it",
      "from the next article on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigie topics train --dry-run         how much the verdicts so far would help",
      "  vigie topics train                   from the verdicts of the running Vigie",
      "  vigie topics train labelled.jsonl    from files as 'vigie evaluate topics' reads them"
    })
final class TopicsTrainCommand implements Callable<Integer> {
  private static final int TELL_EVERY = 500;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Labelled articles (default: the verdicts of the running Vigie).")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description = "Folder of YAML with the watch that runs (default: the Sahel watch).")
  private @Nullable Path watch;

  @Option(names = "--dry-run", description = "Say what it would give, and write nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Mixin private Instance instance = new Instance();

  @Override
  public Integer call() {
    List<Trained> all = trained(Contents.toRun(watch).watch());
    List<Held> kept = all.stream().map(Trained::held).filter(Objects::nonNull).toList();
    Path file = instance.data().resolve(TopicModels.FILE);
    if (!dryRun) {
      new TopicModels(Instant.now(), kept).write(file);
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    if (json) {
      out.println(
          Terminal.json(
              Map.of(
                  "topics", all.stream().map(Trained::json).toList(),
                  "written", !dryRun,
                  "file", file.toString())));
    } else {
      out.print(Measure.head());
      all.forEach(topic -> out.print(topic.text()));
      out.println(end(kept.size(), file));
    }
    out.flush();
    return 0;
  }

  private List<Trained> trained(Watch known) {
    List<LabelledRow> rows = rows();
    List<String> topics = known.topics().stream().map(Topic::id).toList();
    Training training =
        new Training(
            new Classifier(known, ImportedPlaces.in(instance.data(), watch).now(), List.of()));
    int done = 0;
    for (LabelledRow row : rows) {
      training.add(row.article(), row.group(), verdicts(row, topics), row.said());
      if (++done % TELL_EVERY == 0) {
        System.err.printf(Locale.ROOT, "judged %,d of %,d articles%n", done, rows.size());
      }
    }
    return topics.stream()
        .map(
            topic -> {
              System.err.println("learning " + topic);
              return Trained.of(topic, training);
            })
        .toList();
  }

  private List<LabelledRow> rows() {
    return files.isEmpty()
        ? GivenVerdicts.of(instance.client())
        : files.stream().flatMap(file -> LabelledRow.objects(file).stream()).toList();
  }

  private static Map<String, Boolean> verdicts(LabelledRow row, List<String> topics) {
    Set<String> labels = row.labels();
    return topics.stream()
        .filter(row::isJudged)
        .collect(Collectors.toMap(topic -> topic, labels::contains));
  }

  private String end(int kept, Path file) {
    String rules = "The rules decide alone; more verdicts may change that.";
    if (dryRun) {
      return "Nothing was written. "
          + (kept == 0
              ? rules
              : "Run it again without --dry-run to keep what helps: %d.".formatted(kept));
    }
    return "Learned topics in %s: %d. ".formatted(file, kept)
        + (kept == 0
            ? rules
            : "A running Vigie uses them from the next article on; 'Judge the archive again' on its"
                + " Streams page tries them on the archive.");
  }
}
