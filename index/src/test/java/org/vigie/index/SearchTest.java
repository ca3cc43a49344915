package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.index.SearchRequest.Sort;
import org.vigie.index.SearchResult.Bucket;
import org.vigie.index.SearchResult.Count;
import org.vigie.index.query.Sample;

class SearchTest {
  @TempDir Path folder;
  private Archive archive;
  private long next;

  @BeforeEach
  void open() {
    archive = Archive.open(new IndexSettings(folder, Duration.ofMillis(5), Duration.ofSeconds(5)));
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void sortsByDateNewestFirst() throws Exception {
    add(
        Sample.of("b", "", "convoy").at("2024-09-02T00:00:00Z"),
        Sample.of("c", "", "convoy").at("2024-09-03T00:00:00Z"),
        Sample.of("a", "", "convoy").at("2024-09-01T00:00:00Z"));
    assertThat(ids(search("convoy"))).containsExactly("c", "b", "a");
    assertThat(search("convoy").total()).isEqualTo(3);
  }

  @Test
  void sortsByRelevanceWithTheTitleFirst() throws Exception {
    add(
        Sample.of("often", "Other", "A convoy, a convoy and another convoy"),
        Sample.of("once", "Other", "One convoy and many other words that do not count at all"),
        Sample.of("title", "A convoy", "Other words that do not count at all"));
    assertThat(ids(search(request("convoy", Sort.RELEVANCE, false))))
        .containsExactly("title", "often", "once");
  }

  @Test
  void showsHowTheTextBeginsWhereNothingOfItMatches() throws Exception {
    add(Sample.of("a", "A convoy", "Three lorries left Gao."));
    SearchResult.Hit hit = search("title:convoy").hits().getFirst();
    assertThat(hit.passage("title").orElseThrow().matches()).hasSize(1);
    assertThat(hit.passage("text").orElseThrow().text()).isEqualTo("Three lorries left Gao.");
    assertThat(hit.passage("text").orElseThrow().matches()).isEmpty();
    assertThat(search("convoy lorries").hits().getFirst().passages())
        .extracting(passage -> passage.matches().size())
        .containsExactly(1, 1);
  }

  @Test
  void pagesWithoutGapsOrRepeats() throws Exception {
    for (int i = 0; i < 30; i++) {
      add(Sample.of("a" + i, "", "convoy").at("2024-09-01T00:00:%02dZ".formatted(i)));
    }
    SearchResult first = search(page(0, 20));
    SearchResult second = search(page(20, 20));
    assertThat(Stream.concat(ids(first).stream(), ids(second).stream()))
        .doesNotHaveDuplicates()
        .hasSize(30);
    assertThat(second.total()).isEqualTo(30);
    assertThat(search(page(40, 20)).hits()).isEmpty();
    assertThat(search(page(0, 0)).hits()).isEmpty();
    assertThat(search(page(0, 0)).total()).isEqualTo(30);
  }

  @Test
  void collapsesByStoryToItsFirstHitAndSaysHowManyOthersThereAre() throws Exception {
    add(
        Sample.of("a1", "", "convoy").under("s1").at("2024-09-01T00:00:00Z"),
        Sample.of("a2", "", "convoy").under("s1").at("2024-09-04T00:00:00Z"),
        Sample.of("a3", "", "nothing").under("s1").at("2024-09-05T00:00:00Z"),
        Sample.of("b1", "", "convoy").under("s2").at("2024-09-02T00:00:00Z"),
        Sample.of("c1", "", "convoy").under("s3").at("2024-09-03T00:00:00Z"));
    SearchResult result = search(request("convoy", Sort.DATE, true));
    assertThat(ids(result)).containsExactly("a2", "c1", "b1");
    assertThat(result.hits()).extracting(SearchResult.Hit::others).containsExactly(2, 0, 0);
    assertThat(result.total()).isEqualTo(3);
    assertThat(result.articles()).isEqualTo(4);
    SearchResult second =
        search(new SearchRequest("convoy", Map.of(), Sort.DATE, true, 1, 1, false, Sample.NOW));
    assertThat(ids(second)).containsExactly("c1");
    assertThat(second.total()).isEqualTo(3);
    SearchResult past =
        search(new SearchRequest("convoy", Map.of(), Sort.DATE, true, 5, 5, false, Sample.NOW));
    assertThat(past.hits()).isEmpty();
    assertThat(past.total()).isEqualTo(3);
    SearchResult none = search(request("nowhere", Sort.RELEVANCE, true));
    assertThat(none.total()).isZero();
    assertThat(none.hits()).isEmpty();
  }

  @Test
  void countsFacetsUnderTheQueryWithTheMostUsedNameAsLabel() throws Exception {
    add(
        Sample.of("a", "", "convoy").on("aes", "wagner").naming("jnim", "GSIM").in("fr"),
        Sample.of("b", "", "convoy").on("wagner").naming("jnim", "JNIM"),
        Sample.of("c", "", "convoy").on("wagner").naming("jnim", "JNIM").from("bbc"),
        Sample.of("d", "", "nothing").on("wagner").near("ml-gao", "Gao", "ML", 16, 0));
    SearchResult result = search(facets("convoy", Map.of()));
    assertThat(counts(result, "topic"))
        .containsExactly(new Count("wagner", "wagner", 3), new Count("aes", "aes", 1));
    assertThat(counts(result, "entity")).containsExactly(new Count("jnim", "JNIM", 3));
    assertThat(counts(result, "source"))
        .containsExactly(
            new Count("rfi-afrique", "Name of rfi-afrique", 2), new Count("bbc", "Name of bbc", 1));
    assertThat(counts(result, "lang"))
        .containsExactly(new Count("en", "en", 2), new Count("fr", "fr", 1));
    assertThat(counts(result, "country")).isEmpty();
    assertThat(result.facets())
        .extracting(SearchResult.Facet::field)
        .isEqualTo(SearchRequest.FACETS);
  }

  @Test
  void aFilteredFieldStillShowsItsOtherValues() throws Exception {
    add(
        Sample.of("a", "", "convoy").on("aes").in("fr"),
        Sample.of("b", "", "convoy").on("wagner").in("fr"),
        Sample.of("c", "", "convoy").on("wagner").in("en"),
        Sample.of("d", "", "convoy").on("wagner", "aes").in("es"));
    SearchResult one = search(facets("convoy", Map.of("topic", List.of("aes"))));
    assertThat(ids(one)).containsExactlyInAnyOrder("a", "d");
    assertThat(counts(one, "topic"))
        .containsExactly(new Count("wagner", "wagner", 3), new Count("aes", "aes", 2));
    assertThat(counts(one, "lang"))
        .containsExactly(new Count("es", "es", 1), new Count("fr", "fr", 1));

    SearchResult two =
        search(facets("convoy", Map.of("topic", List.of("aes"), "lang", List.of("fr", "en"))));
    assertThat(ids(two)).containsExactly("a");
    assertThat(counts(two, "topic"))
        .containsExactly(new Count("wagner", "wagner", 2), new Count("aes", "aes", 1));
    assertThat(counts(two, "lang"))
        .containsExactly(
            new Count("es", "es", 1), new Count("fr", "fr", 1), new Count("en", "en", 0));
  }

  @Test
  void theHistogramFitsItsRangeAndHasNoGaps() throws Exception {
    add(
        Sample.of("a", "", "x").at("2024-09-01T01:10:00Z"),
        Sample.of("b", "", "x").at("2024-09-01T01:50:00Z"),
        Sample.of("c", "", "x").at("2024-09-01T03:00:00Z"));
    assertThat(search(facets("x", Map.of())).histogram())
        .containsExactly(
            new Bucket(Instant.parse("2024-09-01T01:00:00Z"), 2),
            new Bucket(Instant.parse("2024-09-01T02:00:00Z"), 0),
            new Bucket(Instant.parse("2024-09-01T03:00:00Z"), 1));
    add(Sample.of("d", "", "x").at("2024-09-30T00:00:00Z"));
    List<Bucket> days = search(facets("x", Map.of())).histogram();
    assertThat(days).hasSize(30);
    assertThat(days.getFirst()).isEqualTo(new Bucket(Instant.parse("2024-09-01T00:00:00Z"), 3));
    add(Sample.of("e", "", "x").at("2020-02-10T00:00:00Z"));
    List<Bucket> months = search(facets("x", Map.of())).histogram();
    assertThat(months.getFirst().start()).isEqualTo(Instant.parse("2020-02-01T00:00:00Z"));
    assertThat(months).hasSize(56);
    add(
        Sample.of("f", "", "x").at("1970-01-01T00:00:00Z"),
        Sample.of("g", "", "x").at("0900-01-01T00:00:00Z"));
    assertThat(search(facets("x", Map.of())).histogram()).hasSize(4);
    assertThat(search(facets("nowhere", Map.of())).histogram()).isEmpty();
  }

  @Test
  void collapsesManyStoriesAsOneByOneWould() throws Exception {
    Random chance = new Random(7);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      samples.add(
          Sample.of("a" + i, "", "convoy ".repeat(1 + chance.nextInt(3)))
              .under("s" + chance.nextInt(1_200))
              .at(Instant.ofEpochSecond(1_700_000_000L + chance.nextInt(1_000_000)).toString()));
    }
    add(samples.toArray(Sample[]::new));
    for (Sort sort : Sort.values()) {
      List<String> stories = new ArrayList<>();
      for (int offset = 0; offset < 2_000; offset += 1_000) {
        search(new SearchRequest("convoy", Map.of(), sort, false, offset, 1_000, false, Sample.NOW))
            .hits()
            .forEach(hit -> stories.add(hit.filed().story()));
      }
      SearchResult collapsed =
          search(new SearchRequest("convoy", Map.of(), sort, true, 100, 900, false, Sample.NOW));
      assertThat(collapsed.hits())
          .extracting(hit -> hit.filed().story())
          .containsExactlyElementsOf(stories.stream().distinct().skip(100).limit(900).toList());
      assertThat(collapsed.total()).isEqualTo(stories.stream().distinct().count());
      assertThat(collapsed.articles()).isEqualTo(2_000);
    }
  }

  @Test
  void whatTakesTooLongIsStoppedAndSaysWhatToDo() throws Exception {
    add(Sample.of("a", "", "convoy"));
    for (boolean collapse : new boolean[] {true, false}) {
      SearchRequest request = request("convoy OR lorry", Sort.RELEVANCE, collapse);
      assertThat(archive.search(request, Duration.ZERO))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.bad().message()).contains("too long", "narrow it"));
      assertThat(ids(search(request))).containsExactly("a");
    }
  }

  @Test
  void showsWhyAndABadQueryWhere() throws Exception {
    add(Sample.of("a", "", "The convoy left."));
    assertThat(search("convoy").hits().getFirst().passages().getFirst().text())
        .isEqualTo("The convoy left.");
    assertThat(archive.search(SearchRequest.of("a (b", Sample.NOW)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.bad().position()).isEqualTo(2));
  }

  @Test
  void aNameWithoutWordsMayBeLong() throws Exception {
    add(Sample.of("a", "", "convoy").naming("x", "!".repeat(40_000)));
    assertThat(ids(search("entity:x"))).containsExactly("a");
  }

  @Test
  void refusesWhatNoPageAsksFor() {
    assertThatThrownBy(() -> page(0, 1_001)).hasMessageContaining("limit");
    assertThatThrownBy(() -> page(9_990, 20)).hasMessageContaining("10000");
    assertThatThrownBy(() -> page(Integer.MAX_VALUE, 20)).hasMessageContaining("10000");
    assertThatThrownBy(() -> facets("", Map.of("titel", List.of("x"))))
        .hasMessageContaining("titel");
  }

  private void add(Sample... samples) throws InterruptedException {
    next += samples.length;
    archive.add(Stream.of(samples).map(Sample::filed).toList(), next);
    assertThat(archive.awaitVisible(next, Duration.ofSeconds(10))).isTrue();
  }

  private SearchResult search(String query) {
    return search(SearchRequest.of(query, Sample.NOW));
  }

  private SearchResult search(SearchRequest request) {
    return (SearchResult) archive.search(request);
  }

  private static SearchRequest request(String query, Sort sort, boolean collapse) {
    return new SearchRequest(query, Map.of(), sort, collapse, 0, 20, false, Sample.NOW);
  }

  private static SearchRequest page(int offset, int limit) {
    return new SearchRequest(
        "convoy", Map.of(), Sort.DATE, false, offset, limit, false, Sample.NOW);
  }

  private static SearchRequest facets(String query, Map<String, List<String>> filters) {
    return new SearchRequest(query, filters, Sort.DATE, false, 0, 20, true, Sample.NOW);
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(hit -> hit.filed().article().id()).toList();
  }

  private static List<Count> counts(SearchResult result, String field) {
    return result.facets().stream()
        .filter(facet -> facet.field().equals(field))
        .findFirst()
        .orElseThrow()
        .counts();
  }
}
