package org.vigie.index;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a volume beside its work: the sums of its files, and every article against the stream. */
final class Inspector {
  private final Volume volume;
  private final Archive.@Nullable Feed feed;

  Inspector(Volume volume, Archive.@Nullable Feed feed) {
    this.volume = volume;
    this.feed = feed;
  }

  Inspection run() {
    Instant begin = Instant.now();
    volume.commit();
    List<String> wrong = new ArrayList<>();
    long bytes = volume.bytes();
    String damage = damage();
    if (damage != null) {
      wrong.add(damage);
    }
    long articles = 0;
    // What is known to be bad, and has another built beside it, need not be told how bad.
    if (damage == null && feed != null && volume.store().defect() == null) {
      Comparison comparison = feed.compare(volume);
      articles = comparison.articles();
      wrong.addAll(comparison.wrong());
    }
    Instant now = Instant.now();
    return new Inspection(now, Duration.between(begin, now), bytes, articles, wrong);
  }

  private @Nullable String damage() {
    try {
      return volume.store().damage();
    } catch (IOException e) {
      throw new ArchiveException("its files cannot be read now: " + e, e);
    }
  }
}
