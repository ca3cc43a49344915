package org.vigie.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.vigie.model.Watch;
import org.vigie.watch.Node.Entry;
import org.vigie.watch.Node.Mapping;
import org.vigie.watch.Node.Scalar;
import org.vigie.watch.Node.Sequence;

/**
 * The keys of one entry. Each is asked for by its type; what is wrong becomes a problem and a
 * stand-in is returned, so that all of an entry is looked at. An entry with a problem is dropped.
 */
final class Fields {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|(?<!\\S)#(?!\\S)");

  private final Mapping mapping;
  private final Problems problems;
  private final int problemsBefore;
  private final Set<String> known = new TreeSet<>();

  Fields(Mapping mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
    this.problemsBefore = problems.count();
  }

  int line() {
    return mapping.line();
  }

  int line(String key) {
    return entry(key).map(Entry::line).orElse(line());
  }

  void problem(String key, String message) {
    problem(line(key), "'" + key + "' " + message);
  }

  void problem(int line, String message) {
    problems.add(line, message);
  }

  /** Reports the keys that nobody asked for; true when nothing at all was wrong with the entry. */
  boolean good() {
    for (Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        problems.add(
            entry.line(),
            "'" + entry.key() + "' is not known here: use " + String.join(", ", known));
      }
    }
    return problems.count() == problemsBefore;
  }

  boolean has(String key) {
    return entry(key).isPresent();
  }

  String id() {
    String id = text("id");
    if (has("id") && !id.isEmpty() && !ID.matcher(id).matches()) {
      problem("id", "is '" + id + "': use up to 64 lower-case letters, digits and hyphens");
    }
    return id;
  }

  String text(String key) {
    return required(key).map(value -> text(key, value)).orElse("");
  }

  String text(String key, String otherwise) {
    return entry(key).map(entry -> text(key, entry.value())).orElse(otherwise);
  }

  private String text(String key, Node value) {
    if (value instanceof Scalar(int _, String text) && !text.isEmpty()) {
      return text;
    }
    problems.add(value.line(), "'" + key + "' must be a text, not " + value.kind());
    return "";
  }

  /** A text that must be there, read as another type; the stand-in when it cannot be. */
  <T> T read(String key, T standIn, Reading<T> reading) {
    String text = text(key);
    if (text.isEmpty()) {
      return standIn;
    }
    try {
      return reading.read(text);
    } catch (IllegalArgumentException e) {
      problem(key, "is '" + text + "': " + e.getMessage());
      return standIn;
    }
  }

  /** Makes a value of a text, or throws an exception that says what to write instead. */
  interface Reading<T> {
    T read(String text);
  }

  /** One of the values of an enum, in lower case with hyphens. */
  <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    return has(key) ? choice(key, type) : otherwise;
  }

  <E extends Enum<E>> E choice(String key, Class<E> type) {
    Map<String, E> values = new LinkedHashMap<>();
    for (E value : type.getEnumConstants()) {
      values.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
    }
    E first = type.getEnumConstants()[0];
    return read(
        key,
        first,
        text -> {
          E value = values.get(text);
          if (value == null) {
            throw new IllegalArgumentException("use " + String.join(", ", values.keySet()));
          }
          return value;
        });
  }

  double number(String key) {
    return read(key, 0.0, Fields::parseNumber);
  }

  static double parseNumber(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("write a number, such as 2 or -0.5");
    }
    return Double.parseDouble(text);
  }

  /** A country's code; more are allowed as given. */
  String country(String key, Set<String> more) {
    return read(
        key,
        "",
        code -> {
          if (!Codes.isCountry(code) && !more.contains(code)) {
            throw new IllegalArgumentException(
                "use an ISO 3166-1 code of two capitals, such as ML" + orOneOf(more));
          }
          return code;
        });
  }

  private static String orOneOf(Set<String> more) {
    return more.isEmpty() ? "" : ", or " + String.join(", ", new TreeSet<>(more));
  }

  List<String> languages(String key) {
    List<String> codes = texts(key);
    for (String code : codes) {
      checkLanguage(line(key), code);
    }
    return codes;
  }

  private void checkLanguage(int line, String code) {
    if (!Codes.isLanguage(code)) {
      problems.add(line, "'" + code + "' is not a language: use an ISO 639 code, such as fr");
    }
  }

  /** Texts by language: one text stands for English and French alike. */
  Map<String, String> byLanguage(String key) {
    Optional<Node> value = required(key);
    if (value.isPresent() && value.get() instanceof Scalar) {
      String text = text(key, value.get());
      return Map.of("en", text, "fr", text);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Entry entry : entries(key)) {
      checkLanguage(entry.line(), entry.key());
      texts.put(entry.key(), text(entry.key(), entry.value()));
    }
    if (value.isPresent() && !texts.containsKey("en")) {
      problem(key, "lacks the English text: add 'en'");
    }
    return texts;
  }

  /** What something is called, by language. */
  Map<String, String> names() {
    Map<String, String> names = byLanguage("names");
    names.values().forEach(name -> checkLength(line("names"), name));
    return names;
  }

  private void checkLength(int line, String term) {
    if (WORD.matcher(term).results().count() > Watch.LONGEST_TERM) {
      problems.add(
          line, "'" + term + "' has more than " + Watch.LONGEST_TERM + " words: shorten it");
    }
  }

  /** A list of texts; empty when the key is absent. */
  List<String> texts(String key) {
    return scalars(key).stream().map(Scalar::value).toList();
  }

  /** A list of texts with their lines; empty when the key is absent. */
  List<Scalar> scalars(String key) {
    return entry(key).map(entry -> scalars(key, entry.value())).orElse(List.of());
  }

  private List<Scalar> scalars(String key, Node value) {
    List<Scalar> scalars = new ArrayList<>();
    for (Node item : items(key, value)) {
      if (item instanceof Scalar scalar && !scalar.value().isEmpty()) {
        checkLength(scalar.line(), scalar.value());
        scalars.add(scalar);
      } else {
        problems.add(
            item.line(), "'" + key + "' is a list of texts: it cannot hold " + item.kind());
      }
    }
    return scalars;
  }

  private List<Node> items(String key, Node value) {
    if (value instanceof Sequence(int _, List<Node> items)) {
      return items;
    }
    String hint = value instanceof Scalar(int _, String text) ? ": write [" + text + "]" : "";
    problems.add(value.line(), "'" + key + "' must be a list, not " + value.kind() + hint);
    return List.of();
  }

  /** Lists of texts, with their lines, by name; empty when the key is absent. */
  Map<String, List<Scalar>> lists(String key) {
    Map<String, List<Scalar>> lists = new LinkedHashMap<>();
    for (Entry entry : entries(key)) {
      lists.put(entry.key(), scalars(entry.key(), entry.value()));
    }
    return lists;
  }

  /** Texts by whatever keys there are; empty when the key is absent. */
  Map<String, String> textsByKey(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    entries(key).forEach(entry -> texts.put(entry.key(), text(entry.key(), entry.value())));
    return texts;
  }

  private List<Entry> entries(String key) {
    return entry(key).map(Entry::value).map(value -> entries(key, value)).orElse(List.of());
  }

  private List<Entry> entries(String key, Node value) {
    if (value instanceof Mapping(int _, List<Entry> entries)) {
      return entries;
    }
    problems.add(value.line(), "'" + key + "' must hold keys with values, not " + value.kind());
    return List.of();
  }

  /** The nested entry of a key; empty when the key is absent or something else. */
  Optional<Fields> nested(String key) {
    return entry(key).map(Entry::value).flatMap(value -> fields(key, value));
  }

  /** The nested entries of a key that holds a list of them. */
  List<Fields> nestedList(String key) {
    Optional<Node> value = entry(key).map(Entry::value);
    List<Node> items = value.map(node -> items(key, node)).orElse(List.of());
    return items.stream().flatMap(item -> fields(key, item).stream()).toList();
  }

  private Optional<Fields> fields(String key, Node value) {
    if (value instanceof Mapping nested) {
      return Optional.of(new Fields(nested, problems));
    }
    problems.add(value.line(), "'" + key + "' must hold keys with values, not " + value.kind());
    return Optional.empty();
  }

  private Optional<Node> required(String key) {
    Optional<Node> value = entry(key).map(Entry::value);
    if (value.isEmpty()) {
      problems.add(line(), "'" + key + "' is missing");
    }
    return value;
  }

  private Optional<Entry> entry(String key) {
    known.add(key);
    return mapping.entries().stream().filter(entry -> entry.key().equals(key)).findFirst();
  }
}
