package org.vigie.alerts.match;

import java.util.Arrays;
import java.util.List;
import org.vigie.index.query.Condition;

/**
 * Searches as programs: numbers that say which leaves have to be in an article.
 *
 * <p>A leaf is its number. {@code AND}, {@code OR} and {@code NOT} are followed by how many numbers
 * they are in all, themselves counted in, and by their parts.
 */
final class Programs {
  static final int AND = -1;
  static final int OR = -2;
  static final int NOT = -3;

  private final Leaves leaves;

  Programs(Leaves leaves) {
    this.leaves = leaves;
  }

  /** The program of a search, whose leaves are taken. */
  int[] of(Condition condition) {
    return switch (condition) {
      case Condition.And and -> {
        int[] all = of(AND, and.all());
        int[] none = and.none().isEmpty() ? new int[0] : of(NOT, and.none());
        yield none.length == 0 ? all : joined(all, none);
      }
      case Condition.Or or -> of(OR, or.any());
      case Condition.Everything _,
          Condition.Words _,
          Condition.Beginning _,
          Condition.Value _,
          Condition.ValueBeginning _,
          Condition.Between _,
          Condition.Near _ ->
          new int[] {leaves.take(condition)};
    };
  }

  private int[] of(int operator, List<Condition> parts) {
    int[] program = {operator, 0};
    for (Condition part : parts) {
      int[] of = of(part);
      int end = program.length;
      program = Arrays.copyOf(program, end + of.length);
      System.arraycopy(of, 0, program, end, of.length);
    }
    program[1] = program.length;
    return program;
  }

  /** An AND with one more part. */
  private static int[] joined(int[] and, int[] part) {
    int[] program = Arrays.copyOf(and, and.length + part.length);
    System.arraycopy(part, 0, program, and.length, part.length);
    program[1] = program.length;
    return program;
  }

  /** Releases the leaves of a program. */
  void release(int[] program) {
    for (int at = 0; at < program.length; at++) {
      if (program[at] >= 0) {
        leaves.release(program[at]);
      } else {
        at++; // past the length
      }
    }
  }

  /** Whether a program has a leaf that only Lucene can look at. */
  boolean asksLucene(int[] program) {
    for (int at = 0; at < program.length; at++) {
      if (program[at] < 0) {
        at++; // past the length
      } else if (leaves.lazy(program[at]) instanceof Lazy.Asked) {
        return true;
      }
    }
    return false;
  }

  /** Whether a program holds for an article. */
  static boolean holds(int[] program, Scan scan) {
    return holds(program, 0, scan);
  }

  private static boolean holds(int[] program, int at, Scan scan) {
    int operator = program[at];
    if (operator >= 0) {
      return scan.is(operator);
    }
    boolean all = operator == AND;
    int end = at + program[at + 1];
    for (int part = at + 2; part < end; part += length(program, part)) {
      if (holds(program, part, scan) != all) {
        return operator == OR;
      }
    }
    return operator != OR;
  }

  /** How many numbers a part of a program is. */
  static int length(int[] program, int at) {
    return program[at] >= 0 ? 1 : program[at + 1];
  }
}
