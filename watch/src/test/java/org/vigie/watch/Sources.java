package org.vigie.watch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Keep;
import org.vigie.model.Source;
import org.vigie.model.Source.Kind;

/** Sources for tests. */
final class Sources {
  private Sources() {}

  static Source source(
      String id, String address, Kind kind, Keep keep, @Nullable String offReason) {
    return new Source(
        id,
        "Source " + id,
        "Publisher of " + id,
        "ML",
        List.of("fr"),
        kind,
        URI.create(address),
        null,
        "a test source",
        keep,
        offReason == null,
        offReason,
        null,
        null,
        Source.BACKFILL_AFTER);
  }

  /** Any, each with an id and a place of its own; no mailboxes. */
  static Arbitrary<List<Source>> some() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("aZé’'\"\\: #-[]{},&*!|<>%@`~?\u0623\u4e2d=;")
            .ofMinLength(1)
            .ofMaxLength(30)
            .map(s -> s.replaceAll(" +", " ").strip())
            .filter(s -> !s.isEmpty());
    Arbitrary<Source> source =
        Combinators.combine(
                text,
                text,
                Arbitraries.of(Kind.FEED, Kind.SITEMAP, Kind.LISTING, Kind.SITE),
                Arbitraries.of(Keep.class),
                Arbitraries.of("", "?a=1&b=2", "#x", "/%C3%A9/", ":8080/a;b", "/a'b"),
                text.injectNull(0.6),
                selector().injectNull(0.4),
                Arbitraries.integers().between(1, 44_640).injectNull(0.5))
            .as(Sources::source);
    return source.list().ofMaxSize(6).map(Sources::apart);
  }

  private static Arbitrary<String> selector() {
    return Arbitraries.of("li.a > a[href]", "#x", "h2:contains(\"é\")", "*", "a, b", "[a='x']");
  }

  private static Source source(
      String name,
      String description,
      Kind kind,
      Keep keep,
      String end,
      @Nullable String off,
      @Nullable String selector,
      @Nullable Integer minutes) {
    return new Source(
        "x",
        name,
        description,
        "ML",
        List.of("fr", "en"),
        kind,
        URI.create("https://h.example" + end),
        selector == null ? null : URI.create("https://site.example" + end),
        description,
        keep,
        off == null,
        off,
        kind != Kind.LISTING || selector == null
            ? null
            : new Source.Listing(selector, selector, selector, selector),
        minutes == null ? null : Duration.ofMinutes(minutes),
        minutes == null ? Source.BACKFILL_AFTER : Duration.ofSeconds(minutes),
        selector == null ? null : new Source.Selectors(selector, null, selector, null, selector),
        null);
  }

  private static List<Source> apart(List<Source> sources) {
    return IntStream.range(0, sources.size())
        .mapToObj(
            i -> {
              Source s = sources.get(i);
              return new Source(
                  "s" + i,
                  s.name(),
                  s.publisher(),
                  s.country(),
                  s.languages(),
                  s.kind(),
                  URI.create(s.address().toString().replace("h.example", "h" + i + ".example")),
                  s.site(),
                  s.description(),
                  s.keep(),
                  s.on(),
                  s.offReason(),
                  s.listing(),
                  s.every(),
                  s.backfillAfter(),
                  s.selectors(),
                  s.permission());
            })
        .toList();
  }
}
