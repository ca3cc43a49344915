package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeenTest {

  @Test
  void knowsAnEntryByItsIdAndByItsAddress() {
    Seen seen = new Seen(List.of());
    seen.add("id", url(1));
    assertThat(seen.contains("id", url(2))).isTrue();
    assertThat(seen.contains("other", url(1))).isTrue();
    assertThat(seen.contains("other", URI.create(url(1) + "?utm_source=x"))).isTrue();
    assertThat(seen.contains("other", url(2))).isFalse();
  }

  @Property(tries = 50)
  void isBoundedAndNeverForgetsWhatStillStands(@ForAll @IntRange(min = 1, max = 600) int standing) {
    Seen seen = new Seen(List.of());
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < standing; i++) {
        seen.add("id-" + (round * standing / 2 + i), url(round * standing / 2 + i));
      }
      seen = new Seen(seen.toList(standing));
    }
    for (int i = 0; i < standing; i++) {
      assertThat(seen.contains("id-" + (2 * standing + i - standing % 2 * 2), url(-1)))
          .as("entry %d of %d", i, standing)
          .isTrue();
    }
    assertThat(seen.toList(standing).size()).isLessThanOrEqualTo(Math.max(1_000, 4 * standing));
  }

  private static URI url(int number) {
    return URI.create("https://example.org/" + number);
  }
}
