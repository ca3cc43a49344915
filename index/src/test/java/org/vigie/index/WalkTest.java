package org.vigie.index;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.index.SearchRequest.Sort;
import org.vigie.index.query.Sample;
import org.vigie.index.volume.Change;
import org.vigie.index.volume.Origin;
import org.vigie.index.volume.Store;
import org.vigie.model.Classified;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.Place;
import org.vigie.model.Rulings;
import org.vigie.model.Sourcing;

/** Orders, and walks through all hits from page to page. */
class WalkTest {
  @TempDir Path folder;
  private final Random chance = new Random(5);
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
  void sortsByTheDayOfTheLastAttackAndByTheDeadliestWithTheRestLast() throws Exception {
    add(
        Sample.of("none", "", "convoy").at("2024-09-28T00:00:00Z").filed(),
        reporting("two", "2024-09-01T00:00:00Z", event("2024-08-20", 3), event("2024-08-30", 40)),
        reporting("late", "2024-09-05T00:00:00Z", event("2024-09-02", null)),
        reporting("few", "2024-09-09T00:00:00Z", event(null, 3)));
    assertThat(ids(walk("convoy", Sort.HAPPENED, false, 9)))
        .containsExactly("late", "two", "none", "few");
    assertThat(ids(walk("convoy", Sort.KILLED, false, 9)))
        .containsExactly("two", "few", "none", "late");
    assertThat(ids(walk("convoy", Sort.OLDEST, false, 9)))
        .containsExactly("two", "late", "few", "none");
  }

  @Test
  void sortsByWhenAnArticleWasFirstRead() throws Exception {
    Filed old = Sample.of("old", "", "convoy").at("2024-09-20T00:00:00Z").filed();
    Filed late = Sample.of("late", "", "convoy").at("2024-09-25T00:00:00Z").filed();
    add(late, old);
    assertThat(ids(walk("convoy", Sort.SEEN, true, 9))).containsExactly("late", "old");
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void aWalkGivesEveryHitOnceInTheOrderOfTheSearch(Sort sort) throws Exception {
    for (int batch = 0; batch < 5; batch++) {
      add(Stream.generate(this::any).limit(120).toArray(Filed[]::new));
    }
    for (boolean collapse : new boolean[] {false, true}) {
      List<SearchResult.Hit> whole = page(request("convoy", sort, collapse, 1_000)).hits();
      assertThat(whole).hasSizeGreaterThan(100);
      assertThat(ids(walk("convoy", sort, collapse, 37))).isEqualTo(ids(whole));
      assertThat(page(request("convoy", sort, collapse, 1_000)).next()).isNull();
      assertThat(page(request("convoy", sort, collapse, whole.size())).next()).isNull();
      assertThat(page(request("convoy", sort, collapse, 0)).next()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsReadDuringAWalkMovesNothing(boolean collapse) throws Exception {
    add(Stream.generate(this::any).limit(400).toArray(Filed[]::new));
    List<String> before = ids(page(request("convoy", Sort.DATE, collapse, 1_000)).hits());
    List<SearchResult.Hit> walked = new ArrayList<>();
    SearchRequest request = request("convoy", Sort.DATE, collapse, 25);
    SearchResult page = page(request);
    walked.addAll(page.hits());
    while (page.next() != null) {
      // Newer articles, and older ones, in new stories and in those that are yet to come.
      add(Stream.generate(this::any).limit(10).toArray(Filed[]::new));
      page = page(request.at(page.next()));
      walked.addAll(page.hits());
    }
    assertThat(ids(walked)).isEqualTo(before);
  }

  /** Read by a clock that is ahead, or changed since: it was there. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasThereIsFoundThoughItChangesDuringTheWalk(boolean collapse) throws Exception {
    List<Filed> there =
        Stream.generate(() -> readAfter(any("convoy", "s" + chance.nextLong()))).limit(60).toList();
    add(there.toArray(Filed[]::new));
    List<String> before = ids(page(request("convoy", Sort.DATE, collapse, 1_000)).hits());
    SearchRequest request = request("convoy", Sort.DATE, collapse, 25);
    SearchResult page = page(request);
    List<SearchResult.Hit> walked = new ArrayList<>(page.hits());
    while (page.next() != null) {
      add(there.stream().map(WalkTest::corrected).toArray(Filed[]::new));
      page = page(request.at(page.next()));
      assertThat(page.total()).isEqualTo(60);
      walked.addAll(page.hits());
    }
    assertThat(ids(walked)).isEqualTo(before);
  }

  /** A compacted stream has of an article that was corrected the correction alone. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aWalkLosesNothingWhenTheArchiveIsBuiltAnewMeanwhile(boolean compacted) throws Exception {
    List<Filed> stream = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      stream.add(numbered(any("convoy", "s" + i), Filed.Change.NEW, i));
    }
    SearchRequest request = request("convoy", Sort.DATE, false, 25);
    archive.add(stream, 60);
    if (compacted) {
      correct(stream);
    }
    SearchResult page = first(archive, request);
    List<String> before = ids(page(request("convoy", Sort.DATE, false, 1_000)).hits());
    List<String> walked = new ArrayList<>(ids(page.hits()));
    if (!compacted) {
      correct(stream);
    }
    IndexSettings beside =
        new IndexSettings(folder.resolve("anew"), Duration.ofMillis(5), Duration.ofSeconds(5));
    try (Archive anew = Archive.open(beside)) {
      anew.add(compacted ? stream.subList(20, 80) : stream, 80);
      assertThat(anew.awaitVisible(80, Duration.ofSeconds(20))).isTrue();
      while (page.next() != null) {
        page = (SearchResult) anew.search(request.at(page.next()));
        assertThat(page.total()).isEqualTo(60);
        walked.addAll(ids(page.hits()));
      }
    }
    assertThat(walked).isEqualTo(before);
  }

  /** The first twenty. */
  private void correct(List<Filed> stream) {
    for (int i = 0; i < 20; i++) {
      stream.add(numbered(stream.get(i), Filed.Change.CORRECTED, 61 + i));
    }
    archive.add(stream.subList(60, 80), 80);
  }

  private static Filed numbered(Filed filed, Filed.Change change, long revision) {
    return filed.judged(filed.classified(), Rulings.NONE, change, revision);
  }

  private static SearchResult first(Archive archive, SearchRequest request)
      throws InterruptedException {
    assertThat(archive.awaitVisible(archive.nextOffset(), Duration.ofSeconds(20))).isTrue();
    return (SearchResult) archive.search(request);
  }

  @Test
  void aWalkThroughFilesOfAnOlderVigieGivesWhatTheyHold() throws Exception {
    archive.close();
    try (Store store = Store.open(folder.resolve("lucene"))) {
      for (int i = 0; i < 30; i++) {
        Document document = Change.of(any()).document();
        store.writer().addDocument(requireNonNull(document));
      }
      store.commit(new Origin("", ""), 30);
    }
    open();
    next = 30;
    SearchRequest request = request("convoy", Sort.DATE, false, 10);
    List<String> before = ids(page(request("convoy", Sort.DATE, false, 1_000)).hits());
    SearchResult page = page(request);
    List<SearchResult.Hit> walked = new ArrayList<>(page.hits());
    while (page.next() != null) {
      add(any(), corrected(page.hits().getFirst().filed()));
      page = page(request.at(page.next()));
      walked.addAll(page.hits());
    }
    assertThat(ids(walked)).isEqualTo(before);
  }

  @Test
  void aWalkGoesBeyondWhatAnOffsetReaches() throws Exception {
    int many = SearchRequest.MAX_DEPTH + 300;
    for (int i = 0; i < many; i += 1_000) {
      add(
          Stream.generate(() -> any("", "s" + chance.nextInt()))
              .limit(Math.min(1_000, many - i))
              .toArray(Filed[]::new));
    }
    for (boolean collapse : new boolean[] {false, true}) {
      assertThat(new HashSet<>(ids(walk("", Sort.DATE, collapse, 1_000)))).hasSize(many);
    }
  }

  @Test
  void relativeDatesStayWhatTheyWereWhenTheWalkBegan() throws Exception {
    add(Stream.generate(this::any).limit(50).toArray(Filed[]::new));
    SearchRequest first = request("published:[now-40d TO now]", Sort.DATE, false, 5);
    String cursor = page(first).next();
    assertThat(cursor).isNotNull();
    SearchRequest later =
        new SearchRequest(
            first.query(), Map.of(), Sort.DATE, false, 0, 5, false, Sample.NOW.plusSeconds(9_999));
    assertThat(later.at(cursor).now()).isEqualTo(Sample.NOW);
    assertThat(page(later.at(cursor)).total()).isEqualTo(page(first).total());
  }

  @Test
  void aCursorOfAnotherSearchOrNoneIsRefused() throws Exception {
    add(any(), any(), any());
    SearchRequest request = request("convoy", Sort.DATE, false, 1);
    String cursor = page(request).next();
    assertThat(cursor).isNotNull().matches("[A-Za-z0-9_-]+");
    for (SearchRequest other :
        List.of(
            request("convoys", Sort.DATE, false, 1),
            request("convoy", Sort.OLDEST, false, 1),
            request("convoy", Sort.DATE, true, 1),
            filtered("fr"))) {
      assertThatThrownBy(() -> other.at(cursor)).hasMessageContaining("of another search");
    }
    assertThat(page(request("convoy", Sort.DATE, false, 2).at(cursor)).hits()).hasSize(2);
    for (String nonsense : List.of("", "x", "*", cursor + "AAAA", "_" + cursor.substring(1))) {
      assertThatThrownBy(() -> request.at(nonsense)).hasMessageContaining("no cursor");
    }
    assertThatThrownBy(
            () ->
                new SearchRequest(
                    "convoy", Map.of(), Sort.DATE, false, 7, 1, false, Sample.NOW, cursor))
        .hasMessageContaining("together");
  }

  private List<SearchResult.Hit> walk(String query, Sort sort, boolean collapse, int limit) {
    SearchRequest request = request(query, sort, collapse, limit);
    List<SearchResult.Hit> walked = new ArrayList<>();
    SearchResult page = page(request);
    walked.addAll(page.hits());
    while (page.next() != null) {
      assertThat(page.hits()).hasSize(limit);
      page = page(request.at(page.next()));
      walked.addAll(page.hits());
    }
    return walked;
  }

  private static SearchRequest request(String query, Sort sort, boolean collapse, int limit) {
    return new SearchRequest(query, Map.of(), sort, collapse, 0, limit, false, Sample.NOW);
  }

  private static SearchRequest filtered(String language) {
    return new SearchRequest(
        "convoy", Map.of("lang", List.of(language)), Sort.DATE, false, 0, 1, false, Sample.NOW);
  }

  private SearchResult page(SearchRequest request) {
    return (SearchResult) archive.search(request);
  }

  private static List<String> ids(List<SearchResult.Hit> hits) {
    return hits.stream().map(hit -> hit.filed().article().id()).toList();
  }

  /** Numbered as the filer does. */
  private void add(Filed... filed) throws InterruptedException {
    List<Filed> numbered =
        Stream.of(filed)
            .map(it -> it.judged(it.classified(), Rulings.NONE, it.change(), ++next))
            .toList();
    archive.add(numbered, next);
    assertThat(archive.awaitVisible(next, Duration.ofSeconds(20))).isTrue();
  }

  private Filed any() {
    return any("convoy ".repeat(1 + chance.nextInt(3)), "s" + chance.nextInt(250));
  }

  /** Of few dates, so that many are equal; one in two reports attacks. */
  private Filed any(String text, String story) {
    String id = "a" + chance.nextLong();
    Instant date = Instant.parse("2024-09-01T00:00:00Z").plusSeconds(600L * chance.nextInt(200));
    Filed plain = Sample.of(id, "", text).under(story).at(date.toString()).filed();
    LocalDate day = date.atZone(ZoneOffset.UTC).toLocalDate().minusDays(chance.nextInt(9));
    return chance.nextBoolean()
        ? plain
        : reporting(plain, event(day.toString(), chance.nextInt(4)));
  }

  private static Filed corrected(Filed filed) {
    return filed.judged(filed.classified(), Rulings.NONE, Filed.Change.CORRECTED, 0);
  }

  private static Filed readAfter(Filed filed) {
    return Sample.of(filed.article().id(), "", filed.article().text())
        .under(filed.story())
        .at(filed.date().toString())
        .readAt(Sample.NOW.plusSeconds(1));
  }

  private static Filed reporting(String id, String date, Event... events) {
    return reporting(Sample.of(id, "", "convoy").at(date).filed(), events);
  }

  private static Filed reporting(Filed plain, Event... events) {
    Classified classified = plain.classified();
    Classified reporting =
        new Classified(
            plain.article(),
            classified.language(),
            classified.topics(),
            classified.entities(),
            classified.places(),
            List.of(events),
            List.of(),
            Sourcing.UNKNOWN,
            1);
    return plain.judged(reporting, Rulings.NONE, Filed.Change.NEW, 1);
  }

  private static Event event(@Nullable String day, @Nullable Integer killed) {
    return new Event(
        new Event.Location("djibo", "Djibo", 14.1, -1.63, Place.Precision.EXACT, null),
        "BF",
        day == null ? null : new Event.Day(LocalDate.parse(day), Event.Day.Precision.DAY),
        killed == null ? null : new Event.Figure(killed, killed),
        null,
        null,
        new Event.By("jnim", "JNIM", "jnim", false),
        null,
        List.of());
  }
}
