package org.vigie.app.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * The folder that holds everything that is kept, and two secrets that are made on the first start.
 *
 * @param path the folder
 * @param instance this process's own name, the same after every start
 * @param cliToken what commands show to the running instance
 */
public record DataFolder(Path path, String instance, String cliToken) {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final String TOKEN_FILE = "cli-token";
  private static final String ADDRESS_FILE = "page-url";

  /**
   * Opens a folder, making it when it is absent.
   *
   * @throws UserException when it cannot be written to
   */
  public static DataFolder open(Path path) {
    try {
      make(path);
      return new DataFolder(path, secret(path.resolve("instance"), 6), secret(tokenFile(path), 32));
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  public static UserException unusable(Path path, IOException e) {
    return new UserException(
        "--data=" + path + ": cannot be used (" + e.getMessage() + "). Name another folder.", e);
  }

  /**
   * Makes a folder that only its owner can read: the streams in it hold the secrets of webhooks.
   */
  public static void make(Path path) throws IOException {
    if (POSIX) {
      Files.createDirectories(path, permissions("rwx------"));
    } else {
      Files.createDirectories(path);
    }
  }

  /** Whether somebody else on this machine may read a folder. */
  public static boolean isOpenToOthers(Path path) throws IOException {
    return POSIX
        && Files.getPosixFilePermissions(path).stream()
            .anyMatch(permission -> !permission.name().startsWith("OWNER_"));
  }

  static Path tokenFile(Path data) {
    return data.resolve(TOKEN_FILE);
  }

  static Path addressFile(Path data) {
    return data.resolve(ADDRESS_FILE);
  }

  /** Takes back the address that an earlier start left. */
  public void withdraw() {
    try {
      Files.deleteIfExists(addressFile(path));
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** Leaves the page's address for commands that talk to this instance. */
  public void announce(String pageUrl) {
    try {
      Files.writeString(addressFile(path), pageUrl);
    } catch (IOException e) {
      throw new UserException("cannot write to " + path + ": " + e.getMessage(), e);
    }
  }

  private static String secret(Path file, int bytes) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    String secret = HexFormat.of().formatHex(random);
    if (POSIX) {
      Files.createFile(file, permissions("rw-------"));
    }
    Files.writeString(file, secret, StandardCharsets.US_ASCII);
    return secret;
  }

  private static FileAttribute<Set<PosixFilePermission>> permissions(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
