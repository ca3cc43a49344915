package org.vigie.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Audit;
import org.vigie.model.Source;
import org.vigie.streams.Codec;
import org.vigie.streams.Json;
import org.vigie.streams.Stream;
import org.vigie.streams.UnreadableException;
import tools.jackson.core.JacksonException;

/** What people did to a source, as the audit has it. */
final class SourceHistory {
  private static final String ABOUT_SOURCES = "source.";

  /** So far back, in changes of all kinds. */
  private static final int LOOKED_AT = 5_000;

  private final StreamTape tape;

  SourceHistory(StreamTape tape) {
    this.tape = tape;
  }

  /**
   * One change.
   *
   * @param at when
   * @param who as they signed in; {@code program} for one that showed the token
   * @param what {@code add}, {@code import}, {@code change}, {@code remove}, {@code on} or {@code
   *     off}
   * @param overruled what spoke against polling it, when it was polled from then on under
   *     somebody's own permission; null otherwise
   */
  public record Step(Instant at, String who, String what, @Nullable String overruled) {}

  /** What was done to a source, the newest first. */
  List<Step> of(String source) {
    return tape.last(Stream.AUDIT, LOOKED_AT).stream()
        .flatMap(record -> read(record).stream())
        .filter(audit -> audit.subject().equals(source))
        .filter(audit -> audit.action().startsWith(ABOUT_SOURCES))
        .map(SourceHistory::step)
        .toList();
  }

  /** Other programs may write there, too. */
  private static Optional<Audit> read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(Codec.AUDIT.decode(record.value()));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private static Step step(Audit audit) {
    String action = audit.action().substring(ABOUT_SOURCES.length());
    Optional<Source> before = source(audit.before());
    Optional<Source> after = source(audit.after());
    boolean on = after.map(Source::on).orElse(false);
    String what = action.equals("turn") ? on ? "on" : "off" : action;
    boolean newPermission =
        after.map(Source::permission).isPresent()
            && !after.map(Source::permission).equals(before.map(Source::permission));
    return new Step(
        audit.at(),
        audit.who(),
        what,
        newPermission ? after.map(Source::offReason).orElse(null) : null);
  }

  private static Optional<Source> source(@Nullable String json) {
    try {
      return json == null
          ? Optional.empty()
          : Optional.of(Json.MAPPER.readValue(json, Source.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
