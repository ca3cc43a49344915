package org.vigie.index.query;

import java.util.ArrayList;
import java.util.List;
import org.vigie.index.query.Node.Scope;

/** Makes of a tree what it asks of an article, within the limits of what a query may cost. */
final class Conditions {
  static final int MAX_CLAUSES = 256;
  static final int MIN_PREFIX = 3;

  private int clauses;

  private Conditions() {}

  static Condition of(Node root) {
    return new Conditions().build(root);
  }

  private Condition build(Node node) {
    return switch (node) {
      case Node.Everything _ -> new Condition.Everything();
      case Node.And and -> and(and);
      case Node.Or or -> new Condition.Or(or.branches().stream().map(this::build).toList());
      case Node.Not not ->
          throw new BadQueryException(not.position(), "NOT cannot stand alone: write what to find");
      case Node.Words words -> words(words);
      case Node.Prefix prefix -> prefix(prefix);
      case Node.Value value -> {
        count(1, value.position());
        yield new Condition.Value(value.field(), Keyword.of(value.value()));
      }
      case Node.ValuePrefix prefix -> {
        count(1, prefix.position());
        String start = requireLength(Keyword.of(prefix.start()), prefix.position());
        yield new Condition.ValueBeginning(prefix.field(), start);
      }
      case Node.Between between -> {
        count(1, between.position());
        yield new Condition.Between(between.field(), between.from(), between.to());
      }
      case Node.Near near -> {
        count(1, near.position());
        yield new Condition.Near(near.latitude(), near.longitude(), near.meters());
      }
    };
  }

  private Condition and(Node.And and) {
    List<Condition> all = new ArrayList<>();
    List<Condition> none = new ArrayList<>();
    for (Node part : and.parts()) {
      if (part instanceof Node.Not not) {
        none.add(build(not.inner()));
      } else {
        all.add(build(part));
      }
    }
    return new Condition.And(List.copyOf(all), List.copyOf(none));
  }

  private Condition words(Node.Words words) {
    Analysis analysis = words.scope().literal() ? Analysis.LITERAL : Analysis.WORDS;
    List<List<String>> positions = analysis.words(words.text()).stream().map(Word::forms).toList();
    if (positions.isEmpty()) {
      throw new BadQueryException(
          words.position(), "There is no word in '%s' to look for".formatted(words.text()));
    }
    count(positions.size(), words.position());
    int slop = positions.size() > 1 ? words.slop() : 0;
    return new Condition.Words(texts(words.scope()), positions, slop);
  }

  private Condition prefix(Node.Prefix prefix) {
    count(1, prefix.position());
    Analysis analysis = prefix.scope().literal() ? Analysis.LITERAL : Analysis.FOLDED;
    List<Word> words = analysis.words(prefix.start());
    if (words.size() != 1) {
      throw new BadQueryException(
          prefix.position(),
          "* completes one word; write the others before it as words of their own");
    }
    String start = requireLength(words.getFirst().forms().getFirst(), prefix.position());
    return new Condition.Beginning(texts(prefix.scope()), start);
  }

  private static Condition.Texts texts(Scope scope) {
    Field field = scope.field();
    boolean anywhere = field == null || field == Field.EXACT;
    return new Condition.Texts(
        anywhere ? Condition.Texts.TITLE_AND_TEXT : List.of(field), scope.literal());
  }

  private static String requireLength(String start, int position) {
    if (start.codePointCount(0, start.length()) < MIN_PREFIX) {
      throw new BadQueryException(
          position, "At least three letters must stand before *, as in jihad*");
    }
    return start;
  }

  private void count(int words, int position) {
    clauses += words;
    if (clauses > MAX_CLAUSES) {
      throw new BadQueryException(
          position, "Too long: a query has at most " + MAX_CLAUSES + " words and values");
    }
  }
}
