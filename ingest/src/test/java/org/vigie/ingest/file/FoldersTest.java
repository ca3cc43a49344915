package org.vigie.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir Path given;
  private Path folder = Path.of("");

  @BeforeEach
  void resolve() throws IOException {
    folder = given.toRealPath();
  }

  @Test
  void findsFilesInAnOrderThatStaysEachOnce() throws IOException {
    Path b = file("sub/b.html");
    Path a = file("a.txt");
    Path c = file("c.warc.gz");
    file("notes.docx");
    file(".hidden.txt");
    file(".git/d.txt");
    Folders.Found found = Folders.find(List.of(c, folder));
    assertThat(found.files()).containsExactly(c, a, b);
    assertThat(found.others()).isEqualTo(2);
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void followsNoLinksBelowAFolderSoThatACircleEnds() throws IOException {
    Path a = file("a/a.txt");
    Files.createSymbolicLink(folder.resolve("a/back"), folder);
    Files.createSymbolicLink(folder.resolve("a/link.txt"), a);
    assertThat(Folders.find(List.of(folder)).files()).containsExactly(a);
    Path self = folder.resolve("self");
    Files.createSymbolicLink(self, self);
    assertThat(Folders.find(List.of(self)).problems()).singleElement().asString().contains("self");
  }

  @Test
  void findsTenThousandFiles() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      Files.createFile(folder.resolve(i + ".txt"));
    }
    assertThat(Folders.find(List.of(folder)).files()).hasSize(10_000).isSorted();
  }

  @Test
  void saysOfAPathThatIsGivenWhyItIsNotRead() throws IOException {
    Path docx = file("notes.docx");
    Folders.Found found = Folders.find(List.of(docx, folder.resolve("absent")));
    assertThat(found.files()).isEmpty();
    assertThat(found.problems()).hasSize(2);
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }
}
