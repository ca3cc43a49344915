package org.vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vigie.model.Topic;
import org.vigie.watch.WatchFolder.Valid;

class BundledWatchTest {
  @Test
  void isValidAndHasTheThreeTopics() {
    assertThat(WatchFolder.bundled())
        .isInstanceOfSatisfying(
            Valid.class,
            valid -> {
              assertThat(valid.watch().name()).isEqualTo("sahel");
              assertThat(valid.watch().topics())
                  .extracting(Topic::id)
                  .containsExactly("aes", "wagner", "jihadist-attack");
            });
  }
}
