package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostGatesTest {
  private static final Duration GAP = Duration.ofMillis(60);
  private static final URI ONE = URI.create("https://one.example/a");

  @Test
  void oneRequestAtATimePerHostWithAGap() throws Exception {
    HostGates gates = new HostGates(GAP, (host, port) -> false);
    AtomicInteger within = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    long start = System.nanoTime();
    all(
        5,
        () ->
            gates.pass(
                ONE,
                () -> {
                  most.accumulateAndGet(within.incrementAndGet(), Math::max);
                  Thread.onSpinWait();
                  return within.decrementAndGet();
                }));
    assertThat(most).hasValue(1);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(GAP.multipliedBy(4));
  }

  @Test
  void hostsDoNotWaitForEachOther() throws Exception {
    HostGates gates = new HostGates(Duration.ofHours(1), (host, port) -> port == 8080);
    assertThat(gates.pass(ONE, () -> 1)).isEqualTo(1);
    assertThat(gates.pass(URI.create("https://two.example/"), () -> 2)).isEqualTo(2);
    assertThat(gates.pass(URI.create("https://one.example:8443/"), () -> 3)).isEqualTo(3);
    URI exempt = URI.create("http://one.example:8080/");
    assertThat(gates.pass(exempt, () -> 4)).isEqualTo(4);
    assertThat(gates.pass(exempt, () -> 5)).isEqualTo(5);
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
