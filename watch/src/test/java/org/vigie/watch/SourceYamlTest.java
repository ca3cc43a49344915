package org.vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.vigie.model.Keep;
import org.vigie.model.Source;

class SourceYamlTest {
  @Test
  void anEntryHoldsWhatIsNotTheDefault() {
    Source source =
        Sources.source("le-fil", "https://fil.example/news", Source.Kind.LISTING, Keep.LINK, null);
    assertThat(SourceYaml.of(source))
        .isEqualTo(
            """
            - id: le-fil
              name: Source le-fil
              publisher: Publisher of le-fil
              country: ML
              languages:
              - fr
              kind: listing
              address: https://fil.example/news
              description: a test source
              keep: link
            """);
  }

  @Test
  void aPermissionIsNotGivenAwayWithTheEntryAndItsReasonStays() {
    Source source =
        Sources.source("terms", "https://terms.example/", Source.Kind.FEED, Keep.LINK, "its terms")
            .turned(true, new Source.Permission("analyst", Instant.EPOCH));
    Problems problems = new Problems("sources.yaml");
    assertThat(SourceReader.read(SourceYaml.of(source), problems))
        .containsExactly(source.turned(false, null));
    assertThat(problems.found()).isEmpty();
  }

  @Property(tries = 500)
  void whatIsWrittenIsReadAgain(@ForAll("sources") List<Source> sources) {
    String yaml = sources.stream().map(SourceYaml::of).collect(Collectors.joining("\n"));
    Problems problems = new Problems("sources.yaml");
    List<Source> read = SourceReader.read(yaml, problems);
    assertThat(problems.found()).isEmpty();
    assertThat(read).isEqualTo(sources);
  }

  @Provide
  Arbitrary<List<Source>> sources() {
    return Sources.some();
  }
}
