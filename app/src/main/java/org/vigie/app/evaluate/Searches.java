package org.vigie.app.evaluate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.Query;
import org.vigie.app.instance.Client;
import org.vigie.app.instance.Instance;
import org.vigie.app.instance.Terminal;
import org.vigie.app.instance.UserException;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Parsed;
import org.vigie.index.query.QueryLanguage;
import org.vigie.model.Filed;
import tools.jackson.databind.JsonNode;

/** Queries that {@code vigie try} holds against each article. */
final class Searches {
  private final Map<String, String> queries;

  private Searches(Map<String, String> queries) {
    this.queries = queries;
  }

  /**
   * The queries given, and the saved searches of the running instance, if there is one.
   *
   * @throws UserException when a query given is not one; the message says where
   */
  static Searches of(List<String> given, Instance instance) {
    Map<String, String> queries = new LinkedHashMap<>();
    for (String query : given) {
      if (QueryLanguage.parse(query, Instant.now()) instanceof Parsed.Bad bad) {
        throw new UserException(
            "--search: %s%n  %s%n  %s^"
                .formatted(
                    bad.message(), query, " ".repeat(Math.min(bad.position(), query.length()))));
      }
      queries.put(query, query);
    }
    if (instance.isThere()) {
      saved(instance.client(), queries);
    }
    return new Searches(queries);
  }

  private static void saved(Client client, Map<String, String> queries) {
    try {
      for (JsonNode search : client.get("/api/v1/searches")) {
        queries.put(search.path("name").asString(""), search.path("query").asString(""));
      }
    } catch (UserException e) {
      System.err.println(
          "vigie: saved searches are not tried: "
              + Terminal.harmless(String.valueOf(e.getMessage())));
    }
  }

  /** The names of those that match an article. */
  List<String> matching(Filed filed, Instant now) {
    if (queries.isEmpty()) {
      return List.of();
    }
    MemoryIndex index =
        MemoryIndex.fromDocument(ArticleDocument.of(filed), ArticleDocument.analyzer());
    return queries.entrySet().stream()
        .filter(
            search ->
                QueryLanguage.parse(search.getValue(), now) instanceof Parsed.Good good
                    && matches(index, good.query(now)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean matches(MemoryIndex index, Query query) {
    return index.search(query) > 0;
  }
}
