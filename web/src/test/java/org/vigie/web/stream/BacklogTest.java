package org.vigie.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.index.ArchiveState;

class BacklogTest {
  private StreamDesk.Sight sight = sight(1, 0L, 0L, 0);
  private final Backlog backlog = new Backlog(() -> sight);

  @Test
  void takesNoMoreThanAThousandBeforeItLooksAgain() {
    int taken = 0;
    while (backlog.take(100)) {
      taken += 100;
    }
    assertThat(taken).isEqualTo(1_000);
    sight = sight(2, 800L, 0L, 0);
    assertThat(backlog.take(100)).isTrue();
    assertThat(backlog.take(100)).isTrue();
    assertThat(backlog.take(100)).isFalse();
  }

  @Test
  void countsTheFilerToo() {
    sight = sight(1, 400L, 600L, 0);
    assertThat(backlog.take(1)).isFalse();
  }

  @Test
  void aStageThatNeverReadIsBehindByAllThatIsHeld() {
    sight = sight(1, null, 0L, 1_000);
    assertThat(backlog.take(1)).isFalse();
    sight = sight(2, null, 0L, 999);
    assertThat(backlog.take(1)).isTrue();
  }

  static StreamDesk.Sight sight(int second, @Nullable Long classify, Long file, long held) {
    return new StreamDesk.Sight(
        Instant.ofEpochSecond(second),
        List.of(new StreamDesk.StreamRow("vigie.articles", 12, held, held, 0, null)),
        List.of(
            new StreamDesk.StageRow("classify", "vigie.articles", classify),
            new StreamDesk.StageRow("file", "vigie.classified", file)),
        ArchiveState.EMPTY);
  }
}
