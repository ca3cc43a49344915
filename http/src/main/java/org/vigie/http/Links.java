package org.vigie.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses as web pages write them: with spaces, accents and the like. */
public final class Links {
  private static final int MAX_LENGTH = 4096;
  private static final Pattern AUTHORITY =
      Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#]*)");
  private static final Pattern PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final String UNSAFE = " \"<>\\^`{|}[]";

  private Links() {}

  /** An absolute http or https address with a host; empty when the text is none. */
  public static Optional<URI> web(String text) {
    return parse(text).filter(Links::isWeb);
  }

  /** The http or https address that a reference means on a page; empty when it means none. */
  public static Optional<URI> web(URI base, String reference) {
    return resolve(base, reference).filter(Links::isWeb);
  }

  /** What a reference means on a page, whatever its scheme; empty when it cannot be read. */
  static Optional<URI> resolve(URI base, String reference) {
    Optional<URI> parsed = parse(reference);
    // URI.resolve knows no path of a host alone, and drops a path's end before a query alone.
    boolean whole = base.getRawPath() != null && !base.getRawPath().isEmpty();
    if (whole && !reference.strip().startsWith("?")) {
      return parsed.map(base::resolve);
    }
    String start =
        base.getScheme() + "://" + base.getRawAuthority() + (whole ? base.getRawPath() : "/");
    return reference.strip().startsWith("?")
        ? parsed.flatMap(query -> parse(start + query))
        : parse(start).flatMap(root -> parsed.map(root::resolve));
  }

  private static boolean isWeb(URI uri) {
    String scheme = uri.getScheme();
    return uri.getHost() != null
        && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
  }

  private static Optional<URI> parse(String text) {
    String trimmed = text.strip();
    if (trimmed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(escape(asciiHost(trimmed))));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String asciiHost(String text) {
    if (text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    Matcher matcher = AUTHORITY.matcher(text);
    if (!matcher.find() || matcher.group(2).chars().allMatch(c -> c < 128)) {
      return text;
    }
    return text.substring(0, matcher.start(2))
        + IDN.toASCII(matcher.group(2))
        + text.substring(matcher.end(2));
  }

  private static String escape(String text) {
    if (text.chars().allMatch(Links::isSafe)) {
      return text;
    }
    Matcher authority = AUTHORITY.matcher(text);
    int start = authority.find() ? authority.end() : 0;
    StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, start);
    text.substring(start)
        .codePoints()
        .filter(c -> c != '\n' && c != '\r' && c != '\t')
        .forEach(c -> append(escaped, c));
    return PERCENT.matcher(escaped).replaceAll("%25");
  }

  private static boolean isSafe(int c) {
    return c > ' ' && c < 127 && c != '%' && UNSAFE.indexOf(c) < 0;
  }

  private static void append(StringBuilder escaped, int codePoint) {
    if (isSafe(codePoint) || codePoint == '%') {
      escaped.append((char) codePoint);
      return;
    }
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      escaped.append('%').append("%02X".formatted(b & 0xff));
    }
  }
}
