package org.vigie.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.model.Article;

class DocumentsTest {
  @TempDir Path folder = Path.of("target");

  @Test
  void aSavedPageIsWhereItSaysOrWhereTheBrowserTookItFrom() {
    String page = Pages.article("The bridge", "2024-05-02T10:00:00Z");
    String linked =
        page.replace("<head>", "<head><link rel=canonical href='https://courier.example/bridge'>");
    assertThat(read("a.html", linked).url())
        .isEqualTo(URI.create("https://courier.example/bridge"));
    String saved = "<!-- saved from url=(0036)https://courier.example/news/bridge -->\n" + page;
    assertThat(read("a.htm", saved).url())
        .isEqualTo(URI.create("https://courier.example/news/bridge"));
    Document lost = read("a.html", page);
    assertThat(Article.isAddress(lost.url())).isFalse();
    assertThat(lost.title()).isEqualTo("The bridge");
    assertThat(lost.url()).isEqualTo(read("b.html", page).url());
  }

  @Test
  void aPageWithItsPicturesInItIsAsLargeAsItsText() {
    String picture =
        "<img src=\"data:image/png;charset=x;base64," + "iVBOR+/=".repeat(1 << 20) + "\">";
    String page = Pages.article("The bridge", "");
    assertThat(read("a.html", page.replace("</body>", picture + "</body>")).text())
        .isEqualTo(read("b.html", page).text());
    assertThat(Documents.read("a.html", bytes(page + "<p>word".repeat(1 << 20))))
        .isEqualTo(new Item.Unreadable("a page larger than 5 MB"));
  }

  @Test
  void theFirstLineOfATextIsItsTitleUnlessItIsAParagraph() {
    Document text = read("a.txt", "Title\n\nFirst\nstill first.\n\nSecond.\n");
    assertThat(text.title()).isEqualTo("Title");
    assertThat(text.text()).isEqualTo("First still first.\n\nSecond.");
    assertThat(read("a.txt", "Only one paragraph.").title()).isEmpty();
    String long_ = "word ".repeat(100).strip();
    assertThat(read("a.txt", long_ + "\nmore").text()).isEqualTo(long_ + " more");
    assertThat(Documents.read("a.txt", bytes("  \n ")))
        .isEqualTo(new Item.Passed(Item.Why.NO_TEXT));
  }

  @Test
  void aTextIsCutWhereNoCharacterIsHalved() {
    Document text = read("a.txt", "x\n" + "y".repeat(999_999) + "\uD83D\uDE00");
    assertThat(text.text()).hasSize(999_999).endsWith("y");
  }

  @Test
  void readsACompressedPageAndRefusesABomb() throws IOException {
    Path page = gz("page.html.gz", bytes(Pages.article("The bridge", "")));
    assertThat(Read.all(page).getFirst().document().title()).isEqualTo("The bridge");
    Path bomb = gz("bomb.html.gz", new byte[200 << 20]);
    assertThat(Read.all(bomb).getFirst().item())
        .isEqualTo(new Item.Unreadable("larger than 25 MB"));
    Path broken = Files.writeString(folder.resolve("broken.txt.gz"), "not gzip");
    assertThat(Read.all(broken).getFirst().item())
        .isEqualTo(new Item.Unreadable("broken compression: Not in GZIP format"));
  }

  @Test
  void aCompressedDocumentAtHandIsReadLikeAFile() throws IOException {
    byte[] text = Files.readAllBytes(gz("a.txt.gz", bytes("Title\n\nFirst.")));
    assertThat(new Read.Found("a", Documents.read("A.TXT.GZ", text)).document().title())
        .isEqualTo("Title");
    assertThat(Documents.read("a.txt.gz", Arrays.copyOf(text, text.length - 9)))
        .isEqualTo(new Item.Unreadable("cut off"));
  }

  @Test
  void saysOfWhatItCannotReadWhy() {
    assertThat(Documents.read("report.docx", bytes("x")))
        .isEqualTo(new Item.Unreadable("of no kind that is read"));
    assertThat(Documents.read("all.warc.gz", bytes("x")))
        .isEqualTo(new Item.Unreadable("an archive of many documents: use vigie import"));
  }

  @Property(tries = 300)
  void isReadTheSameWhateverAFileHolds(@ForAll byte[] bytes) {
    Read.assertSound(() -> Documents.read("a.html", bytes));
    Read.assertSound(() -> Documents.read("a.txt", bytes));
    Read.assertSound(() -> Documents.read("a.txt.gz", bytes));
  }

  private Path gz(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
    return file;
  }

  private static Document read(String name, String text) {
    return new Read.Found(name, Documents.read(name, bytes(text))).document();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
