package org.vigie.web;

import org.vigie.index.Parsed;

/** A request that cannot be met, with what its sender can do about it. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  Refusal(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  /** A field holds what it must not. */
  static Refusal invalid(String where, String detail, String next) {
    return new Refusal(Problem.of(400, "Not valid", detail, next).at(where, null));
  }

  /** A query that is not one. */
  static Refusal query(Parsed.Bad bad) {
    return new Refusal(
        Problem.of(400, "Not a query", bad.message(), "Correct the query at this position.")
            .at("query", bad.position()));
  }

  /** There is no such thing. */
  static Refusal absent(String kind, String id) {
    return new Refusal(
        Problem.of(404, "Not found", "There is no " + kind + " '" + id + "'.", "Check the id."));
  }

  /** Another one changed it meanwhile. */
  static Refusal conflict(String kind, String id, long version) {
    return new Refusal(
        Problem.of(
                409,
                "Changed meanwhile",
                "The %s '%s' is now at version %d.".formatted(kind, id, version),
                "Read it again, and send your change with that version.")
            .at("version", null));
  }
}
