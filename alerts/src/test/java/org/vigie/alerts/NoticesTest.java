package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.Samples.changed;
import static org.vigie.alerts.Samples.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.model.HealthEvent;
import org.vigie.model.HealthEvent.Changed;
import org.vigie.model.Notice;
import org.vigie.model.PollState.State;

class NoticesTest {
  private final Notices notices = new Notices();
  private long offset;

  @ParameterizedTest
  @EnumSource(names = {"SILENT", "EMPTY", "BLOCKED", "BROKEN", "MOVED", "GONE"})
  void aTroubleIsToldOnceAndSoIsItsEnd(State trouble) {
    assertThat(states(tell(changed("a", State.FRESH, trouble)))).containsExactly(trouble);
    assertThat(tell(changed("a", trouble, State.THROTTLED))).isEmpty();
    assertThat(tell(changed("a", State.THROTTLED, trouble))).isEmpty();
    assertThat(states(tell(changed("a", trouble, State.QUIET)))).containsExactly(State.QUIET);
    assertThat(tell(changed("a", State.QUIET, State.FRESH))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"NEW", "THROTTLED", "QUIET", "FRESH"})
  void whatPassesByItselfIsNotTold(State state) {
    assertThat(tell(changed("a", State.FRESH, state))).isEmpty();
  }

  @Test
  void anotherTroubleIsToldAsWell() {
    tell(changed("a", State.FRESH, State.BROKEN));
    assertThat(states(tell(changed("a", State.BROKEN, State.GONE)))).containsExactly(State.GONE);
  }

  @Test
  void theEndOfATroubleThatNobodyWasToldOfIsNotTold() {
    assertThat(of(changed("a", State.FRESH, State.BROKEN))).isPresent();
    assertThat(tell(changed("a", State.BROKEN, State.FRESH))).isEmpty();
  }

  @Test
  void whatHappensTogetherIsOneNoticeThatBeginsWithItsFirst() {
    offset = 40;
    Notice notice =
        tell(
                changed("a", State.FRESH, State.THROTTLED),
                changed("b", State.FRESH, State.SILENT),
                changed("c", State.QUIET, State.SILENT),
                new HealthEvent.Gap("d", "D", Samples.NOON, null, "nothing shared"))
            .orElseThrow();
    assertThat(notice.changes()).extracting(Changed::source).containsExactly("b", "c");
    assertThat(notice.offset()).isEqualTo(41);
    assertThat(notice.id())
        .isEqualTo(Notice.idOf(41, notice.changes().getFirst()))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void whatComesAndGoesTogetherIsNotTold() {
    assertThat(
            tell(
                changed("a", State.FRESH, State.BROKEN),
                changed("a", State.BROKEN, State.THROTTLED),
                changed("a", State.THROTTLED, State.FRESH)))
        .isEmpty();
  }

  @Test
  void ourNetworkIsToldWhenItBreaksAndWhenItIsWholeAgain() {
    assertThat(tell(network(false))).isEmpty();
    assertThat(tell(network(true)).orElseThrow().networks()).containsExactly(network(true));
    assertThat(tell(network(true))).isEmpty();
    assertThat(tell(network(false)).orElseThrow().networks()).containsExactly(network(false));
    assertThat(tell(network(false))).isEmpty();
  }

  @Test
  void aGapHasNoNoticeOfItsOwn() {
    assertThat(tell(new HealthEvent.Gap("a", "A", Samples.NOON, null, "nothing shared"))).isEmpty();
  }

  private Optional<Notice> tell(HealthEvent... events) {
    Optional<Notice> notice = of(events);
    notice.ifPresent(notices::remember);
    return notice;
  }

  private Optional<Notice> of(HealthEvent... events) {
    long first = offset;
    offset += events.length;
    return notices.of(
        IntStream.range(0, events.length)
            .mapToObj(i -> new Notices.Heard(first + i, events[i]))
            .toList());
  }

  private static List<State> states(Optional<Notice> notice) {
    return notice.orElseThrow().changes().stream().map(Changed::to).toList();
  }
}
