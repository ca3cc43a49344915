package org.vigie.ingest;

import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Source;
import org.vigie.streams.View;

/**
 * Knows which sources are polled already under another name: their addresses are the same, or
 * differ only in http and https. Of those one is polled: https before http, then by id.
 */
final class Twins implements View.Listener<Source> {
  private static final Comparator<Source> FIRST =
      Comparator.comparing((Source source) -> !"https".equals(source.address().getScheme()))
          .thenComparing(Source::id);

  private final Map<String, Source> polled = new ConcurrentHashMap<>();
  private final Map<String, NavigableSet<Source>> byAddress = new ConcurrentHashMap<>();

  @Override
  public synchronized void changed(String id, @Nullable Source source) {
    Source before = polled.remove(id);
    if (before != null) {
      String address = address(before);
      NavigableSet<Source> twins = byAddress.getOrDefault(address, newSet());
      twins.remove(before);
      if (twins.isEmpty()) {
        byAddress.remove(address);
      }
    }
    if (source != null && source.on()) {
      polled.put(id, source);
      byAddress.computeIfAbsent(address(source), _ -> newSet()).add(source);
    }
  }

  /** The source that is polled in the place of another; empty when that is polled itself. */
  Optional<Source> inPlaceOf(Source source) {
    NavigableSet<Source> twins = byAddress.get(address(source));
    return Optional.ofNullable(twins).stream()
        .flatMap(all -> all.stream().limit(1))
        .filter(first -> !first.id().equals(source.id()))
        .findFirst();
  }

  private static NavigableSet<Source> newSet() {
    return new ConcurrentSkipListSet<>(FIRST);
  }

  /** What is asked for, whichever way, and how it is read. */
  private static String address(Source source) {
    URI address = source.address();
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    String port = address.getPort() < 0 || isUsual(address) ? "" : ":" + address.getPort();
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String user = address.getRawUserInfo() == null ? "" : address.getRawUserInfo() + "@";
    return user + host + port + path + query + " " + source.kind() + " " + source.listing();
  }

  private static boolean isUsual(URI address) {
    return address.getPort() == ("https".equals(address.getScheme()) ? 443 : 80);
  }
}
