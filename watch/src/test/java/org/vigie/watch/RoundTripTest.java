package org.vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vigie.model.Entity;

class RoundTripTest {
  @Property(tries = 300)
  void givesBackWhateverNamesWereWritten(@ForAll("entities") List<Entity> entities) {
    StringBuilder yaml = new StringBuilder();
    entities.forEach(entity -> yaml.append(line(entity)));
    Problems problems = new Problems("entities.yaml");
    assertThat(EntityReader.read(yaml.toString(), problems, Set.of())).isEqualTo(entities);
    assertThat(problems.found()).isEmpty();
  }

  @Property(tries = 1000)
  void neverFailsOnAnyText(@ForAll String text) {
    Problems problems = new Problems("topics.yaml");
    assertThat(TopicReader.read(text, problems, Set.of())).isEmpty();
    assertThat(problems.found()).allSatisfy(problem -> assertThat(problem.line()).isPositive());
  }

  @Property(tries = 1000)
  void neverFailsOnAnythingMadeOfYaml(@ForAll("yaml") String text) {
    Problems problems = new Problems("sources.yaml");
    assertThat(SourceReader.read(text, problems)).isEmpty();
    assertThat(problems.found()).allSatisfy(problem -> assertThat(problem.line()).isPositive());
  }

  @Provide
  Arbitrary<String> yaml() {
    return Arbitraries.of(
            "- ", "id", ": ", "[", "]", "{", "}", "\n", "  ", "\"", "'", "|", ">", "&a ", "*a",
            "!t ", "? ", ", ", "#", "---\n", "...\n", "listing", "address", "every", "\t", "é", "~")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<List<Entity>> entities() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .ofMinLength(1)
            .ofMaxLength(30)
            .withChars("aZé’'\"\\: #-[]{},&*!|>%@`~?\t\u0623\u4e2d=")
            .map(String::strip)
            .filter(s -> !s.isEmpty());
    Arbitrary<Entity> entity =
        Combinators.combine(Arbitraries.of(Entity.Kind.class), text, text, text.list().ofMaxSize(4))
            .as(
                (kind, en, fr, aliases) ->
                    new Entity(
                        "x", kind, Map.of("en", en, "fr", fr), aliases, aliases, List.of(en)));
    return entity.list().ofMaxSize(5).map(RoundTripTest::withIds);
  }

  private static List<Entity> withIds(List<Entity> entities) {
    return IntStream.range(0, entities.size())
        .mapToObj(
            i -> {
              Entity e = entities.get(i);
              return new Entity(
                  "e" + i, e.kind(), e.names(), e.aliases(), e.ambiguous(), e.context());
            })
        .toList();
  }

  private static String line(Entity entity) {
    return "- {id: %s, kind: %s, names: {en: %s, fr: %s}, aliases: %s, ambiguous: %s, context: %s}\n"
        .formatted(
            entity.id(),
            entity.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            quoted(entity.names().getOrDefault("en", "")),
            quoted(entity.names().getOrDefault("fr", "")),
            entity.aliases().stream().map(RoundTripTest::quoted).toList(),
            entity.ambiguous().stream().map(RoundTripTest::quoted).toList(),
            entity.context().stream().map(RoundTripTest::quoted).toList());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
  }
}
