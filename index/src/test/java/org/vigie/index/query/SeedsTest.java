package org.vigie.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five real articles, which are not part of this repository. */
class SeedsTest {
  private static final Path SEEDS = Path.of("..", "..", "shared", "seeds");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Africa Corps" OR Wagner  | 000 003 004
          "AFRICA CORPS"            | 003
          =Tchiani                  | 000 004
          """)
  void findsExactlyTheArticlesThatSayIt(String query, String expected) throws Exception {
    assumeTrue(Files.isDirectory(SEEDS), "the seeds are absent: " + SEEDS);
    List<Path> files;
    try (Stream<Path> list = Files.list(SEEDS)) {
      files = list.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    assertThat(files).hasSize(5);
    List<String> found =
        files.stream()
            .filter(file -> Sample.matches(query, Sample.text(read(file)).filed()))
            .map(file -> file.getFileName().toString().substring(0, 3))
            .toList();
    assertThat(found).containsExactly(expected.split(" "));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
