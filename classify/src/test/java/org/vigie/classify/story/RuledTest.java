package org.vigie.classify.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.vigie.model.Ruling.Correction;
import org.vigie.model.Ruling.Move;
import org.vigie.model.Ruling.Verdict;
import org.vigie.model.Sourcing;
import org.vigie.model.StoryEvent;
import org.vigie.model.TopicHit;

/** What a person rules holds, whatever is read and judged later. */
class RuledTest {
  private static final Instant NOW = Instant.parse("2026-05-05T08:00:00Z");
  private static final String FERRY =
      "The ferry to Korsund sank near the lighthouse on Sunday evening and 14 passengers were saved"
          + " by fishermen from the village, the coast guard said in a first statement to the"
          + " press. Divers look for the captain and two sailors who are missing since.";
  private static final String STRIKE =
      "Rail workers in the capital end their strike after the ministry offered 6 percent more pay,"
          + " their union said on Tuesday; trains will run again from tomorrow morning, and the"
          + " union's members vote on the offer by post.";
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
  void anArticleThatWasTakenOutStaysOutAndItsCopiesFollowIt() {
    Filed first = file(read("a", FERRY, 0));
    Filed copy = file(read("b", FERRY, 1));
    assertThat(copy.story()).isEqualTo(first.story());

    Filed moved = rule(new Move(List.of(id("b")), null, "ana", NOW)).getFirst();
    assertThat(moved.story()).isEqualTo(id("b"));
    assertThat(moved.role()).isEqualTo(Role.FIRST);
    assertThat(moved.copyOf()).isNull();
    assertThat(moved.change()).isEqualTo(Change.CORRECTED);
    assertThat(moved.why()).contains("ana");
    assertThat(moved.revision()).isGreaterThan(copy.revision());

    Filed edited = file(read("b", FERRY.replace("14", "15"), 1));
    assertThat(edited.change()).isEqualTo(Change.EDITED);
    assertThat(edited.story()).isEqualTo(id("b"));
    assertThat(edited.rulings().move()).isNotNull();
  }

  @Test
  void storiesThatAreOneAreMergedAndWhatComesLaterIsFiledThere() {
    file(read("a", FERRY, 0));
    file(read("b", STRIKE, 1));
    file(read("c", STRIKE, 2));
    List<Filed> moved = rule(new Move(List.of(id("b"), id("c")), id("a"), "ana", NOW));
    assertThat(moved).extracting(Filed::story).containsOnly(id("a"));
    assertThat(moved).extracting(Filed::role).containsExactly(Role.UPDATE, Role.COPY);
    assertThat(moved).extracting(Filed::revision).doesNotHaveDuplicates();
    assertThat(file(read("d", STRIKE, 3)).story()).isEqualTo(id("a"));
  }

  @Test
  void aMoveToWhereItIsChangesNothing() {
    file(read("a", FERRY, 0));
    assertThat(rule(new Move(List.of(id("a")), id("a"), "ana", NOW))).isEmpty();
    assertThat(rule(new Move(List.of(id("a")), null, "ana", NOW))).isEmpty();
    assertThatThrownBy(() -> filer.answers(new Move(List.of("nobody"), null, "ana", NOW)))
        .hasMessageContaining("nobody");
  }

  @Test
  void aVerdictHoldsAgainstAnotherJudgementUntilItIsTakenBack() {
    TopicHit wagner = new TopicHit("wagner", 3, List.of());
    file(read("a", FERRY, 0, List.of(wagner), List.of()));
    assertThat(topics(rule(verdict("wagner", false)).getFirst())).isEmpty();
    assertThat(topics(rule(verdict("aes", true)).getFirst())).containsExactly("aes");

    TopicHit stronger = new TopicHit("wagner", 5, List.of());
    Filed judgedAgain = file(read("a", FERRY, 0, List.of(stronger), List.of()));
    assertThat(topics(judgedAgain)).containsExactly("aes");

    assertThat(topics(rule(verdict("aes", null)).getFirst())).isEmpty();
    Filed back = rule(verdict("wagner", null)).getFirst();
    assertThat(back.classified().topics()).containsExactly(stronger);
    assertThat(back.rulings().judged()).isNull();
  }

  @Test
  void whoConfirmsATopicKeepsItWhereTheRulesWouldDropIt() {
    file(read("a", FERRY, 0, List.of(new TopicHit("wagner", 3, List.of())), List.of()));
    Filed confirmed = rule(verdict("wagner", true)).getFirst();
    assertThat(confirmed.classified().topics()).hasSize(1);
    assertThat(topics(file(read("a", FERRY, 0)))).containsExactly("wagner");
  }

  @Test
  void anotherJudgementOfTheWholeArchiveLeavesRulingsAndWhatIsNewerAlone() {
    Filed first = file(read("a", FERRY, 0, List.of(new TopicHit("aes", 3, List.of())), List.of()));
    Filed judged = with(first, new TopicHit("wagner", 4, List.of()));
    Filed relabelled = filer.file(new Relabel(judged)).getFirst();
    assertThat(topics(relabelled)).containsExactly("wagner");
    assertThat(relabelled.story()).isEqualTo(first.story());
    assertThat(relabelled.change()).isEqualTo(Change.CORRECTED);
    assertThat(filer.file(new Relabel(judged))).as("it is older than what is there").isEmpty();

    written.put(id("a"), relabelled);
    Filed ruled = rule(verdict("wagner", false)).getFirst();
    Filed again = with(ruled, new TopicHit("wagner", 9, List.of()));
    assertThat(topics(filer.file(new Relabel(again)).getFirst())).isEmpty();
  }

  @Test
  void anArticleThatTheFilerForgotIsRuledOnOnceItIsNamed() {
    Filed old = file(read("a", FERRY, 0));
    Map<String, Filed> newest = new LinkedHashMap<>();
    Filer other = new Filer(id -> Optional.ofNullable(newest.get(id)));
    Verdict verdict = new Verdict(id("a"), "wagner", true, "ana", NOW);
    assertThatThrownBy(() -> other.answers(verdict)).hasMessageContaining("none of these articles");
    Filed named = other.file(new Relabel(old)).getFirst();
    newest.put(id("a"), named);
    assertThat(topics(other.file(verdict).getFirst())).containsExactly("wagner");
  }

  @Test
  void anArticleThatTheFilerForgotIsRelabelledAsItStands() {
    Filed old = file(read("a", FERRY, 0));
    Filer other = new Filer();
    Filed relabelled =
        other.file(new Relabel(with(old, new TopicHit("aes", 3, List.of())))).getFirst();
    assertThat(topics(relabelled)).containsExactly("aes");
    assertThat(relabelled.change()).isEqualTo(Change.CORRECTED);
  }

  private static Filed with(Filed filed, TopicHit hit) {
    Classified read = filed.classified();
    return filed.judged(
        new Classified(read.article(), read.language(), List.of(hit), List.of(), List.of(), 2),
        filed.rulings(),
        filed.change(),
        filed.revision());
  }

  @Test
  void correctedAttacksReachTheEventOfTheStoryAndCanBeTakenBack() {
    file(read("a", FERRY, 0, List.of(), List.of(ATTACK)));
    Event nine =
        new Event(null, "ML", null, new Figure(9, 9), null, null, ATTACK.by(), null, List.of());
    List<StoryEvent> events = ruleEvents(new Correction(id("a"), List.of(nine), "ana", NOW));
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().event().killed()).isEqualTo(new Figure(9, 9));
    assertThat(file(read("a", FERRY, 0, List.of(), List.of(ATTACK))).classified().events())
        .containsExactly(nine);

    StoryEvent none = ruleEvents(new Correction(id("a"), List.of(), "ana", NOW)).getFirst();
    assertThat(none.accounts()).isEmpty();
    assertThat(none.id()).isEqualTo(events.getFirst().id());

    StoryEvent back = ruleEvents(new Correction(id("a"), null, "ana", NOW)).getFirst();
    assertThat(back.event().killed()).isEqualTo(ATTACK.killed());
  }

  /** Read by key, as from the compacted stream: whichever story has the smaller id. */
  @ParameterizedTest
  @ValueSource(strings = {"b", "c", "d", "e", "f", "g"})
  void anEventThatMovesWithItsFirstArticleIsNotWithdrawn(String other) {
    Filed target = file(read(other, STRIKE, 1));
    file(read("a", FERRY, 0, List.of(), List.of(ATTACK)));
    Map<String, StoryEvent> byKey = new LinkedHashMap<>();
    ruleEvents(new Move(List.of(id("a")), target.story(), "ana", NOW))
        .forEach(event -> byKey.put(event.id(), event));
    assertThat(byKey).containsOnlyKeys(id("a") + "-1");
    StoryEvent event = byKey.values().iterator().next();
    assertThat(event.story()).isEqualTo(target.story());
    assertThat(event.accounts()).hasSize(1);
  }

  @Test
  void whatIsJudgedAgainLongAfterwardsChangesNoEvent() {
    Filed old = file(read("a", FERRY, 0, List.of(), List.of(ATTACK)));
    file(read("b", STRIKE, 24 * 60));
    List<Filed> again = filer.answers(new Relabel(with(old, new TopicHit("aes", 3, List.of()))));
    assertThat(again).hasSize(1);
    assertThat(filer.remember(again.getFirst())).isEmpty();
  }

  @Test
  void whatIsFiledOnceMoreStaysWhereAPersonPutIt() {
    file(read("a", FERRY, 0));
    Filed copy = file(read("b", FERRY, 1));
    rule(new Move(List.of(id("b")), null, "ana", NOW));
    Filed again = filer.file(new Refile(copy)).getFirst();
    assertThat(again.story()).isEqualTo(id("b"));
    assertThat(again.role()).isEqualTo(Role.FIRST);
  }

  @Test
  void theEventOfAnArticleMovesWithIt() {
    file(read("a", FERRY, 0, List.of(), List.of(ATTACK)));
    file(read("b", STRIKE, 1, List.of(), List.of(ATTACK)));
    assertThat(ruleEvents(new Move(List.of(id("b")), id("a"), "ana", NOW)))
        .extracting(event -> event.id() + " " + event.accounts().size())
        .containsExactlyInAnyOrder(id("a") + "-1 2", id("b") + "-1 0");
  }

  private Filed file(Classified read) {
    Filed filed = filer.file(read).getFirst();
    written.put(filed.article().id(), filed);
    return filed;
  }

  private List<Filed> rule(Ruling ruling) {
    List<Filed> ruled = filer.answers(ruling);
    ruled.forEach(filer::remember);
    ruled.forEach(filed -> written.put(filed.article().id(), filed));
    return ruled;
  }

  private List<StoryEvent> ruleEvents(Ruling ruling) {
    List<Filed> ruled = filer.answers(ruling);
    ruled.forEach(filed -> written.put(filed.article().id(), filed));
    return ruled.stream().flatMap(filed -> filer.remember(filed).stream()).toList();
  }

  private static Verdict verdict(String topic, @Nullable Boolean about) {
    return new Verdict(id("a"), topic, about, "ana", NOW);
  }

  private static List<String> topics(Filed filed) {
    return filed.classified().topics().stream().map(TopicHit::topic).toList();
  }

  private static String id(String name) {
    return article(name, FERRY, 0).id();
  }

  private static Classified read(String name, String text, int hours) {
    return read(name, text, hours, List.of(), List.of());
  }

  private static Classified read(
      String name, String text, int hours, List<TopicHit> topics, List<Event> events) {
    return new Classified(
        article(name, text, hours),
        "en",
        topics,
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
