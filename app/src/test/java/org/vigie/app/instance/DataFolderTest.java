package org.vigie.app.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class DataFolderTest {
  @TempDir Path folder;

  @Test
  void onlyItsOwnerReadsIt() throws IOException {
    Path data = folder.resolve("new/data");
    DataFolder.open(data);
    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(DataFolder.tokenFile(data))).isEqualTo("rw-------");
    assertThat(DataFolder.isOpenToOthers(data)).isFalse();
  }

  @Test
  void oneThatIsThereKeepsItsPermissions() throws IOException {
    Path data = folder.resolve("data");
    Files.createDirectory(data);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));
    DataFolder.open(data);
    assertThat(permissions(data)).isEqualTo("rwxr-x---");
    assertThat(DataFolder.isOpenToOthers(data)).isTrue();
  }

  @Test
  void keepsItsNameAndToken() {
    DataFolder first = DataFolder.open(folder);
    assertThat(DataFolder.open(folder)).isEqualTo(first);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
