package org.vigie.web.saved;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.index.Archive;
import org.vigie.model.Panel;
import org.vigie.model.SavedSearch;
import org.vigie.model.Tempo;
import org.vigie.model.Watch;
import org.vigie.streams.View;

/**
 * Knows what is reported more than usual now. Nobody waits long for it: what was found last is
 * handed out while one thread looks again.
 */
public final class Spiking implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Spiking.class);

  /** What is older is looked at again. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** What is older is of no use if something newer can be had soon. */
  private static final Duration OLD = Duration.ofMinutes(10);

  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Archive archive;
  private final View<Watch> watch;
  private final View<SavedSearch> searches;
  private final InstantSource time;
  private final Duration soon;
  private final ExecutorService surveyor =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("spiking").factory());
  private volatile @Nullable Survey last;
  private @Nullable Future<?> renewal;

  Spiking(Archive archive, View<Watch> watch, View<SavedSearch> searches, InstantSource time) {
    this(archive, watch, searches, time, SOON);
  }

  Spiking(
      Archive archive,
      View<Watch> watch,
      View<SavedSearch> searches,
      InstantSource time,
      Duration soon) {
    this.archive = archive;
    this.watch = watch;
    this.searches = searches;
    this.time = time;
    this.soon = soon;
  }

  /** What a subject is. */
  public enum Kind {
    TOPIC,
    ENTITY,
    PLACE,
    SEARCH
  }

  /**
   * What is reported more than usual.
   *
   * @param kind of subject
   * @param id of it
   * @param names what it is called, by language; {@code en} is always there
   * @param query what finds its reports
   * @param tempo how many there are
   */
  public record Standing(
      Kind kind, String id, Map<String, String> names, String query, Tempo tempo) {}

  /**
   * All that is reported more than usual.
   *
   * @param at when that was so
   * @param days on how many days so far anything was read; see {@link Panel#FEWEST_DAYS}
   * @param cut whether there was no time to look at everything
   * @param standings spikes first, then by how far they are above what is usual
   */
  public record Survey(Instant at, int days, boolean cut, List<Standing> standings) {}

  /** What was found last; empty when that is still being worked out for the first time. */
  Optional<Survey> survey() {
    Survey known = last;
    Instant now = time.instant();
    if (known != null && known.at().isAfter(now.minus(FRESH))) {
      return Optional.of(known);
    }
    Future<?> renewed = renew();
    if (known == null || known.at().isBefore(now.minus(OLD))) {
      await(renewed);
    }
    return Optional.ofNullable(last);
  }

  private synchronized Future<?> renew() {
    Future<?> running = renewal;
    if (running == null || running.isDone()) {
      running = surveyor.submit(this::look);
      renewal = running;
    }
    return running;
  }

  private void look() {
    try {
      last = new Surveying(archive, time.instant(), LONGEST).run(watch.values(), searches.values());
    } catch (RuntimeException e) {
      log.warn("what is reported more than usual cannot be worked out now", e);
    }
  }

  private void await(Future<?> renewed) {
    try {
      renewed.get(soon.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.debug("what is reported more than usual is shown later");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    surveyor.shutdown(); // never an interrupt: it would close the files of the archive
  }
}
