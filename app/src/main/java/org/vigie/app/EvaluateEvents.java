package org.vigie.app;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.Classifier;
import org.vigie.classify.Distance;
import org.vigie.model.Article;
import org.vigie.model.Event;
import org.vigie.model.Place;
import org.vigie.model.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code vigie evaluate events}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "events",
    description = {
      "How often place, toll, group and date of an attack are read as they are labelled.",
      "An event that is missed counts as wrong in all of them."
    })
final class EvaluateEvents implements Callable<Integer> {
  /** A place this near to that of the label is right, in kilometres. */
  private static final double NEAR = 25;

  @ParentCommand private EvaluateCommand parent = new EvaluateCommand();

  @Parameters(paramLabel = "FILE", description = "One JSON object a line, with events.")
  private Path file = Path.of("");

  @Option(names = "--all", description = "List every event that is read otherwise.")
  private boolean all;

  private final Map<String, Share> shares = new LinkedHashMap<>();
  private final Map<String, List<Place>> places = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();

  /** How many of some were right. */
  private record Share(int right, int of) {
    Share plus(boolean one) {
      return new Share(right + (one ? 1 : 0), of + 1);
    }
  }

  @Override
  public Integer call() {
    Watch watch = Contents.of(parent.watch()).watch();
    for (Place place : watch.places()) {
      Stream.concat(place.names().values().stream(), place.aliases().stream())
          .distinct()
          .forEach(name -> places.computeIfAbsent(folded(name), n -> new ArrayList<>()).add(place));
    }
    Classifier classifier = new Classifier(watch);
    for (JsonNode row : EvaluateCommand.rows(file)) {
      Article article = EvaluateCommand.article(row);
      compare(row, classifier.classify(article).events(), article);
    }
    System.out.printf("%-36s %7s %7s %7s%n", "", "right", "of", "share");
    shares.forEach(
        (what, share) ->
            System.out.printf(
                Locale.ROOT,
                "%-36s %7d %7d %7.3f%s%n",
                what,
                share.right(),
                share.of(),
                (double) share.right() / share.of(),
                share.of() < 50 ? "  preliminary" : ""));
    wrong.stream()
        .limit(all ? Long.MAX_VALUE : 20)
        .forEach(line -> System.out.println("  " + Terminal.harmless(line)));
    return 0;
  }

  private void compare(JsonNode row, List<Event> said, Article article) {
    List<JsonNode> labelled =
        StreamSupport.stream(row.path("events").spliterator(), false).toList();
    if (labelled.isEmpty()) {
      count("no event where there is none", said.isEmpty());
      if (!said.isEmpty()) {
        wrong.add("%s: none, but read %s".formatted(id(row), shown(said.getFirst(), article)));
      }
      return;
    }
    List<Event> left = new ArrayList<>(said);
    for (JsonNode label : labelled) {
      Event event =
          left.stream()
              .filter(one -> isAt(one, label))
              .findFirst()
              .orElse(left.isEmpty() ? null : left.getFirst());
      left.remove(event);
      compare(row, label, event, article);
    }
  }

  private void compare(JsonNode row, JsonNode label, @Nullable Event event, Article article) {
    List<String> not = new ArrayList<>();
    count("events found", event != null);
    if (label.hasNonNull("place")) {
      note("place, within 25 km", event != null && isAt(event, label), not);
    }
    if (label.hasNonNull("killed")) {
      int killed = label.path("killed").asInt();
      Event.Figure figure = event == null ? null : event.killed();
      note("killed, exactly", figure != null && figure.count() == killed, not);
    }
    if (label.hasNonNull("perpetrator")) {
      String by = label.path("perpetrator").asString();
      note("perpetrator", event != null && event.by().name().equals(by), not);
    }
    if (label.hasNonNull("date")) {
      String date = event == null ? null : Tried.date(event.when());
      String labelled = label.path("date").asString();
      note("date", date != null && date.startsWith(labelled), not);
    }
    if (!not.isEmpty()) {
      wrong.add(
          "%s: %s; labelled %s, read %s"
              .formatted(
                  id(row),
                  String.join(", ", not),
                  label,
                  event == null ? "nothing" : shown(event, article)));
    }
  }

  private void note(String what, boolean right, List<String> not) {
    count(what, right);
    if (!right) {
      not.add("not " + what);
    }
  }

  private void count(String what, boolean right) {
    shares.put(what, shares.getOrDefault(what, new Share(0, 0)).plus(right));
  }

  /** Labels name a place, or several with {@code ;}, with what it is near to in brackets. */
  private boolean isAt(Event event, JsonNode label) {
    Event.Location where = event.where();
    if (where == null) {
      return false;
    }
    return Arrays.stream(label.path("place").asString("").split("[;()]"))
        .map(EvaluateEvents::folded)
        .filter(name -> !name.isEmpty())
        .anyMatch(
            name ->
                name.equals(folded(where.name()))
                    || places.getOrDefault(name, List.of()).stream()
                        .anyMatch(place -> isNear(place, where)));
  }

  private static boolean isNear(Place place, Event.Location where) {
    return Distance.kilometres(
            place.latitude(), place.longitude(), where.latitude(), where.longitude())
        <= NEAR;
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .strip();
  }

  private static String id(JsonNode row) {
    return row.path("id").asString("");
  }

  private static String shown(Event event, Article article) {
    Map<String, Object> json = Tried.event(event, article);
    json.values().removeIf(Objects::isNull);
    return json.toString();
  }
}
