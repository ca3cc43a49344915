package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.model.Article;
import org.vigie.model.PollState;
import org.vigie.model.PollState.Memory;
import org.vigie.model.Source;

/**
 * A feed over many answers, whose entries change their ids, addresses and titles one at a time:
 * each report is published once, and what is published of it again is an edit under its id.
 */
class IdentityTest {
  private static final Source SOURCE =
      Sources.feed("a", URI.create("https://example.org/feed"), null);

  /** At this port nothing is ever asked for, so all is read from the feed. */
  private static final String SITE = "https://example.org:1/";

  private static final int ANSWERS = 30;

  private static @Nullable Outbound outbound;

  /** What a feed has for ids. */
  enum Ids {
    OWN,
    NONE,
    ALL_THE_SAME,
    NEW_WITH_EVERY_ANSWER,
    ENDLESS
  }

  /** A report and how its entry looks at the moment. */
  private static final class Report {
    private final int number;
    private final @Nullable Instant published;
    private int id;
    private int link;
    private int title;

    Report(int number, @Nullable Instant published) {
      this.number = number;
      this.published = published;
    }

    FeedEntry entry(Ids ids, int answer) {
      URI url = URI.create(SITE + number + "/" + link);
      String guid =
          switch (ids) {
            case OWN -> "guid-" + number + "-" + id;
            case NONE -> url.toString();
            case ALL_THE_SAME -> "news";
            case NEW_WITH_EVERY_ANSWER -> "guid-" + number + "-" + answer;
            // As the feed reader cuts an id of a megabyte.
            case ENDLESS -> ("x".repeat(1_000) + number).substring(0, 1_000);
          };
      return new FeedEntry(
          guid,
          url,
          "Report " + number + " as of " + title,
          published,
          List.of(),
          "The text of report " + number + ".");
    }
  }

  @BeforeContainer
  static void open() {
    outbound = new Outbound(OutboundSettings.defaults("https://example.org"));
  }

  @AfterContainer
  static void close() {
    if (outbound != null) {
      outbound.close();
    }
  }

  @Property(tries = 200)
  void eachReportIsPublishedOnceWhateverItsFeedChanges(
      @ForAll long seed, @ForAll Ids ids, @ForAll boolean dated) {
    Random chance = new Random(seed);
    VirtualTime time = new VirtualTime();
    List<Report> reports = new ArrayList<>();
    List<Article> published = new ArrayList<>();
    PollState state = started(time);
    int fresh = 0;
    for (int answer = 0; answer < ANSWERS; answer++) {
      for (int i = chance.nextInt(4); i > 0; i--) {
        reports.add(new Report(reports.size(), dated ? time.instant() : null));
        time.sleep(Duration.ofSeconds(1));
      }
      List<Report> standing = reports.subList(Math.max(0, reports.size() - 10), reports.size());
      standing.forEach(report -> change(report, chance, ids, dated));
      List<FeedEntry> entries = new ArrayList<>();
      for (Report report : standing.reversed()) {
        entries.add(report.entry(ids, answer));
      }
      Harvest harvest = harvest(time, state, entries);
      state = run(harvest, state, published);
      fresh += harvest.fresh();
      time.sleep(Duration.ofMinutes(20));
    }
    assertThat(fresh).isEqualTo(reports.size());
    assertEachUnderOneId(published, reports.size());
  }

  @Property(tries = 100)
  void reportsThatLookAlikeButStandSideBySideAreNotTakenForEachOther(@ForAll long seed) {
    Random chance = new Random(seed);
    VirtualTime time = new VirtualTime();
    Instant day = time.instant();
    PollState state = started(time);
    List<int[]> looks = new ArrayList<>();
    int fresh = 0;
    for (int answer = 0; answer < 10; answer++) {
      looks.add(new int[] {0, 0});
      looks.forEach(look -> look[chance.nextInt(2)] += chance.nextInt(2));
      List<FeedEntry> entries = new ArrayList<>();
      for (int number = 0; number < looks.size(); number++) {
        int[] look = looks.get(number);
        entries.add(
            new FeedEntry(
                "guid-" + number + "-" + look[0],
                URI.create(SITE + number + "/" + look[1]),
                "Photos of the day",
                day,
                List.of(),
                ""));
      }
      Harvest harvest = harvest(time, state, entries);
      state = run(harvest, state, new ArrayList<>());
      fresh += harvest.fresh();
      time.sleep(Duration.ofHours(1));
    }
    assertThat(fresh).isEqualTo(looks.size());
  }

  /** One thing at a time; id and address together where title and date are left to go by. */
  private static void change(Report report, Random chance, Ids ids, boolean dated) {
    boolean steady = ids == Ids.OWN;
    switch (chance.nextInt(8)) {
      case 0 -> report.id++;
      case 1 -> report.title += ids == Ids.NEW_WITH_EVERY_ANSWER && !dated ? 0 : 1;
      case 2 -> report.link += steady || dated ? 1 : 0;
      case 3 -> {
        report.id += dated ? 1 : 0;
        report.link += dated ? 1 : 0;
      }
      default -> {}
    }
  }

  private static void assertEachUnderOneId(List<Article> published, int reports) {
    Map<String, Set<String>> ids = new HashMap<>();
    for (Article article : published) {
      ids.computeIfAbsent(article.text(), text -> new HashSet<>()).add(article.id());
    }
    assertThat(ids).hasSize(reports);
    assertThat(ids.values()).allMatch(each -> each.size() == 1);
    assertThat(ids.values()).doesNotHaveDuplicates();
  }

  private static PollState started(VirtualTime time) {
    PollState unknown = NextState.unknown(SOURCE, time.instant());
    return NextState.amid(unknown, new Memory(Memory.Of.HERE, "", 0), null);
  }

  private static Harvest harvest(VirtualTime time, PollState before, List<FeedEntry> entries) {
    Outbound out = outbound;
    if (out == null) {
      throw new IllegalStateException("not opened");
    }
    HostGates gates = new HostGates(Duration.ZERO, (host, port) -> true, time);
    ArticleReader reader =
        new ArticleReader(new Fetcher(out, time), new Robots(out, gates, time), time);
    return new Harvest(reader, time, SOURCE, before, new FeedResult.Feed("Feed", null, entries));
  }

  /** With what a visit writes at last. */
  private static PollState run(Harvest harvest, PollState before, List<Article> published) {
    try {
      harvest.run(step -> published.addAll(step.articles()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return NextState.amid(before, harvest.memory(), before.lastArticle());
  }
}
