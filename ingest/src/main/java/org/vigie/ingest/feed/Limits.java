package org.vigie.ingest.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.HtmlText;

/** How much of what a feed says is kept, and in what form. */
final class Limits {
  static final int MAX_ENTRIES = 1_000;

  private static final int MAX_HTML = 1_000_000;
  private static final int MAX_MARKUP = 20_000;
  private static final int MAX_ID = 1_000;
  private static final int MAX_TITLE = 1_000;
  private static final int MAX_NAME = 120;
  private static final int MAX_NAMES = 20;
  private static final int MAX_CATEGORIES = 50;

  private Limits() {}

  /** As much of a text as is looked at. */
  static String html(String html) {
    return HtmlText.upTo(MAX_HTML, html);
  }

  static String title(String html) {
    return HtmlText.upTo(MAX_TITLE, line(html));
  }

  /** A line of what is not meant to be long, and so need not be read to its end. */
  static String line(String html) {
    return HtmlText.line(HtmlText.upTo(MAX_MARKUP, html));
  }

  /**
   * What tells an entry from the others: its name, or else its address, or else what it says. A
   * long one is kept by its digest, as many long ones have the same beginning.
   */
  static String id(String name, @Nullable URI url, String... texts) {
    String id =
        Stream.concat(Stream.of(name, url == null ? "" : url.toString()), Stream.of(texts))
            .map(HtmlText::squeeze)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    return id.length() <= MAX_ID ? id : "sha256:" + digest(id);
  }

  /** One name; empty when it is longer than any. */
  static String name(String html) {
    String name = line(html);
    return name.length() <= MAX_NAME ? name : "";
  }

  static List<String> names(Stream<String> names) {
    return some(names, MAX_NAMES);
  }

  static List<String> categories(Stream<String> categories) {
    return some(categories, MAX_CATEGORIES);
  }

  private static List<String> some(Stream<String> names, int most) {
    return names.map(Limits::name).filter(name -> !name.isEmpty()).distinct().limit(most).toList();
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
