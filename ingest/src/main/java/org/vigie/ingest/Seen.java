package org.vigie.ingest;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which entries of a source were read, newest first: some twenty bytes each, and for
 * those that may still be edited as much again.
 */
final class Seen {
  private static final int KEPT = 1_000;
  private static final int SHARED_KEPT = 100;
  private static final byte SHARED = 0;
  private static final byte OLD = 1;
  private static final byte YOUNG = 2;

  private final SequencedMap<Mark, Known> entries = new LinkedHashMap<>();
  private final SequencedSet<Long> shared = new LinkedHashSet<>();
  private final Set<Mark> standing = new HashSet<>();

  /**
   * An entry that was read.
   *
   * @param tracked what its article was; null when its edits are no longer followed
   */
  record Known(Mark mark, @Nullable Tracked tracked) {}

  /** A memory that continues an earlier one. */
  Seen(String packed) {
    ByteBuffer in = ByteBuffer.wrap(Base64.getDecoder().decode(packed));
    while (in.hasRemaining()) {
      byte kind = in.get();
      if (kind == SHARED) {
        shared.add(in.getLong());
      } else {
        Mark mark = Mark.read(in);
        entries.put(mark, new Known(mark, kind == YOUNG ? Tracked.read(in) : null));
      }
    }
  }

  /**
   * Takes note of the entries that stand in the source now: no other is one of those.
   *
   * @return how many of them are known
   */
  int stand(Collection<Mark> marks) {
    int known = 0;
    for (Mark mark : marks) {
      Optional<Known> found = find(mark);
      if (found.isPresent() && mark.like(found.get().mark()) != Mark.Likeness.REPORT) {
        standing.add(found.get().mark());
        known++;
      }
    }
    return known;
  }

  /** The entry of an earlier answer, or an earlier one of this, that an entry is. */
  Optional<Known> find(Mark mark) {
    return entries.values().stream()
        .filter(known -> likeness(mark, known) != Mark.Likeness.NONE)
        .max(Comparator.comparing(known -> likeness(mark, known)));
  }

  private Mark.Likeness likeness(Mark mark, Known known) {
    Mark.Likeness likeness = mark.like(known.mark());
    return likeness == Mark.Likeness.REPORT && standing.contains(known.mark())
        ? Mark.Likeness.NONE
        : likeness;
  }

  /** Remembers an entry that was not known. */
  void add(Mark mark, Tracked tracked) {
    standing.add(mark);
    entries.putFirst(mark, new Known(mark, tracked));
  }

  /** Remembers how a known entry looks now. */
  void renew(Known known, Mark mark, @Nullable Tracked tracked) {
    entries.remove(known.mark());
    standing.add(mark);
    entries.putFirst(mark, new Known(mark, tracked));
  }

  /** Whether several articles declared an address as theirs. */
  boolean isShared(URI canonical) {
    return shared.contains(Mark.hash(canonical.toString()));
  }

  /** Remembers that several articles declare an address as theirs: it is no address of one. */
  void addShared(URI canonical) {
    shared.addFirst(Mark.hash(canonical.toString()));
  }

  /**
   * What is to be kept.
   *
   * @param entriesNow how many entries stand in the source now: all of them must be kept
   */
  String pack(int entriesNow, Instant now) {
    int kept = Math.max(KEPT, 2 * entriesNow);
    List<Known> newest = new ArrayList<>(entries.values());
    newest = newest.subList(0, Math.min(newest.size(), kept));
    ByteBuffer out =
        ByteBuffer.allocate(
            SHARED_KEPT * (1 + Long.BYTES) + newest.size() * (1 + Mark.BYTES + Tracked.BYTES));
    shared.stream().limit(SHARED_KEPT).forEach(hash -> out.put(SHARED).putLong(hash));
    newest.forEach(known -> write(known, now, out));
    return Base64.getEncoder().encodeToString(Arrays.copyOf(out.array(), out.position()));
  }

  private static void write(Known known, Instant now, ByteBuffer out) {
    Tracked tracked = known.tracked();
    if (tracked == null || !tracked.isFollowed(now)) {
      known.mark().write(out.put(OLD));
      return;
    }
    known.mark().write(out.put(YOUNG));
    tracked.write(out);
  }
}
