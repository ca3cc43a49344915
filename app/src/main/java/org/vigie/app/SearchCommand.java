package org.vigie.app;

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
      "  vigie search --json --limit=100 'attaque*'"
    })
final class SearchCommand implements Runnable {
  @Parameters(paramLabel = "QUERY", description = "In the query language (docs/query-language.md).")
  private String query = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many to show (default: 10).")
  private int limit;

  @Option(names = "--json", description = "Print the answer of the API as it is.")
  private boolean json;

  @Mixin private Instance instance = new Instance();

  @Override
  public void run() {
    JsonNode result =
        instance.client().get("/api/v1/search?q=" + Client.encode(query) + "&limit=" + limit);
    if (json) {
      System.out.println(Terminal.json(result));
      return;
    }
    System.out.println(result.path("total").asLong() + " found");
    for (JsonNode article : result.path("hits")) {
      System.out.printf(
          "%n%s%n  %s, %s%n  %s%n",
          Terminal.text(article, "title"),
          Terminal.text(article, "publisher"),
          Terminal.time(article, article.has("published") ? "published" : "firstSeen"),
          Terminal.text(article, "url"));
    }
  }
}
