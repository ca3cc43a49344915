package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.match.FastEngine;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Condition;
import org.vigie.index.query.Parsed;
import org.vigie.index.query.QueryLanguage;
import org.vigie.model.Filed;

/**
 * An index of articles finds those that the saved search alerts on, and no other, where words,
 * phrases and their distances are those of real articles. They are read from the folder of shared
 * data; without it the test is left out.
 */
class ParityOfRealTextTest {
  private static final List<Path> TEXTS =
      List.of(
          Path.of("../../shared/data/stories/dev.jsonl"),
          Path.of("../../shared/data/topics/dev.jsonl"));
  private static final int WORDS = 150;

  private final List<Filed> articles = new ArrayList<>();
  private final List<String[]> words = new ArrayList<>();
  private DirectoryReader index = index(List.of());

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  @Test
  void whatASearchFindsItAlertsOn() throws IOException {
    assertParity(100, 1_000, 1);
  }

  @Tag("soak")
  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9})
  void overAMillionPairs(long seed) throws IOException {
    assertParity(1_000, 5_000, seed);
  }

  private void assertParity(int articleCount, int queryCount, long seed) throws IOException {
    assumeThat(TEXTS).as("the shared data").allMatch(Files::exists);
    Random chance = new Random(seed);
    read(articleCount, chance);
    index.close();
    index = index(articles);
    Map<String, Condition> searches = new LinkedHashMap<>();
    while (searches.size() < queryCount) {
      String query = query(chance, 3);
      if (QueryLanguage.parse(query, Samples.NOON) instanceof Parsed.Good good) {
        searches.put(query, good.condition());
      }
    }
    Map<Integer, Set<String>> wanted = new HashMap<>();
    for (Map.Entry<String, Condition> search : searches.entrySet()) {
      for (int article : found(search.getValue())) {
        wanted.computeIfAbsent(article, _ -> new TreeSet<>()).add(search.getKey());
      }
    }
    try (FastEngine engine = new FastEngine()) {
      engine.put(searches);
      for (int i = 0; i < articles.size(); i++) {
        assertThat(new TreeSet<>(engine.match(articles.get(i))))
            .as("searches of article %s", articles.get(i).article().text())
            .isEqualTo(wanted.getOrDefault(i, Set.of()));
      }
      assertThat(engine.troubles()).isEmpty();
    }
    assertThat(wanted).hasSizeGreaterThan(articleCount / 2);
  }

  /** The articles that a condition finds as of the moment at which each was first seen. */
  private Set<Integer> found(Condition condition) throws IOException {
    Set<Integer> found = new HashSet<>();
    Set<Instant> moments = new HashSet<>();
    articles.forEach(article -> moments.add(article.article().firstSeen()));
    IndexSearcher searcher = new IndexSearcher(index);
    StoredFields stored = searcher.storedFields();
    for (Instant now : condition.relative() ? moments : Set.of(Samples.NOON)) {
      for (ScoreDoc hit :
          searcher.search(new Parsed.Good(condition).query(now), articles.size()).scoreDocs) {
        int article = stored.document(hit.doc).getField("number").numericValue().intValue();
        if (!condition.relative() || articles.get(article).article().firstSeen().equals(now)) {
          found.add(article);
        }
      }
    }
    return found;
  }

  private String query(Random chance, int depth) {
    if (depth == 0 || chance.nextInt(3) == 0) {
      return leaf(chance);
    }
    String one = query(chance, depth - 1);
    String other = query(chance, depth - 1);
    return switch (chance.nextInt(4)) {
      case 0 -> "(%s) (%s)".formatted(one, other);
      case 1 -> "(%s) OR (%s)".formatted(one, other);
      case 2 -> "(%s) OR (%s) OR (%s)".formatted(one, other, leaf(chance));
      default -> "(%s) NOT (%s)".formatted(one, other);
    };
  }

  private String leaf(Random chance) {
    String[] of = words.get(chance.nextInt(words.size()));
    int at = chance.nextInt(of.length - 4);
    String two = of[at] + " " + of[at + 1];
    String apart = of[at] + " " + of[at + 3];
    return switch (chance.nextInt(14)) {
      case 0, 1, 2 -> "\"%s\"".formatted(of[at]);
      case 3, 4 -> "\"%s\"".formatted(two);
      case 5 -> "\"%s %s\"".formatted(two, of[at + 2]);
      case 6 -> "\"%s\"~%d".formatted(apart, chance.nextInt(5));
      case 7 -> "\"%s %s %s\"~%d".formatted(of[at + 2], of[at], of[at + 1], chance.nextInt(8));
      case 8 -> "\"%s %s\"~6".formatted(two, of[at]);
      case 9 -> beginning(of[at]);
      case 10 -> "exact:\"%s\"".formatted(chance.nextBoolean() ? of[at] : two);
      case 11 -> "title:\"%s\"".formatted(of[at]);
      case 12 -> "text:\"%s\"".formatted(two);
      default -> field(chance);
    };
  }

  private static String beginning(String word) {
    String letters = word.replaceAll("[^\\p{L}]", "");
    return letters.length() < 4 ? "pre*" : letters.substring(0, 4) + "*";
  }

  private static String field(Random chance) {
    List<String> fields =
        List.of(
            "topic:aes",
            "topic:jih*",
            "country:ML",
            "lang:fr",
            "near:\"16.27,-0.04,30km\"",
            "killed:[%d TO *]".formatted(chance.nextInt(30)),
            "published:[now-%dh TO now]".formatted(1 + chance.nextInt(90)),
            "seen:[* TO 2026-09-%02d]".formatted(1 + chance.nextInt(28)),
            "cites:reuters.com",
            "was:convoy",
            "by:jnim",
            "agency:AFP");
    return fields.get(chance.nextInt(fields.size()));
  }

  private void read(int count, Random chance) throws IOException {
    List<String> all = new ArrayList<>();
    for (Path file : TEXTS) {
      try (Stream<String> lines = Files.lines(file)) {
        lines.forEach(line -> all.addAll(List.of(text(line).split("\\s+", -1))));
      }
    }
    for (int i = 0; i < count; i++) {
      int from = chance.nextInt(all.size() - WORDS);
      List<String> of = all.subList(from, from + WORDS);
      words.add(of.stream().map(ParityOfRealTextTest::bare).toArray(String[]::new));
      articles.add(
          ParityTest.article(i, chance, String.join(" ", of.subList(0, 8)), String.join(" ", of)));
    }
  }

  /** The words of a line of JSON: escapes and punctuation in them do no harm. */
  private static String text(String line) {
    return line.substring(line.indexOf("\"text\"") + 8).replace("\\n", "\n");
  }

  /** Without what would end a phrase. */
  private static String bare(String word) {
    return word.replaceAll("[\"“”„«»\\\\]", "");
  }

  private static DirectoryReader index(List<Filed> articles) {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try {
      try (IndexWriter writer =
          new IndexWriter(directory, new IndexWriterConfig(ArticleDocument.analyzer()))) {
        for (int i = 0; i < articles.size(); i++) {
          Document document = ArticleDocument.of(articles.get(i));
          document.add(new StoredField("number", i));
          writer.addDocument(document);
        }
      }
      return DirectoryReader.open(directory);
    } catch (IOException e) {
      throw new AssertionError("memory cannot fail", e);
    }
  }
}
