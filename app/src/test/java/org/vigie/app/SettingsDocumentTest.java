package org.vigie.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

class SettingsDocumentTest {
  private static final Pattern VARIABLE = Pattern.compile("VIGIE_[A-Z_]+");

  @Test
  void everyOptionOfRunAndItsVariableIsDocumentedAndNoOther() throws IOException {
    String page = Files.readString(Path.of("../docs/settings.md"));
    List<OptionSpec> options =
        requireNonNull(Vigie.commandLine().getSubcommands().get("run"))
            .getCommandSpec()
            .options()
            .stream()
            .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
            .toList();
    assertThat(options).isNotEmpty();
    assertThat(found(Pattern.compile("(?m)^\\| `(--[a-z-]+)="), page, 1))
        .containsExactlyInAnyOrderElementsOf(
            options.stream().map(OptionSpec::longestName).toList());
    assertThat(found(VARIABLE, page, 0))
        .containsAll(
            options.stream()
                .flatMap(
                    option -> found(VARIABLE, String.join(" ", option.description()), 0).stream())
                .toList());
  }

  private static List<String> found(Pattern pattern, String text, int group) {
    return pattern.matcher(text).results().map((MatchResult r) -> r.group(group)).toList();
  }
}
