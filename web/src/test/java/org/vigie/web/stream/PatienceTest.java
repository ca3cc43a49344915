package org.vigie.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.index.Archive;
import org.vigie.index.IndexSettings;

class PatienceTest {
  @TempDir private Path folder;

  @Test
  void anArchiveThatDoesNotKeepUpIsWaitedForOnce() throws Exception {
    Duration never = Duration.ofDays(1);
    try (Archive archive = Archive.open(new IndexSettings(folder, never, never))) {
      Patience patience = new Patience(archive);
      long start = System.nanoTime();
      for (int offset = 0; offset < 20; offset++) {
        assertThat(patience.isVisible(offset)).isFalse();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void oneThatKeepsUpIsWaitedForAgain() throws Exception {
    IndexSettings quick = new IndexSettings(folder, Duration.ofMillis(50), Duration.ofDays(1));
    try (Archive archive = Archive.open(quick)) {
      Patience patience = new Patience(archive);
      assertThat(patience.isVisible(0)).isFalse();
      archive.add(List.of(), 1);
      archive.awaitVisible(1, Duration.ofSeconds(10));
      assertThat(patience.isVisible(0)).isTrue();
      archive.add(List.of(), 2);
      assertThat(patience.isVisible(1)).isTrue();
    }
  }
}
