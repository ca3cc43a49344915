package org.vigie.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinsTest {
  private final Twins twins = new Twins();

  @ParameterizedTest
  @CsvSource({
    "http://example.org/feed, https://example.org/feed, true",
    "https://example.org/feed, https://example.org/feed, true",
    "https://example.org:443/feed, http://example.org:80/feed, true",
    "http://EXAMPLE.org, https://example.org/, true",
    "http://example.org/feed, https://example.org/feed/, false",
    "http://example.org/feed?a, https://example.org/feed?b, false",
    "http://example.org:8080/feed, https://example.org/feed, false",
    "http://example.org/feed, https://www.example.org/feed, false"
  })
  void addressesThatDifferOnlyInTheWayAreOfOne(String one, String other, boolean same) {
    Source first = put("a", one, true);
    Source second = put("b", other, true);
    assertThat(twins.inPlaceOf(first).isPresent() || twins.inPlaceOf(second).isPresent())
        .isEqualTo(same);
    assertThat(twins.inPlaceOf(first).isPresent() && twins.inPlaceOf(second).isPresent()).isFalse();
  }

  @Test
  void theEncryptedOneIsPolledAndThenTheFirstByName() {
    Source plain = put("a", "http://example.org/feed", true);
    Source encrypted = put("c", "https://example.org/feed", true);
    Source also = put("b", "https://example.org/feed", true);
    assertThat(twins.inPlaceOf(plain)).contains(also);
    assertThat(twins.inPlaceOf(encrypted)).contains(also);
    assertThat(twins.inPlaceOf(also)).isEmpty();
  }

  @Test
  void whenOneIsSwitchedOffOrRemovedOrMovedTheOtherIsPolled() {
    Source plain = put("a", "http://example.org/feed", true);
    put("b", "https://example.org/feed", true);
    assertThat(twins.inPlaceOf(plain)).isPresent();
    put("b", "https://example.org/feed", false);
    assertThat(twins.inPlaceOf(plain)).isEmpty();
    put("b", "https://example.org/feed", true);
    put("b", "https://example.org/other", true);
    assertThat(twins.inPlaceOf(plain)).isEmpty();
    put("b", "https://example.org/feed", true);
    twins.changed("b", null);
    assertThat(twins.inPlaceOf(plain)).isEmpty();
  }

  @Test
  void mailboxesOfTwoUsersAreTwo() {
    Source one = source("a", Source.Kind.MAILBOX, "imaps://ann@example.org/INBOX", true);
    Source other = source("b", Source.Kind.MAILBOX, "imaps://bob@example.org/INBOX", true);
    assertThat(one.subject()).isNotEqualTo(other.subject());
    Source same = source("c", Source.Kind.MAILBOX, "imaps://ann@example.org:993/INBOX", true);
    assertThat(one.subject()).isEqualTo(same.subject());
  }

  @Test
  void aListingAndAFeedOfOneAddressAreTwo() {
    Source feed = put("a", "https://example.org/", true);
    Source listing = source("b", Source.Kind.LISTING, "https://example.org/", true);
    twins.changed("b", listing);
    assertThat(twins.inPlaceOf(feed)).isEmpty();
    assertThat(twins.inPlaceOf(listing)).isEmpty();
  }

  private Source put(String id, String address, boolean on) {
    Source source = source(id, Source.Kind.FEED, address, on);
    twins.changed(id, source);
    return source;
  }

  private static Source source(String id, Source.Kind kind, String address, boolean on) {
    return new Source(
        id,
        id,
        "Publisher",
        "ML",
        List.of("fr"),
        kind,
        URI.create(address),
        null,
        "a test source",
        Keep.FULL,
        on,
        on ? null : "switched off",
        null,
        null,
        Source.BACKFILL_AFTER);
  }
}
