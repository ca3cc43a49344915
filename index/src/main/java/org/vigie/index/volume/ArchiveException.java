package org.vigie.index.volume;

import org.jspecify.annotations.Nullable;

/** The archive cannot be read or written now. The message says why, and what to do if anything. */
public final class ArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ArchiveException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
