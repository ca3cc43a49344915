package org.vigie.classify.attack;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.classify.attack.Fusion.Told;
import org.vigie.model.Event;
import org.vigie.model.Event.By;
import org.vigie.model.Event.Day;
import org.vigie.model.Event.Figure;
import org.vigie.model.Event.Location;
import org.vigie.model.Event.Target;
import org.vigie.model.Place;
import org.vigie.model.Place.Precision;
import org.vigie.model.StoryEvent;
import org.vigie.model.StoryEvent.Account;

class FusionTest {
  private static final Location DJIBO =
      new Location("djibo", "Djibo", 14.1, -1.63, Place.Precision.EXACT);
  private static final Location SOUM =
      new Location("soum", "Soum", 14.2, -1.5, Place.Precision.REGION);
  private static final Location GAO = new Location("gao", "Gao", 16.27, -0.04, Precision.EXACT);
  private static final By NOBODY = By.unnamed("unknown-jihadist");
  private static final By JNIM = new By("jnim", "JNIM", "jnim", false);

  @Test
  void figuresAreKeptByOriginTheLowestFirstAndALaterOneOfAnOriginCounts() {
    StoryEvent event =
        one(
            told("a", "RFI", "RFI", 1, event(DJIBO, "BF", 3, 11, NOBODY)),
            told("b", "Le Faso", "AIB", 2, event(SOUM, "BF", null, 17, JNIM)),
            told("c", "Radio Gondo", "RFI", 3, event(null, "BF", 3, 14, JNIM)));
    assertThat(event.id()).isEqualTo("a-1");
    assertThat(event.event().killed()).isEqualTo(new Figure(14, 17));
    assertThat(event.event().where()).isEqualTo(DJIBO);
    assertThat(event.event().by()).isEqualTo(JNIM);
    assertThat(event.accounts()).extracting(Account::article).containsExactly("a", "c", "b");
    assertThat(event.origins()).isEqualTo(2);
  }

  @Test
  void anAttackElsewhereOrOnAnotherDayIsAnotherOne() {
    assertThat(
            Fusion.of(
                "s",
                byArticle(
                    told("a", "A", "A", 1, event(DJIBO, "BF", 3, 11, NOBODY)),
                    told("b", "B", "B", 2, event(GAO, "ML", 3, 11, NOBODY)),
                    told("c", "C", "C", 2, event(null, "BF", 9, null, NOBODY)))))
        .extracting(StoryEvent::id)
        .containsExactly("a-1", "b-1", "c-1");
  }

  @Test
  void aVillageThatNoListHasIsOnePlaceByItsNameAndAnotherInTheSameRegionIsNone() {
    Event tolou = event(unlisted("Tolou"), "BF", null, 11, JNIM);
    Event again = event(unlisted("TOLOU"), "BF", null, 12, JNIM);
    Event gassa = event(unlisted("Gassa"), "BF", null, 12, JNIM);
    assertThat(Fusion.agreement(tolou, again)).isEqualTo(3);
    assertThat(Fusion.agreement(tolou, gassa)).isEqualTo(1);
    assertThat(Fusion.isAtOnePlace(tolou, again)).isTrue();
    assertThat(Fusion.isAtOnePlace(tolou, gassa)).isFalse();
    assertThat(
            requireNonNull(
                    one(
                            told("a", "A", "A", 1, event(SOUM, "BF", null, 11, JNIM)),
                            told("b", "B", "B", 2, tolou))
                        .event()
                        .where())
                .shown())
        .isEqualTo("Tolou (Soum)");
  }

  private static Location unlisted(String name) {
    return new Location(
        SOUM.place(), name, SOUM.latitude(), SOUM.longitude(), SOUM.precision(), SOUM.name());
  }

  @Test
  void twoAttacksOfOneArticleStayTwo() {
    Told both =
        told("a", "A", "A", 1, event(DJIBO, "BF", 3, 11, JNIM), event(SOUM, "BF", 3, 2, JNIM));
    assertThat(Fusion.of("s", byArticle(both))).hasSize(2);
  }

  @Test
  void aCopyAddsNoAccountUnlessItsOriginalIsElsewhere() {
    Told first = told("a", "A", "AFP", 1, event(DJIBO, "BF", 3, 11, JNIM));
    Told copy =
        new Told("b", "a", "B", "AFP", first.date(), List.of(event(DJIBO, "BF", 3, 11, JNIM)));
    assertThat(one(first, copy).accounts()).hasSize(1);
    assertThat(one(copy).accounts()).hasSize(1);
  }

  @Test
  void whoClaimsItAndWhatMostSayIsKept() {
    By claims = new By("jnim", "JNIM", "macina", true);
    StoryEvent event =
        one(
            told("a", "A", "A", 1, event(DJIBO, "BF", 3, 1, JNIM)),
            told("b", "B", "B", 2, event(DJIBO, "BF", 4, 1, claims)),
            told("c", "C", "C", 3, event(DJIBO, "BF", 4, 1, NOBODY)));
    assertThat(event.event().by().claimed()).isTrue();
    assertThat(requireNonNull(event.event().when()).date()).isEqualTo(LocalDate.of(2026, 3, 4));
  }

  /** Whatever the order in which articles came, and each account is in exactly one event. */
  @Property
  void isAFunctionOfTheArticles(@ForAll Random random) {
    List<Told> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      List<Event> events = new ArrayList<>();
      for (int e = random.nextInt(3); e >= 0; e--) {
        Location where = random.nextBoolean() ? DJIBO : random.nextBoolean() ? GAO : null;
        events.add(
            event(
                where,
                GAO.equals(where) ? "ML" : "BF",
                random.nextBoolean() ? null : random.nextInt(1, 9),
                random.nextInt(40),
                random.nextBoolean() ? JNIM : NOBODY));
      }
      all.add(new Told("" + i, null, "P" + i, "O" + i % 3, Instant.ofEpochSecond(i / 2), events));
    }
    List<StoryEvent> fused = Fusion.of("s", byArticle(all.toArray(Told[]::new)));
    List<Told> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    assertThat(Fusion.of("s", byArticle(shuffled.toArray(Told[]::new)))).isEqualTo(fused);
    assertThat(fused.stream().mapToInt(event -> event.accounts().size()).sum())
        .isEqualTo(all.stream().mapToInt(told -> told.events().size()).sum());
    for (StoryEvent event : fused) {
      List<Account> accounts = event.accounts();
      assertThat(requireNonNull(event.event().killed()).count())
          .isGreaterThanOrEqualTo(requireNonNull(accounts.getFirst().event().killed()).count());
      assertThat(accounts).extracting(Account::article).doesNotHaveDuplicates();
    }
  }

  private static StoryEvent one(Told... articles) {
    List<StoryEvent> events = Fusion.of("s", byArticle(articles));
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  private static Map<String, Told> byArticle(Told... articles) {
    return List.of(articles).stream()
        .collect(toMap(Told::article, told -> told, (a, b) -> a, LinkedHashMap::new));
  }

  private static Told told(
      String article, String publisher, String origin, int hour, Event... events) {
    Instant date = Instant.parse("2026-03-05T00:00:00Z").plusSeconds(3600L * hour);
    return new Told(article, null, publisher, origin, date, List.of(events));
  }

  private static Event event(
      @Nullable Location where,
      String country,
      @Nullable Integer day,
      @Nullable Integer killed,
      By by) {
    return new Event(
        where,
        country,
        day == null ? null : new Day(LocalDate.of(2026, 3, day), Day.Precision.DAY),
        killed == null ? null : new Figure(killed, killed),
        null,
        null,
        by,
        Target.MILITARY,
        List.of());
  }
}
