package org.vigie.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds that are meant to fell their reader take no long time. */
@Timeout(180)
class HostileFeedTest {

  /** Of processor time, and several times what any of them takes without a second compiler. */
  private static final Duration LONG = Duration.ofSeconds(8);

  static List<Bomb> bombs() {
    return Bomb.all();
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void noneTakesLong(Bomb bomb) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    FeedResult result = bomb.read();
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(LONG);
    assertThat(result.toString()).doesNotContain("haha");
  }
}
