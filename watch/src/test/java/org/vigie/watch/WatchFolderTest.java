package org.vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.model.Entity;
import org.vigie.model.Keep;
import org.vigie.model.Place;
import org.vigie.model.Source;
import org.vigie.model.Topic;
import org.vigie.model.Watch;
import org.vigie.watch.WatchFolder.Valid;

class WatchFolderTest {
  private static final String TOWN =
      "- {id: ml-mopti, names: Mopti, country: ML, at: [14.49, -4.2]}\n";

  @TempDir private Path path = Path.of("");
  private Folder folder = new Folder(path);

  @BeforeEach
  void inTheTemporaryFolder() {
    folder = new Folder(path);
  }

  @Test
  void readsEveryFieldOfASource() {
    folder.with(
        "sources.yaml",
        """
        - id: wire
          name: The Wire
          publisher: Wire Ltd
          country: ML
          languages: [fr, bm]
          kind: listing
          address: https://wire.example/news
          site: https://wire.example/
          description: A wire
          keep: link
          off: "asleep: for now"
          listing: {item: "li.a", link: "a[href]", date: time, text: p}
          selectors: {title: h1, text: "#story p", date: time, author: .by, without: .more}
          every: 90m
          backfill-after: 3d
        """);
    assertThat(folder.valid().sources())
        .containsExactly(
            new Source(
                "wire",
                "The Wire",
                "Wire Ltd",
                "ML",
                List.of("fr", "bm"),
                Source.Kind.LISTING,
                URI.create("https://wire.example/news"),
                URI.create("https://wire.example/"),
                "A wire",
                Keep.LINK,
                false,
                "asleep: for now",
                new Source.Listing("li.a", "a[href]", "time", "p"),
                Duration.ofMinutes(90),
                Duration.ofDays(3),
                new Source.Selectors("h1", "#story p", "time", ".by", ".more"),
                null));
  }

  @Test
  void aMailboxHasAnAddressOfItsOwnKind() {
    folder.with(
        "sources.yaml",
        """
        - id: letters
          name: Letters
          country: XX
          kind: mailbox
          address: imaps://user@mail.example.org/INBOX/News
          description: Newsletters
        """);
    assertThat(folder.valid().sources())
        .singleElement()
        .satisfies(source -> assertThat(source.kind()).isEqualTo(Source.Kind.MAILBOX));
  }

  @Test
  void anAddressMayHaveAccents() {
    folder.with(
        "sources.yaml",
        """
        - {id: a, name: A, country: ML, description: d, address: "https://bücher.example/actualités"}
        """);
    assertThat(folder.valid().sources().getFirst().address())
        .isEqualTo(URI.create("https://xn--bcher-kva.example/actualit%C3%A9s"));
  }

  @Test
  void aMailboxNamesItsUserAndFolderAndNeverItsPassword() {
    folder.with(
        "sources.yaml",
        """
        - {id: a, name: A, country: ML, description: d, kind: mailbox, address: "imaps://me%40a.example@mail.example/News"}
        """);
    assertThat(folder.valid().sources().getFirst().address())
        .isEqualTo(URI.create("imaps://me%40a.example@mail.example/News"));
  }

  @Test
  void keepsAnExcerptOfAFeedThatSaysNoMore() {
    folder.with(
        "sources.yaml",
        "- {id: a, name: A, country: 'NO', address: 'https://a.example/', description: d}");
    assertThat(folder.valid().sources())
        .containsExactly(
            new Source(
                "a",
                "A",
                "A",
                "NO",
                List.of(),
                Source.Kind.FEED,
                URI.create("https://a.example/"),
                null,
                "d",
                Keep.EXCERPT,
                true,
                null,
                null,
                null,
                Duration.ofDays(2)));
  }

  @Test
  void takesNorwayForACountryAndNotForABoolean() {
    folder.with("places.yaml", "- {id: oslo, names: Oslo, country: NO, at: [59.91, 10.75]}");
    assertThat(folder.valid().watch().places()).extracting(Place::country).containsExactly("NO");
  }

  @Test
  void readsEveryFieldOfATopic() {
    folder.with(
        "topics.yaml",
        """
        - id: t
          names: {en: T, ha: H}
          definition: {en: what counts}
          threshold: 2.5
          lists:
            strong: [one, two words]
            weak: [three]
          rules:
            - {name: r, all: [strong], given: [weak], none: [weak], within: article, where: lead, score: -1, most: 3}
            - {name: s, all: [weak], score: 2}
        """);
    assertThat(folder.valid().watch().topics())
        .containsExactly(
            new Topic(
                "t",
                Map.of("en", "T", "ha", "H"),
                Map.of("en", "what counts"),
                2.5,
                Map.of("strong", List.of("one", "two words"), "weak", List.of("three")),
                List.of(
                    new Topic.Rule(
                        "r",
                        List.of("strong"),
                        List.of("weak"),
                        List.of("weak"),
                        Topic.Window.ARTICLE,
                        Topic.Where.LEAD,
                        -1,
                        3),
                    new Topic.Rule(
                        "s",
                        List.of("weak"),
                        List.of(),
                        List.of(),
                        Topic.Window.SENTENCE,
                        Topic.Where.ANYWHERE,
                        2,
                        1))));
  }

  @Test
  void aListMayHoldOneAboveItAndReferToWhatTheWatchKnows() {
    folder.with("entities.yaml", "- {id: front, kind: armed-group, names: Front}");
    folder.with(
        "topics.yaml",
        """
        - id: t
          names: T
          definition: what counts
          threshold: 1
          lists:
            deed: [raid, "@toll"]
            all: ["@list:deed", "@front", "@in:ML"]
          rules:
            - {name: r, all: [all], where: opening, score: 1}
        """);
    Topic topic = folder.valid().watch().topics().getFirst();
    assertThat(topic.lists().get("all")).containsExactly("raid", "@toll", "@front", "@in:ML");
    assertThat(topic.rules().getFirst().where()).isEqualTo(Topic.Where.OPENING);
  }

  @Test
  void aTopicNamesWhoseAttacksItIsAbout() {
    folder.with(
        "entities.yaml",
        """
        - {id: front, kind: armed-group, names: Front}
        - {id: wing, kind: armed-group, names: Wing, part-of: front, branches: {ML: front, NE Diffa: wing}}
        """);
    folder.with(
        "topics.yaml",
        """
        - id: t
          names: T
          definition: what counts
          threshold: 1
          attacks: {by: [front, wing], unnamed: unknown}
          lists: {l: [one]}
          rules:
            - {name: r, all: [l], score: 1}
        """);
    assertThat(folder.valid().watch().topics().getFirst().attacks())
        .isEqualTo(new Topic.Attacks(List.of("front", "wing"), "unknown"));
    assertThat(folder.valid().watch().entities())
        .extracting(Entity::partOf)
        .containsExactly(null, "front");
    assertThat(folder.valid().watch().entities().getLast().branches())
        .isEqualTo(Map.of("ML", "front", "NE Diffa", "wing"));
  }

  @Test
  void takesOneNameForEnglishAndFrenchAlike() {
    folder.with("places.yaml", TOWN);
    assertThat(folder.valid().watch().places())
        .containsExactly(
            new Place(
                "ml-mopti",
                Map.of("en", "Mopti", "fr", "Mopti"),
                List.of(),
                "ML",
                "",
                14.49,
                -4.2,
                Place.Precision.EXACT));
  }

  @Test
  void isNamedAfterItsFolderUnlessItSaysItsName() {
    folder.with("places.yaml", TOWN);
    assertThat(folder.valid().watch().name()).isEqualTo(String.valueOf(path.getFileName()));
    folder.with("watch.yaml", "name: delta");
    assertThat(folder.valid().watch().name()).isEqualTo("delta");
  }

  @Test
  void readsFilesThatHoldOnlyComments() {
    folder.with("places.yaml", "# none yet\n").with("topics.yaml", "");
    assertThat(folder.valid().watch().places()).isEmpty();
  }

  @Test
  void extendsTheBundledWatch() {
    folder
        .with("watch.yaml", "name: mine\nextends: sahel\n")
        .with("places.yaml", TOWN.replace("14.49", "15.5") + TOWN.replace("ml-mopti", "mine"))
        .with("entities.yaml", "- {id: jnim, kind: armed-group, names: Ours}")
        .with(
            "sources.yaml",
            "- {id: lefaso, name: L, country: BF, address: 'https://a.example/', description: d,"
                + " off: resting}");
    Valid bundled = (Valid) WatchFolder.bundled();
    Valid mine = folder.valid();
    Watch watch = mine.watch();
    assertThat(watch.name()).isEqualTo("mine");
    assertThat(watch.version()).isNotEqualTo(bundled.watch().version());
    assertThat(watch.topics()).isEqualTo(bundled.watch().topics());
    assertThat(watch.places()).hasSize(bundled.watch().places().size() + 1);
    assertThat(watch.places().getLast().id()).isEqualTo("mine");
    assertThat(watch.places())
        .filteredOn(place -> place.id().equals("ml-mopti"))
        .extracting(Place::latitude)
        .containsExactly(15.5);
    assertThat(watch.entities())
        .filteredOn(entity -> entity.id().equals("jnim"))
        .extracting(Entity::names)
        .containsExactly(Map.of("en", "Ours", "fr", "Ours"));
    assertThat(mine.sources()).hasSameSizeAs(bundled.sources());
    assertThat(mine.sources())
        .filteredOn(source -> source.id().equals("lefaso"))
        .extracting(Source::offReason)
        .containsExactly("resting");
  }

  @Test
  void hasTheSameVersionForTheSameContentOnly() {
    long first = folder.with("places.yaml", TOWN).valid().watch().version();
    assertThat(folder.valid().watch().version()).isEqualTo(first).isPositive();
    long second =
        folder.with("places.yaml", TOWN.replace("14.49", "14.5")).valid().watch().version();
    assertThat(second).isNotEqualTo(first).isBetween(1L, (1L << 53) - 1);
  }

  @Test
  void readsTheExampleOfTheDocumentation() throws IOException {
    String docs = Files.readString(Path.of("../docs/watch.md"));
    Matcher example =
        Pattern.compile("`(\\w+\\.yaml)`[^`]*```yaml\n(.*?)```", Pattern.DOTALL).matcher(docs);
    int files = 0;
    while (example.find()) {
      folder.with(example.group(1), example.group(2));
      files++;
    }
    assertThat(files).isEqualTo(WatchFolder.FILES.size());
    assertThat(folder.problems()).isEmpty();
  }
}
