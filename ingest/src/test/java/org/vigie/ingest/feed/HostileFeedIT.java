package org.vigie.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds that are meant to fell their reader take no great memory. */
class HostileFeedIT {

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
