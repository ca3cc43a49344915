package org.vigie.alerts;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.lucene.util.IOUtils;
import org.vigie.index.Archive;
import org.vigie.index.IndexSettings;
import org.vigie.index.TallyOutcome;
import org.vigie.model.Article;
import org.vigie.model.Filed;
import org.vigie.model.Tally;

/** What an archive says of the past is what alerting would have counted. */
class TalliesParityTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

  private static final Instant END = START.plus(Duration.ofDays(30));
  private static final List<Filed.Role> ROLES = List.of(Filed.Role.values());

  @Property(tries = 10)
  void anArchiveCountsWhatAlertingCounts(@ForAll Random chance) throws Exception {
    List<Filed> all = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      all.add(random(i, chance));
    }
    Tallies tallies = new Tallies(_ -> Optional.empty());
    for (Filed filed : all) {
      if (tallies.counts(filed, END)) {
        tallies.count(filed, END);
      }
    }
    Map<Instant, Map<String, Integer>> counted =
        tallies.changed().stream().collect(toMap(Tally::hour, Tally::reports));

    Path folder = Files.createTempDirectory("tallies");
    try (Archive archive =
        Archive.open(new IndexSettings(folder, Duration.ofMillis(5), Duration.ofSeconds(5)))) {
      archive.add(all, all.size());
      assertThat(archive.awaitVisible(all.size(), Duration.ofSeconds(10))).isTrue();
      TallyOutcome.Tallies found =
          (TallyOutcome.Tallies)
              archive.tallies(Tally.ALL, "", START.minus(Duration.ofDays(9)), END);
      assertThat(found.tallies().stream().collect(toMap(Tally::hour, Tally::reports)))
          .isEqualTo(counted);
      assertThat(found.tallies()).extracting(Tally::hour).isSorted();
      assertThat(
              archive.tallies(
                  Tally.ALL, "published:[now-3d TO *]", START.minus(Duration.ofDays(9)), END))
          .as("dates that move are those of each day")
          .isEqualTo(found);
    } finally {
      IOUtils.rm(folder);
    }
  }

  private static Filed random(int i, Random chance) {
    Instant seen = START.plusSeconds(chance.nextInt(20 * 24 * 3600));
    Article any = Samples.article("id" + i, "Report " + i, "text", seen, chance.nextInt(5) == 0);
    Article article =
        new Article(
            any.id(),
            any.url(),
            "source" + chance.nextInt(4),
            any.sourceName(),
            any.publisher(),
            any.country(),
            any.title(),
            any.text(),
            any.authors(),
            any.declaredLanguage(),
            chance.nextInt(6) == 0 ? null : seen.plusSeconds(chance.nextInt(50_000) - 40_000),
            seen,
            any.backfill(),
            any.textFrom(),
            any.keep());
    Filed filed = Samples.filed(article, "id" + i, Filed.Change.NEW);
    Filed.Role role = ROLES.get(chance.nextInt(ROLES.size()));
    return new Filed(
        filed.classified(), "story", role, null, "", List.of(), Filed.Change.NEW, i + 1);
  }
}
