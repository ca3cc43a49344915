package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeenTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final String ARTICLE = "0123456789abcdef0123456789abcdef";

  @Test
  void anEntryIsTheSameWhateverOneThingChanges() {
    assertThat(isKnown(mark("id", 1, "Title", NOW))).isTrue();
    assertThat(isKnown(mark("other", 1, "Title", NOW))).isTrue();
    assertThat(isKnown(mark("id", 2, "Title", NOW))).isTrue();
    assertThat(isKnown(mark("id", 1, "Other", NOW))).isTrue();
    assertThat(isKnown(mark("id", 1, "Title", LATER))).isTrue();
    assertThat(isKnown(mark("id", 1, "Other", LATER))).isTrue();
  }

  @Test
  void titleAndDateTogetherAreEnough() {
    assertThat(isKnown(mark("other", 2, "Title", NOW))).isTrue();
    assertThat(isKnown(mark("other", 2, "Title", LATER))).isFalse();
    assertThat(isKnown(mark("other", 2, "Other", NOW))).isFalse();
    assertThat(isKnown(mark("other", 2, "Title", null))).isFalse();
  }

  @Test
  void titleAndDateAreNotEnoughForOneThatStandsBesideIt() {
    Seen seen = seen(mark("id", 1, "Title", NOW));
    Mark copy = mark("other", 2, "Title", NOW);
    seen.stand(List.of(copy, mark("id", 1, "Title", NOW)));
    assertThat(seen.find(copy)).isEmpty();
  }

  @Test
  void anIdThatIsUsedAgainIsNotEnough() {
    assertThat(isKnown(mark("id", 2, "Other", LATER))).isFalse();
    assertThat(isKnown(mark("id", 2, "Other", null))).isFalse();
    assertThat(isKnown(mark("id", 2, "Title", null))).isTrue();
  }

  @Test
  void anAddressIsTheSameHoweverOneComesToIt() {
    Mark tracked = Mark.of("x", URI.create("https://example.org/1?utm_source=x"), "Title", NOW);
    assertThat(isKnown(tracked)).isTrue();
  }

  @Test
  void whatIsPackedIsUnpacked() {
    Seen seen = seen(mark("id", 1, "Title", NOW));
    seen.addShared(url(9));
    Seen again = new Seen(seen.pack(1, NOW));
    Seen.Known known = again.find(mark("id", 1, "Title", NOW)).orElseThrow();
    assertThat(known.tracked()).isEqualTo(new Tracked(7, NOW, NOW, true, ARTICLE));
    assertThat(again.isShared(url(9))).isTrue();
    assertThat(again.isShared(url(1))).isFalse();
  }

  @Test
  void editsAreFollowedForAWeekAndTheEntryIsKnownAfterwards() {
    Seen seen = seen(mark("id", 1, "Title", NOW));
    Seen again = new Seen(seen.pack(1, NOW.plus(Duration.ofDays(8))));
    Seen.Known known = again.find(mark("id", 1, "Title", NOW)).orElseThrow();
    assertThat(known.tracked()).isNull();
  }

  @Test
  void anEditIsReadAfterAnHourAndThenMoreAndMoreSeldom() {
    Tracked tracked = new Tracked(7, NOW, NOW, true, ARTICLE);
    assertThat(tracked.isEdited(7, NOW.plus(Duration.ofHours(2)))).isFalse();
    assertThat(tracked.isEdited(8, NOW.plus(Duration.ofMinutes(59)))).isFalse();
    assertThat(tracked.isEdited(8, NOW.plus(Duration.ofMinutes(60)))).isTrue();
    assertThat(tracked.isEdited(8, NOW.plus(Duration.ofDays(7)))).isFalse();
    int readings = 0;
    for (int minute = 0; minute < 7 * 24 * 60; minute++) {
      Instant now = NOW.plus(Duration.ofMinutes(minute));
      if (tracked.isEdited(minute, now)) {
        tracked = tracked.readAgain(minute, now);
        readings++;
      }
    }
    assertThat(readings).isBetween(10, 25);
  }

  @Property(tries = 50)
  void isBoundedAndNeverForgetsWhatStillStands(@ForAll @IntRange(min = 1, max = 600) int standing) {
    Seen seen = new Seen("");
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < standing; i++) {
        add(seen, mark("id-" + (round * standing / 2 + i), i, "", null));
      }
      seen = new Seen(seen.pack(standing, NOW));
    }
    for (int i = 0; i < standing; i++) {
      assertThat(seen.find(mark("id-" + (4 * standing / 2 + i), i, "", null)))
          .as("entry %d of %d", i, standing)
          .isPresent();
    }
    int bytes = 1 + Mark.BYTES + Tracked.BYTES;
    assertThat(seen.pack(standing, NOW).length())
        .isLessThanOrEqualTo((Math.max(1_000, 2 * standing) * bytes + 2) / 3 * 4);
  }

  private static boolean isKnown(Mark mark) {
    return seen(mark("id", 1, "Title", NOW)).find(mark).isPresent();
  }

  private static Seen seen(Mark mark) {
    Seen seen = new Seen("");
    add(seen, mark);
    return new Seen(seen.pack(1, NOW));
  }

  private static void add(Seen seen, Mark mark) {
    seen.add(mark, new Tracked(7, NOW, NOW, true, ARTICLE));
  }

  private static Mark mark(String id, int number, String title, @Nullable Instant published) {
    return Mark.of(id, url(number), title, published);
  }

  private static URI url(int number) {
    return URI.create("https://example.org/" + number);
  }
}
