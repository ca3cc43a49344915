package org.vigie.classify.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.classify.Articles;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.Filed.Role;
import org.vigie.model.Keep;

/** Two occurrences of one kind, which are taken for one until there are enough reports of each. */
class ContrastTest {
  /** What reports of either occurrence say. */
  private static final String KIND =
      "ferry captain harbour coastguard passengers lifeboats storm rescue sank crew island divers"
          + " night waves officials hospital inquiry ministry drowned survivors";

  private static final List<String> OCCURRENCES =
      List.of(
          "korsund lighthouse timber engine tuesday hansen helicopter blankets",
          "malvik sandbank cattle radar sunday oberg trawler hypothermia");

  private static final int EACH = 5;

  private final Map<String, Filed> written = new HashMap<>();
  private Filer filer = new Filer(id -> Optional.ofNullable(written.get(id)));

  @Test
  void aStoryThatProvesToBeTwoIsDivided() {
    List<Filed> last = List.of();
    for (int i = 0; i < 2 * EACH; i++) {
      last = file(report(i));
      assertThat(last.size()).isEqualTo(i < 2 * EACH - 1 ? 1 : EACH + 1);
      if (i == 1) {
        assertThat(last.getFirst().story()).isEqualTo(id(0));
        Filed copy = file(copyOf(1)).getFirst();
        assertThat(copy.role()).isEqualTo(Role.COPY);
        assertThat(copy.story()).isEqualTo(id(0));
      }
    }
    for (int i = 0; i < 2 * EACH; i++) {
      assertThat(newest(id(i)).story()).as("report " + i).isEqualTo(id(i % 2));
    }
    assertThat(newest(id(1)).role()).isEqualTo(Role.FIRST);
    assertThat(newest(id(3)).role()).isEqualTo(Role.UPDATE);
    assertThat(newest(id(3)).why()).contains("moved from", "Report 0");
    Filed copy = newest(Article.idOf(copyOf(1).url()));
    assertThat(copy.story()).isEqualTo(id(1));
    assertThat(copy.copyOf()).isEqualTo(id(1));
    assertThat(copy.role()).isEqualTo(Role.COPY);

    // The report that shows it is new under the new story: its alert is of that.
    assertThat(last.getFirst().change()).isEqualTo(Change.NEW);
    assertThat(last.getFirst().story()).isEqualTo(id(1));
    assertThat(last.subList(1, last.size())).allMatch(it -> it.change() == Change.CORRECTED);
    assertThat(last).extracting(Filed::revision).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aMovedReportThatIsReadAgainStaysWhereItIs() {
    for (int i = 0; i < 2 * EACH; i++) {
      file(report(i));
    }
    Filed moved = newest(id(3));
    assertThat(file(report(3))).containsExactly(moved);
    assertThat(moved.story()).isEqualTo(id(1));
  }

  @Test
  void whatCannotBeReadIsNotMoved() {
    filer = new Filer();
    for (int i = 0; i < 2 * EACH; i++) {
      assertThat(file(report(i))).singleElement().extracting(Filed::story).isEqualTo(id(0));
    }
  }

  /** Whatever was lost before or after the story was divided. */
  @Test
  void aRebuiltFilerDividesAlike() {
    List<List<Filed>> whole = new ArrayList<>();
    for (int i = 0; i < 2 * EACH + 4; i++) {
      whole.add(file(report(i)));
    }
    for (int split = 1; split < whole.size(); split++) {
      written.clear();
      whole.subList(0, split).forEach(this::keep);
      List<Filed> records = new ArrayList<>(written.values());
      Collections.shuffle(records, new Random(split));
      filer = new Filer(id -> Optional.ofNullable(written.get(id)));
      records.forEach(filer::remember);
      for (int i = split; i < whole.size(); i++) {
        assertThat(file(report(i))).isEqualTo(whole.get(i));
      }
    }
  }

  private List<Filed> file(Article article) {
    List<Filed> filed =
        filer.file(new Classified(article, "en", List.of(), List.of(), List.of(), 1));
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

  /** By turns of the one and of the other. */
  private static Article report(int number) {
    return report(number, "https://example.test/" + number);
  }

  private static Article copyOf(int number) {
    return report(number, "https://copies.example/" + number);
  }

  private static Article report(int number, String url) {
    List<String> words = new ArrayList<>(List.of(KIND.split(" ", -1)));
    words.addAll(List.of(OCCURRENCES.get(number % 2).split(" ", -1)));
    for (int i = 0; i < 4; i++) {
      words.add((char) ('a' + i) + "own" + number);
    }
    Collections.shuffle(words, new Random(number));
    return Articles.of(
        url,
        "Report " + number,
        String.join(" ", words),
        Articles.NOON.plus(Duration.ofHours(number)),
        Keep.FULL);
  }
}
