package org.vigie.app.imports;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.app.instance.Client;
import org.vigie.app.instance.UserException;
import tools.jackson.databind.JsonNode;

/** Hands articles over to the running Vigie, as fast as it takes them. */
final class ImportDesk implements Desk {
  private static final int BUSY = 429;
  private static final int UNCONFIRMED = 503;
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
  private static final int MOST_TRIES = 60;

  private final Client client;
  private final Progress progress;

  ImportDesk(Client client, Progress progress) {
    this.client = client;
    this.progress = progress;
  }

  @Override
  public Receipt take(List<Map<String, Object>> articles) {
    int unconfirmed = 0;
    while (true) {
      Client.Reply reply = client.post("/api/v1/articles/import", Map.of("articles", articles));
      unconfirmed += reply.status() == UNCONFIRMED ? 1 : 0;
      boolean later =
          reply.status() == BUSY || (reply.status() == UNCONFIRMED && unconfirmed < MOST_TRIES);
      if (!later) {
        return receipt(reply.orFail());
      }
      pause(reply.pause().compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : reply.pause());
    }
  }

  private static Receipt receipt(JsonNode body) {
    Map<Integer, String> problems = new HashMap<>();
    for (JsonNode problem : body.path("problems")) {
      String where = problem.path("where").asString("");
      problems.put(
          problem.path("index").asInt(),
          (where.isEmpty() ? "" : where + ": ") + problem.path("detail").asString(""));
    }
    return new Receipt(body.path("accepted").asInt(), problems);
  }

  private void pause(Duration pause) {
    progress.waiting();
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("interrupted", e);
    }
  }
}
