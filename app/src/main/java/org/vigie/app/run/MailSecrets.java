package org.vigie.app.run;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.MailPasswords;
import org.vigie.model.Source;

/**
 * The passwords of mailboxes, in lines {@code user@host=password}: one in an environment variable
 * of each source, or all in a file that only its owner reads. The file is read anew each time: a
 * change needs no restart.
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
  public Optional<String> of(Source source) {
    String start = account(source) + "=";
    int host = start.lastIndexOf('@');
    return Stream.concat(
            Stream.ofNullable(environment.get(variable(source))),
            inFile().stream().flatMap(String::lines))
        .filter(line -> line.length() > start.length())
        .filter(line -> line.startsWith(start.substring(0, host)))
        .filter(line -> line.regionMatches(true, host, start, host, start.length() - host))
        .map(line -> line.substring(start.length()))
        .findFirst();
  }

  @Override
  public String hint(Source source) {
    String line = "'" + account(source) + "=PASSWORD'";
    if (file != null && !isPrivate(file)) {
      return "others may read " + file + ": chmod 600 it";
    }
    if (file != null && !isText(file)) {
      return file + " is not UTF-8: save it as that";
    }
    String variable = variable(source);
    if (file != null) {
      return "write a line " + line + " in " + file + ", or in " + variable;
    }
    return environment.containsKey(variable)
        ? variable + " is not for this user and host: for them, set it to " + line
        : "set " + variable + " to " + line + ", or name a file with --mail-passwords";
  }

  /** For whom a password is, as the address of the source has it. */
  private static String account(Source source) {
    URI address = source.address();
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return address.getRawUserInfo() + "@" + address.getHost().toLowerCase(Locale.ROOT) + port;
  }

  private static String variable(Source source) {
    return VARIABLE + source.id().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private Optional<String> inFile() {
    if (file == null || !isPrivate(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty(); // the hint names the file
    }
  }

  private static boolean isText(Path file) {
    try {
      return Files.readString(file) != null;
    } catch (CharacterCodingException e) {
      return false;
    } catch (IOException e) {
      return true; // it may not be there yet
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
