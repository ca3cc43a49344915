package org.vigie.web.stream;

import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Audit;
import org.vigie.streams.Codec;
import org.vigie.streams.Json;
import org.vigie.streams.Output;
import org.vigie.streams.Stream;
import org.vigie.streams.UnconfirmedWriteException;
import org.vigie.streams.Writer;

/**
 * Writes down who changes what, before it is changed: so no source is changed and it is not written
 * down. What was written down and then failed, its own stream does not show.
 */
public final class AuditLog {
  private final Writer writer;
  private final InstantSource time;

  AuditLog(Writer writer, InstantSource time) {
    this.writer = writer;
    this.time = time;
  }

  /**
   * A change that is about to be made.
   *
   * @param subject id of what is changed
   * @param before null when it is not there yet
   * @param after null when it will be there no more
   */
  public record Change(String subject, @Nullable Object before, @Nullable Object after) {}

  /**
   * Writes changes down and returns when they are durable.
   *
   * @throws UnconfirmedWriteException when Kafka does not confirm; to try again is safe
   */
  public void write(String who, String action, List<Change> changes) {
    writer.write(changes.stream().map(change -> record(who, action, change)).toList());
  }

  private ProducerRecord<byte[], byte[]> record(String who, String action, Change change) {
    Audit audit =
        new Audit(
            time.instant(),
            who,
            action,
            change.subject(),
            json(change.before()),
            json(change.after()));
    return Output.of(Stream.AUDIT, who, Codec.AUDIT, audit).toRecord();
  }

  private static @Nullable String json(@Nullable Object value) {
    return value == null ? null : Json.MAPPER.writeValueAsString(value);
  }
}
