package org.vigie.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StreamsDocumentTest {
  private static final Pattern TOPIC = Pattern.compile("`(vigie\\.[a-z-]+)`");

  @Test
  void theTableHasEachStream() throws IOException {
    List<String> table =
        Files.readAllLines(Path.of("../docs/streams.md")).stream()
            .dropWhile(line -> !line.startsWith("| stream |"))
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertThat(
            table.stream()
                .map(row -> row.split("\\|", 3)[1])
                .flatMap(cell -> TOPIC.matcher(cell).results().map(topic -> topic.group(1))))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Stream.values()).map(Stream::topic).toList());
    assertThat(table).allMatch(row -> row.chars().filter(c -> c == '|').count() == 7);
  }
}
