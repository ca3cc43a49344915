package org.vigie.web.stream;

import static java.util.Objects.requireNonNullElseGet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.vigie.model.Audit;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;

/**
 * What people did to things of one kind, as the audit has it: the newest steps of each, however
 * many there are of others. Reads on from where it was whenever somebody asks.
 *
 * @param <T> a step
 */
public final class Trail<T> {
  /** Steps of one thing. */
  private static final int MOST_STEPS = 50;

  /** Steps of all: beyond that the thing that was changed longest ago is forgotten. */
  private static final int MOST_IN_ALL = 100_000;

  private final StreamTape tape;
  private final String about;
  private final Function<Audit, T> step;

  /** The newest step first; what was changed last comes last. Guarded by this. */
  private final LinkedHashMap<String, Deque<T>> steps = new LinkedHashMap<>();

  private int held;
  private long next;

  /**
   * A trail.
   *
   * @param about how its actions begin
   * @param step what a record of the audit says
   */
  public Trail(StreamTape tape, String about, Function<Audit, T> step) {
    this.tape = tape;
    this.about = about;
    this.step = step;
  }

  /**
   * What was done to one, the newest first.
   *
   * @throws org.apache.kafka.common.KafkaException when the audit could not be read to its end
   */
  public synchronized List<T> of(String subject) {
    next = tape.toEnd(Stream.AUDIT, next, this::remember);
    return List.copyOf(steps.getOrDefault(subject, new ArrayDeque<>()));
  }

  private void remember(ConsumerRecord<byte[], byte[]> record) {
    next = record.offset() + 1; // also when what follows is not read to its end
    StreamTape.decoded(record, Codec.AUDIT)
        .filter(audit -> audit.action().startsWith(about))
        .ifPresent(audit -> remember(audit.subject(), step.apply(audit)));
  }

  private void remember(String subject, T done) {
    Deque<T> known = requireNonNullElseGet(steps.remove(subject), ArrayDeque::new);
    known.addFirst(done);
    held++;
    if (known.size() > MOST_STEPS) {
      known.removeLast();
      held--;
    }
    steps.put(subject, known);
    if (held > MOST_IN_ALL) {
      Iterator<Deque<T>> oldest = steps.values().iterator();
      held -= oldest.next().size();
      oldest.remove();
    }
  }
}
