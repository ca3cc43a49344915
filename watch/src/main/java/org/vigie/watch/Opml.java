package org.vigie.watch;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
                "'" + cut(outline.address(), MAX_NAME) + "' is not an http or https address"));
        continue;
      }
      Source source = source(outline, address.get());
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
    String country = outline.own("country");
    return new Source(
        Source.idOf(outline.own("id").isEmpty() ? name : outline.own("id")),
        name,
        publisher.isEmpty() ? name : publisher,
        country.matches("[A-Z]{2}") ? country : "XX",
        languages(outline.get("language")),
        choice(Kind.class, outline.own("kind"), Kind.FEED),
        address,
        address(outline.get("htmlUrl")).orElse(null),
        description(outline),
        choice(Keep.class, outline.own("keep"), Keep.EXCERPT),
        !outline.hasOwn("off"),
        off.isEmpty() ? null : line(off, MAX_DESCRIPTION),
        null,
        null,
        Source.BACKFILL_AFTER);
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
        .filter(code -> code.matches("[a-z]{2,3}"))
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
    String outlines =
        sources.stream()
            .filter(source -> source.kind() != Kind.MAILBOX)
            .map(Opml::outline)
            .collect(Collectors.joining());
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <opml version="2.0" xmlns:vigie="%s">
          <head>
            <title>%s</title>
          </head>
          <body>
        %s  </body>
        </opml>
        """
        .formatted(NAMESPACE, escape(title), outlines);
  }

  /** What is no feed is a link: no other reader must take it for one. */
  private static String outline(Source source) {
    boolean feed = source.kind() == Kind.FEED;
    StringBuilder out = new StringBuilder("    <outline");
    attribute(out, "type", feed ? "rss" : "link");
    attribute(out, "text", source.name());
    attribute(out, "title", source.name());
    attribute(out, feed ? "xmlUrl" : "url", source.address().toString());
    attribute(out, "htmlUrl", source.site() == null ? "" : source.site().toString());
    attribute(out, "language", String.join(",", source.languages()));
    attribute(out, "description", source.description());
    attribute(out, "vigie:id", source.id());
    attribute(out, "vigie:kind", feed ? "" : source.kind().name().toLowerCase(Locale.ROOT));
    attribute(out, "vigie:publisher", source.publisher());
    attribute(out, "vigie:country", source.country());
    attribute(out, "vigie:keep", source.keep().name().toLowerCase(Locale.ROOT));
    if (!source.on() || source.offReason() != null) {
      String reason = source.offReason();
      out.append(" vigie:off=\"").append(escape(reason == null ? "" : reason)).append('"');
    }
    return out.append("/>\n").toString();
  }

  private static void attribute(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
    }
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isCharacter(c) ? c : ' ');
              }
            });
    return out.toString();
  }

  /** What XML 1.0 allows. */
  private static boolean isCharacter(int c) {
    return (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c >= 0x10000;
  }
}
