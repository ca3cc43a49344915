package org.vigie.app;

import org.jspecify.annotations.Nullable;

/** Something the user can put right. The message says what and how, and is shown alone. */
final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UserException(String message) {
    super(message);
  }

  UserException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
