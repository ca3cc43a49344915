package org.vigie.index.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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

  static String list() {
    return Arrays.stream(values()).map(Field::key).collect(Collectors.joining(", "));
  }
}
