package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.IOUtils;
import org.vigie.index.SearchRequest.Sort;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Explained;
import org.vigie.index.query.Passages;
import org.vigie.index.query.QueryLanguage;
import org.vigie.index.query.Sample;
import org.vigie.model.Filed;
import org.vigie.model.Place;

/**
 * The archive finds an article for a query if and only if the query matches the article alone, in
 * memory, as a saved search sees it.
 */
class ParityTest {
  private static final int ARTICLES = 60;
  private static final List<String> WORDS =
      List.of(
          "attack",
          "attacks",
          "attaques",
          "attaqué",
          "convoy",
          "convoi",
          "convois",
          "l’armée",
          "armées",
          "AES",
          "aes",
          "JNIM",
          "Wagner",
          "Africa",
          "Corps",
          "Djibo",
          "Mali",
          "male",
          "Niger",
          "Nigeria",
          "nigérien",
          "d'Ivoire",
          "Côte",
          "Al-Qaïda",
          "aujourd’hui",
          "the",
          "mines",
          "12",
          "القاعدة");
  private static final List<String> TOPICS = List.of("aes", "wagner", "jihadist-attack");

  private static final List<Filed> articles = new ArrayList<>();

  /** Each article in a memory of its own. */
  private static final List<IndexSearcher> alone = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Archive archive;

  @BeforeContainer
  static void fill() throws Exception {
    folder = Files.createTempDirectory("parity");
    archive = Archive.open(new IndexSettings(folder, Duration.ofMillis(5), Duration.ofSeconds(5)));
    Random chance = new Random(42);
    for (int i = 0; i < ARTICLES; i++) {
      articles.add(article(i, chance));
      alone.add(
          MemoryIndex.fromDocument(
                  ArticleDocument.of(articles.getLast()), ArticleDocument.analyzer())
              .createSearcher());
      // In many small batches, so that there are many segments.
      archive.add(List.of(articles.getLast()), i + 1);
      if (i % 15 == 0) {
        assertThat(archive.awaitVisible(i + 1, Duration.ofSeconds(10))).isTrue();
      }
    }
    assertThat(archive.awaitVisible(ARTICLES, Duration.ofSeconds(10))).isTrue();
  }

  @AfterContainer
  static void empty() throws Exception {
    archive.close();
    IOUtils.rm(folder);
  }

  @Property(tries = 600)
  void aSearchFindsWhatTheSavedSearchMatches(@ForAll("queries") String query) throws Exception {
    Set<String> matching = new HashSet<>();
    var parsed = Sample.query(query);
    for (int i = 0; i < ARTICLES; i++) {
      Filed article = articles.get(i);
      boolean matches = alone.get(i).count(parsed) > 0;
      if (matches) {
        matching.add(article.article().id());
      }
      if (i % 20 == 0) {
        assertThat(!Passages.of(parsed, article, 3).isEmpty()).as(query).isEqualTo(matches);
      }
    }
    assertThat(found(query)).as(query).isEqualTo(matching);
  }

  /** Also what each part stands for is a query that says so of itself. */
  @Property(tries = 300)
  void anExplanationSaysMatchIfAndOnlyIfTheQueryMatches(@ForAll("queries") String query)
      throws Exception {
    for (int i = 0; i < ARTICLES; i += 12) {
      Explained root = (Explained) QueryLanguage.explain(query, articles.get(i), Sample.NOW);
      check(query, alone.get(i), root);
    }
  }

  private static void check(String query, IndexSearcher article, Explained part) throws Exception {
    if (part.kind() != Explained.Kind.NOT) {
      String written = query.substring(part.start(), part.end());
      // A group of exclusions alone is no query; it says of what is excluded that it is there.
      if (Sample.bad(written) == null) {
        assertThat(article.count(Sample.query(written)) > 0)
            .as("%s in %s", written, query)
            .isEqualTo(part.matches());
      }
    }
    int from = part.start();
    for (Explained inner : part.parts()) {
      assertThat(inner.start()).isGreaterThanOrEqualTo(from);
      assertThat(inner.end()).isLessThanOrEqualTo(part.end());
      from = inner.end();
      check(query, article, inner);
    }
  }

  @Provide
  Arbitrary<String> queries() {
    Arbitrary<String> word = Arbitraries.of(WORDS);
    Arbitrary<String> leaf =
        Arbitraries.oneOf(
            word,
            word.map(it -> "title:" + it),
            word.map(it -> "text:" + it),
            word.map(it -> "=" + it),
            word.map(it -> "exact:" + it),
            Combinators.combine(word, word).as((a, b) -> "\"" + a + " " + b + "\""),
            Combinators.combine(word, word, Arbitraries.integers().between(1, 9))
                .as((a, b, slop) -> "\"" + a + " " + b + "\"~" + slop),
            Arbitraries.of("att*", "conv*", "nig*", "exact:Nig*", "title:afr*", "wag*"),
            Arbitraries.of(TOPICS).map(it -> "topic:" + it),
            Arbitraries.of("topic:jih*", "entity:jnim", "entity:\"katiba macina\"", "place:gao"),
            Arbitraries.of(
                "country:ML", "country:BF", "lang:fr", "lang:en", "source:s1", "role:copy"),
            Arbitraries.of(
                "backfill:yes", "backfill:no", "story:s7", "publisher:\"Publisher of s2\""),
            Arbitraries.of("near:\"16.27,-0.04,30km\"", "near:\"14.1,-1.63,300km\""),
            Arbitraries.integers().between(1, 28).map("published:2024-09-%02d"::formatted),
            Arbitraries.integers().between(1, 40).map("published:[now-%dd TO now]"::formatted),
            Arbitraries.integers().between(1, 28).map("seen:{* TO 2024-09-%02d}"::formatted));
    Arbitrary<String> query = leaf;
    for (int depth = 0; depth < 3; depth++) {
      query = Arbitraries.oneOf(leaf, query, pair(query));
    }
    return query;
  }

  private static Arbitrary<String> pair(Arbitrary<String> query) {
    Arbitrary<String> form =
        Arbitraries.of(
            "%s %s", "%s AND %s", "(%s OR %s)", "(%s) NOT (%s)", "-(%s) (%s)", "(%s) || (%s)");
    return Combinators.combine(form, query, query).as((it, a, b) -> it.formatted(a, b));
  }

  private static Set<String> found(String query) {
    SearchRequest all =
        new SearchRequest(query, Map.of(), Sort.DATE, false, 0, ARTICLES, false, Sample.NOW);
    Set<String> ids = new HashSet<>();
    SearchResult result = (SearchResult) archive.search(all);
    result.hits().forEach(hit -> ids.add(hit.filed().article().id()));
    assertThat(result.total()).isEqualTo(ids.size());
    return ids;
  }

  private static Filed article(int i, Random chance) {
    Sample sample =
        Sample.of("a" + i, text(chance, 4), text(chance, chance.nextInt(8) == 0 ? 600 : 25))
            .from("s" + chance.nextInt(4))
            .in(chance.nextBoolean() ? "fr" : "en")
            .at("2024-09-%02dT%02d:00:00Z".formatted(1 + chance.nextInt(28), chance.nextInt(24)))
            .under("s" + chance.nextInt(60))
            .as(chance.nextBoolean() ? Filed.Role.FIRST : Filed.Role.COPY, chance.nextInt(10) == 0);
    if (chance.nextBoolean()) {
      sample = sample.on(TOPICS.get(chance.nextInt(3)));
    }
    if (chance.nextInt(3) == 0) {
      sample = sample.naming("jnim", chance.nextBoolean() ? "JNIM" : "Katiba Macina");
    }
    if (chance.nextInt(3) == 0) {
      sample = sample.near("ml-gao", "Gao", "ML", 16.27, -0.04);
    }
    if (chance.nextInt(3) == 0) {
      sample = sample.near("bf", "Burkina Faso", "BF", 12.2, -1.5, Place.Precision.COUNTRY);
    }
    return sample.filed();
  }

  private static String text(Random chance, int words) {
    List<String> text = new ArrayList<>();
    int telling = 2 + chance.nextInt(24);
    for (int i = 0; i < words; i++) {
      // Long texts must not all have every word.
      boolean other = i >= telling && chance.nextInt(60) > 0;
      text.add(other ? "other" + chance.nextInt(3) : WORDS.get(chance.nextInt(WORDS.size())));
      text.add(chance.nextInt(12) == 0 ? ".\n\n" : " ");
    }
    return String.join("", text);
  }
}
