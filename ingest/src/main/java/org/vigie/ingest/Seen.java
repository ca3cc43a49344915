package org.vigie.ingest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.vigie.ingest.text.CanonicalUrl;

/**
 * Remembers which entries of a source were read, by their ids and by their addresses: some feeds
 * change the one with every answer, some the other.
 */
final class Seen {
  private static final int KEPT = 1_000;
  private static final int BYTES = 8;

  private final SequencedSet<String> hashes;

  /** A memory that continues an earlier one, newest first. */
  Seen(List<String> earlier) {
    hashes = new LinkedHashSet<>(earlier);
  }

  boolean contains(String id, URI url) {
    return hashes(id, url).anyMatch(hashes::contains);
  }

  void add(String id, URI url) {
    hashes(id, url).forEach(hashes::addFirst);
  }

  /** Whether several articles declared an address as theirs. */
  boolean isShared(URI canonical) {
    return hashes.contains(shared(canonical));
  }

  /** Remembers that several articles declare an address as theirs: it is no address of one. */
  void addShared(URI canonical) {
    hashes.addFirst(shared(canonical));
  }

  private static String shared(URI canonical) {
    return hash("shared " + canonical);
  }

  /**
   * What is to be kept, newest first.
   *
   * @param standing how many entries stand in the source now: all of them must be kept
   */
  List<String> toList(int standing) {
    List<String> all = new ArrayList<>(hashes);
    return all.subList(0, Math.min(all.size(), Math.max(KEPT, 4 * standing)));
  }

  private static Stream<String> hashes(String id, URI url) {
    return Stream.of(hash(id), hash(CanonicalUrl.of(url).toString() + fragment(url)));
  }

  private static String fragment(URI url) {
    return url.getRawFragment() == null ? "" : "#" + url.getRawFragment();
  }

  /** Short, for there are many of them: by chance one entry in a hundred million is missed. */
  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
