package org.vigie.index.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/** The fields of the query language, in the order in which a message lists them. */
public enum Field {
  TITLE(Kind.WORDS),
  TEXT(Kind.WORDS),
  EXACT(Kind.LITERAL),
  TOPIC(Kind.KEYWORD),
  ENTITY(Kind.KEYWORD),
  PLACE(Kind.KEYWORD),
  NEAR(Kind.CIRCLE),
  COUNTRY(Kind.COUNTRY),
  KILLED(Kind.NUMBER),
  WOUNDED(Kind.NUMBER),
  ABDUCTED(Kind.NUMBER),
  BY(Kind.KEYWORD),
  HAPPENED(Kind.DATE),
  SOURCE(Kind.KEYWORD),
  PUBLISHER(Kind.KEYWORD),
  FROM(Kind.COUNTRY),
  LANG(Kind.LANGUAGE),
  SECTION(Kind.KEYWORD),
  AGENCY(Kind.KEYWORD),
  ORIGIN(Kind.KEYWORD),
  CITES(Kind.NOTES),
  STORY(Kind.KEYWORD),
  ROLE("first copy update"),
  EDITED("yes no"),
  WAS(Kind.NOTES),
  PARTIAL("no paywall refused robots unreadable"),
  BACKFILL("yes no"),
  PUBLISHED(Kind.DATE),
  SEEN(Kind.DATE);

  /** What a field holds, and so what may be asked of it. */
  public enum Kind {
    /** Running text. */
    WORDS,
    /** Title and text as they stand. */
    LITERAL,
    /** Text beside the article: lines that are searched like it. */
    NOTES,
    /** Ids and names. */
    KEYWORD,
    COUNTRY,
    LANGUAGE,
    /** One of a few words. */
    CHOICE,
    DATE,
    /** A whole number from 0. */
    NUMBER,
    CIRCLE
  }

  private static final int LONGEST_NAME = 30;

  private final Kind kind;
  private final String choices;

  Field(Kind kind) {
    this.kind = kind;
    this.choices = "";
  }

  Field(String choices) {
    this.kind = Kind.CHOICE;
    this.choices = choices;
  }

  /** What it holds. */
  public Kind kind() {
    return kind;
  }

  /** The words that a {@link Kind#CHOICE} takes. */
  public List<String> choices() {
    return List.of(choices.split(" ", -1));
  }

  /** Its name in the query language and in the index. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Field> of(String key) {
    return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
  }

  /** The one that was meant by a name that is none, when its spelling tells. */
  static Optional<Field> like(String name) {
    if (name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String lower = name.toLowerCase(Locale.ROOT);
    LevenshteinAutomata near = new LevenshteinAutomata(lower, true);
    return IntStream.rangeClosed(0, Math.min(2, lower.length() / 3))
        .mapToObj(edits -> new CharacterRunAutomaton(near.toAutomaton(edits)))
        .flatMap(automaton -> Arrays.stream(values()).filter(field -> automaton.run(field.key())))
        .findFirst()
        .or(() -> begunBy(lower));
  }

  /** The only one that a name begins, or that begins a name: {@code pub}, {@code language}. */
  private static Optional<Field> begunBy(String name) {
    List<Field> begun =
        Arrays.stream(values())
            .filter(field -> name.length() >= 3 && field.key().length() >= 3)
            .filter(field -> field.key().startsWith(name) || name.startsWith(field.key()))
            .toList();
    return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
  }

  static String list() {
    return Arrays.stream(values()).map(Field::key).collect(Collectors.joining(", "));
  }
}
