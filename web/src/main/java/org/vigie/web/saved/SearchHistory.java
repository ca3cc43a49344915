package org.vigie.web.saved;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.model.Audit;
import org.vigie.streams.Json;
import org.vigie.web.answer.Refusal;
import org.vigie.web.saved.SearchSnapshot.Difference;
import org.vigie.web.stream.StreamTape;
import org.vigie.web.stream.Trail;
import tools.jackson.core.JacksonException;

/** What people did to a saved search, as the audit has it. */
final class SearchHistory implements AutoCloseable {
  static final String ABOUT_SEARCHES = "search.";

  private static final Logger log = LoggerFactory.getLogger(SearchHistory.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Function<String, List<Step>> trail;
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

  /** One page reads at a time: while Kafka does not answer, they would pile up. */
  private final Semaphore turn = new Semaphore(1);

  SearchHistory(StreamTape tape) {
    this(new Trail<>(tape, ABOUT_SEARCHES, SearchHistory::step)::of);
  }

  /** One that reads elsewhere. */
  SearchHistory(Function<String, List<Step>> trail) {
    this.trail = trail;
  }

  /**
   * One change.
   *
   * @param at when
   * @param who as they signed in; {@code program} for one that showed the token
   * @param what {@code create}, {@code import}, {@code change}, {@code pause}, {@code resume},
   *     {@code secret}, {@code restore} or {@code remove}
   * @param before the search as it was; null when it was not there
   * @param after the search as it was from then on; null when it was removed
   * @param differences what became different
   */
  public record Step(
      Instant at,
      String who,
      String what,
      @Nullable SearchSnapshot before,
      @Nullable SearchSnapshot after,
      List<Difference> differences) {}

  /**
   * What was done to a saved search, the newest first.
   *
   * @throws org.apache.kafka.common.KafkaException when the audit could not be read to its end
   */
  List<Step> of(String search) {
    return trail.apply(search);
  }

  /**
   * The same for a page that does not wait for it.
   *
   * @return empty when the audit cannot be read now, or is still being read
   */
  Optional<List<Step>> soon(String search) {
    long deadline = System.nanoTime() + SOON.toNanos();
    try {
      if (!turn.tryAcquire(SOON.toNanos(), TimeUnit.NANOSECONDS)) {
        return Optional.empty();
      }
      Future<List<Step>> reading = readers.submit(() -> inTurn(search));
      return Optional.of(reading.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      log.info("the history of {} is shown later: the audit is still being read", search);
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException answer) {
        log.info("the history of {} is shown later: {}", search, answer.toString());
      } else {
        log.error("the history of {} cannot be shown", search, e);
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private List<Step> inTurn(String search) {
    try {
      return of(search);
    } finally {
      turn.release();
    }
  }

  /** Whoever still reads for a page is told to stop. */
  @Override
  public void close() {
    readers.shutdownNow();
  }

  /** A saved search as it was in one of its versions. */
  SearchSnapshot version(String search, long version) {
    return of(search).stream()
        .flatMap(
            step -> Stream.of(Optional.ofNullable(step.after), Optional.ofNullable(step.before)))
        .flatMap(Optional::stream)
        .filter(one -> one.version() == version)
        .findFirst()
        .orElseThrow(() -> Refusal.absent("version", String.valueOf(version)));
  }

  private static Step step(Audit audit) {
    SearchSnapshot before = snapshot(audit.before());
    SearchSnapshot after = snapshot(audit.after());
    return new Step(
        audit.at(),
        audit.who(),
        audit.action().substring(ABOUT_SEARCHES.length()),
        before,
        after,
        after == null ? List.of() : after.since(before));
  }

  private static @Nullable SearchSnapshot snapshot(@Nullable String json) {
    try {
      return json == null ? null : Json.MAPPER.readValue(json, SearchSnapshot.class);
    } catch (JacksonException e) {
      return null; // others may write there, too
    }
  }
}
