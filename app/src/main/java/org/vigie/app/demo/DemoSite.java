package org.vigie.app.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What stands at each path of the sample wire at this moment. */
final class DemoSite {
  private final InstantSource clock;
  private final List<DemoNewsroom> newsrooms;
  private final DemoFeeds feeds;
  private final DemoPages pages;

  /** Addresses begin with {@code base}, which has no slash at its end. */
  DemoSite(InstantSource clock, List<DemoOutlet> outlets, String base) {
    Instant opened = clock.instant();
    this.clock = clock;
    this.newsrooms = outlets.stream().map(outlet -> new DemoNewsroom(outlet, opened)).toList();
    this.feeds = new DemoFeeds(base);
    this.pages = new DemoPages(base);
  }

  /** The document at a path; empty when nothing is there, or not yet. */
  Optional<DemoDocument> find(String path) {
    return newsrooms.stream()
        .filter(newsroom -> path.startsWith(newsroom.outlet().frontPath()))
        .findFirst()
        .flatMap(newsroom -> find(newsroom, path));
  }

  private Optional<DemoDocument> find(DemoNewsroom newsroom, String path) {
    DemoOutlet outlet = newsroom.outlet();
    Instant now = clock.instant();
    if (path.equals(outlet.sourcePath())) {
      newsroom.polled(now);
    }
    List<DemoItem> items = newsroom.published(now);
    if (path.equals(outlet.frontPath())) {
      return Optional.of(pages.front(outlet, items, modified(items)));
    }
    if (path.equals(outlet.sourcePath())) {
      return Optional.of(feeds.feed(outlet, items, modified(items)));
    }
    return items.stream()
        .filter(item -> path.equals(outlet.pathOf(item.article())))
        .findFirst()
        .map(item -> pages.article(outlet, item, items));
  }

  private static Instant modified(List<DemoItem> items) {
    return items.stream()
        .map(DemoItem::modified)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }
}
