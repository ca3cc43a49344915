package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HostGatesTest {
  private static final Duration GAP = Duration.ofHours(1);
  private static final URI ONE = URI.create("https://one.example/a");

  private final Clock clock = new Clock();

  /** Time that passes when somebody sleeps, and not otherwise. */
  private static final class Clock implements HostGates.Time {
    private final AtomicLong now = new AtomicLong();

    @Override
    public long now() {
      return now.get();
    }

    @Override
    public void sleep(Duration duration) {
      now.addAndGet(duration.toNanos());
    }

    Duration passed() {
      return Duration.ofNanos(now());
    }
  }

  @Test
  void oneRequestAtATimePerHostWithAGap() throws Exception {
    HostGates gates = new HostGates(GAP, (host, port) -> false, clock);
    AtomicInteger within = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Duration> asked = Collections.synchronizedList(new ArrayList<>());
    all(
        5,
        () ->
            gates.pass(
                ONE,
                () -> {
                  most.accumulateAndGet(within.incrementAndGet(), Math::max);
                  asked.add(clock.passed());
                  return within.decrementAndGet();
                }));
    assertThat(most).hasValue(1);
    assertThat(asked)
        .containsExactly(
            Duration.ZERO, GAP, GAP.multipliedBy(2), GAP.multipliedBy(3), GAP.multipliedBy(4));
  }

  @Test
  void hostsDoNotWaitForEachOther() throws Exception {
    HostGates gates = new HostGates(GAP, (host, port) -> port == 8080, clock);
    assertThat(gates.pass(ONE, () -> 1)).isEqualTo(1);
    assertThat(gates.pass(URI.create("https://two.example/"), () -> 2)).isEqualTo(2);
    assertThat(gates.pass(URI.create("https://one.example:8443/"), () -> 3)).isEqualTo(3);
    URI exempt = URI.create("http://one.example:8080/");
    assertThat(gates.pass(exempt, () -> 4)).isEqualTo(4);
    assertThat(gates.pass(exempt, () -> 5)).isEqualTo(5);
    assertThat(clock.passed()).isZero();
  }

  @Test
  void aHostIsTheSameInCapitals() throws Exception {
    HostGates gates = new HostGates(GAP, (host, port) -> false, clock);
    assertThat(gates.pass(ONE, () -> 1)).isEqualTo(1);
    assertThat(gates.pass(URI.create("HTTPS://One.Example/b"), () -> 2)).isEqualTo(2);
    assertThat(clock.passed()).isEqualTo(GAP);
  }

  private static void all(int times, Callable<Integer> task) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> running = threads.invokeAll(Collections.nCopies(times, task));
      for (Future<Integer> one : running) {
        one.get();
      }
    }
  }
}
