package org.vigie.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.model.Keep;
import org.vigie.model.Source;

class MailSecretsTest {
  private static final String HOME = "imaps://watch%40example.org@mail.example.org/Letters";
  private static final String LINE = "watch%40example.org@mail.example.org=";

  @TempDir Path folder = Path.of("target");

  @Test
  void thePasswordIsInAVariableNamedAfterTheSource() {
    MailSecrets secrets = new MailSecrets(Map.of("VIGIE_MAILBOX_PORT_LETTERS", LINE + "a=b"), null);
    assertThat(secrets.of(mailbox("port-letters", HOME))).contains("a=b");
    assertThat(secrets.of(mailbox("port", HOME))).isEmpty();
    assertThat(secrets.hint(mailbox("port", HOME)))
        .isEqualTo(
            "set VIGIE_MAILBOX_PORT to '%sPASSWORD', or name a file with --mail-passwords"
                .formatted(LINE));
  }

  @Test
  void orInALineOfAFileThatOnlyItsOwnerReads() throws IOException {
    Path file =
        Files.writeString(folder.resolve("mail"), LINE + "x y=z\nb@mail.example.org=second\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    MailSecrets secrets = new MailSecrets(Map.of(), file);
    assertThat(secrets.of(mailbox("port-letters", HOME))).contains("x y=z");
    assertThat(secrets.of(mailbox("port", "imaps://b@Mail.example.org/"))).contains("second");
    assertThat(secrets.of(mailbox("none", "imaps://none@mail.example.org/"))).isEmpty();
    assertThat(secrets.hint(mailbox("port", HOME))).contains(LINE, file.toString());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(secrets.of(mailbox("port-letters", HOME))).isEmpty();
    assertThat(secrets.hint(mailbox("port", HOME))).contains("chmod 600");
  }

  @Test
  void aHostIsTheSameInCapitalsAUserIsNot() {
    Map<String, String> variable = Map.of("VIGIE_MAILBOX_PORT", "b@Mail.Example.org=Second");
    MailSecrets secrets = new MailSecrets(variable, null);
    assertThat(secrets.of(mailbox("port", "imaps://b@mail.example.org/"))).contains("Second");
    assertThat(secrets.of(mailbox("port", "imaps://B@mail.example.org/"))).isEmpty();
  }

  @Test
  void aFileThatIsNotUtf8IsNamed() throws IOException {
    Path file = folder.resolve("mail");
    Files.write(file, (LINE + "é\n").getBytes(StandardCharsets.ISO_8859_1));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    MailSecrets secrets = new MailSecrets(Map.of(), file);
    assertThat(secrets.of(mailbox("port", HOME))).isEmpty();
    assertThat(secrets.hint(mailbox("port", HOME)))
        .isEqualTo(file + " is not UTF-8: save it as that");
  }

  @Test
  void aChangedHostUserOrPortIsNotToldIt() throws IOException {
    Path file = Files.writeString(folder.resolve("mail"), LINE + "secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Map<String, String> variable = Map.of("VIGIE_MAILBOX_PORT", LINE + "secret");
    for (String elsewhere :
        List.of(
            "imaps://watch%40example.org@mail.example.com/Letters",
            "imaps://watch%40example.org@mail.example.org:1993/Letters",
            "imaps://other@mail.example.org/Letters")) {
      Source changed = mailbox("port", elsewhere);
      assertThat(new MailSecrets(Map.of(), file).of(changed)).isEmpty();
      assertThat(new MailSecrets(variable, null).of(changed)).isEmpty();
      assertThat(new MailSecrets(variable, null).hint(changed))
          .startsWith("VIGIE_MAILBOX_PORT is not for this user and host")
          .doesNotContain("secret");
    }
  }

  private static Source mailbox(String id, String address) {
    return new Source(
        id,
        "Letters",
        "Letters",
        "NO",
        List.of(),
        Source.Kind.MAILBOX,
        URI.create(address),
        null,
        "",
        Keep.EXCERPT,
        true,
        null,
        null,
        null,
        Source.BACKFILL_AFTER);
  }
}
