package org.vigie.app.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vigie.app.instance.Client;
import org.vigie.app.instance.UserException;
import tools.jackson.databind.JsonNode;

/** The verdicts that a running Vigie was given, as labelled rows. */
final class GivenVerdicts {
  private static final int PAGE = 100;

  private GivenVerdicts() {}

  static List<LabelledRow> of(Client client) {
    List<LabelledRow> rows = new ArrayList<>();
    long articles = 1;
    for (int offset = 0; offset < articles; offset += PAGE) {
      JsonNode page = client.get("/api/v1/verdicts?offset=" + offset + "&limit=" + PAGE);
      articles = page.path("articles").asLong(0);
      for (JsonNode row : page.path("rows")) {
        rows.add(new LabelledRow(rows.size() + 1, "verdict " + row.path("id").asString(""), row));
      }
      System.err.printf(
          Locale.ROOT,
          "read %,d of %,d articles with a verdict%n",
          Math.min(offset + PAGE, articles),
          articles);
    }
    if (rows.isEmpty()) {
      throw new UserException(
          "nobody gave a verdict yet. Say on the pages of articles whether they are about a topic"
              + " (Yes, No), or name files with labelled articles.");
    }
    return rows;
  }
}
