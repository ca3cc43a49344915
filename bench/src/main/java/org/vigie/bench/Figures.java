package org.vigie.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What was measured, as a table can show it. */
final class Figures {
  private Figures() {}

  /** The value below which a share of the samples lies. */
  static double percentile(long[] samples, double share) {
    long[] sorted = samples.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
  }

  /** What this thread has used of a core. */
  static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** The bytes of heap that are in use, once what is not has been collected. */
  static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** The machine, in one line. */
  static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return "%d cores, heap ≤ %d MB, Java %s"
        .formatted(
            runtime.availableProcessors(), runtime.maxMemory() >> 20, Runtime.version().feature());
  }
}
