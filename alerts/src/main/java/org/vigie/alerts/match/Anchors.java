package org.vigie.alerts.match;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses by which leaves a search is looked up: no article matches it that has none of its anchors
 * together with the anchor's guard. They are chosen so that few articles have them.
 */
final class Anchors {
  /** No guard. */
  static final int NONE = -1;

  /** What it costs to pass over a search whose guard is missing, and to run one. */
  private static final double PASS = 1;

  private static final double RUN = 40;

  private final Leaves leaves;

  /**
   * An anchor.
   *
   * @param leaf in whose presence the search is looked at
   * @param guard a leaf that has to be there, too; {@link #NONE} when there is none
   */
  record Anchor(int leaf, int guard) {}

  Anchors(Leaves leaves) {
    this.leaves = leaves;
  }

  /** The anchors of a program: at least one, and none twice. */
  List<Anchor> of(int[] program) {
    List<Anchor> anchors = of(program, 0);
    return anchors.stream().distinct().toList();
  }

  private List<Anchor> of(int[] program, int at) {
    int operator = program[at];
    if (operator >= 0) {
      List<Integer> required = required(program, at);
      return required.isEmpty()
          ? List.of(new Anchor(operator, NONE))
          : guarded(List.of(new Anchor(rarest(required, NONE), NONE)), required);
    }
    int end = at + program[at + 1];
    if (operator == Programs.OR) {
      List<Anchor> any = new ArrayList<>();
      for (int part = at + 2; part < end; part += Programs.length(program, part)) {
        any.addAll(of(program, part));
      }
      return any;
    }
    List<Integer> required = required(program, at);
    List<Anchor> best = List.of();
    for (int part = at + 2; part < end; part += Programs.length(program, part)) {
      if (program[part] != Programs.NOT) {
        List<Anchor> anchors = guarded(of(program, part), required);
        best = best.isEmpty() || cost(anchors) < cost(best) ? anchors : best;
      }
    }
    return best;
  }

  /** The leaves that are found, and without which a part cannot hold. */
  private List<Integer> required(int[] program, int at) {
    List<Integer> required = new ArrayList<>();
    require(program, at, required);
    return required;
  }

  private void require(int[] program, int at, List<Integer> required) {
    int operator = program[at];
    if (operator >= 0) {
      Lazy lazy = leaves.lazy(operator);
      if (lazy == null) {
        required.add(operator);
      } else {
        for (int word : lazy.words()) {
          required.add(word);
        }
      }
    } else if (operator == Programs.AND) {
      for (int part = at + 2; part < at + program[at + 1]; ) {
        require(program, part, required);
        part += Programs.length(program, part);
      }
    }
  }

  private List<Anchor> guarded(List<Anchor> anchors, List<Integer> required) {
    List<Anchor> guarded = new ArrayList<>();
    for (Anchor anchor : anchors) {
      int guard = rarest(required, anchor.leaf());
      boolean better = guard != NONE && chance(guard) < chance(anchor.guard());
      guarded.add(better ? new Anchor(anchor.leaf(), guard) : anchor);
    }
    return guarded;
  }

  private int rarest(List<Integer> of, int except) {
    int rarest = NONE;
    for (int leaf : of) {
      if (leaf != except && (rarest == NONE || chance(leaf) < chance(rarest))) {
        rarest = leaf;
      }
    }
    return rarest;
  }

  private double chance(int leaf) {
    return leaf == NONE ? 1 : leaves.frequency(leaf);
  }

  private double cost(List<Anchor> anchors) {
    double cost = 0;
    for (Anchor anchor : anchors) {
      cost += chance(anchor.leaf()) * (PASS + RUN * chance(anchor.guard()));
    }
    return cost;
  }
}
