package org.vigie.ingest.file;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Predicate;

/** A file that is one document. */
final class OneDocument implements Records {
  private final Path file;
  private final Capped.Counted raw;
  private final Predicate<URI> wanted;
  private boolean taken;

  OneDocument(Path file, Capped.Counted raw, Predicate<URI> wanted) {
    this.file = file;
    this.raw = raw;
    this.wanted = wanted;
  }

  @Override
  public boolean advance() {
    boolean first = !taken;
    taken = true;
    return first;
  }

  @Override
  public Item read() {
    try {
      String name = String.valueOf(file.getFileName());
      byte[] bytes = Capped.bytes(raw, Documents.MAX_BYTES);
      return Wanted.of(Documents.read(name, bytes), wanted);
    } catch (IOException e) {
      return new Item.Unreadable(Documents.reason(e));
    }
  }

  @Override
  public String where() {
    return file.toString();
  }

  @Override
  public long position() {
    return raw.count();
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
