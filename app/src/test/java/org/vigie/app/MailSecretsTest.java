package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSecretsTest {
  @TempDir Path folder = Path.of("target");

  @Test
  void thePasswordIsInAVariableNamedAfterTheSource() {
    MailSecrets secrets = new MailSecrets(Map.of("VIGIE_MAILBOX_PORT_LETTERS", "a=b"), null);
    assertThat(secrets.of("port-letters")).contains("a=b");
    assertThat(secrets.of("port")).isEmpty();
    assertThat(secrets.hint("port")).contains("VIGIE_MAILBOX_PORT", "--mail-passwords");
  }

  @Test
  void orInALineOfAFileThatOnlyItsOwnerReads() throws IOException {
    Path file = Files.writeString(folder.resolve("mail"), "port-letters=x y=z\nport=second\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    MailSecrets secrets = new MailSecrets(Map.of(), file);
    assertThat(secrets.of("port-letters")).contains("x y=z");
    assertThat(secrets.of("port")).contains("second");
    assertThat(secrets.of("none")).isEmpty();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(secrets.of("port")).isEmpty();
    assertThat(secrets.hint("port")).contains("chmod 600");
  }
}
