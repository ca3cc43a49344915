package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.index.query.Sample;
import org.vigie.model.Filed;
import org.vigie.model.Place;

class RelatedTest {
  private static final Sample CONVOY =
      Sample.of(
              "convoy",
              "Fuel convoys burn on the Kayes road",
              "Fighters of JNIM burned forty tankers near Diboli; drivers were abducted.")
          .naming("jnim", "JNIM")
          .near("ml-diboli", "Diboli", "ML", 14.46, -12.2)
          .near("ml", "Mali", "ML", 17, -4, Place.Precision.COUNTRY);

  @TempDir Path folder;
  private Archive archive;

  @BeforeEach
  void open() throws Exception {
    archive = Archive.open(new IndexSettings(folder, Duration.ofMillis(5), Duration.ofSeconds(5)));
    List<Filed> all = new ArrayList<>();
    all.add(CONVOY.filed());
    all.add(Sample.of("copy", "Fuel convoys burn", CONVOY.text()).under("story-convoy").filed());
    all.add(
        Sample.of("like", "Senegal fears for its tankers", "Drivers shun Diboli, where JNIM burns.")
            .naming("jnim", "GSIM")
            .near("ml-diboli", "Diboli", "ML", 14.46, -12.2)
            .near("ml", "Mali", "ML", 17, -4, Place.Precision.COUNTRY)
            .under("fears")
            .filed());
    all.add(
        Sample.of("like-too", "Tankers", "Drivers shun Diboli, where JNIM burns tankers.")
            .naming("jnim", "GSIM")
            .under("fears")
            .filed());
    all.add(
        Sample.of("words", "Strike", "Drivers of tankers say that they were abducted.").filed());
    all.add(Sample.of("little", "Elsewhere", "JNIM was named.").naming("jnim", "JNIM").filed());
    for (int i = 0; i < 60; i++) {
      all.add(
          Sample.of("other" + i, "A day", "Fighters were said to speak of the weather near town.")
              .filed());
    }
    archive.add(all, all.size());
    assertThat(archive.awaitVisible(all.size(), Duration.ofSeconds(10))).isTrue();
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void areThoseThatShareMostOncePerStoryAndSayWhat() {
    List<Related> related = archive.related(CONVOY.filed(), 6);
    assertThat(related)
        .extracting(one -> one.filed().article().id())
        .containsExactly("like", "words");
    assertThat(related.getFirst().entities()).containsExactly("jnim");
    assertThat(related.getFirst().places()).containsExactly("Diboli");
    assertThat(related.getFirst().words()).contains("drivers", "burn").doesNotContain("diboli");
    assertThat(related.getLast().words())
        .containsExactlyInAnyOrder("tankers", "drivers", "abducted");
    assertThat(related.getLast().entities()).isEmpty();
  }

  @Test
  void areNoneOfAnArticleThatSharesNothing() {
    assertThat(archive.related(Sample.of("x", "", "").filed(), 6)).isEmpty();
    assertThat(archive.related(Sample.of("y", "", "weather fighters town").filed(), 6)).isEmpty();
    assertThat(archive.related(CONVOY.filed(), 1)).hasSize(1);
  }
}
