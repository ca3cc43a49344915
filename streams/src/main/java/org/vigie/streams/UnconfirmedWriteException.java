package org.vigie.streams;

import org.jspecify.annotations.Nullable;

/** A write whose outcome is not known. To write the same again is safe. */
public final class UnconfirmedWriteException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A write to a stream that was not confirmed, and why as far as it is known. */
  public UnconfirmedWriteException(Stream stream, @Nullable Throwable cause) {
    this(stream.topic(), cause);
  }

  UnconfirmedWriteException(String topic, @Nullable Throwable cause) {
    super("Kafka did not confirm a write to " + topic + " in time. Try again: it is safe.", cause);
  }
}
