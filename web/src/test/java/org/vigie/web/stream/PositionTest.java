package org.vigie.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PositionTest {
  private static final Position PRESENT = new Position(70, 7);

  @Property
  void anIdReadsBack(
      @ForAll @LongRange(min = -1, max = Long.MAX_VALUE / 10) long filed,
      @ForAll @LongRange(min = -1, max = Long.MAX_VALUE / 10) long alerts) {
    Position position = new Position(filed, alerts);
    assertThat(Position.parse(position.toString(), PRESENT)).isEqualTo(position);
  }

  @Property
  void oneWhoGoesOnIsNeverAheadOfWhatSheWasShownNorOfTheStreams(
      @ForAll @LongRange(min = -1, max = 300) long shown,
      @ForAll @LongRange(min = -1, max = 100) long remembered,
      @ForAll @LongRange(min = 100, max = 200) long reached) {
    long from =
        new Position(0, shown)
            .following(new Position(-1, remembered), new Position(0, reached))
            .alerts();
    assertThat(from).isBetween(remembered, reached);
    if (shown >= remembered) {
      assertThat(from).isLessThanOrEqualTo(shown);
    }
  }

  @Test
  void aStreamThatIsNotNamedIsAtItsPresent() {
    assertThat(Position.parse("filed-12", PRESENT)).isEqualTo(new Position(12, 7));
    assertThat(Position.parse("alerts-3", PRESENT)).isEqualTo(new Position(70, 3));
  }

  @Property
  void whatIsNoIdIsThePresent(@ForAll String id) {
    Position read = Position.parse("x" + id, PRESENT);
    assertThat(read).isEqualTo(PRESENT);
    assertThat(Position.parse(null, PRESENT)).isEqualTo(PRESENT);
  }
}
