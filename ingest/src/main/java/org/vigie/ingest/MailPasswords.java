package org.vigie.ingest;

import java.util.Optional;

/** Knows the passwords of mailboxes, which no source, stream or page ever holds. */
public interface MailPasswords {

  /** Knows none. */
  MailPasswords NONE =
      new MailPasswords() {
        @Override
        public Optional<String> of(String source) {
          return Optional.empty();
        }

        @Override
        public String hint(String source) {
          return "this process is told none";
        }
      };

  /** The password of a source's mailbox; empty when it is not known. */
  Optional<String> of(String source);

  /** What somebody does to make it known. */
  String hint(String source);
}
