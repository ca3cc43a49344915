package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vigie.model.HealthEvent;
import org.vigie.model.HealthEvent.Changed;
import org.vigie.model.Notice;
import org.vigie.model.PollState.State;

class NoticesPropertiesTest {
  private static final Set<State> TROUBLES =
      EnumSet.of(State.SILENT, State.EMPTY, State.BLOCKED, State.BROKEN, State.MOVED, State.GONE);
  private static final Set<State> WELL = EnumSet.of(State.FRESH, State.QUIET);

  @Provide
  Arbitrary<List<List<Changed>>> batches() {
    Arbitrary<Changed> changed =
        Combinators.combine(Arbitraries.of("a", "b", "c"), Arbitraries.of(State.values()))
            .as((source, to) -> Samples.changed(source, State.NEW, to));
    return changed.list().ofMinSize(1).ofMaxSize(6).list().ofMaxSize(12);
  }

  @Property
  void whatTheOperatorWasToldLastIsHowItIs(@ForAll("batches") List<List<Changed>> batches) {
    Map<String, State> told = new HashMap<>();
    for (Notice notice : tell(new Notices(), batches)) {
      for (Changed changed : notice.changes()) {
        State before = told.put(changed.source(), changed.to());
        assertThat(before).as("not the same twice").isNotEqualTo(changed.to());
        assertThat(TROUBLES.contains(changed.to()) || TROUBLES.contains(before))
            .as("an end only of what was told")
            .isTrue();
      }
    }
    Map<String, State> last = new HashMap<>();
    batches.stream()
        .flatMap(List::stream)
        .filter(one -> TROUBLES.contains(one.to()) || WELL.contains(one.to()))
        .forEach(one -> last.put(one.source(), one.to()));
    last.forEach(
        (source, state) -> {
          if (TROUBLES.contains(state)) {
            assertThat(told).containsEntry(source, state);
          } else {
            assertThat(TROUBLES).doesNotContain(told.getOrDefault(source, State.FRESH));
          }
        });
  }

  @Property
  void whoRemembersTheNoticesInAnyOrderGoesOnTheSame(
      @ForAll("batches") List<List<Changed>> before,
      @ForAll("batches") List<List<Changed>> after,
      @ForAll Random random) {
    Notices first = new Notices();
    List<Notice> written = new ArrayList<>(tell(first, before));
    Notices second = new Notices();
    Collections.shuffle(written, random);
    written.forEach(second::remember);
    int from = before.stream().mapToInt(List::size).sum();
    assertThat(tell(second, after, from)).isEqualTo(tell(first, after, from));
  }

  private static List<Notice> tell(Notices notices, List<List<Changed>> batches) {
    return tell(notices, batches, 0);
  }

  private static List<Notice> tell(Notices notices, List<List<Changed>> batches, int from) {
    List<Notice> told = new ArrayList<>();
    long offset = from;
    for (List<Changed> batch : batches) {
      List<Notices.Heard> heard = new ArrayList<>();
      for (HealthEvent event : batch) {
        heard.add(new Notices.Heard(offset++, event));
      }
      notices.of(heard).ifPresent(told::add);
      notices.of(heard).ifPresent(notices::remember);
    }
    return told;
  }
}
