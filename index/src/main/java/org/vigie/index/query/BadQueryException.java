package org.vigie.index.query;

/** Ends the reading of a query; becomes a {@link Parsed.Bad} before anyone else sees it. */
final class BadQueryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int position;

  BadQueryException(int position, String message) {
    super(message, null, false, false);
    this.position = position;
  }

  Parsed.Bad toBad() {
    return new Parsed.Bad(position, String.valueOf(getMessage()));
  }
}
