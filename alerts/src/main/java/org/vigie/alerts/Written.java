package org.vigie.alerts;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;
import org.vigie.streams.UnreadableException;

/** Reads again what a stage wrote before. */
final class Written {
  private static final Logger log = LoggerFactory.getLogger(Written.class);

  private Written() {}

  /** Passes on each key with its value, in their order; a key that was removed has none. */
  static <T> void read(
      Connection connection, Stream stream, Codec<T> codec, BiConsumer<String, Optional<T>> each) {
    Replay.all(
        connection,
        stream,
        record -> {
          String key = new String(record.key(), StandardCharsets.UTF_8);
          try {
            each.accept(key, Optional.ofNullable(record.value()).map(codec::decode));
          } catch (UnreadableException e) {
            log.warn("{}@{} is passed over: {}", record.topic(), record.offset(), e.getMessage());
          }
        });
  }
}
