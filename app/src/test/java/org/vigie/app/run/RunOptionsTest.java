package org.vigie.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.app.instance.UserException;
import picocli.CommandLine;

class RunOptionsTest {
  @Test
  void noPrivateAddressIsCalledUnlessItIsNamed() {
    assertThat(settings().allowedHosts()).isEmpty();
    assertThat(settings("--allow-host=NTFY.lan:80, 10.0.0.7:8065").allowedHosts())
        .containsExactlyInAnyOrder("ntfy.lan:80", "10.0.0.7:8065");
    assertThat(settings("--allow-host=a.lan:80", "--allow-host=b.lan:81").allowedHosts())
        .containsExactlyInAnyOrder("a.lan:80", "b.lan:81");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ntfy.lan", "http://ntfy.lan", "ntfy.lan:", "10.0.0.0/8", "*"})
  void anAddressThatIsNotExactIsRefused(String host) {
    assertThatThrownBy(() -> settings("--allow-host=" + host))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("write host:port");
  }

  private static Settings settings(String... args) {
    RunOptions options = new RunOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
    return options.settings();
  }
}
