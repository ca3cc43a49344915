package org.vigie.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.vigie.model.Topic;
import org.vigie.model.Topic.Reference;
import org.vigie.model.Topic.Rule;
import org.vigie.model.Topic.Where;
import org.vigie.model.Topic.Window;

/** Reads {@code topics.yaml}. */
final class TopicReader {
  static final String FILE = "topics.yaml";

  /** A term that stands for all of another list. */
  private static final String OTHER_LIST = "@list:";

  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

  private TopicReader() {}

  /**
   * Reads them.
   *
   * @param actors ids of the entities that attacks may be by
   */
  static List<Topic> read(String text, Problems problems, Set<String> actors) {
    return Entries.read(text, problems, fields -> topic(fields, actors));
  }

  private static Optional<Topic> topic(Fields fields, Set<String> actors) {
    String id = fields.id();
    Map<String, String> names = fields.names();
    Map<String, String> definition = fields.byLanguage("definition");
    double threshold = fields.number("threshold");
    Map<String, List<String>> lists = lists(fields, actors);
    List<Rule> rules = new ArrayList<>();
    for (Fields rule : fields.nestedList("rules")) {
      rule(rule, lists.keySet()).ifPresent(rules::add);
    }
    Optional<Topic.Attacks> attacks =
        fields.nested("attacks").flatMap(nested -> attacks(nested, actors));
    if (!fields.good()) {
      return Optional.empty();
    }
    return Optional.of(
        new Topic(id, names, definition, threshold, lists, rules, attacks.orElse(null)));
  }

  private static Map<String, List<String>> lists(Fields fields, Set<String> actors) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    fields
        .lists("lists")
        .forEach(
            (name, written) -> {
              List<String> terms = new ArrayList<>();
              for (Node.Scalar term : written) {
                if (term.value().startsWith(OTHER_LIST)) {
                  terms.addAll(ofOther(term, lists, fields));
                } else {
                  checkReference(term, fields, actors);
                  terms.add(term.value());
                }
              }
              lists.put(name, terms);
            });
    return lists;
  }

  /** The terms of a list that stands above the one that refers to it. */
  private static List<String> ofOther(
      Node.Scalar term, Map<String, List<String>> above, Fields fields) {
    List<String> terms = above.get(term.value().substring(OTHER_LIST.length()));
    if (terms == null) {
      fields.problem(
          term.line(),
          "'"
              + term.value()
              + "' names no list above this one: use "
              + String.join(", ", above.keySet()));
      return List.of();
    }
    return terms;
  }

  private static void checkReference(Node.Scalar term, Fields fields, Set<String> actors) {
    Optional<Reference> reference = Reference.of(term.value());
    if (reference.isEmpty()) {
      return;
    }
    String of = reference.get().of();
    String wrong =
        switch (reference.get().kind()) {
          case ENTITY ->
              actors.contains(of)
                  ? ""
                  : "is no entity: add it to "
                      + EntityReader.FILE
                      + ", or write @by, @in:ML, @toll or @toll-of-attackers";
          case BY -> fields.has("attacks") ? "" : "needs 'attacks' with 'by' in this topic";
          case COUNTRY ->
              Codes.isCountry(of)
                  ? ""
                  : "names no country: use an ISO 3166-1 code of two capitals, such as @in:ML";
          case TOLL, TOLL_OF_ATTACKERS -> "";
        };
    if (!wrong.isEmpty()) {
      fields.problem(term.line(), "'" + term.value() + "' " + wrong);
    }
  }

  private static Optional<Topic.Attacks> attacks(Fields fields, Set<String> actors) {
    List<Node.Scalar> by = fields.scalars("by");
    for (Node.Scalar actor : by) {
      if (!actors.contains(actor.value())) {
        fields.problem(
            actor.line(), "'" + actor.value() + "' is no entity: add it to " + EntityReader.FILE);
      }
    }
    String unnamed = fields.text("unnamed");
    return fields.good()
        ? Optional.of(new Topic.Attacks(by.stream().map(Node.Scalar::value).toList(), unnamed))
        : Optional.empty();
  }

  private static Optional<Rule> rule(Fields fields, Set<String> lists) {
    String name = fields.text("name");
    List<String> all = listNames(fields, "all", lists);
    List<String> given = listNames(fields, "given", lists);
    List<String> none = listNames(fields, "none", lists);
    Window within = fields.choice("within", Window.class, Window.SENTENCE);
    Where where = fields.choice("where", Where.class, Where.ANYWHERE);
    double score = fields.number("score");
    int most = fields.has("most") ? fields.read("most", 1, TopicReader::count) : 1;
    if (all.isEmpty()) {
      fields.problem("all", "is missing or empty: name at least one list");
    }
    if (!fields.good()) {
      return Optional.empty();
    }
    return Optional.of(new Rule(name, all, given, none, within, where, score, most));
  }

  private static int count(String text) {
    if (!COUNT.matcher(text).matches()) {
      throw new IllegalArgumentException("write a whole number from 1 to 9999");
    }
    return Integer.parseInt(text);
  }

  private static List<String> listNames(Fields fields, String key, Set<String> lists) {
    List<Node.Scalar> names = fields.scalars(key);
    for (Node.Scalar name : names) {
      if (!lists.contains(name.value())) {
        fields.problem(
            name.line(),
            "'" + name.value() + "' is not a list of this topic: use " + String.join(", ", lists));
      }
    }
    return names.stream().map(Node.Scalar::value).toList();
  }
}
