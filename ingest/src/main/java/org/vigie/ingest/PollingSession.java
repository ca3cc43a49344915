package org.vigie.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.model.PollState;
import org.vigie.model.Source;
import org.vigie.model.Twins;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;
import org.vigie.streams.UnreadableException;

/**
 * The polling of one partition between two failures of Kafka. All state belongs to the thread that
 * calls {@link #run}; visits run on threads of their own and hand it events.
 */
final class PollingSession {
  private static final Logger log = LoggerFactory.getLogger(PollingSession.class);
  private static final int MAX_BATCH = 200;
  private static final int MAX_BACKLOG = 1_000;

  /** With so many visits under way, what they say is waited for a moment: waking up costs more. */
  private static final int BUSY = 32;

  private static final Duration GATHER = Duration.ofMillis(10);

  private static final Duration CLOSE = Duration.ofSeconds(2);

  /** How long at most the clock is not looked at: it may be set in the meantime. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Connection connection;
  private final int partition;
  private final Poll poll;
  private final PollSchedule schedule;
  private final Twins twins;
  private final Hubs hubs;
  private final ClockWatch watch;
  private final BlockingQueue<Event> events;
  private final Semaphore backlog = new Semaphore(MAX_BACKLOG);
  private final Map<String, Source> sources = new HashMap<>();
  private final Map<String, PollState> states = new HashMap<>();
  private final Map<String, Visit> visits = new HashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("poll-", 0).factory());

  private final Pending pending = new Pending();
  private long loaded;
  private boolean committed;

  /** What the writing thread hears of. */
  sealed interface Event {}

  /** A record of the sources was written. */
  record Changed(ConsumerRecord<byte[], byte[]> record) implements Event {}

  /** A visit has something to be written; once that is taken, there is room for more. */
  private record Reached(Visit visit, PollState state, Written written, Semaphore backlog)
      implements Event {}

  /** A visit is over; with the defect that ended it, if one did. */
  private record Ended(Visit visit, @Nullable Throwable defect) implements Event {}

  /** There may be a reason to stop. */
  record Woken() implements Event {}

  /** One visit to a source, under way. */
  private static final class Visit {
    private final Source source;
    private @Nullable Future<?> running;

    Visit(Source source) {
      this.source = source;
    }

    void cancel() {
      if (running != null) {
        running.cancel(true);
      }
    }
  }

  PollingSession(
      Connection connection,
      int partition,
      Poll poll,
      PollSchedule schedule,
      Twins twins,
      Hubs hubs,
      BlockingQueue<Event> events) {
    this.connection = connection;
    this.partition = partition;
    this.poll = poll;
    this.schedule = schedule;
    this.twins = twins;
    this.hubs = hubs;
    this.watch = new ClockWatch(poll::now, System::nanoTime, ClockWatch::sinceStart);
    this.events = events;
  }

  /** Whether anything was written: then the next failure is a new one. */
  boolean committed() {
    return committed;
  }

  /**
   * Polls until told to stop.
   *
   * @throws KafkaException when Kafka fails; everything since the last commit is dropped
   */
  void run(BooleanSupplier stopped) throws InterruptedException {
    KafkaProducer<byte[], byte[]> producer = connection.newProducer("vigie-ingest-" + partition);
    try {
      producer.initTransactions();
      load();
      while (!stopped.getAsBoolean()) {
        handle(next(visitDue()));
        if (pending.isDue()) {
          committed |= pending.write(producer);
        }
      }
      committed |= pending.write(producer);
    } finally {
      threads.shutdownNow();
      producer.close(CLOSE);
    }
  }

  private void load() {
    Set<String> removed = new HashSet<>();
    Replay.one(connection, Stream.POLL_STATE, partition, this::putState);
    loaded =
        Replay.one(
            connection,
            Stream.SOURCES,
            partition,
            record -> {
              put(record);
              if (record.value() == null) {
                removed.add(id(record));
              } else {
                removed.remove(id(record));
              }
            });
    removed.retainAll(states.keySet());
    removed.forEach(this::forget);
    Instant now = poll.now();
    states.replaceAll((id, state) -> PollSchedule.onOurClock(state, now));
  }

  private void putState(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      states.remove(id(record));
    } else {
      decode(record, Codec.POLL_STATE).ifPresent(state -> states.put(id(record), state));
    }
  }

  private List<Event> next(Duration wait) throws InterruptedException {
    List<Event> batch = new ArrayList<>();
    Event first = events.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      if (visits.size() >= BUSY) {
        Thread.sleep(GATHER);
      }
      batch.add(first);
      events.drainTo(batch, MAX_BATCH - 1);
    }
    return batch;
  }

  /** Starts the visits that are due, and says how long until there is something to do. */
  private Duration visitDue() {
    Duration leap = watch.leap();
    if (!leap.isZero()) {
      log.warn("the clock was set by {}: what is due in partition {} is not", leap, partition);
      states.replaceAll((id, state) -> NextState.shifted(state, leap));
    }
    Instant now = poll.now();
    Duration wait = pending.wait(LOOK);
    for (Source source : sources.values()) {
      if (!source.on() || visits.containsKey(source.id())) {
        continue;
      }
      PollState state = states.computeIfAbsent(source.id(), id -> NextState.unknown(source, now));
      Duration left = Duration.between(now, due(source, state));
      if (left.isPositive()) {
        wait = left.compareTo(wait) < 0 ? left : wait;
        continue;
      }
      Optional<Source> twin = twins.inPlaceOf(source);
      if (twin.isPresent()) {
        passOver(twin.get(), state);
      } else {
        visit(source, state);
      }
    }
    return wait.isNegative() ? Duration.ZERO : wait.plusMillis(1);
  }

  private Instant due(Source source, PollState state) {
    return hubs.news(source.id())
        .map(news -> schedule.due(source, state, news))
        .orElseGet(() -> schedule.due(source, state));
  }

  private void passOver(Source twin, PollState state) {
    String evidence = "not polled: source " + twin.id() + " has the same address";
    if (!evidence.equals(state.evidence())) {
      note(NextState.told(state, evidence));
    }
  }

  private void visit(Source source, PollState state) {
    Visit visit = new Visit(source);
    visits.put(source.id(), visit);
    visit.running = threads.submit(() -> visit(visit, state));
  }

  /** Whatever ends a visit is told, or its source would never be polled again. */
  private void visit(Visit visit, PollState state) {
    try {
      AtomicReference<PollState> reached = new AtomicReference<>(state);
      poll.run(
          visit.source,
          state,
          step -> {
            reached.set(step.state());
            hand(visit, step);
          });
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      hubs.visited(visit.source, reached.get().pace().declared());
      events.add(new Ended(visit, null));
    } catch (InterruptedException e) {
      log.debug("source={} the visit was ended", visit.source.id());
    } catch (Throwable e) {
      events.add(new Ended(visit, e));
    }
  }

  /** Encodes in the visit's thread: what cannot be written is its own trouble, not everyone's. */
  private void hand(Visit visit, Poll.Step step) throws InterruptedException {
    Written written = Written.of(step, partition);
    backlog.acquire();
    events.add(new Reached(visit, step.state(), written, backlog));
  }

  private void handle(List<Event> batch) {
    for (Event event : batch) {
      switch (event) {
        case Changed changed -> changed(changed.record());
        case Reached reached -> reached(reached);
        case Ended ended -> ended(ended);
        case Woken _ -> {}
      }
    }
  }

  private void reached(Reached reached) {
    reached.backlog().release();
    if (isUnderWay(reached.visit())) {
      pending.add(reached.written());
      states.put(reached.visit().source.id(), reached.state());
    }
  }

  private void ended(Ended ended) {
    if (!isUnderWay(ended.visit())) {
      return;
    }
    Source source = ended.visit().source;
    visits.remove(source.id());
    if (ended.defect() != null) {
      log.error("source={} the visit met a defect", source.id(), ended.defect());
      PollState before = states.getOrDefault(source.id(), NextState.unknown(source, poll.now()));
      PollState state =
          new NextState(schedule)
              .failed(
                  source,
                  before,
                  poll.now(),
                  PollState.State.BROKEN,
                  true,
                  "a defect of Vigie: " + ended.defect());
      note(state);
    }
  }

  private void note(PollState state) {
    pending.add(Written.of(new Poll.Step(List.of(), state), partition));
    states.put(state.source(), state);
  }

  /** What a visit still says after it was called off, or in an earlier session, is not heard. */
  private boolean isUnderWay(Visit visit) {
    return visit.equals(visits.get(visit.source.id()));
  }

  private void changed(ConsumerRecord<byte[], byte[]> record) {
    if (record.offset() < loaded) {
      return;
    }
    Source before = sources.get(id(record));
    put(record);
    Source after = sources.get(id(record));
    if (before == null || before.equals(after)) {
      return;
    }
    Visit visit = visits.remove(before.id());
    if (visit != null) {
      visit.cancel();
    }
    if (after == null) {
      forget(before.id());
      return;
    }
    PollState state = states.get(before.id());
    if (state != null) {
      PollState fitting = schedule.fitting(before, after, state);
      if (!fitting.equals(state)) {
        note(fitting);
      }
    }
  }

  /** Added again, it is a new source: what stands in it then is no news. */
  private void forget(String source) {
    states.remove(source);
    pending.add(Written.removed(source, partition));
    var _ = threads.submit(() -> hubs.forget(source));
  }

  private void put(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      sources.remove(id(record));
    } else {
      decode(record, Codec.SOURCE).ifPresent(source -> sources.put(id(record), source));
    }
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), UTF_8);
  }

  private static <T> Optional<T> decode(ConsumerRecord<byte[], byte[]> record, Codec<T> codec) {
    try {
      return Optional.of(codec.decode(record.value()));
    } catch (UnreadableException e) {
      log.warn("source={} {} cannot be read: {}", id(record), record.topic(), e.getMessage());
      return Optional.empty();
    }
  }
}
