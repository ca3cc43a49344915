package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert.Change;
import org.vigie.model.Alert.Change.Kind;
import org.vigie.model.Event;
import org.vigie.model.Event.By;
import org.vigie.model.Event.Location;
import org.vigie.model.Facts;
import org.vigie.model.Place.Precision;

class DevelopmentsTest {
  private static final Location SOUM = new Location("soum", "Soum", 14, -1, Precision.DISTRICT);
  private static final Location DJIBO = new Location("djibo", "Djibo", 14, -1, Precision.EXACT);
  private static final Location ARIBINDA =
      new Location("aribinda", "Aribinda", 14, -1, Precision.EXACT);
  private static final By NOBODY = By.unnamed("jihadist-attack");
  private static final By JNIM = new By("jnim", "JNIM", "jnim", false);

  private final List<Change> changes = new ArrayList<>();
  private Facts facts = Facts.NONE;

  @Test
  void aTollThatRisesIsOneChangeHoweverOftenItIsRepeated() {
    say(null, 12, NOBODY);
    changes.clear();
    say(null, 30, NOBODY);
    say(null, 30, NOBODY);
    say(null, -1, NOBODY);
    assertThat(changes)
        .extracting(Change::before, Change::after)
        .containsExactly(tuple("12", "30"));
    say(null, 12, NOBODY);
    say(null, 30, NOBODY);
    assertThat(changes).as("two figures, each new once").hasSize(1);
    assertThat(facts.killed()).isEqualTo(new Event.Figure(30, 30));
  }

  @Test
  void aPlaceThatIsMoreExactOrAnotherIsAChangeOneThatIsVaguerIsNone() {
    say(SOUM, -1, NOBODY);
    changes.clear();
    say(DJIBO, -1, NOBODY);
    say(SOUM, -1, NOBODY);
    say(ARIBINDA, -1, NOBODY);
    assertThat(changes)
        .extracting(Change::before, Change::after)
        .containsExactly(tuple("Soum", "Djibo"), tuple("Djibo", "Aribinda"));
  }

  @Test
  void whoDidItAndWhoClaimsItAreChanges() {
    say(null, 3, NOBODY);
    changes.clear();
    say(null, 3, JNIM);
    say(null, 3, NOBODY);
    say(null, 3, new By("jnim", "JNIM", "jnim", true));
    say(null, 3, JNIM);
    assertThat(changes)
        .extracting(Change::kind, Change::before, Change::after)
        .containsExactly(tuple(Kind.ACTOR, "", "JNIM"), tuple(Kind.CLAIM, "", "JNIM"));
    assertThat(facts.claimed()).isTrue();
  }

  private void say(@Nullable Location where, int killed, By by) {
    Developments news =
        Developments.of(
            facts,
            changes,
            Samples.report("1", "1", "A", Samples.NOON, Samples.attack(where, killed, by)));
    facts = news.facts();
    changes.addAll(news.changes());
  }
}
