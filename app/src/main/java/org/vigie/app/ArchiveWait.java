package org.vigie.app;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.vigie.app.instance.Client;
import org.vigie.app.instance.UserException;
import tools.jackson.databind.JsonNode;

/** Waits for the archive of a running Vigie, and tells how far it is. */
final class ArchiveWait {
  static final String STATE = "/api/v1/archive";

  private static final int TELL_EVERY = 10;

  private final Client client;

  ArchiveWait(Client client) {
    this.client = client;
  }

  /** The first state that is as wanted. */
  JsonNode until(Predicate<JsonNode> wanted) {
    for (int seconds = 1; ; seconds++) {
      JsonNode state = client.get(STATE);
      if (wanted.test(state)) {
        return state;
      }
      if (seconds % TELL_EVERY == 0 && state.hasNonNull("building")) {
        System.err.println(line(state.path("building")));
      }
      pause();
    }
  }

  private static String line(JsonNode building) {
    String done =
        String.format(
            Locale.ROOT,
            "%,d of %,d records",
            building.path("done").asLong(),
            building.path("all").asLong());
    return building.hasNonNull("secondsLeft")
        ? done + ", about " + building.path("secondsLeft").asLong() + " s left"
        : done;
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("interrupted", e);
    }
  }
}
