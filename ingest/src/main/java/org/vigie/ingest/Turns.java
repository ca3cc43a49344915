package org.vigie.ingest;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.vigie.http.Answer;
import org.vigie.http.Doorman;

/** Lets the requests of one fetch through when their turn has come, and says what it held back. */
interface Turns extends Doorman {

  /** Lets everything through at once. */
  Turns OPEN =
      new Turns() {
        @Override
        public Answer pass(URI uri, Supplier<Answer> request) {
          return request.get();
        }

        @Override
        public Optional<FetchResult> heldBack() {
          return Optional.empty();
        }
      };

  /** What came of the fetch when one of its requests was not let through. */
  Optional<FetchResult> heldBack();
}
