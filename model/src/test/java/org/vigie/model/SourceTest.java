package org.vigie.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {
  @Test
  void anIdThatIsNoKeyIsRefusedWithWhatIsAllowed() {
    assertThatThrownBy(() -> source("Le Monde", "https://example.org/feed"))
        .hasMessageContaining("'Le Monde'")
        .hasMessageContaining("lower-case letters, digits and hyphens");
  }

  @Test
  void anAddressThatIsNotOfTheWebIsRefused() {
    assertThatThrownBy(() -> source("a", "file:///etc/passwd"))
        .hasMessageContaining("must be http or https");
    assertThatThrownBy(() -> source("a", "feed.xml")).hasMessageContaining("http or https");
  }

  @Test
  void anArticlesIdDependsOnItsUrlAlone() {
    URI url = URI.create("https://example.org/a");
    assertThat(Article.idOf(url)).isEqualTo(Article.idOf(url)).matches("[0-9a-f]{32}");
    assertThat(Article.idOf(url)).isNotEqualTo(Article.idOf(URI.create("https://example.org/b")));
  }

  @Test
  void anAlertsIdDependsOnBothSearchAndStory() {
    assertThat(Alert.idOf("a", "b")).isNotEqualTo(Alert.idOf("b", "a"));
  }

  private static Source source(String id, String address) {
    return new Source(
        id,
        "name",
        "publisher",
        "XX",
        List.of(),
        Source.Kind.FEED,
        URI.create(address),
        null,
        "",
        Keep.FULL,
        true,
        null,
        null,
        null,
        Source.BACKFILL_AFTER);
  }
}
