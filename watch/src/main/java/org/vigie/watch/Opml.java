package org.vigie.watch;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Keep;
import org.vigie.model.Source;
import org.vigie.model.Source.Kind;

/**
 * Lists of sources as OPML, which feed readers exchange. What OPML has no word for (how a source is
 * read, what may be kept, why it is off) is in attributes of Vigie's own, which others pass over.
 */
public final class Opml {
  /** The most bytes that a file may have. */
  public static final int MAX_BYTES = 1_000_000;

  static final String NAMESPACE = "urn:vigie:opml";
  private static final int MAX_NAME = 200;
  private static final int MAX_DESCRIPTION = 500;

  private Opml() {}

  /** What reading a file came to. */
  public sealed interface Result {}

  /**
   * It is one.
   *
   * @param sources in its order, each with an id and a place of its own among them
   * @param skipped what in it is no source that can be polled
   */
  public record Listed(List<Source> sources, List<Skipped> skipped) implements Result {
    public Listed {
      sources = List.copyOf(sources);
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * An outline that was left out.
   *
   * @param name what it is called
   * @param reason why
   */
  public record Skipped(String name, String reason) {}

  /**
   * It is none, or must not be read.
   *
   * @param reason why, for a person
   */
  public record Refused(String reason) implements Result {}

  private static final Duration LEAST_EVERY = Duration.ofSeconds(10);
  private static final Source.Selectors NO_SELECTORS =
      new Source.Selectors(null, null, null, null, null);

  /** Reads a file. It is never asked for anything: no entity, no document type, no address. */
  public static Result read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return new Refused("it is larger than " + MAX_BYTES / 1_000_000 + " MB: split it");
    }
    return switch (OpmlOutlines.of(bytes)) {
      case OpmlOutlines.Broken broken -> new Refused(broken.reason());
      case OpmlOutlines.Found found -> listed(found.outlines());
    };
  }

  private static Listed listed(List<OpmlOutlines.Outline> outlines) {
    List<Source> sources = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> places = new HashSet<>();
    for (OpmlOutlines.Outline outline : outlines) {
      Optional<URI> address = address(outline.address());
      if (address.isEmpty()) {
        skipped.add(
            new Skipped(
                name(outline, outline.address()),
                outline.address().isBlank()
                    ? "it has no address of a feed (xmlUrl)"
                    : "'"
                        + cut(outline.address(), MAX_NAME)
                        + "' is not an http or https address"));
        continue;
      }
      Source source = source(outline, address.get());
      Optional<String> wrong = brokenSelector(source);
      if (wrong.isPresent()) {
        skipped.add(new Skipped(source.name(), wrong.get()));
        continue;
      }
      if (!places.add(Source.placeOf(source.address()))) {
        skipped.add(new Skipped(source.name(), "its address stands twice in the file"));
        continue;
      }
      String id = Source.freeId(source.id(), ids::contains);
      ids.add(id);
      sources.add(source.withId(id));
    }
    return new Listed(sources, skipped);
  }

  private static Optional<String> brokenSelector(Source source) {
    return Stream.concat(
            Stream.ofNullable(source.listing())
                .flatMap(in -> Stream.of(in.item(), in.link(), in.date(), in.text())),
            Stream.ofNullable(source.selectors())
                .flatMap(
                    in -> Stream.of(in.title(), in.text(), in.date(), in.author(), in.without())))
        .flatMap(Stream::ofNullable)
        .flatMap(
            selector ->
                CssSelector.problem(selector).stream()
                    .map(
                        problem ->
                            "'" + CssSelector.told(selector) + "' is no CSS selector: " + problem))
        .findFirst();
  }

  /** Readers write {@code feed:} before an address, or in place of {@code http:}. */
  private static Optional<URI> address(String text) {
    String plain = text.strip().replaceFirst("(?i)^feed:(?=https?:)", "");
    try {
      URI uri = URI.create(plain.replaceFirst("(?i)^feed:(?=//)", "http:").replace(" ", "%20"));
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      if (!web || uri.getRawAuthority() == null || uri.getRawAuthority().contains("@")) {
        return Optional.empty();
      }
      URI whole = URI.create(scheme + uri.toString().substring(scheme.length()));
      return Optional.of(Source.ascii(whole)).filter(ascii -> ascii.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Source source(OpmlOutlines.Outline outline, URI address) {
    String name = name(outline, String.valueOf(address.getHost()));
    String off = outline.own("off");
    String publisher = line(outline.own("publisher"), MAX_NAME);
    String country = outline.own("country").toUpperCase(Locale.ROOT);
    Kind kind = choice(Kind.class, outline.own("kind"), Kind.FEED);
    return new Source(
        Source.idOf(outline.own("id").isEmpty() ? name : outline.own("id")),
        name,
        publisher.isEmpty() ? name : publisher,
        Codes.isCountryOrNone(country) ? country : "XX",
        languages(outline.get("language")),
        kind,
        address,
        address(outline.get("htmlUrl")).orElse(null),
        description(outline),
        choice(Keep.class, outline.own("keep"), Keep.EXCERPT),
        !outline.hasOwn("off"),
        off.isEmpty() ? null : line(off, MAX_DESCRIPTION),
        kind == Kind.LISTING ? listing(outline) : null,
        duration(outline.own("every"), LEAST_EVERY, Source.LONGEST_EVERY).orElse(null),
        duration(outline.own("backfillAfter"), Duration.ZERO, Source.LONGEST_BACKFILL_AFTER)
            .orElse(Source.BACKFILL_AFTER),
        selectors(outline),
        null);
  }

  private static Source.@Nullable Listing listing(OpmlOutlines.Outline outline) {
    String item = outline.own("item");
    String link = outline.own("link");
    return item.isEmpty() || link.isEmpty()
        ? null
        : new Source.Listing(item, link, orNull(outline, "date"), orNull(outline, "text"));
  }

  private static Source.@Nullable Selectors selectors(OpmlOutlines.Outline outline) {
    Source.Selectors selectors =
        new Source.Selectors(
            orNull(outline, "articleTitle"),
            orNull(outline, "articleText"),
            orNull(outline, "articleDate"),
            orNull(outline, "articleAuthor"),
            orNull(outline, "articleWithout"));
    return selectors.equals(NO_SELECTORS) ? null : selectors;
  }

  private static @Nullable String orNull(OpmlOutlines.Outline outline, String name) {
    return outline.own(name).isEmpty() ? null : outline.own(name);
  }

  /** One that is none, or out of bounds, counts as none. */
  private static Optional<Duration> duration(String text, Duration least, Duration most) {
    try {
      return Optional.of(Duration.parse(text))
          .filter(duration -> duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String name(OpmlOutlines.Outline outline, String otherwise) {
    return Stream.of(outline.get("title"), outline.get("text"), otherwise)
        .map(text -> line(text, MAX_NAME))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("?");
  }

  /** What it says of itself, or else where its reader had it. */
  private static String description(OpmlOutlines.Outline outline) {
    String said = line(outline.get("description"), MAX_DESCRIPTION);
    String category = outline.get("category").replaceFirst("^/", "").replace("/", " / ");
    String folder = String.join(" / ", outline.folders());
    return said.isEmpty() ? line(category.isEmpty() ? folder : category, MAX_DESCRIPTION) : said;
  }

  private static List<String> languages(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,;\\s]+"))
        .map(code -> code.replaceFirst("[-_].*", ""))
        .filter(Codes::isLanguage)
        .distinct()
        .toList();
  }

  /** A mailbox cannot be given away in a list: such a kind counts as none. */
  private static <E extends Enum<E>> E choice(Class<E> type, String word, E otherwise) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value != Kind.MAILBOX)
        .filter(value -> value.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(otherwise);
  }

  private static String line(String text, int most) {
    return cut(
        text.replaceAll("[\\p{Cc}\\p{Z}\\u202a-\\u202e\\u2066-\\u2069]+", " ").strip(), most);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  /** Writes sources as OPML 2.0; mailboxes are left out. */
  public static String write(String title, List<Source> sources) {
    return OpmlWriter.write(title, sources);
  }
}
