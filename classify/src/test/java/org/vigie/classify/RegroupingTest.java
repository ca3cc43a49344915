package org.vigie.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.Filed.Role;
import org.vigie.model.Keep;
import org.vigie.model.Place;
import org.vigie.model.PlaceHit;
import org.vigie.model.Ruling.Move;

/** One occurrence that is first told from two sides: two stories until reports tell both. */
class RegroupingTest {
  private static final String SEEN =
      "divers harbour coastguard lifeboats rescue helicopter blankets hospital survivors"
          + " lighthouse timber engine";

  private static final String OWED =
      "insurer shares creditors auditor bankruptcy fleet owner premium court lender bonds"
          + " ledger";

  private static final String BOTH = " ferry korsund hansen";

  private final Map<String, Filed> written = new HashMap<>();
  private Filer filer = new Filer(id -> Optional.ofNullable(written.get(id)));

  @Test
  void storiesThatProveToBeOneAreUnited() {
    sides();
    Filed copy = file(copyOf(1), null).getFirst();
    assertThat(copy.copyOf()).isEqualTo(id(1));
    assertThat(file(2)).hasSize(1);
    List<Filed> last = file(3);
    assertThat(last).hasSizeGreaterThan(1);
    assertThat(last.getFirst().change()).isEqualTo(Change.NEW);
    assertThat(last.subList(1, last.size())).allMatch(it -> it.change() == Change.CORRECTED);
    assertThat(last).extracting(Filed::revision).isSorted().doesNotHaveDuplicates();
    for (int i = 0; i < 4; i++) {
      assertThat(newest(id(i)).story()).as("report " + i).isEqualTo(id(0));
    }
    assertThat(newest(id(0)).role()).isEqualTo(Role.FIRST);
    assertThat(newest(id(1)).role()).isEqualTo(Role.UPDATE);
    assertThat(newest(id(1)).why()).contains("Moved from", "Report b", "the same as", "Report a");
    Filed moved = newest(copy.article().id());
    assertThat(moved.story()).isEqualTo(id(0));
    assertThat(moved.role()).isEqualTo(Role.COPY);
    assertThat(file(report(1), null)).containsExactly(newest(id(1)));
  }

  @Test
  void notWhereAPersonPutAReport() {
    sides();
    Filed two = file(2).getFirst();
    String other = two.story().equals(id(0)) ? id(1) : id(0);
    Move move = new Move(List.of(id(2)), other, "ana", Articles.NOON.plus(Duration.ofDays(1)));
    keep(filer.file(move));
    for (int i = 3; i < 7; i++) {
      assertThat(file(i)).hasSize(1);
    }
    assertThat(newest(id(0)).story()).isEqualTo(id(0));
    assertThat(newest(id(1)).story()).isEqualTo(id(1));
  }

  @Test
  void notWhenEachNamesAPlaceOfItsOwn() {
    file(report(0), "malvik");
    file(report(1), "korsund");
    for (int i = 2; i < 7; i++) {
      assertThat(file(report(i), "korsund")).hasSize(1);
    }
    assertThat(newest(id(1)).story()).isEqualTo(id(1));
  }

  @Test
  void notWhenWhatIsToBeMovedCannotBeRead() {
    filer = new Filer();
    sides();
    for (int i = 2; i < 7; i++) {
      assertThat(file(i)).hasSize(1);
    }
  }

  /** Whatever was lost before or after they were united. */
  @Test
  void aRebuiltFilerUnitesAlike() {
    List<List<Filed>> whole = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      whole.add(file(i));
    }
    assertThat(whole.stream().mapToInt(List::size).sum()).isGreaterThan(6);
    for (int split = 1; split < whole.size(); split++) {
      written.clear();
      whole.subList(0, split).forEach(this::keep);
      List<Filed> records = new ArrayList<>(written.values());
      Collections.shuffle(records, new Random(split));
      filer = new Filer(id -> Optional.ofNullable(written.get(id)));
      records.forEach(filer::remember);
      for (int i = split; i < whole.size(); i++) {
        assertThat(file(i)).isEqualTo(whole.get(i));
      }
    }
  }

  private void sides() {
    assertThat(file(0)).singleElement().extracting(Filed::story).isEqualTo(id(0));
    assertThat(file(1)).singleElement().extracting(Filed::story).isEqualTo(id(1));
  }

  private List<Filed> file(int number) {
    return file(report(number), null);
  }

  private List<Filed> file(Article article, @Nullable String place) {
    List<PlaceHit> places =
        place == null
            ? List.of()
            : List.of(new PlaceHit(place, place, "AA", 1, 1, Place.Precision.EXACT, 1, List.of()));
    List<Filed> filed = filer.file(new Classified(article, "en", List.of(), List.of(), places, 1));
    keep(filed);
    return filed;
  }

  private void keep(List<Filed> filed) {
    filed.forEach(it -> written.put(it.article().id(), it));
  }

  private Filed newest(String id) {
    return Optional.ofNullable(written.get(id)).orElseThrow();
  }

  private static String id(int number) {
    return report(number).id();
  }

  /** The first from one side, the second from the other, then reports that tell both. */
  private static Article report(int number) {
    return report(number, "https://example.test/" + number);
  }

  private static Article copyOf(int number) {
    return report(number, "https://copies.example/" + number);
  }

  private static Article report(int number, String url) {
    String text = (number == 1 ? "" : SEEN) + " " + (number == 0 ? "" : OWED) + BOTH;
    List<String> words = new ArrayList<>(List.of(text.strip().split(" ", -1)));
    Collections.shuffle(words, new Random(number));
    return Articles.of(
        url,
        "Report " + (char) ('a' + number),
        String.join(" ", words),
        Articles.NOON.plus(Duration.ofHours(number)),
        Keep.FULL);
  }
}
