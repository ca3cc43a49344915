package org.vigie.index;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of the query language, in the order in which a message lists them. */
enum Field {
  TITLE(Kind.WORDS),
  TEXT(Kind.WORDS),
  EXACT(Kind.LITERAL),
  TOPIC(Kind.KEYWORD),
  ENTITY(Kind.KEYWORD),
  PLACE(Kind.KEYWORD),
  NEAR(Kind.CIRCLE),
  COUNTRY(Kind.COUNTRY),
  SOURCE(Kind.KEYWORD),
  PUBLISHER(Kind.KEYWORD),
  FROM(Kind.COUNTRY),
  LANG(Kind.LANGUAGE),
  STORY(Kind.KEYWORD),
  ROLE(Kind.ROLE),
  BACKFILL(Kind.YES_NO),
  PUBLISHED(Kind.DATE),
  SEEN(Kind.DATE);

  /** What a field holds, and so what may be asked of it. */
  enum Kind {
    /** Running text. */
    WORDS,
    /** Title and text as they stand. */
    LITERAL,
    /** Ids and names. */
    KEYWORD,
    COUNTRY,
    LANGUAGE,
    ROLE,
    YES_NO,
    DATE,
    CIRCLE
  }

  private final Kind kind;

  Field(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** Its name in the query language and in the index. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Field> of(String key) {
    return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
  }

  static String list() {
    return Arrays.stream(values()).map(Field::key).collect(Collectors.joining(", "));
  }
}
