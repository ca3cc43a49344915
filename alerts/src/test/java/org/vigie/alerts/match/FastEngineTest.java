package org.vigie.alerts.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.vigie.index.query.Condition;
import org.vigie.index.query.Parsed;
import org.vigie.index.query.QueryLanguage;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Keep;

class FastEngineTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final List<String> WORDS = List.of("alpha", "bravo", "charlie", "delta", "echo");

  /** A search comes, changes or goes, and an article is matched. */
  record Step(int search, String query, String text) {
    boolean removes() {
      return query.isEmpty();
    }
  }

  @Property(tries = 150)
  void whatCameAndWentBeforeLeavesNoTrace(@ForAll("steps") List<Step> steps) {
    Map<String, Condition> there = new HashMap<>();
    try (FastEngine old = new FastEngine()) {
      for (Step step : steps) {
        String id = "s" + step.search();
        if (step.removes()) {
          there.remove(id);
          old.remove(List.of(id));
        } else {
          there.put(id, condition(step.query()));
          old.put(Map.of(id, condition(step.query())));
        }
        try (FastEngine fresh = new FastEngine()) {
          fresh.put(there);
          assertThat(old.match(article(step.text())))
              .containsExactlyInAnyOrderElementsOf(fresh.match(article(step.text())));
        }
      }
    }
  }

  @Test
  void whereASearchIsAnchoredDoesNotMatter() {
    try (FastEngine engine = new FastEngine()) {
      engine.put(
          Map.of(
              "both", condition("alpha bravo"), "either", condition("(alpha OR bravo) charlie")));
      for (int i = 0; i < 300; i++) {
        assertThat(engine.match(article("alpha delta " + i))).isEmpty();
      }
      assertThat(engine.match(article("bravo alpha charlie")))
          .containsExactlyInAnyOrder("both", "either");
      Cost cost = engine.cost("both").orElseThrow();
      assertThat(cost.articles()).isEqualTo(301);
      assertThat(cost.runs()).as("it is anchored at what is rare").isLessThan(20);
    }
  }

  @Test
  void manySearchesMayAskForTheSame() {
    try (FastEngine engine = new FastEngine()) {
      IntStream.range(0, 1_000)
          .forEach(i -> engine.put(Map.of("s" + i, condition("\"alpha bravo\" NOT echo"))));
      assertThat(engine.match(article("an alpha bravo charlie"))).hasSize(1_000);
      assertThat(engine.match(article("an alpha bravo echo"))).isEmpty();
      IntStream.range(1, 1_000).forEach(i -> engine.remove(List.of("s" + i)));
      assertThat(engine.match(article("an alpha bravo charlie"))).containsExactly("s0");
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> word = Arbitraries.of(WORDS);
    Arbitrary<String> query =
        Arbitraries.oneOf(
            word,
            Combinators.combine(word, word).as("%s %s"::formatted),
            Combinators.combine(word, word, word).as("(%s OR %s) -%s"::formatted),
            Combinators.combine(word, word).as("\"%s %s\""::formatted),
            Combinators.combine(word, word, word).as("\"%s %s %s\"~3"::formatted),
            Arbitraries.of("alp*", "bra* OR ech*", "seen:[now-1h TO now]", "source:test", ""));
    Arbitrary<String> text =
        word.list().ofMinSize(1).ofMaxSize(8).map(all -> String.join(" ", all));
    return Combinators.combine(Arbitraries.integers().between(0, 5), query, text)
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static Condition condition(String query) {
    return ((Parsed.Good) QueryLanguage.parse(query, NOON)).condition();
  }

  private static Filed article(String text) {
    Article article =
        new Article(
            "a",
            URI.create("https://example.org/a"),
            "test",
            "Test",
            "Test",
            "ML",
            "A title",
            text,
            List.of(),
            "en",
            NOON,
            NOON,
            false,
            Article.TextFrom.PAGE,
            Keep.FULL);
    Classified judged = new Classified(article, "en", List.of(), List.of(), List.of(), 1);
    return new Filed(judged, "a", Filed.Role.FIRST, null, "", List.of(), Filed.Change.NEW, 1);
  }
}
