package org.vigie.classify.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.classify.Articles;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Event;
import org.vigie.model.Event.By;
import org.vigie.model.Event.Figure;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.Filed.Role;
import org.vigie.model.Keep;
import org.vigie.model.Refile;
import org.vigie.model.Relabel;
import org.vigie.model.Ruling;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.Ruling.Verdict;
import org.vigie.model.Sourcing;
import org.vigie.model.StoryEvent;
import org.vigie.streams.Codec;

/** What was taken out leaves no word behind, and stays out until it is let in again. */
class RetractedTest {
  private static final Instant NOW = Instant.parse("2026-05-05T08:00:00Z");
  private static final String MILL =
      "The old mill at Torsvik burned down on Friday night; the miller and his two sons were carried"
          + " to the hospital of the county, and the fire brigade looks for the cause. Neighbours had"
          + " heard a bang shortly before ten, the mayor told reporters on the spot.";
  private static final Event ATTACK =
      new Event(
          null,
          "ML",
          null,
          new Figure(4, 4),
          null,
          null,
          new By("jnim", "JNIM", "jnim", false),
          null,
          List.of());

  private final Map<String, Filed> written = new LinkedHashMap<>();
  private final Filer filer = new Filer(id -> Optional.ofNullable(written.get(id)));

  @Test
  void nothingThatItSaidIsLeftAndOthersForgetItsTitle() {
    Filed first = file(read("a", MILL, 0));
    Filed copy = file(read("b", MILL, 1));
    assertThat(copy.why()).contains("Title of a");

    List<Filed> filed = rule(retraction("a", "Its publisher asks for it.", "b"));
    assertThat(filed).hasSize(2);
    Filed gone = filed.getFirst();
    assertThat(gone.isGone()).isTrue();
    assertThat(gone.change()).isEqualTo(Change.CORRECTED);
    assertThat(gone.revision()).isGreaterThan(copy.revision());
    assertThat(gone.article().url()).isEqualTo(first.article().url());
    assertThat(gone.signature()).isEmpty();
    assertThat(gone.rulings().retraction())
        .isEqualTo(new Retraction(id("a"), List.of(), "Its publisher asks for it.", "ana", NOW));
    assertThat(filed.getLast().why()).startsWith("The same text as a retracted article");
    assertThat(filed.getLast().article()).isEqualTo(copy.article());
    for (Filed one : filed) {
      assertThat(json(one)).doesNotContain("Title of a");
    }
    assertThat(json(gone)).doesNotContain("Torsvik", "miller");
  }

  @Test
  void readAgainJudgedAgainFiledAgainItStaysOut() {
    Filed before = file(read("a", MILL, 0));
    rule(retraction("a", "by mistake"));
    assertThat(filer.file(read("a", MILL, 1))).isEmpty();
    assertThat(filer.file(read("a", MILL + " More was found later.", 2))).isEmpty();
    assertThat(filer.file(new Refile(before))).isEmpty();
    assertThat(filer.file(new Relabel(before))).isEmpty();
    assertThat(filer.file(new Verdict(id("a"), "wagner", true, "ana", NOW))).isEmpty();
  }

  @Test
  void yearsLaterItIsStillKnownForOut() {
    file(read("a", MILL, 0));
    rule(retraction("a", "by mistake"));
    file(read("z", "Bread is dearer in all shops of the town since the flood of spring.", 9_000));
    assertThat(filer.file(read("a", MILL, 9_001))).isEmpty();

    Filer another = new Filer();
    another.note(retraction("a", "by mistake"));
    assertThat(another.file(read("a", MILL, 9_001))).isEmpty();
  }

  @Test
  void aMemoryThatIsRebuiltFromWhatWasWrittenKnowsIt() {
    file(read("a", MILL, 0));
    rule(retraction("a", "by mistake"));
    Filer rebuilt = new Filer(id -> Optional.ofNullable(written.get(id)));
    written.values().forEach(rebuilt::remember);
    assertThat(rebuilt.file(read("a", MILL, 1))).isEmpty();
  }

  @Test
  void letInAgainItIsFiledAnewWhenItIsRead() {
    file(read("a", MILL, 0));
    rule(retraction("a", "by mistake"));
    Filed let = rule(retraction("a", null)).getFirst();
    assertThat(let.isGone()).as("until it is read").isTrue();
    Filed anew = file(read("a", MILL, 3));
    assertThat(anew.change()).isEqualTo(Change.NEW);
    assertThat(anew.isGone()).isFalse();
    assertThat(anew.article().text()).isEqualTo(MILL);
    assertThat(anew.revision()).isGreaterThan(let.revision());
  }

  /** Also when the filer has long forgotten what was filed. */
  @Test
  void letInAgainAfterYearsItIsFiledWhenItIsRead() {
    filer.note(retraction("a", "by mistake"));
    assertThat(rule(retraction("a", null))).isEmpty();
    assertThat(file(read("a", MILL, 3)).change()).isEqualTo(Change.NEW);
  }

  @Test
  void laterReportsAreNotComparedWithItButItsStoryGoesOn() {
    file(read("a", MILL, 0));
    Filed second = file(read("b", MILL.replace("Friday", "late on Friday"), 1));
    assertThat(second.story()).isEqualTo(id("a"));
    rule(retraction("a", "by mistake"));
    Filed third = file(read("c", MILL, 2));
    assertThat(third.story()).isEqualTo(id("a"));
    assertThat(third.copyOf()).isEqualTo(id("b"));
    assertThat(third.role()).isNotEqualTo(Role.FIRST);
    assertThat(third.why()).doesNotContain("Title of a");
  }

  @Test
  void whatItToldOfAnAttackIsWithdrawn() {
    file(read("a", MILL, 0, List.of(ATTACK)));
    List<StoryEvent> events = rulingEvents(retraction("a", "by mistake"));
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().accounts()).isEmpty();
  }

  private static Retraction retraction(String name, @Nullable String why, String... naming) {
    return new Retraction(
        id(name), Arrays.stream(naming).map(RetractedTest::id).toList(), why, "ana", NOW);
  }

  private Filed file(Classified read) {
    Filed filed = filer.file(read).getFirst();
    written.put(filed.article().id(), filed);
    return filed;
  }

  private List<Filed> rule(Ruling ruling) {
    List<Filed> ruled = filer.file(ruling);
    ruled.forEach(filed -> written.put(filed.article().id(), filed));
    return ruled;
  }

  private List<StoryEvent> rulingEvents(Ruling ruling) {
    return filer.answers(ruling).stream().flatMap(filed -> filer.remember(filed).stream()).toList();
  }

  private static String json(Filed filed) {
    return new String(Codec.FILED.encode(filed), UTF_8);
  }

  private static String id(String name) {
    return article(name, MILL, 0).id();
  }

  private static Classified read(String name, String text, int hours) {
    return read(name, text, hours, List.of());
  }

  private static Classified read(String name, String text, int hours, List<Event> events) {
    return new Classified(
        article(name, text, hours),
        "en",
        List.of(),
        List.of(),
        List.of(),
        events,
        List.of(),
        Sourcing.UNKNOWN,
        1);
  }

  private static Article article(String name, String text, int hours) {
    return Articles.of(
        "https://example.test/" + name,
        "Title of " + name,
        text,
        Articles.NOON.plus(Duration.ofHours(hours)),
        Keep.FULL);
  }
}
