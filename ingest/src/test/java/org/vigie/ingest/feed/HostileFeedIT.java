package org.vigie.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds that are meant to fell their reader take no long time and no great memory. */
@Timeout(180)
class HostileFeedIT {

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

  /** In a program of its own with little memory, as each would be one visit among many. */
  @Test
  void noneNeedsMuchMemory(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("output");
    Process reading =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Reading.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(reading.waitFor(150, TimeUnit.SECONDS)).isTrue();
    } finally {
      reading.destroyForcibly();
    }
    assertThat(Files.readString(output)).endsWith("read " + Bomb.all().size() + "\n");
  }

  /** Reads each of them, one after the other. */
  static final class Reading {
    public static void main(String[] arguments) {
      int read = 0;
      for (Bomb bomb : Bomb.all()) {
        read += bomb.read().toString().isEmpty() ? 0 : 1;
      }
      System.out.print("read " + read + "\n");
    }
  }
}
