package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.model.Alert.Told;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;

/** A thousand articles a day, again and again: what is told of them is the same each time. */
class MonthTest {
  private static final int SECONDS = 86_400 / 1_000;

  @Test
  void fiveDaysAreTheSameOnEveryReplay() {
    replayAndCompare(5_000);
  }

  @Test
  @Tag("soak")
  void aMonthIsTheSameOnEveryReplay() {
    replayAndCompare(30_000);
  }

  private static void replayAndCompare(int articles) {
    List<SavedSearch> searches = searches();
    Rehearsal first = replay(searches, articles, 0);
    searches.forEach(search -> System.out.println(counted(search, first)));
    assertThat(first.alerts).hasSizeGreaterThan(articles / 10);
    assertThat(first.digests()).hasSizeGreaterThan(articles / 60);
    assertThat(first.deliveries).extracting(Delivery::key).doesNotHaveDuplicates();

    same(replay(searches, articles, 0), first);
    same(replay(searches, articles, 20), first);
  }

  private static void same(Rehearsal again, Rehearsal first) {
    assertThat(again.alerts.equals(first.alerts)).as("the alerts").isTrue();
    assertThat(again.deliveries.equals(first.deliveries)).as("the deliveries").isTrue();
  }

  private static List<SavedSearch> searches() {
    Channel mail = new Channel.Mail("a@example.org");
    Channel hook = Samples.webhook("https://hook.example/");
    String bamako = "Africa/Bamako";
    return List.of(
        Samples.search("at-once", "<1>", Rules.atOnce(), mail),
        Samples.search("again", "<2>", Rules.atOnce().again(), mail),
        Samples.search("quiet", "<3>", Rules.atOnce().in(bamako).quiet("22:00", "06:00"), mail),
        Samples.search("cool", "<4>", Rules.atOnce().coolDown(45), hook),
        Samples.search("capped", "<5>", Rules.atOnce().perHour(1), hook),
        Samples.search("size", "<6>", Rules.atOnce().size(3, 2), mail),
        Samples.search("hourly", "<7>", Rules.of(Cadence.HOURLY), mail, hook),
        Samples.search("daily", "<8>", Rules.of(Cadence.DAILY).in("Europe/Paris").again(), mail),
        Samples.search("weekly", "<9>", Rules.of(Cadence.WEEKLY).french(), hook),
        Samples.search(
            "urgent",
            "<1>",
            Rules.atOnce().quiet("20:00", "08:00").priority(Priority.URGENT).perHour(4),
            mail));
  }

  /**
   * An article every minute and a half; a third of them begin a story, the others go on with one.
   */
  private static Rehearsal replay(List<SavedSearch> searches, int articles, int interruptions) {
    Rehearsal stage = new Rehearsal(searches);
    Random random = new Random(20261120);
    Random faults = new Random(7);
    List<String> stories = new ArrayList<>();
    for (int i = 0; i < articles; i++) {
      Instant now = Samples.NOON.plusSeconds((long) i * SECONDS);
      boolean begins = stories.isEmpty() || random.nextInt(3) == 0;
      if (begins) {
        stories.add("a" + i);
      }
      String story =
          begins
              ? "a" + i
              : stories.get(stories.size() - 1 - random.nextInt(Math.min(30, stories.size())));
      int topic = Math.floorMod(story.hashCode(), 16);
      Filed filed =
          Samples.saying(
              "<" + topic + ">",
              Samples.report(
                  "a" + i,
                  story,
                  "P" + random.nextInt(40),
                  now,
                  Samples.attack(random.nextInt(20) == 0 ? random.nextInt(9) : -1)));
      boolean idle = random.nextInt(10) == 0;
      if (interruptions > 0 && faults.nextInt(articles) < interruptions) {
        stage.lose(filed, now);
      }
      stage.file(filed, now);
      if (idle) {
        stage.idle(now.plusSeconds(SECONDS - 1));
      }
    }
    stage.idle(Samples.NOON.plusSeconds(45 * 86_400L));
    return stage;
  }

  private static String counted(SavedSearch search, Rehearsal stage) {
    List<Alert> alerts =
        stage.alerts.values().stream().filter(it -> it.search().id().equals(search.id())).toList();
    Map<Held, Integer> told = new EnumMap<>(Held.class);
    alerts.stream()
        .flatMap(alert -> alert.told().stream())
        .map(Told::held)
        .forEach(held -> told.merge(held, 1, Integer::sum));
    return "MonthTest: %s: %d alerts, %d folded, told %s, %d never, %d digests"
        .formatted(
            search.id(),
            alerts.size(),
            alerts.stream().mapToInt(Alert::later).sum(),
            told,
            alerts.stream().filter(alert -> alert.told().isEmpty()).count(),
            stage.digests().stream().filter(it -> it.searches().contains(search.id())).count());
  }
}
