package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.alerts.match.Cost;
import org.vigie.alerts.match.Engine;
import org.vigie.alerts.match.FastEngine;
import org.vigie.alerts.match.LuceneEngine;
import org.vigie.model.Alert;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;
import org.vigie.model.Trouble;

class MatcherTest {
  private final Map<String, Trouble> known = new HashMap<>();
  private final Matcher matcher = new Matcher(InstantSource.fixed(Samples.NOON));
  private final Filed convoy = Samples.filed("1", "1", "Gunmen attacked a convoy near Djibo.");

  @AfterEach
  void close() {
    matcher.close();
  }

  @Test
  void findsTheSearchesThatMatchAndNoOther() {
    put(
        Samples.search("b", "convoy AND attack"),
        Samples.search("a", "\"convoy near Djibo\""),
        Samples.search("c", "drought"),
        Samples.search("d", "source:example AND NOT election"));
    assertThat(ids(convoy)).containsExactly("a", "b", "d");
  }

  @Test
  void aChangeTakesEffectAtOnce() {
    put(Samples.search("a", "convoy"));
    assertThat(ids(convoy)).containsExactly("a");
    put(Samples.search("a", "drought"));
    assertThat(ids(convoy)).isEmpty();
    put(Samples.search("a", "gunmen"));
    assertThat(ids(convoy)).containsExactly("a");
    matcher.remove("a");
    assertThat(ids(convoy)).isEmpty();
  }

  @Test
  void aPausedSearchDoesNotMatchUntilItIsResumed() {
    SavedSearch search = Samples.search("a", "convoy");
    put(search);
    put(Samples.paused(search));
    assertThat(ids(convoy)).isEmpty();
    put(search);
    assertThat(ids(convoy)).containsExactly("a");
  }

  @Test
  void datesRelativeToNowStartFromTheArticle() {
    put(
        Samples.search("fresh", "convoy AND published:[now-1h TO now]"),
        Samples.search("old", "convoy AND published:[now-9d TO now-8d]"));
    assertThat(ids(convoy)).containsExactly("fresh");
    Filed lastYear =
        Samples.filed(
            Samples.article("2", "T", "a convoy", Samples.NOON.minusSeconds(365 * 86_400L), false),
            "2",
            Filed.Change.NEW);
    assertThat(ids(lastYear)).containsExactly("fresh");
    put(Samples.search("fresh", "drought"));
    assertThat(ids(convoy)).isEmpty();
  }

  @Test
  void aBadQueryIsAProblemOfItsOwnOnly() {
    put(Samples.search("good", "convoy"), Samples.search("bad", "convoy AND ("));
    assertThat(ids(convoy)).containsExactly("good");
    assertThat(matcher.problems()).containsOnlyKeys("bad");
    assertThat(matcher.problems().get("bad")).startsWith("At position ");
    put(Samples.search("bad", "convoy"));
    assertThat(matcher.problems()).isEmpty();
    assertThat(ids(convoy)).containsExactly("bad", "good");
  }

  @Test
  void aSearchThatTurnsBadStopsMatching() {
    put(Samples.search("a", "convoy"));
    put(Samples.search("a", "convoy AND ("));
    assertThat(ids(convoy)).isEmpty();
    matcher.remove("a");
    assertThat(matcher.problems()).isEmpty();
  }

  @Test
  void saysWhyInThePassagesThatMatched() {
    put(Samples.search("a", "drought OR convoy OR Djibo"));
    List<Alert.Passage> why = matcher.match(convoy).getFirst().why();
    assertThat(why).hasSize(1);
    Alert.Passage passage = why.getFirst();
    assertThat(passage.field()).isEqualTo("text");
    assertThat(passage.matches())
        .extracting(match -> passage.text().substring(match.start(), match.end()))
        .containsExactly("convoy", "Djibo");
  }

  @Test
  void aSearchThatIsChangedMeanwhileIsMatchedAsItWas() {
    SavedSearch before = Samples.search("a", "source:example");
    put(before);
    List<Matching.Match> matches = matcher.match(convoy);
    put(Samples.search("a", "source:example AND drought"));
    assertThat(matches).extracting(Matching.Match::search).containsExactly(before);
    assertThat(matches.getFirst().why()).extracting(Alert.Passage::field).containsExactly("source");
    assertThat(ids(convoy)).isEmpty();
  }

  @Test
  void aMatchWithoutWordsHasAPassageToShow() {
    put(Samples.search("a", "published:[now-1d TO now] AND NOT drought"));
    assertThat(matcher.match(convoy).getFirst().why())
        .extracting(Alert.Passage::field)
        .containsExactly("published");
  }

  @Test
  void takesManySearchesAtOnce() {
    IntStream.range(0, 12_000)
        .mapToObj(i -> Samples.search("s" + i, i % 4_000 == 0 ? "convoy" : "word" + i))
        .forEach(matcher::put);
    assertThat(ids(convoy)).containsExactly("s0", "s4000", "s8000");
  }

  @Test
  void countsWhatASearchCosts() {
    put(Samples.search("a", "convoy drought"), Samples.search("b", "convoy"));
    assertThat(ids(convoy)).containsExactly("b");
    assertThat(ids(convoy)).containsExactly("b");
    assertThat(matcher.cost("a").orElseThrow())
        .extracting(Cost::articles, Cost::runs, Cost::matches)
        .containsExactly(2L, 0L, 0L);
    assertThat(matcher.cost("b").orElseThrow())
        .extracting(Cost::articles, Cost::runs, Cost::matches)
        .containsExactly(2L, 2L, 2L);
    assertThat(matcher.cost("c")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aSearchThatTakesTooLongIsSetAsideAndSaysSo(Engine engine) {
    Filed endless = Samples.endless("1", Samples.NOON);
    try (Matcher slow =
        new Matcher(
            InstantSource.fixed(Samples.NOON), engine, id -> Optional.ofNullable(known.get(id)))) {
      slow.put(Samples.search("slow", Samples.ENDLESS_QUERY));
      slow.put(Samples.search("quick", "a"));
      for (int i = 0; i < 25 && slow.problems().isEmpty(); i++) {
        slow.match(endless);
      }
      assertThat(slow.problems()).containsOnlyKeys("slow");
      assertThat(slow.problems().get("slow")).startsWith("It takes too long");
      assertThat(slow.slow()).extracting(it -> it.search().id()).containsExactly("slow");
      assertThat(slow.match(endless))
          .extracting(match -> match.search().id())
          .containsExactly("quick");
      slow.put(Samples.search("slow", "b"));
      assertThat(slow.match(endless)).hasSize(2);
      assertThat(slow.problems()).isEmpty();
      assertThat(slow.slow()).isEmpty();
    }
  }

  @Test
  void aSearchThatIsKnownToTakeTooLongIsNotMatchedUntilItIsSavedOrLetRunAgain() {
    SavedSearch search = Samples.search("a", "convoy");
    Trouble aside = Trouble.aside(search, Samples.NOON, "too slow");
    known.put("a", aside);
    try (Matcher anew =
        new Matcher(
            InstantSource.fixed(Samples.NOON),
            new FastEngine(),
            id -> Optional.ofNullable(known.get(id)))) {
      anew.put(search);
      assertThat(anew.match(convoy)).isEmpty();
      assertThat(anew.problems()).containsEntry("a", "too slow");
      assertThat(anew.slow()).as("that is written already").isEmpty();
      known.put("a", aside.on());
      anew.reconsider("a");
      assertThat(anew.match(convoy)).hasSize(1);

      known.put("a", aside);
      anew.reconsider("a");
      assertThat(anew.match(convoy)).isEmpty();
      anew.put(Samples.again(search, search.query()));
      assertThat(anew.match(convoy)).hasSize(1);
      assertThat(anew.problems()).isEmpty();
    }
  }

  static List<Engine> engines() {
    return List.of(new FastEngine(), LuceneEngine.plain(), LuceneEngine.tuned());
  }

  private void put(SavedSearch... searches) {
    List.of(searches).forEach(matcher::put);
  }

  private List<String> ids(Filed filed) {
    return matcher.match(filed).stream().map(match -> match.search().id()).toList();
  }
}
