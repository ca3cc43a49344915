package org.vigie.app;

import org.vigie.app.instance.Client;
import org.vigie.app.instance.Instance;
import org.vigie.app.instance.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code vigie search}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "search",
    description = "Search the archive of the running Vigie.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigie search '\"Africa Corps\" AND country:ML'",
      "  vigie search 'topic:jihadist-attack AND published:[now-7d TO now]'",
      "  vigie search --sort=killed 'country:BF happened:[now-1y TO now]'",
      "  vigie search --all --json 'topic:wagner' | jq -r '.hits[].url'"
    })
final class SearchCommand implements Runnable {
  /** The most hits of one answer of the API. */
  private static final int PAGE = 1_000;

  @Parameters(paramLabel = "QUERY", description = "In the query language (docs/query-language.md).")
  private String query = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many to show (default: 10); there is no most.")
  private int limit;

  @Option(names = "--all", description = "Show all that is found, however many.")
  private boolean all;

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      description =
          "date (the newest first; default), oldest, relevance, seen (last read first), happened"
              + " (latest attack first) or killed (deadliest attack first).")
  private String sort = "date";

  @Option(
      names = "--json",
      description = "Print the answers of the API as they are, one line for each 1,000 hits.")
  private boolean json;

  @Mixin private Instance instance = new Instance();

  @Override
  public void run() {
    Client client = instance.client();
    String search = "/api/v1/search?q=" + Client.encode(query) + "&sort=" + Client.encode(sort);
    int left = all ? Integer.MAX_VALUE : limit;
    String cursor = "";
    do {
      JsonNode page = client.get(search + "&limit=" + Math.min(left, PAGE) + cursor);
      if (json) {
        System.out.println(Terminal.json(page));
      } else {
        show(page, cursor.isEmpty());
      }
      left -= page.path("hits").size();
      String next = page.path("next").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + Client.encode(next);
    } while (left > 0 && !cursor.isEmpty());
  }

  private static void show(JsonNode page, boolean first) {
    if (first) {
      System.out.println(page.path("total").asLong() + " found");
    }
    for (JsonNode article : page.path("hits")) {
      System.out.printf(
          "%n%s%n  %s, %s%n  %s%n",
          Terminal.text(article, "title"),
          Terminal.text(article, "publisher"),
          Terminal.time(article, article.has("published") ? "published" : "firstSeen"),
          Terminal.text(article, "url"));
    }
  }
}
