package org.vigie.ingest;

import java.util.Optional;
import org.vigie.model.Source;

/**
 * Knows the passwords of mailboxes, which no source, stream or page ever holds. A password is of
 * one user at one host: who changes a source's address must not be told another's.
 */
public interface MailPasswords {

  /** Knows none. */
  MailPasswords NONE =
      new MailPasswords() {
        @Override
        public Optional<String> of(Source source) {
          return Optional.empty();
        }

        @Override
        public String hint(Source source) {
          return "this process is told none";
        }
      };

  /** The password of a source's mailbox; empty when it is not known. */
  Optional<String> of(Source source);

  /** What somebody does to make it known. */
  String hint(Source source);
}
