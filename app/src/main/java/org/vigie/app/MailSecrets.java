package org.vigie.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.MailPasswords;

/**
 * The passwords of mailboxes: each in an environment variable, or in a line {@code source=password}
 * of a file that only its owner reads. The file is read anew each time: a change needs no restart.
 *
 * @param environment the variables of this process
 * @param file null when there is none
 */
record MailSecrets(Map<String, String> environment, @Nullable Path file) implements MailPasswords {
  private static final String VARIABLE = "VIGIE_MAILBOX_";
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  @Override
  public Optional<String> of(String source) {
    return Optional.ofNullable(environment.get(variable(source)))
        .filter(password -> !password.isEmpty())
        .or(() -> inFile(source));
  }

  @Override
  public String hint(String source) {
    if (file == null) {
      return "set " + variable(source) + ", or name a file with --mail-passwords";
    }
    return isPrivate(file)
        ? "set " + variable(source) + ", or write a line '" + source + "=...' in " + file
        : "others may read " + file + ": chmod 600 it";
  }

  private static String variable(String source) {
    return VARIABLE + source.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private Optional<String> inFile(String source) {
    if (file == null || !isPrivate(file)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(source + "="))
          .map(line -> line.substring(source.length() + 1))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // the hint names the file
    }
  }

  /** Whether nobody else may read it; where files have no such permissions, it is not asked. */
  private static boolean isPrivate(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream().noneMatch(OTHERS::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return true;
    }
  }
}
