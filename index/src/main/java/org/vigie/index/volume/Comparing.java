package org.vigie.index.volume;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.vigie.index.query.ArticleDocument;
import org.vigie.model.Filed;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.DeadLetter;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;
import org.vigie.streams.UnreadableException;

/**
 * Compares every article of a volume with the stream, while both go on. The stream is read to its
 * end, then the volume as it is a moment later, then what came in between: articles that changed
 * meanwhile are left out.
 */
final class Comparing {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Connection connection;
  private final Volume volume;

  /** What the stream holds and was not found in the volume yet. */
  private final Revisions newest = new Revisions();

  /** What the volume holds in an older state than the stream. */
  private final Revisions older = new Revisions();

  /** What the volume holds and the stream does not. */
  private final Revisions surplus = new Revisions();

  Comparing(Connection connection, Volume volume) {
    this.connection = connection;
    this.volume = volume;
  }

  Comparison run() {
    Set<Long> unreadable = unreadable();
    try (KafkaConsumer<byte[], byte[]> reader = connection.newReader()) {
      reader.assign(List.of(Feeding.PARTITION));
      reader.seekToBeginning(List.of(Feeding.PARTITION));
      long end =
          read(
              reader,
              record -> {
                if (!unreadable.contains(record.offset())) {
                  put(record);
                }
              });
      int articles = newest.size();
      requireVisible(end);
      volume.read(this::compare);
      read(reader, record -> forget(ArticleDocument.number(Feeding.key(record))));
      return new Comparison(articles, newest.size(), older.size(), surplus.size());
    }
  }

  private void compare(long id, long held) {
    long revision = newest.get(id);
    if (revision == Revisions.NONE) {
      surplus.put(id, held);
    } else if (held < revision) {
      older.put(id, held);
    }
    newest.remove(id);
  }

  private void forget(long changed) {
    newest.remove(changed);
    older.remove(changed);
    surplus.remove(changed);
  }

  private void put(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      Filed filed = Codec.FILED.decode(record.value());
      long id = ArticleDocument.number(filed.article().id());
      if (filed.isGone()) {
        newest.remove(id);
      } else {
        newest.put(id, filed.revision());
      }
    } catch (UnreadableException e) {
      // A dead letter, which is no part of an archive.
    }
  }

  /** Offsets of what could not be read into an archive. */
  private Set<Long> unreadable() {
    Set<Long> offsets = new HashSet<>();
    Replay.all(
        connection,
        Stream.FILED_DLT,
        record -> {
          DeadLetter letter = DeadLetter.read(record);
          if (letter.stage().equals(ArchiveFeeder.STAGE)) {
            offsets.add(letter.offset());
          }
        });
    return offsets;
  }

  private static long read(
      KafkaConsumer<byte[], byte[]> reader, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    long end = reader.endOffsets(List.of(Feeding.PARTITION)).getOrDefault(Feeding.PARTITION, 0L);
    while (reader.position(Feeding.PARTITION) < end) {
      reader.poll(POLL).forEach(each);
    }
    return end;
  }

  private void requireVisible(long end) {
    try {
      if (!volume.awaitVisible(end, PATIENCE)) {
        throw new ArchiveException("it has not read all of the stream yet; try later", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveException("interrupted", e);
    }
  }

  /** How many were compared. */
  private int compare(IndexSearcher searcher) throws IOException {
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      NumericDocValues ids = DocValues.getNumeric(leaf.reader(), ArticleDocument.ID_NUMBER);
      NumericDocValues revisions = DocValues.getNumeric(leaf.reader(), Change.REVISION);
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if ((live == null || live.get(doc)) && ids.advanceExact(doc)) {
          compare(ids.longValue(), revisions.advanceExact(doc) ? revisions.longValue() : 0);
        }
      }
    }
    return searcher.getIndexReader().numDocs();
  }
}
