package org.vigie.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.junit.jupiter.api.Test;
import org.vigie.model.Filed;

/** What the reference page promises, and that Lucene's Monitor sees it as the archive does. */
class DocumentedQueriesTest {
  private static final Path PAGE = Path.of("..", "docs", "query-language.md");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final List<Filed> ARTICLES =
      List.of(
          Sample.of("a", "Attack near Djibo", "A supply convoy of the Africa Corps was attacked.")
              .on("jihadist-attack")
              .naming("jnim", "JNIM")
              .near("bf-djibo", "Djibo", "BF", 14.1, -1.63)
              .near("ml-gao", "Gao", "ML", 16.27, -0.04)
              .at("2024-09-20T00:00:00Z")
              .filed(),
          Sample.of("b", "L’AES annonce", "Un convoi de l’armée en Côte d’Ivoire; les djihadistes.")
              .on("aes")
              .in("fr")
              .from("bbc")
              .at("2024-08-20T00:00:00Z")
              .filed(),
          Sample.of("c", "Nothing", "Wagner sings.").at("2024-09-30T20:00:00Z").filed());

  @Test
  void everyExampleIsAQuery() throws Exception {
    Set<String> queries = examples();
    assertThat(queries).hasSizeGreaterThan(45).contains("=AES", "near:\"14.1,-1.63,50km\"");
    assertThat(queries).allSatisfy(query -> assertThat(Sample.bad(query)).as(query).isNull());
  }

  @Test
  void everyRefusedExampleIsRefused() throws Exception {
    String page = Files.readString(PAGE);
    String table = section(page, "## What is refused");
    Set<String> refused = new HashSet<>();
    for (String row : table.lines().filter(line -> line.startsWith("| `")).toList()) {
      refused.addAll(quoted(row.split(" \\| ", -1)[0]));
    }
    assertThat(refused).hasSizeGreaterThan(10);
    assertThat(refused).allSatisfy(query -> assertThat(Sample.bad(query)).as(query).isNotNull());
  }

  @Test
  void everyFieldIsDocumented() throws Exception {
    String fields = section(Files.readString(PAGE), "## Fields");
    for (Field field : Field.values()) {
      assertThat(fields).contains("`" + field.key() + "`");
    }
  }

  @Test
  void everyConstructHasAnExample() throws Exception {
    Set<Class<?>> nodes = new HashSet<>();
    Set<Field> fields = EnumSet.noneOf(Field.class);
    for (String query : examples()) {
      collect(new QueryParser(query, Sample.NOW).parse(), nodes, fields);
    }
    nodes.add(Node.Everything.class); // The empty query cannot be written in a table.
    assertThat(nodes).containsExactlyInAnyOrder(Node.class.getPermittedSubclasses());
    assertThat(fields).contains(Field.values());
  }

  private static void collect(Node node, Set<Class<?>> nodes, Set<Field> fields) {
    nodes.add(node.getClass());
    switch (node) {
      case Node.Everything _ -> {}
      case Node.And and -> and.parts().forEach(part -> collect(part, nodes, fields));
      case Node.Or or -> or.branches().forEach(branch -> collect(branch, nodes, fields));
      case Node.Not not -> collect(not.inner(), nodes, fields);
      case Node.Words words -> add(words.scope(), fields);
      case Node.Prefix prefix -> add(prefix.scope(), fields);
      case Node.Value value -> fields.add(value.field());
      case Node.ValuePrefix prefix -> fields.add(prefix.field());
      case Node.Between between -> fields.add(between.field());
      case Node.Near _ -> fields.add(Field.NEAR);
    }
  }

  private static void add(Node.Scope scope, Set<Field> fields) {
    if (scope.field() != null) {
      fields.add(scope.field());
    }
  }

  @Test
  void theMonitorMatchesWhatTheQueryMatches() throws Exception {
    MonitorConfiguration configuration = new MonitorConfiguration();
    try (Monitor monitor =
        new Monitor(ArticleDocument.analyzer(), new TermFilteredPresearcher(), configuration)) {
      Set<String> queries = examples();
      for (String query : queries) {
        monitor.register(new MonitorQuery(query, Sample.query(query)));
      }
      int matches = 0;
      for (Filed article : ARTICLES) {
        MatchingQueries<QueryMatch> matching =
            monitor.match(ArticleDocument.of(article), QueryMatch.SIMPLE_MATCHER);
        assertThat(matching.getErrors()).isEmpty();
        Set<String> matched =
            matching.getMatches().stream().map(QueryMatch::getQueryId).collect(Collectors.toSet());
        Set<String> expected =
            queries.stream()
                .filter(query -> Sample.matches(query, article))
                .collect(Collectors.toSet());
        assertThat(matched).isEqualTo(expected);
        matches += matched.size();
      }
      assertThat(matches).isGreaterThan(30);
    }
  }

  private static Set<String> examples() throws IOException {
    String page = Files.readString(PAGE);
    Set<String> queries = new LinkedHashSet<>();
    for (String heading : List.of("## Words", "## Operators", "## Fields", "## Dates")) {
      for (String row : rows(section(page, heading))) {
        List<String> cells = List.of(row.substring(2).split(" \\| ", -1));
        String cell = heading.equals("## Fields") ? cells.getLast() : cells.getFirst();
        quoted(cell).forEach(query -> queries.add(query.replace("\\|", "|")));
      }
    }
    section(page, "## Examples")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("`"))
        .forEach(queries::add);
    return queries;
  }

  private static List<String> rows(String section) {
    return section.lines().filter(line -> line.startsWith("| `")).toList();
  }

  private static List<String> quoted(String text) {
    Matcher matcher = QUOTED.matcher(text);
    return matcher.results().map(result -> result.group(1)).toList();
  }

  private static String section(String page, String heading) {
    int start = page.indexOf(heading);
    assertThat(start).as(heading).isNotNegative();
    int end = page.indexOf("\n## ", start + 1);
    return page.substring(start, end < 0 ? page.length() : end);
  }
}
