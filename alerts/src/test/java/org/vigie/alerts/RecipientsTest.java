package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.model.Channel;
import org.vigie.model.SavedSearch;

class RecipientsTest {
  private static final Channel DESK = new Channel.Mail("desk@example.org");
  private static final Channel BOTH = new Channel.Mail("both@example.org");
  private static final Channel OPERATOR = new Channel.Mail("operator@example.org");

  @Test
  void aChannelIsToldInTheLanguageOfTheSearchesThatGoThere() {
    List<SavedSearch> searches =
        List.of(
            Samples.search("a", "q", Rules.atOnce().french(), DESK, BOTH),
            Samples.search("b", "q", Rules.atOnce().french(), DESK),
            Samples.search("c", "q", Rules.atOnce(), BOTH));
    assertThat(Recipients.language(DESK, searches)).isEqualTo("fr");
    assertThat(Recipients.language(BOTH, searches)).as("they do not agree").isEqualTo("en");
    assertThat(Recipients.language(OPERATOR, searches)).as("nothing says").isEqualTo("en");
  }
}
