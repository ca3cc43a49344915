package org.vigie.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class NewestTest {

  private static final Newest.Name<Lists> ALL = new Newest.Name<>(Lists.ALL);

  enum Lists {
    ALL,
    SOME
  }

  /** A value on two lists, one of which has no dates of its own. */
  record Entry(String key, String list, int at) {
    Stream<Newest.Place<Lists>> places() {
      return Stream.of(ALL.at(Instant.EPOCH), some(list).at(Instant.ofEpochMilli(at)));
    }
  }

  private static Newest.Name<Lists> some(String list) {
    return new Newest.Name<>(Lists.SOME, list);
  }

  record Step(String key, @Nullable Entry entry) {}

  @Property
  void listsHoldWhatASortWouldGive(@ForAll("steps") List<Step> steps) {
    Newest<Lists, Entry> newest = new Newest<>(Entry::places);
    Map<String, Entry> there = new HashMap<>();
    for (Step step : steps) {
      newest.changed(step.key(), step.entry());
      if (step.entry() == null) {
        there.remove(step.key());
      } else {
        there.put(step.key(), step.entry());
      }
    }
    assertThat(newest.of(ALL))
        .containsExactlyElementsOf(
            there.values().stream().sorted(Comparator.comparing(Entry::key)).toList());
    assertThat(newest.count(ALL)).isEqualTo(there.size());
    for (String list : List.of("", "a", "ALL", "b")) {
      List<Entry> sorted =
          there.values().stream()
              .filter(entry -> entry.list().equals(list))
              .sorted(Comparator.comparingInt(Entry::at).reversed().thenComparing(Entry::key))
              .toList();
      assertThat(newest.of(some(list))).containsExactlyElementsOf(sorted);
      assertThat(newest.count(some(list))).isEqualTo(sorted.size());
      assertThat(newest.since(some(list), Instant.ofEpochMilli(2)))
          .containsExactlyElementsOf(sorted.stream().filter(entry -> entry.at() >= 2).toList());
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> keys = Arbitraries.of("x", "y", "z");
    return Combinators.combine(
            keys,
            Arbitraries.of("", "a", "ALL", "b"),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(0, 1, 2, 3))
        .as((key, list, at, dice) -> new Step(key, dice == 0 ? null : new Entry(key, list, at)))
        .list()
        .ofMaxSize(30);
  }

  @Example
  void whatMovesIsNeverMissing() throws InterruptedException {
    Newest<Lists, Entry> newest = new Newest<>(Entry::places);
    newest.changed("x", new Entry("x", "a", 0));
    AtomicBoolean goesOn = new AtomicBoolean(true);
    Thread mover =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int at = 0; goesOn.get(); at++) {
                    newest.changed("x", new Entry("x", "a", at % 7));
                  }
                });
    try {
      for (int i = 0; i < 20_000; i++) {
        assertThat(newest.of(some("a")).map(Entry::key)).containsExactly("x");
      }
    } finally {
      goesOn.set(false);
      mover.join();
    }
  }

  @Example
  void whatMovesToTheFrontWhileOneReadsIsNotMissing() {
    Newest<Lists, Entry> newest = new Newest<>(Entry::places);
    List.of(new Entry("x", "a", 3), new Entry("y", "a", 2), new Entry("z", "a", 1))
        .forEach(entry -> newest.changed(entry.key(), entry));
    Iterator<Entry> reading = newest.of(some("a")).iterator();
    assertThat(reading.next().key()).isEqualTo("x");
    newest.changed("z", new Entry("z", "a", 4));
    newest.changed("y", null);
    assertThat(reading).toIterable().extracting(Entry::key).containsExactly("y", "z");
    assertThat(newest.of(some("a")).map(Entry::key)).containsExactly("z", "x");
    assertThat(newest.of(some("a"), 1).map(Entry::key)).containsExactly("z");
  }
}
