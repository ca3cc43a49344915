package org.vigie.index.query;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.index.query.Node.Scope;

/** Reads what can stand behind a field, or without one. */
final class ValueParser {
  private static final Pattern CIRCLE =
      Pattern.compile(
          "\\s*(-?\\d{1,3}(?:\\.\\d{1,9})?)\\s*,\\s*(-?\\d{1,3}(?:\\.\\d{1,9})?)\\s*,"
              + "\\s*(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(km|m)\\s*");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern RANGE = Pattern.compile("\\s*(\\S+)\\s+TO\\s+(\\S+)\\s*");
  private static final double HALF_ROUND_THE_EARTH = 20_000_000;

  private final Cursor in;
  private final Instant now;

  ValueParser(Cursor in, Instant now) {
    this.in = in;
    this.now = now;
  }

  Node value(Scope scope) {
    int start = in.position();
    if (in.at('[') || in.at('{')) {
      return range(scope, start);
    }
    if (in.accept('=')) {
      if (scope.kind() != Field.Kind.WORDS && scope.kind() != Field.Kind.LITERAL) {
        throw bad(start, "= is for words of title and text; a field's value needs none");
      }
      if (!in.atQuote() && (in.atEnd() || in.atSpace() || in.at(')') || in.at('('))) {
        throw bad(start, "A word must follow = at once: =AES, =\"l'Alliance\"");
      }
      return in.atQuote() ? phrase(scope.asItStands()) : word(scope.asItStands());
    }
    return in.atQuote() ? phrase(scope) : word(scope);
  }

  private Node phrase(Scope scope) {
    int start = in.position();
    String text = in.quoted();
    int slop = in.at('~') ? slop() : 0;
    if (isWords(scope)) {
      return new Node.Words(scope, text, slop, start);
    }
    if (slop > 0) {
      throw bad(start, "~ is for phrases of title and text");
    }
    return fieldValue(scope, text, start);
  }

  private int slop() {
    int start = in.position();
    in.accept('~');
    String digits = in.digits();
    if (digits.isEmpty()) {
      throw bad(start, "How far apart may the words stand? Write a number, as in \"a b\"~5");
    }
    int slop = Integer.parseInt(digits);
    if (slop > QueryParser.MAX_SLOP) {
      throw bad(start, "Words can be at most " + QueryParser.MAX_SLOP + " places apart");
    }
    return slop;
  }

  private Node word(Scope scope) {
    int start = in.position();
    String raw = in.word();
    if (raw.startsWith("/")) {
      throw bad(start, "There are no regular expressions; for words with / put quotes around them");
    }
    boolean prefix = raw.length() > 1 && raw.endsWith("*") && !isEscaped(raw, raw.length() - 1);
    String plain = plain(prefix ? raw.substring(0, raw.length() - 1) : raw, start);
    if (isWords(scope)) {
      return prefix ? new Node.Prefix(scope, plain, start) : new Node.Words(scope, plain, 0, start);
    }
    if (!prefix) {
      return fieldValue(scope, plain, start);
    }
    if (scope.field() == null || scope.kind() != Field.Kind.KEYWORD) {
      throw bad(start, "* cannot be used here: write the whole value");
    }
    return new Node.ValuePrefix(scope.field(), plain, start);
  }

  /** A word without its escapes; what would be a wildcard or an operator elsewhere is refused. */
  private static String plain(String raw, int start) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\' && i + 1 < raw.length()) {
        word.append(raw.charAt(++i));
        continue;
      }
      if (c == '*' || c == '?') {
        throw bad(
            start + i,
            c == '*'
                ? "* can only stand at the end of a word, after at least three letters: jihad*"
                : "There is no wildcard ?; use * at the end of a word, or put quotes around it");
      }
      if (c == '~' || c == '^') {
        throw bad(
            start + i,
            c == '~'
                ? "There is no search for similar words; use * at the end of a word: jihad*"
                : "Words cannot be given a weight: remove ^ and what follows it");
      }
      word.append(c);
    }
    return word.toString();
  }

  private static boolean isEscaped(String raw, int position) {
    int slashes = 0;
    while (position - slashes > 0 && raw.charAt(position - slashes - 1) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  private Node fieldValue(Scope scope, String text, int start) {
    Field field = scope.field();
    if (field == null) {
      throw new IllegalStateException("title and text have words, not values");
    }
    return switch (field.kind()) {
      case WORDS, LITERAL, NOTES -> new Node.Words(scope, text, 0, start);
      case KEYWORD -> new Node.Value(field, text, start);
      case COUNTRY ->
          value(field, text, "[A-Za-z]{2}", start, "a country's two letters (ISO 3166), as ML");
      case LANGUAGE ->
          value(field, text, "[A-Za-z]{2,3}", start, "a language's letters (ISO 639), as fr");
      case CHOICE -> choice(field, text, start);
      case DATE -> {
        Dates.Stretch stretch = Dates.parse(text, start);
        yield new Node.Between(field, stretch.from(), stretch.to().plus(-1), start);
      }
      case NUMBER -> {
        long number = number(field, text, start);
        yield new Node.Between(field, Bound.fixed(number), Bound.fixed(number), start);
      }
      case CIRCLE -> circle(text, start);
    };
  }

  private static Node value(Field field, String text, String form, int start, String wanted) {
    if (!text.matches(form)) {
      throw bad(start, "%s: takes %s, not '%s'".formatted(field.key(), wanted, text));
    }
    return new Node.Value(field, text, start);
  }

  private static Node choice(Field field, String text, int start) {
    List<String> choices = field.choices();
    if (choices.contains(text.toLowerCase(Locale.ROOT))) {
      return new Node.Value(field, text, start);
    }
    String wanted =
        String.join(", ", choices.subList(0, choices.size() - 1)) + " or " + choices.getLast();
    throw bad(start, "%s: takes %s, not '%s'".formatted(field.key(), wanted, text));
  }

  private static Node circle(String text, int start) {
    Matcher circle = CIRCLE.matcher(text);
    if (!circle.matches()) {
      throw bad(start, "near: takes latitude, longitude and distance: near:\"14.1,-1.63,50km\"");
    }
    double latitude = Double.parseDouble(circle.group(1));
    double longitude = Double.parseDouble(circle.group(2));
    double meters = Double.parseDouble(circle.group(3)) * (circle.group(4).equals("km") ? 1000 : 1);
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      throw bad(start, "Latitude goes from -90 to 90, longitude from -180 to 180");
    }
    if (meters <= 0 || meters > HALF_ROUND_THE_EARTH) {
      throw bad(start, "The distance must be more than 0 and at most 20000 km");
    }
    return new Node.Near(latitude, longitude, meters, start);
  }

  private Node range(Scope scope, int start) {
    Field field = scope.field();
    boolean numbers = field != null && field.kind() == Field.Kind.NUMBER;
    if (field == null || (field.kind() != Field.Kind.DATE && !numbers)) {
      throw bad(
          start,
          "Dates and numbers alone have ranges: published:[2024-01-01 TO now], killed:[10 TO *]");
    }
    boolean fromIncluded = in.at('[');
    in.accept(fromIncluded ? '[' : '{');
    String inner = in.until(']', '}');
    if (in.atEnd()) {
      throw bad(start, "This range is never closed: add ]");
    }
    boolean toIncluded = in.at(']');
    in.accept(toIncluded ? ']' : '}');
    Matcher range = RANGE.matcher(inner);
    if (!range.matches()) {
      throw bad(start, "A range has two ends and TO between them: [2024-01-01 TO now]");
    }
    Bound from = Bound.LOWEST;
    Bound to = Bound.HIGHEST;
    if (!range.group(1).equals("*")) {
      Dates.Stretch first = stretch(field, range.group(1), start + 1 + range.start(1));
      from = fromIncluded ? first.from() : first.to();
    }
    if (!range.group(2).equals("*")) {
      Dates.Stretch last = stretch(field, range.group(2), start + 1 + range.start(2));
      to = (toIncluded ? last.to() : last.from()).plus(-1);
    }
    if (from.at(now) > to.at(now)) {
      throw bad(start, "This range ends before it begins");
    }
    return new Node.Between(field, from, to, start);
  }

  private Dates.Stretch stretch(Field field, String text, int start) {
    if (field.kind() == Field.Kind.DATE) {
      return Dates.parse(text, start);
    }
    long number = number(field, text, start);
    return new Dates.Stretch(Bound.fixed(number), Bound.fixed(number + 1));
  }

  private static long number(Field field, String text, int start) {
    if (!NUMBER.matcher(text).matches()) {
      throw bad(
          start,
          "%s: takes a whole number or a range of them, %s:[10 TO *], not '%s'"
              .formatted(field.key(), field.key(), text));
    }
    return Long.parseLong(text);
  }

  private static boolean isWords(Scope scope) {
    return switch (scope.kind()) {
      case WORDS, LITERAL, NOTES -> true;
      case KEYWORD, COUNTRY, LANGUAGE, CHOICE, DATE, NUMBER, CIRCLE -> false;
    };
  }

  private static BadQueryException bad(int position, String message) {
    return new BadQueryException(position, message);
  }
}
