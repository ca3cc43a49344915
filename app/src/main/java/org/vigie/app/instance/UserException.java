package org.vigie.app.instance;

import org.jspecify.annotations.Nullable;

/** Something the user can put right. The message says what and how, and is shown alone. */
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UserException(String message) {
    super(message);
  }

  public UserException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
