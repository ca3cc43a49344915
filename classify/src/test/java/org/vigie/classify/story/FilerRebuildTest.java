package org.vigie.classify.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.vigie.classify.Articles;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Edit.Hunk;
import org.vigie.model.EntityHit;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.Place;
import org.vigie.model.PlaceHit;
import org.vigie.model.Refile;
import org.vigie.model.Span;
import org.vigie.model.TopicHit;
import org.vigie.streams.Codec;

/** A filer that was lost and rebuilt from what it wrote answers like one that was not. */
class FilerRebuildTest {
  private static final List<String> TEXTS =
      List.of(
          "The ferry to Korsund sank near the lighthouse on Sunday evening and 14 passengers were"
              + " saved by fishermen from the village, the coast guard said in a first statement.",
          "Fourteen people were saved when the Korsund ferry sank by the lighthouse; the coast guard"
              + " praises fishermen who came out in the storm on Sunday and searched all night.",
          "Rail workers in the capital end their strike after the ministry offered 6 percent more"
              + " pay, their union said on Tuesday; trains will run again from tomorrow morning.",
          "Short text.",
          "Les pêcheurs de Korsund ont sauvé 14 passagers du bac qui a coulé dimanche près du phare,"
              + " selon les garde-côtes, qui saluent leur courage dans la tempête.");

  /**
   * @param day when it is first seen; far apart, so that some are forgotten
   * @param kind of what is asked
   */
  record Step(int id, int text, int day, Keep keep, Kind kind, boolean placed, Reading reading) {}

  enum Kind {
    ARTICLE,
    REFILE,
    /** Its record proves too large to be written. */
    LOST
  }

  /** Who read it, and what of it. */
  record Reading(String source, Article.TextFrom from, boolean backfill) {}

  @Property(tries = 300)
  void anySplitGivesWhatOneRunGives(
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(max = 30) int split,
      @ForAll Random random) {
    List<Filed> all = new ArrayList<>();
    List<List<Filed>> whole = run(filer(all), steps, all);

    int at = Math.min(split, steps.size());
    List<Filed> written = new ArrayList<>();
    List<List<Filed>> answers = run(filer(written), steps.subList(0, at), written);
    Filer rebuilt = filer(written);
    compacted(written, random).forEach(rebuilt::remember);
    answers.addAll(run(rebuilt, steps.subList(at, steps.size()), written));

    assertThat(answers).isEqualTo(whole);
  }

  /** One record per article and content, whoever reads it: nothing of the first reading is lost. */
  @Property(tries = 300)
  void anArticleStaysWithItsFirstSourceAndIsNewOnce(@ForAll("steps") List<Step> steps) {
    List<Filed> written = new ArrayList<>();
    run(filer(written), steps, written);
    Map<String, Filed> last = new LinkedHashMap<>();
    for (Filed filed : written) {
      Filed before = last.put(filed.article().id(), filed);
      if (before != null && filed.change() != Filed.Change.NEW) {
        assertThat(filed.article().source()).isEqualTo(before.article().source());
        assertThat(filed.article().firstSeen()).isEqualTo(before.article().firstSeen());
        assertThat(filed.article().backfill()).isEqualTo(before.article().backfill());
        // A page's text is not given up for a feed's.
        assertThat(filed.article().textFrom()).isLessThanOrEqualTo(before.article().textFrom());
      }
    }
  }

  @Property(tries = 200)
  void versionsAreCountedAndSayWhatChanged(@ForAll("remembered") List<Step> steps) {
    List<Filed> written = new ArrayList<>();
    run(filer(written), steps, written);
    Map<String, Filed> last = new LinkedHashMap<>();
    for (Filed filed : written) {
      Filed before = last.put(filed.article().id(), filed);
      if (before == null) {
        assertThat(filed.version()).isEqualTo(1);
      } else if (filed.version() != before.version()) {
        assertThat(filed.version()).isEqualTo(before.version() + 1);
        assertThat(filed.change()).isEqualTo(Filed.Change.EDITED);
        List<Hunk> changed = Difference.of(before.article(), filed.article());
        assertThat(filed.edits().getLast().hunks())
            .isEqualTo(
                filed.article().keep() == Keep.FULL
                    ? changed
                    : changed.stream().filter(h -> h.field() == Span.Field.TITLE).toList());
      }
    }
  }

  @Property(tries = 200)
  void aBatchThatWasRolledBackIsAnsweredTheSame(
      @ForAll("remembered") List<Step> steps, @ForAll @IntRange(max = 30) int from) {
    List<Filed> written = new ArrayList<>();
    Filer filer = filer(written);
    int at = Math.min(from, steps.size());
    run(filer, steps.subList(0, at), written);
    List<Step> batch = distinct(steps.subList(at, steps.size()));
    List<List<Filed>> first = run(filer, batch, written);
    assertThat(run(filer, batch, written)).isEqualTo(first);
  }

  @Property(tries = 200)
  void revisionsRiseAndStoriesAreNamedAfterAnArticle(@ForAll("steps") List<Step> steps) {
    List<Filed> written = new ArrayList<>();
    run(filer(written), steps, written);
    Map<String, Long> newest = new LinkedHashMap<>();
    long last = 0;
    for (Filed filed : written) {
      Long before = newest.put(filed.article().id(), filed.revision());
      if (before == null || !before.equals(filed.revision())) {
        assertThat(filed.revision()).isGreaterThan(last);
      }
      last = Math.max(last, filed.revision());
      assertThat(newest).containsKey(filed.story());
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return step(
            Arbitraries.of(Kind.ARTICLE, Kind.ARTICLE, Kind.ARTICLE, Kind.REFILE, Kind.LOST),
            Arbitraries.integers().between(0, 12).map(day -> day < 10 ? day : day * 5),
            Arbitraries.of("one", "one", "two"))
        .list()
        .ofMaxSize(30);
  }

  /** Articles of one source, none of which is forgotten. */
  @Provide
  Arbitrary<List<Step>> remembered() {
    return step(
            Arbitraries.just(Kind.ARTICLE),
            Arbitraries.integers().between(0, 12),
            Arbitraries.just("one"))
        .list()
        .ofMaxSize(30);
  }

  private static Arbitrary<Step> step(
      Arbitrary<Kind> kind, Arbitrary<Integer> day, Arbitrary<String> source) {
    Arbitrary<Reading> reading =
        Combinators.combine(
                source, Arbitraries.of(Article.TextFrom.class), Arbitraries.of(true, false))
            .as(Reading::new);
    return Combinators.combine(
            Arbitraries.integers().between(0, 8),
            Arbitraries.integers().between(0, TEXTS.size() - 1),
            day,
            Arbitraries.of(Keep.class),
            kind,
            Arbitraries.of(true, false),
            reading)
        .as(Step::new);
  }

  /** Steps of which no two are of one article. */
  private static List<Step> distinct(List<Step> steps) {
    Map<Integer, Step> byId = new LinkedHashMap<>();
    steps.forEach(step -> byId.putIfAbsent(step.id(), step));
    return List.copyOf(byId.values());
  }

  /** A filer that reads again what it wrote. */
  private static Filer filer(List<Filed> written) {
    return new Filer(
        id ->
            written.reversed().stream()
                .filter(filed -> filed.article().id().equals(id))
                .findFirst());
  }

  private static List<List<Filed>> run(Filer filer, List<Step> steps, List<Filed> written) {
    List<List<Filed>> answers = new ArrayList<>();
    for (Step step : steps) {
      List<Filed> answer = answer(filer, step, written);
      answers.add(answer);
      if (step.kind() != Kind.LOST) {
        written.addAll(answer);
      }
    }
    return answers;
  }

  private static List<Filed> answer(Filer filer, Step step, List<Filed> written) {
    return switch (step.kind()) {
      case ARTICLE -> filer.file(classified(step));
      case LOST -> filer.answers(classified(step));
      case REFILE ->
          written.isEmpty()
              ? List.of()
              : filer.file(new Refile(written.get(step.id() % written.size())));
    };
  }

  /** The newest record of each article, in any order, as read back from Kafka. */
  private static List<Filed> compacted(List<Filed> written, Random random) {
    Map<String, Filed> newest = new LinkedHashMap<>();
    for (Filed filed : written) {
      newest.put(filed.article().id(), Codec.FILED.decode(Codec.FILED.encode(filed)));
    }
    List<Filed> records = new ArrayList<>(newest.values());
    Collections.shuffle(records, random);
    return records;
  }

  private static Classified classified(Step step) {
    String text = TEXTS.get(step.text());
    Article article =
        Articles.of(
            "https://example.test/" + step.id(),
            "Report " + step.text(),
            text,
            Articles.NOON.plus(Duration.ofDays(step.day())),
            step.keep());
    Reading reading = step.reading();
    boolean placed = step.placed();
    return new Classified(
        Articles.read(
            article, reading.source(), reading.from(), article.firstSeen(), reading.backfill()),
        step.text() == 4 ? "fr" : "en",
        placed ? List.of(new TopicHit("accident", 1, List.of())) : List.of(),
        placed ? List.of(new EntityHit("guard", "Coast guard", 1, 1, List.of())) : List.of(),
        placed
            ? List.of(
                new PlaceHit("korsund", "Korsund", "AA", 1, 1, Place.Precision.EXACT, 1, List.of()))
            : List.of(),
        1);
  }
}
