package org.vigie.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.model.Filed;
import org.vigie.model.Place;

class QueryLanguageTest {
  private static final Filed ARTICLE =
      Sample.of(
              "a",
              "Attack on a convoy near Djibo",
              "The army says JNIM fighters attacked a supply convoy. Wagner was not there.")
          .on("jihadist-attack")
          .naming("jnim", "JNIM")
          .near("bf-djibo", "Djibo", "BF", 14.1, -1.63)
          .near("bf", "Burkina Faso", "BF", 12.2, -1.5, Place.Precision.COUNTRY)
          .as(Filed.Role.UPDATE, true)
          .filed();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          convoy                                | true
          convoy Djibo                          | true
          convoy Mopti                          | false
          convoy AND Djibo                      | true
          convoy && Mopti                       | false
          Mopti OR Djibo                        | true
          Mopti OR convoy Djibo                 | true
          Gao Mopti OR convoy                   | true
          (Gao OR convoy) Mopti                 | false
          convoy NOT Mopti                      | true
          convoy NOT Wagner                     | false
          convoy -Wagner                        | false
          convoy !Mopti                         | true
          -Mopti convoy                         | true
          NOT NOT convoy                        | true
          +convoy +Djibo                        | true
          convoy (-Mopti -Gao)                  | true
          convoy (-Mopti -Wagner)               | false
          convoy -(Mopti OR Wagner)             | false
          "supply convoy"                       | true
          "convoy supply"                       | false
          "army fighters"~3                     | true
          "army fighters"~1                     | false
          “supply convoy”                       | true
          « supply convoy »                     | true
          "convoy near Djibo"                   | true
          jiha*                                 | false
          figh*                                 | true
          FIGHT*                                | true
          title:convoy                          | true
          title:supply                          | false
          title:(attack convoy)                 | true
          text:"supply convoy"                  | true
          text:conv*                            | true
          title: convoy                         | true
          topic:jihadist-attack                 | true
          topic:jihad*                          | true
          topic:wagner                          | false
          topic:(wagner OR jihadist-attack)     | true
          topic:jihadist-attack NOT source:rfi  | true
          entity:JNIM                           | true
          place:djibo                           | true
          place:bf-djibo                        | true
          place:"burkina faso"                  | true
          near:"14.1,-1.63,50km"                | true
          near:"14.0,-1.63,15km"                | true
          near:"14.0,-1.63,5000m"               | false
          near:"12.2,-1.5,10km"                 | false
          country:bf                            | true
          country:ML                            | false
          source:rfi-afrique                    | true
          publisher:"Publisher of rfi-afrique"  | true
          from:FR                               | true
          from:BF                               | false
          lang:en                               | true
          lang:fr                               | false
          story:story-a                         | true
          role:update                           | true
          role:FIRST                            | false
          backfill:yes                          | true
          backfill:no                           | false
          published:2024-09-17                  | true
          published:2024-09-18                  | false
          published:2024-09                     | true
          published:2024                        | true
          published:[2024-09-17 TO 2024-09-17]  | true
          published:{2024-09-17 TO 2024-09-20}  | false
          published:[2024-09-01 TO 2024-09-17}  | false
          published:[* TO 2024-09-16]           | false
          published:[2024-09-17T08:30Z TO *]    | true
          published:[2024-09-17T08:31Z TO *]    | false
          published:[now-2w TO now]             | false
          published:[now-15d TO now]            | true
          published:[now-1M TO now-1h]          | true
          seen:[2024-09-17T08:40:00Z TO 2024-09-17T08:40:00+00:00] | true
          \\(convoy                             | true
          conv\\oy                              | true
          convoy!                               | true
          "12:30" OR convoy                     | true
          12:30 OR convoy                       | true
          supply-convoy                         | true
          and                                   | false
          """)
  void findsWhatItSays(String query, boolean found) {
    assertThat(Sample.matches(query, ARTICLE)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Africa Corps          | 0  | never closed
          (a OR b                | 0  | never closed
          x (a (b)               | 2  | never closed
          a) b                   | 1  | closes nothing
          )                      | 0  | before this )
          ()                     | 1  | before this )
          a OR                   | 4  | ends too early
          a AND                  | 5  | ends too early
          NOT                    | 3  | ends too early
          OR b                   | 0  | before this operator
          a OR AND b             | 5  | before this operator
          a AND OR b             | 6  | before this operator
          NOT a                  | 0  | what to look for
          -a -b                  | 0  | what to look for
          (-a)                   | 1  | what to look for
          a OR NOT b             | 5  | (this OR that) NOT other
          Mali - Niger           | 5  | at once
          a +                    | 2  | at once
          kiled:[10 TO *]        | 0  | no field 'kiled': write killed. The fields are title, text, exact, topic
          killed:many            | 7  | takes a whole number
          killed:[10 TO lots]    | 14 | takes a whole number
          killed:[10 TO 5]       | 7  | ends before it begins
          topic:[a TO b]         | 6  | Dates and numbers alone
          http://x.org           | 0  | no field 'http'
          x titel:a              | 2  | no field 'titel': write title.
          language:fr            | 0  | no field 'language': write lang.
          Topics:wagner          | 0  | no field 'Topics': write topic.
          pub:rfi                | 0  | no field 'pub'. The
          author:x               | 0  | no field 'author'. The
          title:                 | 6  | missing after title:
          title: OR a            | 7  | missing after title:
          (topic:)               | 7  | missing after topic:
          *haddist               | 0  | end of a word
          *                      | 0  | end of a word
          j*d                    | 1  | end of a word
          ji*                    | 0  | three letters
          l'a*                   | 0  | three letters
          exact:J*               | 6  | three letters
          topic:w*               | 6  | three letters
          al-qa*                 | 0  | one word
          jiha?                  | 4  | no wildcard ?
          jihad~                 | 5  | similar words
          jihad~2                | 5  | similar words
          jihad^2                | 5  | weight
          /jih.*/                | 0  | regular expressions
          "a b"~                 | 5  | Write a number
          "a b"~1001             | 5  | at most 1000
          "a b"~1000000000       | 5  | at most 1000
          topic:"a b"~2          | 6  | phrases of title and text
          ""                     | 0  | no word
          ...                    | 0  | no word
          a [1 TO 2]             | 2  | Dates and numbers alone
          published:[2024 TO     | 10 | never closed
          published:[2024, 2025] | 10 | two ends
          published:[2025 TO 2024] | 10 | ends before it begins
          published:soon         | 10 | is no date
          published:2024-13-01   | 10 | is no date
          published:[2024-02-30 TO *] | 11 | is no date
          published:[* TO now-7x] | 16 | is no date
          published:now/d        | 10 | is no date
          published:202*         | 10 | whole value
          country:Mali           | 8  | ISO 3166
          lang:french            | 5  | ISO 639
          role:boss              | 5  | first, copy or update
          backfill:maybe         | 9  | yes or no
          near:Djibo             | 5  | latitude, longitude and distance
          near:"91,0,5km"        | 5  | -90 to 90
          near:"14,0,0km"        | 5  | more than 0
          near:"14,0,50000km"    | 5  | more than 0
          topic:=aes             | 6  | = is for words
          topic:-aes             | 6  | write -topic:aes
          topic: - aes           | 7  | write -topic:aes
          x topic:!aes           | 8  | write -topic:aes
          topic:NOT aes          | 6  | write -topic:aes
          source:!rfi            | 7  | write -source:rfi
          source:!=rfi           | 7  | write -source:=rfi
          title:-x               | 6  | write -title:x
          title:+x               | 6  | write +title:x
          text:-"a b"            | 5  | write -text:"…"
          topic:-(a OR b)        | 6  | write -topic:(…)
          topic:-                | 6  | write -topic:…
          published:-2024        | 10 | write -published:2024
          = AES                  | 0  | follow = at once
          """)
  void saysWhereAQueryIsWrongAndWhatToWrite(String query, int position, String message) {
    Parsed.Bad bad = Sample.bad(query);
    assertThat(bad).as(query).isNotNull();
    if (bad != null) {
      assertThat(bad.message()).contains(message);
      assertThat(bad.position()).isEqualTo(position);
    }
  }

  static Stream<Arguments> costly() {
    String or = String.join(" OR ", "ab ".repeat(500).split(" "));
    return Stream.of(
        Arguments.of("5,000 parentheses", "(".repeat(5_000), 4_096, "4096 characters"),
        Arguments.of("parentheses", "(".repeat(2_000) + "a" + ")".repeat(2_000), 20, "20 groups"),
        Arguments.of("negations", "!".repeat(4_000) + "a", 20, "20 groups"),
        Arguments.of("NOT NOT", "NOT ".repeat(1_000) + "a", 80, "20 groups"),
        Arguments.of("pluses", "+".repeat(4_000) + "a", 20, "20 groups"),
        Arguments.of("minuses", "-".repeat(4_000) + "a", 20, "20 groups"),
        Arguments.of("fields", "title:".repeat(600) + "a", 6, "a field within a field"),
        Arguments.of("groups in a field", "title:(".repeat(500) + "a", 146, "20 groups"),
        Arguments.of("words", "ab ".repeat(1_300), 768, "256 words"),
        Arguments.of("a long OR", or, 1_536, "256 words"),
        Arguments.of("a long phrase", "\"" + "ab ".repeat(1_300) + "\"", 0, "256 words"),
        Arguments.of("values", "topic:a ".repeat(500), 2_054, "256 words"),
        Arguments.of("2,000 clauses", "a ".repeat(2_000), 512, "256 words"),
        Arguments.of("exclusions alone", "-a ".repeat(1_300), 0, "what to look for"),
        Arguments.of(
            "NOT beside OR", "a OR NOT b OR ".repeat(270) + "c", 5, "(this OR that) NOT other"),
        Arguments.of("unknown fields", "abc:a ".repeat(600), 0, "no field 'abc'"),
        Arguments.of("regular expression", "/(a{1,100000})/", 0, "regular expressions"),
        Arguments.of("3,000 groups", "/" + "(a)".repeat(1_300) + "/", 0, "regular expressions"),
        Arguments.of("leading wildcard", "*a????", 0, "end of a word"),
        Arguments.of("a prefix of a letter", "a* ".repeat(1_300), 0, "three letters"),
        Arguments.of("similar words", "a~2 ".repeat(1_000), 1, "similar words"),
        Arguments.of("distance", "\"a b\"~1000000000", 5, "at most 1000"),
        Arguments.of("distance of many digits", "\"a b\"~" + "9".repeat(4_000), 5, "at most 1000"),
        Arguments.of("open ranges", "published:[".repeat(300), 10, "never closed"),
        Arguments.of("quotation marks", "\"".repeat(4_001), 4_000, "never closed"),
        Arguments.of("backslashes", "\\".repeat(4_000), 0, "no word"),
        Arguments.of("1 MB", "a".repeat(1 << 20), 4_096, "4096 characters"),
        Arguments.of("1 MB of words", "abc ".repeat(250_000), 4_096, "4096 characters"));
  }

  /** Nothing recurses as deep as it is written: a page is served on a small stack, too. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("costly")
  void refusesWhatCostsTooMuchAtOnceOnASmallStack(
      String name, String query, int position, String message) {
    List<Parsed.Bad> refused = new CopyOnWriteArrayList<>();
    Runnable asking =
        () -> {
          refused.add((Parsed.Bad) QueryLanguage.parse(query, Sample.NOW));
          refused.add((Parsed.Bad) QueryLanguage.explain(query, ARTICLE, Sample.NOW));
          assertThat(Caret.of(query, query.length())).isNotNull();
        };
    AtomicReference<Throwable> failed = new AtomicReference<>();
    Thread small = new Thread(null, asking, name, 192 << 10);
    small.setUncaughtExceptionHandler((_, thrown) -> failed.set(thrown));
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          small.start();
          small.join();
        });
    assertThat(failed.get()).isNull();
    assertThat(refused)
        .hasSize(2)
        .allSatisfy(
            bad -> {
              assertThat(bad.message()).contains(message);
              assertThat(bad.position()).isEqualTo(position);
            });
  }

  @Test
  void saysWhichValueIsOneTooMany() {
    for (String value : List.of("topic:a", "published:2024", "near:14,0,5km")) {
      String most = (value + " ").repeat(Conditions.MAX_CLAUSES);
      Parsed.Bad bad = Sample.bad(most + value);
      assertThat(bad).isNotNull();
      assertThat(bad.position()).isEqualTo(most.length() + value.indexOf(':') + 1);
    }
  }

  @Test
  void aSignBeforeAFieldOrWithinItsGroupIsRead() {
    assertThat(Sample.matches("convoy -topic:aes", ARTICLE)).isTrue();
    assertThat(Sample.matches("topic:(jihadist-attack -aes)", ARTICLE)).isTrue();
    assertThat(Sample.matches("near:-14.1,-1.63,50km", ARTICLE)).isFalse();
    assertThat(Sample.matches("title:\"-convoy\"", ARTICLE)).isTrue();
  }

  @Test
  void knowsTheSignForOr() {
    assertThat(Sample.matches("Mopti || Djibo", ARTICLE)).isTrue();
    assertThat(Sample.matches("Mopti||Gao", ARTICLE)).isFalse();
  }

  @Test
  void takesQueriesUpToItsLimits() {
    String words = "attaques ".repeat(Conditions.MAX_CLAUSES).strip();
    assertThat(Sample.matches(words, Sample.text("une attaque").filed())).isTrue();
    String deep = "(".repeat(20) + "convoy" + ")".repeat(20);
    assertThat(Sample.matches(deep, ARTICLE)).isTrue();
  }

  @Test
  void theEmptyQueryIsEverything() {
    assertThat(Sample.matches("", ARTICLE)).isTrue();
    assertThat(Sample.matches(" \t\n", ARTICLE)).isTrue();
  }

  @Test
  void saysWhichQueriesDependOnNow() {
    assertThat(List.of("seen:[now-7d TO *]", "a published:now", "(x OR seen:[* TO now])"))
        .allMatch(query -> good(query).condition().relative());
    assertThat(List.of("now", "\"now\"", "published:[2024 TO 2025]", ""))
        .noneMatch(query -> good(query).condition().relative());
  }

  @Property(tries = 3_000)
  void noTextMakesItThrow(@ForAll("texts") String text) {
    switch (QueryLanguage.parse(text, Sample.NOW)) {
      case Parsed.Good good -> {
        boolean _ = Sample.matches(good.query(Sample.NOW), ARTICLE);
        assertThat(Passages.of(good.query(Sample.NOW), ARTICLE, 3)).isNotNull();
        assertThat(QueryLanguage.explain(text, ARTICLE, Sample.NOW)).isInstanceOf(Explained.class);
      }
      case Parsed.Bad bad -> {
        assertThat(bad.position()).isBetween(0, text.length());
        assertThat(bad.message()).isNotBlank();
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "(",
            ")",
            "\"",
            "“",
            "»",
            "~",
            "5",
            "*",
            "?",
            ":",
            "\\",
            "[",
            "]",
            "{",
            "}",
            " TO ",
            "now-7d",
            "AND ",
            " OR ",
            "NOT ",
            "!",
            "-",
            "+",
            "&&",
            "||",
            "=",
            "^",
            "/",
            " ",
            "'",
            "’",
            "title:",
            "topic:",
            "published:",
            "near:",
            "exact:",
            "country:",
            "lang:",
            "role:",
            "backfill:",
            "convoy",
            "Djibo",
            "é",
            "\u0301",
            "\uD83D",
            "\uDE00",
            "القاعدة",
            "你好",
            "\u0000",
            "14.1,-1.63,50km",
            "2024-09-17",
            "l'",
            "jihad*");
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(60),
        pieces.list().ofMaxSize(12).map(list -> String.join("", list)));
  }

  private static Parsed.Good good(String query) {
    return (Parsed.Good) QueryLanguage.parse(query, Sample.NOW);
  }
}
