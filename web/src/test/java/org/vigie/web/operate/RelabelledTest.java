package org.vigie.web.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert;
import org.vigie.web.operate.Relabelled.Example;
import org.vigie.web.operate.Relabelled.OfTopic;

class RelabelledTest {

  @Test
  void whatWasTakenOutIsCountedAndNotNamed() {
    Example kept = new Example("kept", "Kept", "S", Instant.EPOCH, List.of("term"));
    Example gone = new Example("gone", "Gone", "S", Instant.EPOCH, List.of("term"));
    OfTopic topic = new OfTopic("power", 1, 2, 2, 1, List.of(kept, gone), List.of(gone));
    OfTopic shown =
        new Relabelled(3, 0, 3, List.of(topic)).without("gone"::equals).topics().getFirst();
    assertThat(shown.gained()).isEqualTo(2);
    assertThat(shown.gains())
        .extracting(Example::title)
        .containsExactly("Kept", Alert.Reported.RETRACTED);
    assertThat(shown.losses()).extracting(Example::title).containsExactly(Alert.Reported.RETRACTED);
    assertThat(shown.losses().getFirst().why()).isEmpty();
  }
}
