package org.vigie.ingest.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.vigie.http.Links;
import org.vigie.ingest.text.CanonicalUrl;

/** The answers of servers in a web archive. */
final class WarcRecords implements Records {
  private static final int MAX_PAGE = 5 << 20;
  private static final int OK = 200;

  /** Some 20 MB of memory. */
  private static final int MOST_DIGESTS = 100_000;

  private final Path file;
  private final Capped.Counted raw;
  private final Predicate<URI> wanted;
  private final WarcReader reader;
  private final Set<String> read = new HashSet<>();
  private @Nullable WarcRecord record;
  private long number;

  WarcRecords(Path file, Capped.Counted raw, Predicate<URI> wanted) throws IOException {
    this.file = file;
    this.raw = raw;
    this.wanted = wanted;
    // It finds out by itself whether the file is compressed.
    this.reader = new WarcReader(raw);
  }

  @Override
  public boolean advance() throws IOException {
    try {
      record = reader.next().orElse(null);
    } catch (RuntimeException e) {
      throw new IOException("broken after record " + number + ": " + e.getMessage(), e);
    }
    number += record == null ? 0 : 1;
    return record != null;
  }

  @Override
  public Item read() {
    try {
      return record instanceof WarcResponse response
          ? read(response)
          : new Item.Passed(Item.Why.NO_RESPONSE);
    } catch (IOException e) {
      return new Item.Unreadable(Documents.reason(e));
    } catch (RuntimeException | StackOverflowError e) {
      return new Item.Unreadable("cannot be read: " + e);
    }
  }

  @Override
  public String where() {
    return file + ", record " + number;
  }

  @Override
  public long position() {
    return raw.count();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private Item read(WarcResponse response) throws IOException {
    // As crawlers wrote it, which is not always as a URI must be.
    Optional<URI> address = Links.web(response.target());
    if (address.isEmpty()) {
      return new Item.Passed(Item.Why.NO_RESPONSE);
    }
    if (!wanted.test(CanonicalUrl.of(address.get()))) {
      return new Item.Passed(Item.Why.NOT_WANTED);
    }
    if (isDuplicate(response, address.get())) {
      return new Item.Passed(Item.Why.DUPLICATE);
    }
    HttpResponse http = response.http();
    if (http.status() != OK) {
      return new Item.Passed(Item.Why.NOT_FOUND);
    }
    String type = http.headers().first("Content-Type").orElse("text/html");
    if (!type.toLowerCase(Locale.ROOT).contains("html")) {
      return new Item.Passed(Item.Why.NOT_HTML);
    }
    Document page = Documents.page(body(http), type, address.get());
    return asOf(response.date(), page).item();
  }

  /** Crawlers come by a page again and again; a page of the same bytes says the same. */
  private boolean isDuplicate(WarcResponse response, URI address) {
    return response
        .payloadDigest()
        .or(response::blockDigest)
        .map(digest -> CanonicalUrl.of(address) + " " + digest)
        .filter(one -> read.size() < MOST_DIGESTS && !read.add(one))
        .isPresent();
  }

  /** A page said nothing of later than when it was fetched; and then it was there already. */
  private static Document asOf(Instant fetched, Document page) {
    Instant said = page.published();
    return new Document(
        page.url(),
        page.title(),
        page.text(),
        page.authors(),
        said == null || said.isAfter(fetched) ? fetched : said,
        page.language(),
        page.publisher(),
        "fetched " + fetched);
  }

  /** The body decoded; some crawlers decode it, but leave the header that says it is encoded. */
  private static byte[] body(HttpResponse http) throws IOException {
    byte[] body = Capped.bytes(http.body().stream(), MAX_PAGE);
    String coding =
        http.headers().first("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    InputStream coded = new ByteArrayInputStream(body);
    return switch (coding) {
      case "gzip", "x-gzip" ->
          isGzip(body) ? Capped.bytes(new GZIPInputStream(coded), MAX_PAGE) : body;
      case "deflate" -> inflated(body);
      case "br", "zstd" -> throw new IOException("encoded as " + coding);
      default -> body;
    };
  }

  /** As zlib has it, which is the standard; bare, as many servers send it; or decoded already. */
  private static byte[] inflated(byte[] body) throws IOException {
    int head = body.length < 2 ? 0 : ((body[0] & 0xff) << 8) | (body[1] & 0xff);
    boolean zlib = (head & 0x0f00) == 0x0800 && head % 31 == 0;
    Inflater inflater = new Inflater(!zlib);
    try {
      return Capped.bytes(
          new InflaterInputStream(new ByteArrayInputStream(body), inflater), MAX_PAGE);
    } catch (ZipException e) {
      if (zlib) {
        throw e;
      }
      return body;
    } finally {
      inflater.end();
    }
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 1 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
  }
}
