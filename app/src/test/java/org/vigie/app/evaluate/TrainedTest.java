package org.vigie.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.classify.LearnedTopic;
import org.vigie.classify.Training.Trial;

/** A model is kept where it helps by more than chance. */
class TrainedTest {
  private static final LearnedTopic MODEL = new LearnedTopic("flood", 0, 1, Map.of(), Map.of());
  private static final Trial RIGHT = new Trial(true, true, true);
  private static final Trial MENDED = new Trial(true, false, true);
  private static final Trial SPOILED = new Trial(false, false, true);

  @Test
  void whatMendsALittleMoreThanItSpoilsIsChance() {
    Trained trained = trained(50, 3, 2);
    assertThat(trained.held()).isNull();
    assertThat(trained.text()).contains("not better by more than chance", "mends 3 and spoils 2");
  }

  @Test
  void whatMendsMuchIsKeptWithItsFigures() {
    Trained trained = trained(50, 12, 1);
    assertThat(trained.held()).isNotNull();
    assertThat(trained.held().model()).isSameAs(MODEL);
    assertThat(trained.held().learned()).containsEntry("positives", 62);
    assertThat(trained.json()).containsEntry("kept", true).containsEntry("mended", 12L);
  }

  @Test
  void whatChangesNothingIsNotKept() {
    assertThat(trained(50, 0, 0).held()).isNull();
  }

  private static Trained trained(int right, int mended, int spoiled) {
    List<Trial> trials = new ArrayList<>(Collections.nCopies(right, RIGHT));
    trials.addAll(Collections.nCopies(mended, MENDED));
    trials.addAll(Collections.nCopies(spoiled, SPOILED));
    return new Trained("flood", trials.size(), right + mended, trials, MODEL);
  }
}
