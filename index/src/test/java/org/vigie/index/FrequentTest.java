package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.index.query.Field;
import org.vigie.index.query.Sample;
import org.vigie.model.Filed;

class FrequentTest {
  private static final List<String> PLACES =
      IntStream.range(0, 40).mapToObj(it -> "place-" + it).toList();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 1_000})
  void aValueIsFrequentWhenAskingForItFindsEnough(int least) throws Exception {
    Random chance = new Random(least);
    try (Archive archive = archive()) {
      for (int batch = 0; batch < 3; batch++) {
        List<Filed> some = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
          // Again and again the same ids: what an article had before does not count.
          Sample sample =
              Sample.of("a" + chance.nextInt(100), "", "convoy")
                  .at("2024-09-" + (10 + chance.nextInt(9)) + "T00:00:00Z");
          for (int n = 0; n < 3; n++) {
            String place = PLACES.get((int) (chance.nextDouble() * chance.nextDouble() * 40));
            sample = sample.near(place, "Name of " + place, "ML", 14, -1);
          }
          some.add(sample.filed());
        }
        add(archive, some);
      }
      String query = "published:[2024-09-12 TO 2024-09-15]";
      Set<String> asked =
          PLACES.stream()
              .filter(place -> found(archive, query + " AND place:" + place) >= least)
              .collect(Collectors.toSet());
      assertThat(archive.frequent(Field.PLACE, PLACES, least, query, Sample.NOW)).isEqualTo(asked);
      assertThat(asked.isEmpty()).isEqualTo(least == 1_000);
    }
  }

  @Test
  void ofAFieldThatNoArticleHasNothingIsFrequent() throws Exception {
    try (Archive archive = archive()) {
      add(archive, List.of(Sample.of("a", "", "convoy").filed()));
      assertThat(archive.frequent(Field.ENTITY, List.of("jnim"), 1, "", Sample.NOW)).isEmpty();
    }
  }

  private Archive archive() {
    return Archive.open(new IndexSettings(folder, Duration.ofMillis(5), Duration.ofSeconds(5)));
  }

  private static void add(Archive archive, List<Filed> some) throws InterruptedException {
    long next = archive.nextOffset() + some.size();
    archive.add(some, next);
    assertThat(archive.awaitVisible(next, Duration.ofSeconds(20))).isTrue();
  }

  private static long found(Archive archive, String query) {
    return ((SearchResult) archive.search(SearchRequest.of(query, Sample.NOW))).total();
  }
}
