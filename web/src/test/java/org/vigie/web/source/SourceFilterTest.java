package org.vigie.web.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.model.PollState;
import org.vigie.web.Samples;

class SourceFilterTest {
  private final Sources.Polled blocked =
      polled("fil", "Le Fil de Ségou", "ML", true, PollState.State.BLOCKED);
  private final Sources.Polled fine = polled("post", "The Post", "NG", true, PollState.State.FRESH);
  private final Sources.Polled off = polled("off", "L'Éteinte", "ML", false, PollState.State.FRESH);
  private final Sources.Polled fresh =
      new Sources.Polled(Samples.source("new", "New", "ML", true), Optional.empty(), false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "''|''|''|''|fil post off new",
        "segou|''|''|''|fil",
        "FIL de|''|''|''|fil",
        "fil nothing|''|''|''|-",
        "post.example|''|''|''|post",
        "''|late|''|''|fil",
        "''|BLOCKED|''|''|fil",
        "''|fresh|''|''|post",
        "''|off|''|''|off",
        "''|on|''|''|fil post new",
        "''|new|''|''|new",
        "''|''|ml|''|fil off new",
        "''|''|''|feed|fil post off new",
        "''|''|''|listing|-",
        "e|on|ML|feed|fil new"
      })
  void eachPartNarrowsTheList(String q, String state, String country, String kind, String ids) {
    SourceFilter filter = new SourceFilter(q, state, country, kind);
    assertThat(
            List.of(blocked, fine, off, fresh).stream()
                .filter(filter::matches)
                .map(one -> one.source().id())
                .toList())
        .isEqualTo(ids == null ? List.of() : List.of(ids.split(" ", -1)));
  }

  @Test
  void asPartOfAnAddressItIsEncoded() {
    assertThat(new SourceFilter(" a&b ", "OFF", "ml", "").query())
        .isEqualTo("?q=a%26b&state=off&country=ML");
    assertThat(SourceFilter.ALL.query()).isEmpty();
    assertThat(SourceFilter.ALL.isSet()).isFalse();
  }

  private static Sources.Polled polled(
      String id, String name, String country, boolean on, PollState.State state) {
    Instant now = Instant.EPOCH;
    return new Sources.Polled(
        Samples.source(id, name, country, on),
        Optional.of(
            new PollState(
                id,
                null,
                null,
                PollState.Memory.NONE,
                PollState.Pace.UNKNOWN,
                PollState.Whereabouts.UNKNOWN,
                now,
                now,
                now,
                now,
                0,
                state,
                "evidence",
                now,
                null)),
        on && state != PollState.State.FRESH);
  }
}
