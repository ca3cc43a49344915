package org.vigie.app.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.app.evaluate.Verdict.Miss;
import org.vigie.classify.Classifier;
import org.vigie.classify.name.Distance;
import org.vigie.model.Article;
import org.vigie.model.Event;
import org.vigie.model.Place;
import org.vigie.model.Watch;
import org.vigie.watch.PlaceImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code vigie evaluate events}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "events",
    description = {
      "How often place, toll, group and date of an attack are right.",
      "Recall is the share of the labels that are read so, precision the share of what is read",
      "where there is a label. An event that is missed counts as wrong in all of them."
    })
final class EvaluateEvents implements Callable<Integer> {
  /** A place this near to that of the label is right, in kilometres. */
  private static final double NEAR = 25;

  /** More than can be wrong of an event that was found. */
  private static final int MOST = 9;

  private static final Pattern KIND =
      Pattern.compile(
          "^(region|province|comte|territoire|ile|prefecture) (de |du |d )?"
              + "| (region|province|county|territory|island|prefecture)$");

  /** {@code Barga (Yatenga)} is told apart from other places of its name. */
  private static final Pattern QUALIFIER = Pattern.compile(" \\(.*\\)$");

  private static final String FOUND = "events found";
  private static final String PLACE = "place, within 25 km";
  private static final String KILLED = "killed, exactly";
  private static final String PERPETRATOR = "perpetrator";
  private static final String DATE = "date";
  private static final String NONE = "no event where there is none";

  @Mixin private LabelledFile labelled = new LabelledFile();

  private final Tally tally = new Tally();
  private final Map<String, List<Place>> places = new HashMap<>();

  /** Short names of groups, by their ids. */
  private final Map<String, String> groups = new HashMap<>();

  private final List<Miss> misses = new ArrayList<>();

  @Override
  public Integer call() {
    Watch watch = labelled.watch();
    for (Place place : watch.places()) {
      Stream.concat(place.names().values().stream(), place.aliases().stream())
          .distinct()
          .forEach(
              name ->
                  places
                      .computeIfAbsent(PlaceImport.folded(name), n -> new ArrayList<>())
                      .add(place));
    }
    watch.entities().forEach(entity -> groups.put(entity.id(), entity.shortName()));
    Classifier classifier = new Classifier(watch);
    for (LabelledRow row : LabelledRow.objects(labelled.file())) {
      Article article = row.article();
      Map<String, Score> scores = new HashMap<>();
      compare(row, classifier.classify(article).events(), article, scores);
      tally.add(row.language(), scores);
    }
    labelled.print(
        new Verdict(
            tally.of(FOUND),
            tally.parts(List.of(FOUND, PLACE, KILLED, PERPETRATOR, DATE, NONE)),
            Map.of(),
            List.of(),
            misses));
    return 0;
  }

  private void compare(
      LabelledRow row, List<Event> said, Article article, Map<String, Score> scores) {
    List<JsonNode> labels = row.list("events");
    scores.put(NONE, Score.of(said.isEmpty(), labels.isEmpty()));
    List<Event> left = new ArrayList<>(said);
    for (JsonNode label : labels) {
      Event event =
          left.stream()
              .filter(one -> isAt(one, label))
              .findFirst()
              .orElse(left.isEmpty() ? null : left.getFirst());
      left.remove(event);
      compare(row, label, event, article, scores);
    }
    for (Event event : left) {
      add(scores, FOUND, Score.of(true, false));
      String no = "%s: no such event, but read %s".formatted(row.id(), shown(event, article));
      misses.add(new Miss(labels.isEmpty() ? MOST : 1, no));
    }
  }

  private void compare(
      LabelledRow row,
      JsonNode label,
      @Nullable Event event,
      Article article,
      Map<String, Score> scores) {
    List<String> not = new ArrayList<>();
    add(scores, FOUND, Score.of(event != null, true));
    if (label.hasNonNull("place")) {
      boolean said = event != null && event.where() != null;
      note(PLACE, said, event != null && isAt(event, label), not, scores);
    }
    if (label.hasNonNull("killed")) {
      int killed = label.path("killed").asInt();
      Event.Figure figure = event == null ? null : event.killed();
      boolean right = figure != null && figure.count() == killed;
      note(KILLED, figure != null, right, not, scores);
    }
    if (label.hasNonNull("perpetrator")) {
      String by = label.path("perpetrator").asString();
      boolean right = event != null && isBy(event.by(), by);
      note(PERPETRATOR, event != null, right, not, scores);
    }
    if (label.hasNonNull("date")) {
      String date = event == null ? null : Tried.date(event.when());
      String when = label.path("date").asString();
      note(DATE, date != null, date != null && date.startsWith(when), not, scores);
    }
    if (event == null) {
      misses.add(new Miss(MOST, miss(row, "found", label, "nothing")));
    } else if (!not.isEmpty()) {
      String what = String.join(", not ", not);
      misses.add(new Miss(not.size(), miss(row, what, label, shown(event, article))));
    }
  }

  private static String miss(LabelledRow row, String not, JsonNode label, String read) {
    return "%s: not %s; labelled %s, read %s: %s"
        .formatted(row.id(), not, label, read, row.excerpt());
  }

  private static void note(
      String what, boolean said, boolean right, List<String> not, Map<String, Score> scores) {
    add(scores, what, Score.ofValue(said, right));
    if (!right) {
      not.add(what);
    }
  }

  private static void add(Map<String, Score> scores, String what, Score score) {
    scores.merge(what, score, Score::plus);
  }

  /** Labels name the group as the text does, or the branch that is meant. */
  private boolean isBy(Event.By by, String label) {
    return label.equals(by.name()) || label.equals(groups.get(by.named()));
  }

  /**
   * Labels name a place, or several with {@code ;}, with what it is near to in brackets. What is
   * read as an area has the name of one without what kind it is.
   */
  private boolean isAt(Event event, JsonNode label) {
    Event.Location where = event.where();
    if (where == null) {
      return false;
    }
    boolean area = where.in() != null || where.precision().compareTo(Place.Precision.NEAR) > 0;
    return Arrays.stream(label.path("place").asString("").split("[;()]"))
        .map(PlaceImport::folded)
        .flatMap(
            name -> area ? Stream.of(name, KIND.matcher(name).replaceAll("")) : Stream.of(name))
        .filter(name -> !name.isEmpty())
        .anyMatch(
            name ->
                name.equals(PlaceImport.folded(where.name()))
                    || name.equals(
                        PlaceImport.folded(QUALIFIER.matcher(where.name()).replaceAll("")))
                    || places.getOrDefault(name, List.of()).stream()
                        .anyMatch(place -> isNear(place, where)));
  }

  private static boolean isNear(Place place, Event.Location where) {
    return Distance.kilometres(
            place.latitude(), place.longitude(), where.latitude(), where.longitude())
        <= NEAR;
  }

  private static String shown(Event event, Article article) {
    Map<String, Object> json = Tried.event(event, article);
    json.values().removeIf(Objects::isNull);
    return json.toString();
  }
}
