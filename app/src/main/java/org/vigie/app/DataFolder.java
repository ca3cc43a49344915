package org.vigie.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The folder that holds everything that is kept, and two secrets that are made on the first start.
 *
 * @param path the folder
 * @param instance this process's own name, the same after every start
 * @param cliToken what commands show to the running instance
 */
record DataFolder(Path path, String instance, String cliToken) {
  private static final String TOKEN_FILE = "cli-token";
  private static final String ADDRESS_FILE = "page-url";

  /**
   * Opens a folder, making it when it is absent.
   *
   * @throws UserException when it cannot be written to
   */
  static DataFolder open(Path path) {
    try {
      Files.createDirectories(path);
      return new DataFolder(path, secret(path.resolve("instance"), 6), secret(tokenFile(path), 32));
    } catch (IOException e) {
      throw new UserException(
          "--data=" + path + ": cannot be used (" + e.getMessage() + "). Name another folder.", e);
    }
  }

  static Path tokenFile(Path data) {
    return data.resolve(TOKEN_FILE);
  }

  static Path addressFile(Path data) {
    return data.resolve(ADDRESS_FILE);
  }

  /** Leaves the page's address for commands that talk to this instance. */
  void announce(String pageUrl) {
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
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, secret, StandardCharsets.US_ASCII);
    return secret;
  }
}
