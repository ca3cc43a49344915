package org.vigie.broker;

import org.jspecify.annotations.Nullable;

/** The broker cannot start. The message says why and what to do, fit for a terminal. */
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokerException(String message) {
    super(message);
  }

  BrokerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
