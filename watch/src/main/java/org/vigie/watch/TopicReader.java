package org.vigie.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.model.Topic;
import org.vigie.model.Topic.Rule;
import org.vigie.model.Topic.Where;
import org.vigie.model.Topic.Window;

/** Reads {@code topics.yaml}. */
final class TopicReader {
  static final String FILE = "topics.yaml";

  private TopicReader() {}

  static List<Topic> read(String text, Problems problems) {
    return Entries.read(text, problems, TopicReader::topic);
  }

  private static Optional<Topic> topic(Fields fields) {
    String id = fields.id();
    Map<String, String> names = fields.byLanguage("names");
    Map<String, String> definition = fields.byLanguage("definition");
    double threshold = fields.number("threshold");
    Map<String, List<String>> lists = fields.lists("lists");
    List<Rule> rules = new ArrayList<>();
    for (Fields rule : fields.nestedList("rules")) {
      rule(rule, lists.keySet()).ifPresent(rules::add);
    }
    if (!fields.good()) {
      return Optional.empty();
    }
    return Optional.of(new Topic(id, names, definition, threshold, lists, rules));
  }

  private static Optional<Rule> rule(Fields fields, Set<String> lists) {
    Rule rule =
        new Rule(
            fields.text("name"),
            listNames(fields, "all", lists),
            listNames(fields, "none", lists),
            fields.choice("within", Window.class, Window.SENTENCE),
            fields.choice("where", Where.class, Where.ANYWHERE),
            fields.number("score"));
    if (!fields.has("all")) {
      fields.problem("all", "is missing: name at least one list");
    }
    return fields.good() ? Optional.of(rule) : Optional.empty();
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
