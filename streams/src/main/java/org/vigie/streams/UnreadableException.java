package org.vigie.streams;

/** Bytes of a stream that are no record of it. The message says why. */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableException(String message) {
    super(message);
  }

  UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
