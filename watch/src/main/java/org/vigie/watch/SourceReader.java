package org.vigie.watch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Keep;
import org.vigie.model.Source;
import org.vigie.model.Source.Kind;
import org.vigie.model.Source.Listing;
import org.vigie.model.Source.Selectors;

/** Reads {@code sources.yaml}. */
final class SourceReader {
  static final String FILE = "sources.yaml";

  private static final URI NO_MAILBOX = URI.create("imaps://unknown@unknown.invalid/");
  private static final URI NOWHERE = URI.create("https://unknown.invalid/");
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})([smhd])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private static final String MAILBOX =
      "write a mailbox as imaps://user@host/folder, with %40 for an @ in the user's name, and"
          + " without the password";

  private SourceReader() {}

  static List<Source> read(String text, Problems problems) {
    return Entries.read(text, problems, SourceReader::source);
  }

  private static Optional<Source> source(Fields fields) {
    String id = fields.id();
    String name = fields.text("name");
    String publisher = fields.text("publisher", name);
    String country = fields.country("country", Codes.NO_COUNTRY);
    List<String> languages = fields.languages("languages");
    Kind kind = fields.choice("kind", Kind.class, Kind.FEED);
    URI address =
        fields.read(
            "address",
            kind == Kind.MAILBOX ? NO_MAILBOX : NOWHERE,
            kind == Kind.MAILBOX ? SourceReader::mailbox : SourceReader::address);
    URI site = optional(fields, "site", NOWHERE, SourceReader::address);
    String description = fields.text("description");
    Keep keep = fields.choice("keep", Keep.class, Keep.EXCERPT);
    String off = optional(fields, "off", "", reason -> reason);
    Listing listing = fields.nested("listing").map(SourceReader::listing).orElse(null);
    Duration every =
        optional(fields, "every", Duration.ZERO, text -> duration(text, Source.LONGEST_EVERY));
    Duration backfillAfter =
        optional(
            fields,
            "backfill-after",
            Duration.ZERO,
            text -> duration(text, Source.LONGEST_BACKFILL_AFTER));
    if (listing != null && kind != Kind.LISTING) {
      fields.problem("listing", "is for a page: add 'kind: listing' or remove it");
    }
    Selectors selectors = fields.nested("selectors").map(SourceReader::selectors).orElse(null);
    if (!fields.good()) {
      return Optional.empty();
    }
    return Optional.of(
        new Source(
            id,
            name,
            publisher,
            country,
            languages,
            kind,
            address,
            site,
            description,
            keep,
            off == null,
            off,
            listing,
            every,
            backfillAfter == null ? Source.BACKFILL_AFTER : backfillAfter,
            selectors,
            null));
  }

  private static Listing listing(Fields fields) {
    Listing listing =
        new Listing(
            fields.read("item", "", CssSelector::read),
            fields.read("link", "", CssSelector::read),
            selector(fields, "date"),
            selector(fields, "text"));
    fields.good();
    return listing;
  }

  private static Selectors selectors(Fields fields) {
    Selectors selectors =
        new Selectors(
            selector(fields, "title"),
            selector(fields, "text"),
            selector(fields, "date"),
            selector(fields, "author"),
            selector(fields, "without"));
    fields.good();
    return selectors;
  }

  private static @Nullable String selector(Fields fields, String key) {
    return optional(fields, key, "", CssSelector::read);
  }

  private static <T> @Nullable T optional(
      Fields fields, String key, T standIn, Fields.Reading<T> reading) {
    return fields.has(key) ? fields.read(key, standIn, reading) : null;
  }

  private static URI address(String text) {
    URI address = uri(text, "write an address, such as https://example.org/feed");
    String scheme = address.getScheme();
    boolean web = "http".equals(scheme) || "https".equals(scheme);
    if (!web || address.getHost() == null || address.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "write a whole http or https address, such as https://example.org/feed");
    }
    return address;
  }

  private static URI mailbox(String text) {
    URI address = uri(text, MAILBOX);
    String user = address.getRawUserInfo();
    if (!"imaps".equals(address.getScheme())
        || address.getHost() == null
        || user == null
        || user.contains(":")) {
      throw new IllegalArgumentException(MAILBOX);
    }
    return address;
  }

  private static URI uri(String text, String otherwise) {
    try {
      return Source.ascii(URI.create(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(otherwise, e);
    }
  }

  private static Duration duration(String text, Duration longest) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("write a duration, such as 30s, 15m, 2h or 1d");
    }
    Duration unit = UNITS.getOrDefault(matcher.group(2), Duration.ZERO);
    Duration duration = unit.multipliedBy(Long.parseLong(matcher.group(1)));
    if (duration.compareTo(longest) > 0) {
      throw new IllegalArgumentException("write at most " + longest.toDays() + "d");
    }
    return duration;
  }
}
