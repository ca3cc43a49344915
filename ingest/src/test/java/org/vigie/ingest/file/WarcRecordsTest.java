package org.vigie.ingest.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

class WarcRecordsTest {
  private static final Instant FETCHED = Instant.parse("2024-05-03T04:05:06Z");
  private static final String SITE = "https://courier.example";

  @TempDir Path folder;

  @Test
  void readsThePagesOfAnArchiveAndPassesOverTheRest() throws IOException {
    Path file = folder.resolve("crawl.warc.gz");
    try (WarcWriter out = writer(file, WarcCompression.GZIP)) {
      URI article = URI.create(SITE + "/news/bridge-closed-again");
      out.write(
          new WarcRequest.Builder(article)
              .date(FETCHED)
              .body(new HttpRequest.Builder("GET", "/news/bridge-closed-again").build())
              .build());
      write(out, "/news/bridge-closed-again?utm_medium=x", 200, "text/html; charset=utf-8", page());
      write(out, "/gone", 404, "text/html", page());
      write(out, "/logo.png", 200, "image/png", new byte[] {1, 2});
      write(out, "/", 200, "text/html", page());
      write(out, "/empty", 200, "text/html", "<html><body></body></html>".getBytes(UTF_8));
    }
    List<Read.Found> all = Read.all(file);
    assertThat(all)
        .extracting(found -> found.item() instanceof Item.Passed(Item.Why why) ? why : null)
        .containsExactly(
            Item.Why.NO_RESPONSE,
            null,
            Item.Why.NOT_FOUND,
            Item.Why.NOT_HTML,
            Item.Why.FRONT_PAGE,
            Item.Why.NO_TEXT);
    Document page = all.get(1).document();
    assertThat(page.url()).isEqualTo(URI.create(SITE + "/news/bridge-closed-again"));
    assertThat(page.title()).isEqualTo("The bridge");
    assertThat(page.text()).startsWith("Fighters attacked");
    assertThat(page.published()).isEqualTo("2024-05-02T10:00:00Z");
    assertThat(page.note()).isEqualTo("fetched 2024-05-03T04:05:06Z");
    assertThat(all.get(1).where()).isEqualTo(file + ", record 2");
  }

  @Test
  void passesOverAPageOfTheSameBytesAtTheSameAddress() throws IOException {
    Path file = folder.resolve("again.warc");
    try (WarcWriter out = writer(file, WarcCompression.NONE)) {
      digested(out, "/a", "sha1:AAAA");
      digested(out, "/a?utm_source=x", "sha1:AAAA");
      digested(out, "/a", "sha1:BBBB");
      digested(out, "/b", "sha1:AAAA");
    }
    assertThat(Read.all(file))
        .extracting(Read.Found::item)
        .extracting(item -> item instanceof Item.Passed(Item.Why why) ? why : null)
        .containsExactly(null, Item.Why.DUPLICATE, null, null);
  }

  private static void digested(WarcWriter out, String path, String digest) throws IOException {
    HttpResponse http = new HttpResponse.Builder(200, "OK").body(MediaType.HTML, page()).build();
    out.write(
        new WarcResponse.Builder(URI.create(SITE + path))
            .date(FETCHED)
            .body(http)
            .payloadDigest(new WarcDigest(digest))
            .build());
  }

  @Test
  void takesTheFetchForTheDateOfAPageThatHasNoneOrALaterOne() throws IOException {
    Path file = folder.resolve("dates.warc");
    try (WarcWriter out = writer(file, WarcCompression.NONE)) {
      write(out, "/a", 200, "text/html", bytes(Pages.article("None", "")));
      write(out, "/b", 200, "text/html", bytes(Pages.article("Later", "2031-01-01T00:00:00Z")));
    }
    assertThat(Read.all(file))
        .extracting(found -> found.document().published())
        .containsExactly(FETCHED, FETCHED);
  }

  @Test
  void readsTheCharsetOfTheHeader() throws IOException {
    Path file = folder.resolve("charset.warc");
    String page = Pages.article("Élections à Gao", "2024-05-02T10:00:00Z");
    try (WarcWriter out = writer(file, WarcCompression.NONE)) {
      write(out, "/a", 200, "text/html; charset=iso-8859-1", page.getBytes(ISO_8859_1));
    }
    assertThat(Read.all(file).getFirst().document().title()).isEqualTo("Élections à Gao");
  }

  @Test
  void decodesABodyAndRefusesOneThatUnfoldsToMoreThanAPage() throws IOException {
    Path file = folder.resolve("encoded.warc");
    try (WarcWriter out = writer(file, WarcCompression.NONE)) {
      encoded(out, "gzip", "/gzip", gzip(page()));
      encoded(out, "gzip", "/decoded-but-said-to-be-gzip", page());
      encoded(out, "gzip", "/bomb", gzip(new byte[100 << 20]));
      write(out, "/large", 200, "text/html", new byte[6 << 20]);
      encoded(out, "deflate", "/zlib", deflate(page(), false));
      encoded(out, "deflate", "/bare", deflate(page(), true));
      encoded(out, "deflate", "/decoded", page());
    }
    List<Read.Found> all = Read.all(file);
    assertThat(all.get(0).document().title()).isEqualTo("The bridge");
    assertThat(all.get(1).document().title()).isEqualTo("The bridge");
    assertThat(all.get(2).item()).isEqualTo(new Item.Unreadable("larger than 5 MB"));
    assertThat(all.get(3).item()).isEqualTo(new Item.Unreadable("larger than 5 MB"));
    assertThat(all.subList(4, 7))
        .extracting(found -> found.document().title())
        .containsOnly("The bridge");
  }

  @Test
  void looksOnlyAtAddressesThatAreWanted() throws IOException {
    Path file = folder.resolve("wanted.warc");
    try (WarcWriter out = writer(file, WarcCompression.NONE)) {
      write(out, "/a", 200, "text/html", page());
      write(out, "/b", 200, "text/html", page());
    }
    assertThat(Read.all(file, address -> address.getPath().equals("/b")))
        .extracting(found -> found.item().getClass().getSimpleName())
        .containsExactly("Passed", "Read");
  }

  @Test
  void readsAnArchiveThatIsCutInTheMiddleUpToThere() throws IOException {
    for (WarcCompression compression : List.of(WarcCompression.GZIP, WarcCompression.NONE)) {
      Path whole = folder.resolve("whole.warc");
      try (WarcWriter out = writer(whole, compression)) {
        for (int i = 0; i < 10; i++) {
          write(out, "/news/" + i, 200, "text/html", page());
        }
      }
      byte[] bytes = Files.readAllBytes(whole);
      Path cut = folder.resolve("cut.warc");
      Files.write(cut, Arrays.copyOf(bytes, bytes.length - bytes.length / 20));
      List<Item> items = new ArrayList<>();
      try (Records records = Records.open(cut, address -> true)) {
        assertThatThrownBy(
                () -> {
                  while (records.advance()) {
                    items.add(records.read());
                  }
                })
            .isInstanceOf(IOException.class);
      }
      assertThat(items.subList(0, 9))
          .allSatisfy(one -> assertThat(one).isInstanceOf(Item.Read.class));
      assertThat(items.subList(9, items.size()))
          .allSatisfy(one -> assertThat(one).isInstanceOf(Item.Unreadable.class));
    }
  }

  private static void write(WarcWriter out, String path, int status, String type, byte[] body)
      throws IOException {
    response(
        out, path, new HttpResponse.Builder(status, "x").body(MediaType.parse(type), body).build());
  }

  private static void encoded(WarcWriter out, String how, String path, byte[] body)
      throws IOException {
    response(
        out,
        path,
        new HttpResponse.Builder(200, "OK")
            .addHeader("Content-Encoding", how)
            .body(MediaType.HTML, body)
            .build());
  }

  private static void response(WarcWriter out, String path, HttpResponse http) throws IOException {
    out.write(new WarcResponse.Builder(URI.create(SITE + path)).date(FETCHED).body(http).build());
  }

  private static WarcWriter writer(Path file, WarcCompression compression) throws IOException {
    return new WarcWriter(
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE),
        compression);
  }

  private static byte[] page() {
    return bytes(Pages.article("The bridge", "2024-05-02T10:00:00Z"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] deflate(byte[] bytes, boolean bare) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION, bare))) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
