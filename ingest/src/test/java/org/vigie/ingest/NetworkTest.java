package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Network network = new Network();
  private Instant now = NOON;

  @Test
  void oneHostThatFailsAgainAndAgainIsItsOwnTrouble() {
    for (int i = 0; i < 50; i++) {
      assertThat(ask("a.example", false)).isEmpty();
    }
    assertThat(network.isDown()).isFalse();
  }

  @Test
  void whenMostHostsFailItIsSaidOnceAndOnceMoreWhenTheyAnswer() {
    ask("works.example", true);
    for (int i = 0; i < 4; i++) {
      assertThat(ask(i + ".example", false).map(Network.Turn::down))
          .isEqualTo(i < 3 ? Optional.empty() : Optional.of(true));
    }
    assertThat(network.isDown()).isTrue();
    assertThat(ask("5.example", false)).isEmpty();
    assertThat(ask("0.example", true)).isEmpty();
    assertThat(ask("1.example", true)).isEmpty();
    Network.Turn turn = ask("2.example", true).orElseThrow();
    assertThat(turn.down()).isFalse();
    assertThat(ask("3.example", false)).isEmpty();
    assertThat(network.isDown()).isFalse();
  }

  @Test
  void whatWasLongAgoDoesNotCount() {
    for (int i = 0; i < 4; i++) {
      ask(i + ".example", false);
    }
    now = now.plusSeconds(400);
    for (int i = 4; i < 8; i++) {
      assertThat(ask(i + ".example", false)).isEmpty();
    }
  }

  /** Turns alternate, whatever is asked. */
  @Property
  void itBreaksAndIsWholeInTurn(
      @ForAll @Size(max = 80) List<@IntRange(max = 9) Integer> hosts,
      @ForAll List<Boolean> reached) {
    Network fresh = new Network();
    boolean down = false;
    for (int i = 0; i < Math.min(hosts.size(), reached.size()); i++) {
      Optional<Network.Turn> turn =
          fresh.asked(hosts.get(i) + ".example", reached.get(i), NOON.plusSeconds(i));
      if (turn.isPresent()) {
        assertThat(turn.get().down()).isEqualTo(!down);
        down = !down;
      }
      assertThat(fresh.isDown()).isEqualTo(down);
    }
  }

  private Optional<Network.Turn> ask(String host, boolean reached) {
    now = now.plusSeconds(1);
    return network.asked(host, reached, now);
  }
}
