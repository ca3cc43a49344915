package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.lucene.util.IOUtils;
import org.vigie.index.Completion.Candidate;
import org.vigie.index.query.Sample;
import org.vigie.model.Filed;
import org.vigie.model.Place;

class CompletionTest {
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Archive archive;

  @BeforeContainer
  static void fill() throws Exception {
    folder = Files.createTempDirectory("completion");
    archive = Archive.open(new IndexSettings(folder, Duration.ofMillis(5), Duration.ofSeconds(5)));
    archive.add(
        Stream.of(
                Sample.of("a", "", "x").on("jihadist-attack").naming("jnim", "JNIM").in("fr"),
                Sample.of("b", "", "x").on("jihadist-attack").naming("jnim", "GSIM").in("fr"),
                Sample.of("c", "", "x")
                    .on("wagner")
                    .naming("africa-corps", "Africa Corps")
                    .near("bf-djibo", "Djibo", "BF", 14.1, -1.63),
                Sample.of("d", "", "x")
                    .near("ml", "Mali", "ML", 17, -4, Place.Precision.COUNTRY)
                    .near("ci", "Côte d’Ivoire", "CI", 7, -5, Place.Precision.COUNTRY)
                    .as(Filed.Role.COPY, true))
            .map(Sample::filed)
            .toList(),
        4);
    assertThat(archive.awaitVisible(4, Duration.ofSeconds(10))).isTrue();
  }

  @AfterContainer
  static void empty() throws Exception {
    archive.close();
    IOUtils.rm(folder);
  }

  @Example
  void completesFieldsAndWhatIsKnownByName() {
    assertThat(texts("to|")).containsExactly("topic:");
    assertThat(texts("x AND -pu|")).containsExactly("publisher:", "published:");
    assertThat(texts("jn|")).containsExactly("entity:jnim");
    assertThat(texts("djib|")).containsExactly("place:bf-djibo");
    assertThat(texts("corps|")).containsExactly("entity:africa-corps");
    assertThat(texts("ja|")).isEmpty();
  }

  @Example
  void givesWhatItKnowsOnceItsTimeIsUp() {
    for (String query : List.of("pu", "topic:", "near:", "country:m")) {
      Completion quick =
          archive.complete(query, query.length(), Locale.ENGLISH, Sample.NOW, Duration.ZERO);
      assertThat(quick.candidates())
          .extracting(Candidate::text)
          .isEqualTo(query.equals("pu") ? List.of("publisher:", "published:") : List.of());
    }
  }

  @Example
  void completesValuesByIdAndByName() {
    assertThat(complete("entity:js|").candidates()).isEmpty();
    assertThat(complete("entity:GS|").candidates())
        .containsExactly(new Candidate("jnim", "entity", "jnim", "GSIM", 2));
    assertThat(texts("topic:|")).containsExactly("jihadist-attack", "wagner");
    assertThat(texts("topic:(aes OR wa|")).containsExactly("wagner");
    assertThat(texts("place:cote|")).containsExactly("ci");
    assertThat(texts("place:\"cote d'iv|")).containsExactly("ci");
    assertThat(texts("source: rf|")).containsExactly("rfi-afrique");
    assertThat(texts("publisher:publi|")).containsExactly("\"Publisher of rfi-afrique\"");
    assertThat(texts("story:|")).isEmpty();
    assertThat(texts("title:con|")).isEmpty();
    assertThat(texts("=jn|")).isEmpty();
    assertThat(texts("x |")).isEmpty();
    assertThat(texts("|")).isEmpty();
  }

  @Example
  void completesCodesByTheirNamesInTheReadersLanguage() {
    assertThat(archive.complete("country:côte", 12, Locale.FRENCH, Sample.NOW).candidates())
        .containsExactly(new Candidate("CI", "country", "CI", "Côte d’Ivoire", 1));
    assertThat(texts("lang:|")).containsExactly("en", "fr");
    assertThat(texts("lang:fren|")).containsExactly("fr");
  }

  @Example
  void completesChoicesDatesNumbersAndCircles() {
    assertThat(texts("role:|")).containsExactly("first", "copy");
    assertThat(texts("published:|")).containsExactly("[now-30d TO now]", "2024");
    assertThat(texts("published:[no|")).containsExactly("[now-30d TO now]");
    assertThat(texts("killed:|")).isEmpty();
    assertThat(complete("near:dji|").candidates())
        .containsExactly(
            new Candidate("\"14.1,-1.63,25km\"", "near", "14.1,-1.63,25km", "Djibo", 1));
    assertThat(texts("near:mali|")).isEmpty();
  }

  @Example
  void saysWhatToReplace() {
    assertThat(replaced("convoy topic:wa|g AND x", 0)).isEqualTo("convoy topic:wagner AND x");
    assertThat(replaced("(jn|)", 0)).isEqualTo("(entity:jnim)");
    assertThat(replaced("place:\"dji|\" x", 0)).isEqualTo("place:bf-djibo x");
    assertThat(replaced("publisher:\"pub|", 0)).isEqualTo("publisher:\"Publisher of rfi-afrique\"");
    assertThat(replaced("to| wagner", 0)).isEqualTo("topic: wagner");
    assertThat(replaced("x to|p:wagner", 0)).isEqualTo("x topic:wagner");
  }

  @Property(tries = 1_000)
  void whateverIsWrittenAnyCandidateFindsAsManyAsItSays(
      @ForAll("texts") String text, @ForAll @IntRange(max = 40) int at) {
    Completion completion = archive.complete(text, at, Locale.ENGLISH, Sample.NOW);
    assertThat(completion.start()).isBetween(0, text.length());
    assertThat(completion.end()).isBetween(completion.start(), text.length());
    assertThat(completion.candidates()).hasSizeLessThanOrEqualTo(Completion.MOST);
    for (Candidate one : completion.candidates()) {
      if (!one.value().isEmpty()) {
        String query =
            one.text().startsWith(one.field() + ":") ? one.text() : one.field() + ":" + one.text();
        SearchResult found = (SearchResult) archive.search(SearchRequest.of(query, Sample.NOW));
        assertThat(found.total()).as(query).isEqualTo(one.count()).isPositive();
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "topic:",
            "entity:",
            "place:",
            "near:",
            "lang:",
            "published:",
            "nofield:",
            "(",
            ")",
            "\"",
            "»",
            "[",
            "]",
            "-",
            "=",
            "\\",
            " ",
            "OR ",
            "wa",
            "j",
            "Dji",
            "co",
            "é",
            "\uD83D");
    return pieces.list().ofMaxSize(9).map(list -> String.join("", list));
  }

  private static Completion complete(String marked) {
    int at = marked.indexOf('|');
    return archive.complete(marked.replace("|", ""), at, Locale.ENGLISH, Sample.NOW);
  }

  private static List<String> texts(String marked) {
    return complete(marked).candidates().stream().map(Candidate::text).toList();
  }

  private static String replaced(String marked, int which) {
    Completion completion = complete(marked);
    String text = marked.replace("|", "");
    return text.substring(0, completion.start())
        + completion.candidates().get(which).text()
        + text.substring(completion.end());
  }
}
