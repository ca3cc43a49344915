package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.vigie.alerts.match.Engine;
import org.vigie.alerts.match.FastEngine;
import org.vigie.alerts.match.LuceneEngine;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Parsed;
import org.vigie.index.query.QueryLanguage;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Edit;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.Place;
import org.vigie.model.PlaceHit;
import org.vigie.model.Rulings;
import org.vigie.model.Sourcing;
import org.vigie.model.Span;
import org.vigie.model.TopicHit;

/**
 * A saved search matches an article if and only if its query, asked the moment the article was
 * first seen, finds it in an index of all: through changes, pauses and deletions.
 */
class ParityTest {
  private static final int ARTICLES = 50;
  private static final List<String> WORDS =
      List.of(
          "attack",
          "attacks",
          "attaqué",
          "convoy",
          "convois",
          "l’armée",
          "AES",
          "aes",
          "Wagner",
          "Niger",
          "Nigeria",
          "Côte",
          "d'Ivoire",
          "Al-Qaïda",
          "the",
          "12");

  private static final List<Filed> articles = new ArrayList<>();

  /** The articles that a query finds at an instant: many are asked again and again. */
  private static final Map<List<Object>, Set<Integer>> answers = new HashMap<>();

  @SuppressWarnings("NullAway.Init")
  private static DirectoryReader index;

  /** What becomes of a saved search: its first query, then what it is changed to. */
  record Fate(String first, Then then, String second) {}

  enum Then {
    STAYS,
    IS_CHANGED,
    IS_PAUSED,
    IS_DELETED
  }

  @BeforeContainer
  static void fill() throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    Random chance = new Random(42);
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(ArticleDocument.analyzer()))) {
      for (int i = 0; i < ARTICLES; i++) {
        articles.add(article(i, chance));
        Document document = ArticleDocument.of(articles.getLast());
        document.add(new StoredField("number", i));
        writer.addDocument(document);
        if (i % 9 == 0) {
          writer.commit();
        }
      }
    }
    index = DirectoryReader.open(directory);
  }

  @AfterContainer
  static void empty() throws IOException {
    index.close();
    articles.clear();
    answers.clear();
  }

  @Property(tries = 100)
  void aSavedSearchMatchesWhatItsQueryFinds(@ForAll("fates") List<Fate> fates) throws IOException {
    assertParity(fates, new FastEngine());
  }

  @Property(tries = 15)
  void soDoesLucenesMonitor(@ForAll("fates") List<Fate> fates) throws IOException {
    assertParity(fates, LuceneEngine.plain());
    assertParity(fates, LuceneEngine.tuned());
  }

  private static void assertParity(List<Fate> fates, Engine engine) throws IOException {
    try (Matcher matcher =
        new Matcher(InstantSource.fixed(Samples.NOON), engine, _ -> Optional.empty())) {
      Map<String, String> queries = new HashMap<>();
      for (int i = 0; i < fates.size(); i++) {
        matcher.put(Samples.search("s" + i, fates.get(i).first()));
        queries.put("s" + i, fates.get(i).first());
      }
      assertParity(matcher, queries);
      for (int i = 0; i < fates.size(); i++) {
        meet(fates.get(i), "s" + i, matcher, queries);
      }
      assertParity(matcher, queries);
      assertThat(matcher.problems()).isEmpty();
    }
  }

  @Provide
  Arbitrary<List<Fate>> fates() {
    return Combinators.combine(queries(), Arbitraries.of(Then.class), queries())
        .as(Fate::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private static Arbitrary<String> queries() {
    Arbitrary<String> word = Arbitraries.of(WORDS);
    Arbitrary<String> leaf =
        Arbitraries.oneOf(
            word,
            word.map("title:%s"::formatted),
            word.map("exact:%s"::formatted),
            Combinators.combine(word, word).as("\"%s %s\""::formatted),
            Combinators.combine(word, word).as("\"%s %s\"~4"::formatted),
            Combinators.combine(word, word, word).as("\"%s %s %s\""::formatted),
            Combinators.combine(word, word, word, Arbitraries.integers().between(0, 9))
                .as("exact:\"%s %s %s\"~%d"::formatted),
            Combinators.combine(word, word).as("title:\"%s %s\"~2"::formatted),
            word.map("=%s"::formatted),
            Arbitraries.of("att*", "conv*", "nig*", "exact:Nig*", "topic:jih*"),
            Arbitraries.of("topic:aes", "country:ML", "lang:fr", "source:s1", "role:first"),
            Arbitraries.of("near:\"16.27,-0.04,30km\"", "near:\"14.1,-1.63,300km\""),
            Arbitraries.integers().between(1, 28).map("published:2026-09-%02d"::formatted),
            Arbitraries.integers().between(1, 28).map("seen:{* TO 2026-09-%02d}"::formatted),
            Arbitraries.of("m", "h", "d", "w", "M", "y")
                .map("published:[now-9%s TO now]"::formatted),
            Arbitraries.integers().between(1, 40).map("published:[* TO now-%dh]"::formatted),
            Arbitraries.of("seen:[now TO *]", "seen:[now-1h TO now-1m]"),
            Arbitraries.of("cites:reuters.com", "cites:aes", "cites:\"the convoy\"", "cites:att*"),
            Arbitraries.of("was:niger", "was:(aes OR convoy)", "edited:yes", "edited:no"),
            Arbitraries.integers().between(0, 30).map("killed:[%d TO *]"::formatted),
            Arbitraries.integers().between(0, 30).map("abducted:{* TO %d}"::formatted),
            Arbitraries.of("killed:5", "wounded:0", "by:jnim", "by:unk*", "happened:2026-09-05"),
            Arbitraries.of("agency:AFP", "origin:lemonde.fr", "partial:paywall", "partial:no"));
    Arbitrary<String> query = leaf;
    for (int depth = 0; depth < 3; depth++) {
      query = Arbitraries.oneOf(leaf, query, pair(query));
    }
    return query;
  }

  private static Arbitrary<String> pair(Arbitrary<String> query) {
    Arbitrary<String> form =
        Arbitraries.of("%s AND %s", "(%s OR %s)", "(%s) NOT (%s)", "-(%s) (%s)");
    return Combinators.combine(form, query, query).as((it, a, b) -> it.formatted(a, b));
  }

  private static void meet(Fate fate, String id, Matcher matcher, Map<String, String> queries) {
    switch (fate.then()) {
      case STAYS -> {}
      case IS_CHANGED -> {
        matcher.put(Samples.search(id, fate.second()));
        queries.put(id, fate.second());
      }
      case IS_PAUSED -> {
        matcher.put(Samples.paused(Samples.search(id, fate.first())));
        queries.remove(id);
      }
      case IS_DELETED -> {
        matcher.remove(id);
        queries.remove(id);
      }
    }
  }

  private static void assertParity(Matcher matcher, Map<String, String> queries)
      throws IOException {
    for (int i = 0; i < ARTICLES; i++) {
      Instant seen = articles.get(i).article().firstSeen();
      Set<String> expected = new TreeSet<>();
      for (Map.Entry<String, String> search : queries.entrySet()) {
        if (found(search.getValue(), seen).contains(i)) {
          expected.add(search.getKey());
        }
      }
      assertThat(matcher.match(articles.get(i)).stream().map(match -> match.search().id()))
          .as("%s of %s", articles.get(i), queries)
          .containsExactlyElementsOf(expected);
    }
  }

  private static Set<Integer> found(String query, Instant now) throws IOException {
    if (!(QueryLanguage.parse(query, now) instanceof Parsed.Good good)) {
      throw new AssertionError("a bad query: " + query);
    }
    List<Object> question = good.condition().relative() ? List.of(query, now) : List.of(query);
    Set<Integer> known = answers.get(question);
    if (known != null) {
      return known;
    }
    Set<Integer> numbers = new HashSet<>();
    IndexSearcher searcher = new IndexSearcher(index);
    for (ScoreDoc hit : searcher.search(good.query(now), ARTICLES).scoreDocs) {
      numbers.add(
          searcher.storedFields().document(hit.doc).getField("number").numericValue().intValue());
    }
    answers.put(question, numbers);
    return numbers;
  }

  private static Filed article(int i, Random chance) {
    return article(i, chance, text(chance, 4), text(chance, 12));
  }

  /** An article of a title and a text, with everything else by chance. */
  static Filed article(int i, Random chance, String title, String text) {
    Instant seen =
        Instant.parse("2026-09-15T00:00:00Z").plus(Duration.ofHours(chance.nextInt(-336, 336)));
    Article article =
        new Article(
            "a" + i,
            URI.create("https://example.org/" + i),
            "s" + chance.nextInt(3),
            "Name",
            "Publisher",
            chance.nextBoolean() ? "ML" : "FR",
            title,
            text,
            List.of(),
            null,
            chance.nextInt(5) == 0 ? null : seen.minus(Duration.ofMinutes(chance.nextInt(6_000))),
            seen,
            false,
            Article.TextFrom.PAGE,
            Keep.FULL,
            details(chance));
    List<TopicHit> topics =
        List.of(new TopicHit(chance.nextBoolean() ? "aes" : "jihadist-attack", 1, List.of()));
    PlaceHit gao =
        new PlaceHit("ml-gao", "Gao", "ML", 16.27, -0.04, Place.Precision.EXACT, 1, List.of());
    return new Filed(
        new Classified(
            article,
            chance.nextBoolean() ? "fr" : "en",
            topics,
            List.of(),
            chance.nextInt(3) == 0 ? List.of(gao) : List.of(),
            chance.nextBoolean() ? List.of() : List.of(event(chance), event(chance)),
            List.of(),
            Sourcing.UNKNOWN,
            1),
        "a" + i,
        chance.nextBoolean() ? Filed.Role.FIRST : Filed.Role.UPDATE,
        null,
        "a test",
        List.of(),
        Filed.Change.NEW,
        1,
        chance.nextInt(3) > 0 ? List.of() : List.of(edit(chance)),
        Rulings.NONE,
        List.of());
  }

  private static Event event(Random chance) {
    int killed = chance.nextInt(30);
    LocalDate day = LocalDate.of(2026, 9, 1 + chance.nextInt(28));
    String by = chance.nextBoolean() ? "jnim" : "unknown-jihadist";
    return new Event(
        null,
        "ML",
        chance.nextBoolean() ? null : new Event.Day(day, Event.Day.Precision.DAY),
        chance.nextBoolean() ? null : new Event.Figure(killed, killed + 5),
        null,
        new Event.Figure(killed / 2, killed),
        new Event.By(by, by, by, false),
        null,
        List.of());
  }

  private static Article.Details details(Random chance) {
    boolean other = chance.nextBoolean();
    List<Article.Reference> references = new ArrayList<>();
    for (int i = chance.nextInt(4); i > 0; i--) {
      String host = chance.nextBoolean() ? "www.reuters.com" : "example.org";
      references.add(
          new Article.Reference(text(chance, 3), URI.create("https://" + host + "/" + i)));
    }
    return new Article.Details(
        null,
        null,
        other ? List.of("AFP") : List.of(),
        other ? null : new Article.Origin("Le Monde", URI.create("https://www.lemonde.fr/a")),
        references,
        null,
        List.of(),
        other ? null : new Article.Partial(Article.Partial.Why.PAYWALL, "a box"),
        null);
  }

  private static Edit edit(Random chance) {
    List<Edit.Hunk> hunks = new ArrayList<>();
    for (int i = chance.nextInt(3); i >= 0; i--) {
      hunks.add(new Edit.Hunk(Span.Field.TEXT, text(chance, i), text(chance, 3)));
    }
    return new Edit(2, Samples.NOON, hunks);
  }

  private static String text(Random chance, int words) {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      text.add(WORDS.get(chance.nextInt(WORDS.size())));
    }
    return String.join(" ", text);
  }
}
