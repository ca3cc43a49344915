package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ExtractionTest {

  @Test
  void findsTheArticlesOfRealPages() throws IOException {
    assumeTrue(
        Files.isDirectory(ExtractionMeasure.DATA),
        "the pages of ../../shared/data/extraction are not here");
    ExtractionMeasure.Score score = ExtractionMeasure.measure();
    System.out.printf(
        "extraction of %d pages: precision %.3f, recall %.3f, F1 %.3f%n",
        score.pages().size(), score.precision(), score.recall(), score.f1());
    assertThat(score.f1()).isGreaterThan(0.97);
  }
}
