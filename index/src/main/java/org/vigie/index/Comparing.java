package org.vigie.index;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
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

  /** Revisions by the numbers of ids. */
  private final Map<Long, Long> newest = new HashMap<>();

  Comparing(Connection connection, Volume volume) {
    this.connection = connection;
    this.volume = volume;
  }

  Comparison run() {
    Set<Long> unreadable = unreadable();
    Set<Long> changed = new HashSet<>();
    Map<Long, Long> held;
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
      requireVisible(end);
      held = volume.read(Comparing::held);
      read(reader, record -> changed.add(ArticleDocument.number(Feeding.key(record))));
    }
    newest.keySet().removeAll(changed);
    held.keySet().removeAll(changed);
    return compare(held);
  }

  private Comparison compare(Map<Long, Long> held) {
    long missing = 0;
    long older = 0;
    for (Map.Entry<Long, Long> article : newest.entrySet()) {
      Long revision = held.remove(article.getKey());
      if (revision == null) {
        missing++;
      } else if (revision < article.getValue()) {
        older++;
      }
    }
    return new Comparison(newest.size(), missing, older, held.size());
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
      if (!volume.visible().await(end, PATIENCE)) {
        throw new ArchiveException("it has not read all of the stream yet; try later", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveException("interrupted", e);
    }
  }

  private static Map<Long, Long> held(IndexSearcher searcher) throws IOException {
    Map<Long, Long> held = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      NumericDocValues ids = DocValues.getNumeric(leaf.reader(), ArticleDocument.ID_NUMBER);
      NumericDocValues revisions = DocValues.getNumeric(leaf.reader(), Change.REVISION);
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if ((live == null || live.get(doc)) && ids.advanceExact(doc)) {
          held.put(ids.longValue(), revisions.advanceExact(doc) ? revisions.longValue() : 0);
        }
      }
    }
    return held;
  }
}
