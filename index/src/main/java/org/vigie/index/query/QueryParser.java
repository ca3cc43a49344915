package org.vigie.index.query;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.vigie.index.query.Node.Scope;

/**
 * Reads a query by recursive descent: {@code or := and (OR and)*}, {@code and := part (AND?
 * part)*}, {@code part := NOT part | ( or ) | field:value | value}.
 */
final class QueryParser {
  static final int MAX_LENGTH = 4096;
  static final int MAX_DEPTH = 20;
  static final int MAX_SLOP = 1000;

  private final int length;
  private final Cursor in;
  private final ValueParser values;

  /** Where each node stands, with its field, its sign and its parentheses. */
  private final IdentityHashMap<Node, Range> ranges = new IdentityHashMap<>();

  /** The position behind the part that was read last. */
  private int end;

  private int depth;

  QueryParser(String query, Instant now) {
    length = query.length();
    in = new Cursor(query);
    values = new ValueParser(in, now);
  }

  /** What a node of the query stands for. */
  Range range(Node node) {
    return requireNonNull(ranges.get(node));
  }

  Node parse() {
    if (length > MAX_LENGTH) {
      throw new BadQueryException(
          MAX_LENGTH, "Too long: a query has at most " + MAX_LENGTH + " characters");
    }
    in.skipSpace();
    if (in.atEnd()) {
      return at(0, new Node.Everything());
    }
    Node root = or(Scope.ANYWHERE);
    if (in.at(')')) {
      throw bad("This ) closes nothing: remove it, or open a ( before");
    }
    if (root instanceof Node.Not not) {
      throw new BadQueryException(
          not.position(),
          "A query must say what to look for, not only what to leave out: write it before the NOT");
    }
    return root;
  }

  private Node or(Scope scope) {
    in.skipSpace();
    int start = in.position();
    List<Node> branches = new ArrayList<>();
    do {
      branches.add(and(scope));
      in.skipSpace();
    } while (in.acceptOperator("OR", "||"));
    if (branches.size() == 1) {
      return branches.getFirst();
    }
    for (Node branch : branches) {
      if (branch instanceof Node.Not not) {
        throw new BadQueryException(
            not.position(), "NOT cannot stand alone beside OR: write (this OR that) NOT other");
      }
    }
    return at(start, new Node.Or(branches));
  }

  private Node and(Scope scope) {
    in.skipSpace();
    int start = in.position();
    List<Node> parts = new ArrayList<>();
    do {
      parts.add(part(scope));
      in.skipSpace();
    } while (in.acceptOperator("AND", "&&") || more());
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return parts.stream().allMatch(Node.Not.class::isInstance)
        ? at(start, neither(start, parts))
        : at(start, new Node.And(parts));
  }

  private boolean more() {
    return !in.atEnd() && !in.at(')') && !in.atOperator("OR", "||");
  }

  /** {@code -a -b} as one NOT, which its surroundings can use or refuse. */
  private Node neither(int start, List<Node> parts) {
    List<Node> inner = new ArrayList<>();
    int position = 0;
    for (Node part : parts) {
      if (part instanceof Node.Not not) {
        position = inner.isEmpty() ? not.position() : position;
        inner.add(not.inner());
      }
    }
    return new Node.Not(at(start, new Node.Or(inner)), position);
  }

  private Node part(Scope scope) {
    in.skipSpace();
    int start = in.position();
    Node part = part(scope, start);
    end = in.position();
    return at(start, part);
  }

  /** Says where a node stands: the widest is said last, and holds. */
  private Node at(int start, Node node) {
    ranges.put(node, new Range(start, end));
    return node;
  }

  private Node part(Scope scope, int start) {
    if (in.atEnd()) {
      throw bad(
          "The query ends too early: write what to look for here, or remove what leads to it");
    }
    if (in.at(')')) {
      throw bad("Nothing to look for stands before this )");
    }
    if (in.atOperator("AND", "&&") || in.atOperator("OR", "||")) {
      throw bad("Nothing to look for stands before this operator; put quotes around it to find it");
    }
    if (in.acceptOperator("NOT", "!")) {
      return not(scope, start);
    }
    if (in.accept('-')) {
      requireWord(start, "-");
      return not(scope, start);
    }
    if (in.accept('+')) {
      requireWord(start, "+");
      return deeper(start, () -> part(scope));
    }
    if (in.at('(')) {
      return group(scope);
    }
    String name = in.acceptFieldName();
    if (name.isEmpty()) {
      return values.value(scope);
    }
    return fielded(name, start);
  }

  private Node not(Scope scope, int start) {
    Node inner = deeper(start, () -> part(scope));
    return inner instanceof Node.Not not ? not.inner() : new Node.Not(inner, start);
  }

  private Node fielded(String name, int start) {
    Field field =
        Field.of(name)
            .orElseThrow(
                () ->
                    new BadQueryException(
                        start,
                        "There is no field '%s'%s. The fields are %s. Put quotes around a word with a colon"
                            .formatted(
                                name,
                                Field.like(name).map(one -> ": write " + one.key()).orElse(""),
                                Field.list())));
    in.skipSpace();
    if (!more() || in.atOperator("AND", "&&")) {
      throw bad("A value is missing after " + name + ":");
    }
    Scope scope = Scope.of(field);
    int value = in.position();
    requireNoSign(field);
    if (!in.acceptFieldName().isEmpty()) {
      throw new BadQueryException(
          value, "There cannot be a field within a field; put quotes around a word with a colon");
    }
    return in.at('(') ? group(scope) : values.value(scope);
  }

  /** {@code topic:-aes} would look for what it is meant to leave out. */
  private void requireNoSign(Field field) {
    int start = in.position();
    boolean number = field.kind() == Field.Kind.CIRCLE && in.at('-');
    boolean plus = in.at('+');
    if (!number && (in.accept('+') || in.accept('-') || in.acceptOperator("NOT", "!"))) {
      in.skipSpace();
      String value = in.atQuote() ? "\"…\"" : in.at('(') ? "(…)" : in.word();
      throw new BadQueryException(
          start,
          "Signs stand before the field: write %s%s:%s"
              .formatted(plus ? "+" : "-", field.key(), value.isEmpty() ? "…" : value));
    }
  }

  private Node group(Scope scope) {
    int start = in.position();
    in.accept('(');
    Node inner = deeper(start, () -> or(scope));
    if (!in.accept(')')) {
      throw new BadQueryException(start, "This ( is never closed: add ) where its group ends");
    }
    return inner;
  }

  private void requireWord(int start, String operator) {
    if (in.atEnd() || in.atSpace() || in.at(')')) {
      throw new BadQueryException(
          start,
          "A word must follow %s at once; remove it, or put quotes around it".formatted(operator));
    }
  }

  private Node deeper(int start, Supplier<Node> inner) {
    if (++depth > MAX_DEPTH) {
      throw new BadQueryException(
          start, "Too deep: at most " + MAX_DEPTH + " groups in each other");
    }
    Node node = inner.get();
    depth--;
    return node;
  }

  private BadQueryException bad(String message) {
    return new BadQueryException(in.position(), message);
  }
}
