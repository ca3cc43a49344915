package org.vigie.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  void aMailboxHasAUserAndNoPassword() {
    for (String wrong : List.of("imaps://mail.example/", "imaps://u:p@mail.example/")) {
      assertThatThrownBy(() -> mailbox(wrong)).hasMessageContaining("imaps://user@host/folder");
    }
    assertThatThrownBy(() -> mailbox("https://u@mail.example/")).hasMessageContaining("imaps");
    assertThat(mailbox("imaps://u@mail.example/A%20b").address().getPath()).isEqualTo("/A b");
  }

  private static Source mailbox(String address) {
    return new Source(
        "a",
        "A",
        "A",
        "ML",
        List.of(),
        Source.Kind.MAILBOX,
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

  @Test
  void anAddressWithAccentsIsMadeOneThatCanBeAsked() {
    assertThat(source("a", "https://example.org/actualités?q=é").address())
        .isEqualTo(URI.create("https://example.org/actualit%C3%A9s?q=%C3%A9"));
    assertThat(source("a", "http://bücher.example:8080/é#x").address())
        .isEqualTo(URI.create("http://xn--bcher-kva.example:8080/%C3%A9#x"));
    assertThat(source("a", "https://example.org/a%20b").address())
        .isEqualTo(URI.create("https://example.org/a%20b"));
  }

  @Test
  void anIdIsMadeOfTheLettersOfAName() {
    assertThat(Source.idOf("L'Économiste du Faso (édition du soir)"))
        .isEqualTo("l-economiste-du-faso-edition-du-soir");
    assertThat(Source.idOf("صحيفة")).isEqualTo("source");
    assertThat(Source.idOf("a".repeat(47) + " b")).isEqualTo("a".repeat(47));
    assertThat(Source.freeId("a", List.of("a", "a-2")::contains)).isEqualTo("a-3");
    assertThat(Source.freeId("b", List.of("a")::contains)).isEqualTo("b");
  }

  @Test
  void oneAddressIsOnePlaceHoweverItIsWritten() {
    assertThat(
            List.of(
                "https://a.example/feed",
                "http://A.example/feed/",
                "https://a.example:443/feed",
                "http://a.example:80/feed//"))
        .extracting(address -> Source.placeOf(URI.create(address)))
        .containsOnly("a.example/feed");
    assertThat(
            List.of(
                "https://a.example/feed?page=2",
                "https://www.a.example/feed",
                "https://a.example:8080/feed",
                "https://a.example/Feed"))
        .extracting(address -> Source.placeOf(URI.create(address)))
        .doesNotContain("a.example/feed")
        .doesNotHaveDuplicates();
  }

  @Test
  void switchingASourceChangesNothingElse() {
    Source before = source("a", "https://a.example/feed");
    Source.Permission permission = new Source.Permission("someone", Instant.EPOCH);
    Source after = before.turned(false, permission);
    assertThat(after.on()).isFalse();
    assertThat(after.permission()).isEqualTo(permission);
    assertThat(after.turned(true, null)).isEqualTo(before);
    assertThat(before.withId("b").withId("a")).isEqualTo(before);
  }

  @Test
  void aDurationThatNoClockHoldsIsRefusedWithWhatIsAllowed() {
    Duration endless = Duration.parse("PT2562047788015215H");
    assertThatThrownBy(() -> source(endless, Source.BACKFILL_AFTER))
        .hasMessageContaining("'every' must be above 0 and at most 31 d");
    assertThatThrownBy(() -> source(Duration.ZERO, Source.BACKFILL_AFTER))
        .hasMessageContaining("'every'");
    assertThatThrownBy(() -> source(null, endless))
        .hasMessageContaining("'backfillAfter' must be 0 to 3650 d");
    assertThatThrownBy(() -> source(null, Duration.ofDays(-1)))
        .hasMessageContaining("'backfillAfter'");
    assertThat(source(Duration.ofDays(31), Duration.ofDays(3_650)).every()).hasDays(31);
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
    return source(id, address, null, Source.BACKFILL_AFTER);
  }

  private static Source source(@Nullable Duration every, Duration backfillAfter) {
    return source("a", "https://example.org/feed", every, backfillAfter);
  }

  private static Source source(
      String id, String address, @Nullable Duration every, Duration backfillAfter) {
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
        every,
        backfillAfter);
  }
}
