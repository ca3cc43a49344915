package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.index.SearchRequest.Sort;
import org.vigie.index.query.Sample;

class SpellingTest {
  @TempDir Path folder;
  private Archive archive;

  @BeforeEach
  void open() throws Exception {
    archive = Archive.open(new IndexSettings(folder, Duration.ofMillis(5), Duration.ofSeconds(5)));
    archive.add(
        Stream.of(
                Sample.of("a", "Ouagadougou's convoys", "The Africa Corps left Bamako for Kidal."),
                Sample.of("b", "", "Un convoi de l’armée a été attaqué près d’Ouagadougou")
                    .in("fr"),
                Sample.of("c", "", "Bamako, Bamako and Bamaka"),
                Sample.of("d", "", "Bamako again"),
                Sample.of("e", "", "They attacked a convoy"),
                Sample.of("f", "", "A convoy, and an attack on it"),
                Sample.of("g", "", "A convoi that is none"))
            .map(Sample::filed)
            .toList(),
        7);
    assertThat(archive.awaitVisible(7, Duration.ofSeconds(10))).isTrue();
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Ouagadugou                       | Ouagadougou
          ouagadugu convoi                 | Ouagadougou convoi
          l'ouagadugou                     | l'Ouagadougou
          Bamakko                          | Bamako
          "Afrika Corps"                   | "Africa Corps"
          "the Afrika Corps"~3 Kidaal      | "the Africa Corps"~3 Kidal
          convoi OR convvoi                |
          topic:aes OR (text:Kidaal -Gao)  | topic:aes OR (text:Kidal -Gao)
          convois -Bamakko                 |
          Bamako                           |
          Bamako Kidal Gao                 |
          atack                            | attack
          =Bamakko                         |
          Bamakk*                          |
          "Bamakk\\o"                      |
          zzzzzzzzz                        |
          Mli                              |
          """)
  void correctsWordsThatNoArticleHasAndNoOthers(String query, @Nullable String corrected) {
    assertThat(search(query, Map.of()).didYouMean()).isEqualTo(corrected);
  }

  @Test
  void proposesNothingThatWouldFindNothingUnderTheSameFilters() {
    assertThat(search("Kidaal", Map.of("lang", List.of("fr"))).didYouMean()).isNull();
    assertThat(search("Kidaal", Map.of("lang", List.of("en"))).didYouMean()).isEqualTo("Kidal");
  }

  @Test
  void whereNothingIsFoundProposesWordsThatManyMoreArticlesHave() throws Exception {
    archive.add(
        Stream.concat(
                Stream.of(Sample.of("k", "", "Letters from Rommel's Afrika campaign")),
                IntStream.range(0, 5).mapToObj(i -> Sample.of("m" + i, "", "Africa Corps again")))
            .map(Sample::filed)
            .toList(),
        13);
    assertThat(archive.awaitVisible(13, Duration.ofSeconds(10))).isTrue();
    assertThat(search("Afrika Corps", Map.of()).didYouMean()).isEqualTo("Africa Corps");
    assertThat(search("Afrika campaign", Map.of()).didYouMean()).isNull();
    assertThat(search("Letters Kidal", Map.of()).didYouMean()).isNull();
  }

  @Test
  void aFrequentWordIsNotDoubtedWhereAFilterLeavesNoneOfItsArticles() throws Exception {
    archive.add(
        Stream.concat(
                IntStream.range(0, 12).mapToObj(i -> Sample.of("o" + i, "", "Gossi at noon")),
                IntStream.range(0, 60).mapToObj(i -> Sample.of("p" + i, "", "Gassi").in("fr")))
            .map(Sample::filed)
            .toList(),
        79);
    assertThat(archive.awaitVisible(79, Duration.ofSeconds(10))).isTrue();
    Map<String, List<String>> french = Map.of("lang", List.of("fr"));
    assertThat(search("Gossi", french).total()).isZero();
    assertThat(search("Gossi", french).didYouMean()).isNull();
    assertThat(search("Gossy", french).didYouMean()).isNull();
  }

  @Test
  void correctsNothingMoreOnceItsTimeIsUp() throws Exception {
    IndexSearcher searcher = archive.files().searchers().acquire();
    try {
      Spelling quick = new Spelling(searcher, "Bamakko", Sample.NOW, Duration.ZERO);
      assertThat(quick.corrected()).isEmpty();
    } finally {
      archive.files().searchers().release(searcher);
    }
  }

  private SearchResult search(String query, Map<String, List<String>> filters) {
    return (SearchResult)
        archive.search(
            new SearchRequest(query, filters, Sort.DATE, false, 0, 9, false, Sample.NOW));
  }
}
