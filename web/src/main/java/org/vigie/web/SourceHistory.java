package org.vigie.web;

import static java.util.Objects.requireNonNullElseGet;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Audit;
import org.vigie.model.Source;
import org.vigie.streams.Codec;
import org.vigie.streams.Json;
import org.vigie.streams.Stream;
import tools.jackson.core.JacksonException;

/**
 * What people did to a source, as the audit has it: the newest changes of each, however many there
 * are of others. Reads on from where it was whenever somebody asks.
 */
final class SourceHistory {
  private static final String ABOUT_SOURCES = "source.";

  /** Changes of one source. */
  private static final int MOST_STEPS = 50;

  /** Changes of all: beyond that the source that was changed longest ago is forgotten. */
  private static final int MOST_IN_ALL = 100_000;

  private final StreamTape tape;

  /** The newest step first; the source changed last comes last. Guarded by this. */
  private final LinkedHashMap<String, Deque<Step>> steps = new LinkedHashMap<>();

  private int held;
  private long next;

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

  /**
   * What was done to a source, the newest first.
   *
   * @throws org.apache.kafka.common.KafkaException when the audit could not be read to its end
   */
  synchronized List<Step> of(String source) {
    next = tape.toEnd(Stream.AUDIT, next, this::remember);
    return List.copyOf(steps.getOrDefault(source, new ArrayDeque<>()));
  }

  private void remember(ConsumerRecord<byte[], byte[]> record) {
    next = record.offset() + 1; // also when what follows is not read to its end
    StreamTape.decoded(record, Codec.AUDIT)
        .filter(audit -> audit.action().startsWith(ABOUT_SOURCES))
        .ifPresent(audit -> remember(audit.subject(), step(audit)));
  }

  private void remember(String source, Step step) {
    Deque<Step> known = requireNonNullElseGet(steps.remove(source), ArrayDeque::new);
    known.addFirst(step);
    held++;
    if (known.size() > MOST_STEPS) {
      known.removeLast();
      held--;
    }
    steps.put(source, known);
    if (held > MOST_IN_ALL) {
      Iterator<Deque<Step>> oldest = steps.values().iterator();
      held -= oldest.next().size();
      oldest.remove();
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
