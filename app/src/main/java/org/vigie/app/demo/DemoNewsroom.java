package org.vigie.app.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an outlet has published by a given time.
 *
 * <p>What stands in a source at its first poll is back-fill and never alerts. So an outlet's news
 * comes out only when it has been polled once; its clock starts then.
 */
final class DemoNewsroom {
  private final DemoOutlet outlet;
  private final Instant opened;
  private final AtomicReference<@Nullable Instant> firstPoll = new AtomicReference<>();

  DemoNewsroom(DemoOutlet outlet, Instant opened) {
    this.outlet = outlet;
    this.opened = opened;
  }

  DemoOutlet outlet() {
    return outlet;
  }

  /** Starts the clock, once. */
  void polled(Instant now) {
    firstPoll.compareAndSet(null, now);
  }

  /** What is out, newest first. */
  List<DemoItem> published(Instant now) {
    return Stream.concat(stock(now), fresh(now))
        .sorted(Comparator.comparing(DemoItem::published).reversed())
        .toList();
  }

  private Stream<DemoItem> stock(Instant now) {
    return outlet.articles().stream()
        .filter(article -> article.release() == 0)
        .map(article -> item(article, opened, now));
  }

  private Stream<DemoItem> fresh(Instant now) {
    Instant zero = firstPoll.get();
    if (zero == null) {
      return Stream.empty();
    }
    return outlet.articles().stream()
        .filter(article -> article.release() > 0)
        .filter(article -> !zero.plusSeconds(article.release()).isAfter(now))
        .map(article -> item(article, zero.plusSeconds(article.release()), now));
  }

  private static DemoItem item(DemoArticle article, Instant released, Instant now) {
    Instant out = released.truncatedTo(ChronoUnit.SECONDS);
    DemoArticle.Correction correction = article.correction();
    if (correction == null || out.plusSeconds(correction.after()).isAfter(now)) {
      return new DemoItem(article, out, out);
    }
    return new DemoItem(article.corrected(), out, out.plusSeconds(correction.after()));
  }
}
