package org.vigie.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A watch folder that knows what the Sahel watch knows, and polls a test's publisher. */
final class TestWatch {
  private TestWatch() {}

  static Path write(Path folder, Origin origin, String... feeds) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("watch.yaml"), "name: test\nextends: sahel\n");
      String sources =
          Arrays.stream(feeds)
              .map(feed -> source(feed, origin.address("/" + feed + ".xml").toString()))
              .collect(Collectors.joining());
      Files.writeString(folder.resolve("sources.yaml"), sources);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String source(String id, String address) {
    return """
    - id: %s
      name: A publisher (%s)
      publisher: A publisher
      country: ML
      languages: [en, fr]
      kind: feed
      address: %s
      description: A publisher under a test's control
      keep: full
      every: 1s
    """
        .formatted(id, id, address);
  }
}
