package org.vigie.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.model.Source;

/**
 * An entry and where its article is.
 *
 * @param url with a fragment when the entry has no page of its own
 * @param mark what identifies the entry when it comes again
 */
record Item(FeedEntry entry, URI url, Mark mark) {

  /** The entries of a source, told apart from each other. */
  static List<Item> of(Source source, List<FeedEntry> entries) {
    Set<String> sharedIds = shared(entries, FeedEntry::id, Item::address);
    Set<String> sharedUrls = shared(entries, Item::page, FeedEntry::title);
    List<Item> items = new ArrayList<>();
    for (FeedEntry entry : entries) {
      String id = sharedIds.contains(entry.id()) ? address(entry) : entry.id();
      URI url = entry.url();
      boolean own = !sharedUrls.contains(page(entry));
      items.add(of(entry, id, url != null && own ? withoutFragment(url) : within(source, url, id)));
    }
    return items;
  }

  private static Item of(FeedEntry entry, String id, URI url) {
    Instant published = PublishedDate.sane(entry.published()).orElse(null);
    return new Item(entry, url, Mark.of(id, url, entry.title(), published));
  }

  /** A fingerprint of what its feed says of it: with another, the article was edited. */
  int content() {
    return (int) Mark.hash(entry.title() + "\n" + entry.text());
  }

  /** What entries have in common that differ in something else. */
  private static Set<String> shared(
      List<FeedEntry> entries, Function<FeedEntry, String> key, Function<FeedEntry, String> by) {
    Map<String, Set<String>> values =
        entries.stream().collect(groupingBy(key, mapping(by, toSet())));
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  /** The page of an entry, whatever part of it is meant and however one comes to it. */
  private static String page(FeedEntry entry) {
    return entry.url() == null ? "" : CanonicalUrl.of(entry.url()).toString();
  }

  /** The address of an entry, which its title completes where many are at one. */
  private static String address(FeedEntry entry) {
    return entry.url() + " " + entry.title();
  }

  /** An entry without an address of its own gets one, so that it is an article of its own. */
  private static URI within(Source source, @Nullable URI url, String id) {
    URI page = withoutFragment(url == null ? source.address() : url);
    return Links.web(page + "#entry-" + Mark.hex(id)).orElse(source.address());
  }

  private static URI withoutFragment(URI url) {
    return Links.web(url.toString().split("#", 2)[0]).orElse(url);
  }
}
