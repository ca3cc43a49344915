package org.vigie.http;

import java.net.URI;
import java.util.function.Supplier;

/** Decides when, and whether, each request of a call is sent: the first and one per redirect. */
@FunctionalInterface
public interface Doorman {

  /** Lets everything through at once. */
  Doorman OPEN = (uri, request) -> request.get();

  /**
   * Sends a request when its turn has come, and may answer in its place. How long it takes over
   * that does not count towards the deadline of the call.
   *
   * @param uri what is asked
   * @throws InterruptedException when the wait was ended from outside
   */
  Answer pass(URI uri, Supplier<Answer> request) throws InterruptedException;
}
