package org.vigie.index.volume;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the volume that answers, beside its work: the sums of its files, and every article against
 * the stream.
 */
public final class Inspector {
  private static final Logger log = LoggerFactory.getLogger(Inspector.class);

  private final Volumes volumes;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile @Nullable Inspection last;

  public Inspector(Volumes volumes) {
    this.volumes = volumes;
  }

  /** Begins to check, beside its work; false when it does already. */
  public boolean start() {
    if (volumes.isClosed() || !running.compareAndSet(false, true)) {
      return false;
    }
    Thread.ofPlatform().daemon().name("archive-check").start(this::check);
    return true;
  }

  public boolean isRunning() {
    return running.get();
  }

  /** What was found last; null before the first time. */
  public @Nullable Inspection last() {
    return last;
  }

  private void check() {
    try {
      Volume asked = volumes.current();
      Inspection found = inspect(asked);
      if (volumes.isClosed() || asked != volumes.current()) {
        return;
      }
      last = found;
      if (found.wrong().isEmpty()) {
        log.info("the archive was checked: {} articles, all is well", found.articles());
      } else {
        String wrong = String.join(" ", found.wrong());
        log.error("the archive was checked: {} It is built anew", wrong);
        asked.store().distrust(wrong);
      }
      String defect = asked.store().defect();
      if (defect != null) {
        volumes.rebuild(defect); // once more, if there was no room for it
      }
    } catch (ArchiveException | KafkaException e) {
      log.warn("the archive could not be checked: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("the check of the archive failed", e);
    } finally {
      running.set(false);
    }
  }

  private Inspection inspect(Volume volume) {
    Instant begin = Instant.now();
    volume.commit();
    List<String> wrong = new ArrayList<>();
    long bytes = volume.bytes();
    String damage = damage(volume);
    if (damage != null) {
      wrong.add(damage);
    }
    long articles = 0;
    Volumes.Feed feed = volumes.feed();
    // What is known to be bad, and has another built beside it, need not be told how bad.
    if (damage == null && feed != null && volume.store().defect() == null) {
      Comparison comparison = feed.compare(volume);
      articles = comparison.articles();
      wrong.addAll(comparison.wrong());
    }
    Instant now = Instant.now();
    return new Inspection(now, Duration.between(begin, now), bytes, articles, wrong);
  }

  private static @Nullable String damage(Volume volume) {
    try {
      return volume.store().damage();
    } catch (IOException e) {
      throw new ArchiveException("its files cannot be read now: " + e, e);
    }
  }
}
