package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.index.Rehearsal.Piece;
import org.vigie.index.query.Sample;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Sourcing;

class RehearsalTest {
  private static final Duration MONTH = Duration.ofDays(30);

  @TempDir Path folder;
  private Archive archive;

  @BeforeEach
  void fill() throws Exception {
    archive = Archive.open(IndexSettings.defaults(folder));
    List<Filed> all =
        List.of(
                // One story by three outlets, of which the second has it from the first.
                Sample.of("a1", "Convoy", "a convoy")
                    .from("rfi")
                    .at("2024-09-20T08:00:00Z")
                    .under("a"),
                Sample.of("a2", "Convoy", "a convoy")
                    .from("post")
                    .at("2024-09-20T09:00:00Z")
                    .under("a")
                    .as(Filed.Role.COPY, false),
                Sample.of("a3", "Convoy", "the convoy, again")
                    .from("times")
                    .at("2024-09-21T08:00:00Z")
                    .under("a")
                    .as(Filed.Role.UPDATE, false),
                Sample.of("b1", "Convoy", "a convoy to Gao").at("2024-09-25T08:00:00Z"),
                Sample.of("c1", "Old", "a convoy of old")
                    .at("2024-09-26T08:00:00Z")
                    .as(Filed.Role.FIRST, true),
                Sample.of("d1", "Long ago", "a convoy").at("2024-07-01T08:00:00Z"),
                Sample.of("e1", "Market", "a market in Gao").at("2024-09-27T08:00:00Z"))
            .stream()
            .map(RehearsalTest::filed)
            .toList();
    archive.add(all, all.size());
    assertThat(archive.awaitVisible(all.size(), Duration.ofSeconds(10))).isTrue();
  }

  /** A copy names whom it copies. */
  private static Filed filed(Sample sample) {
    Filed filed = sample.filed();
    if (filed.role() != Filed.Role.COPY) {
      return filed;
    }
    Classified own = filed.classified();
    Classified copied =
        new Classified(
            own.article(),
            own.language(),
            own.topics(),
            own.entities(),
            own.places(),
            own.events(),
            own.recalls(),
            new Sourcing("Publisher of rfi", List.of()),
            1);
    return filed.judged(copied, filed.rulings(), filed.change(), filed.revision());
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void aStoryIsToldOfOnceWhenItsFirstArticleIsSeen() {
    Rehearsal told = rehearse(new Piece("convoy", 1, 1), null);
    assertThat(told.alerts())
        .containsExactly(
            Instant.parse("2024-09-20T08:10:00Z"), Instant.parse("2024-09-25T08:10:00Z"));
    assertThat(told.articles()).isEqualTo(4);
    assertThat(told.heldBack()).isEqualTo(1);
    assertThat(told.tooSmall()).isZero();
    assertThat(ids(told.newest())).containsExactly("b1", "a1");
    assertThat(told.newest().getFirst().passages().getFirst().matches()).isNotEmpty();
  }

  @Test
  void aStoryOfWhichMoreOutletsAreWantedIsToldOfWhenTheLastOfThemReports() {
    Rehearsal two = rehearse(new Piece("convoy", 2, 1), null);
    assertThat(two.alerts()).containsExactly(Instant.parse("2024-09-20T09:10:00Z"));
    assertThat(two.tooSmall()).isEqualTo(1);
    assertThat(rehearse(new Piece("convoy", 4, 1), null).alerts()).isEmpty();
  }

  @Test
  void reportsOfOneOriginDoNotConfirmEachOther() {
    assertThat(rehearse(new Piece("convoy", 2, 2), null).alerts())
        .containsExactly(Instant.parse("2024-09-21T08:10:00Z"));
    assertThat(rehearse(new Piece("convoy", 1, 3), null).alerts()).isEmpty();
  }

  @Test
  void itSaysWhichStoriesAreGainedAndLost() {
    Rehearsal.Difference gao =
        Objects.requireNonNull(
            rehearse(new Piece("gao", 1, 1), new Piece("convoy", 1, 1)).difference());
    assertThat(gao.gained()).isEqualTo(1);
    assertThat(ids(gao.newestGained())).containsExactly("e1");
    assertThat(gao.lost()).isEqualTo(1);
    assertThat(ids(gao.newestLost())).containsExactly("a1");
    Rehearsal.Difference smaller =
        Objects.requireNonNull(
            rehearse(new Piece("convoy", 2, 1), new Piece("convoy", 1, 1)).difference());
    assertThat(smaller.gained()).isZero();
    assertThat(ids(smaller.newestLost())).containsExactly("b1");
  }

  @Test
  void aQueryThatIsNoneIsTold() {
    assertThat(archive.rehearse(new Piece("convoy AND", 1, 1), null, Sample.NOW, Sample.NOW))
        .isInstanceOf(Refused.class);
  }

  private Rehearsal rehearse(Piece piece, @Nullable Piece before) {
    RehearsalOutcome outcome = archive.rehearse(piece, before, Sample.NOW.minus(MONTH), Sample.NOW);
    assertThat(outcome).isInstanceOf(Rehearsal.class);
    return (Rehearsal) outcome;
  }

  private static List<String> ids(List<SearchResult.Hit> hits) {
    return hits.stream().map(hit -> hit.filed().article().id()).toList();
  }
}
