package org.vigie.ingest.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a feed or page into text, whatever it declares or forgets to declare. */
public final class Charsets {
  private static final int HEAD = 2048;
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?:encoding|charset)\\s*=\\s*[\"']?\\s*([A-Za-z0-9][A-Za-z0-9_.:-]*)",
          Pattern.CASE_INSENSITIVE);
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final String ASCII = "<a=\"1\">";

  /** What is meant on the web by names that meant less once. */
  private static final Map<String, String> ON_THE_WEB =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("latin-1", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("tis-620", "windows-874"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("ks_c_5601-1987", "x-windows-949"));

  private Charsets() {}

  /**
   * The text of bytes. What cannot be decoded is replaced, and what XML forbids is dropped; it
   * never holds half a character.
   *
   * @param contentType the header field of the answer; null when it had none
   */
  public static String decode(byte[] bytes, @Nullable String contentType) {
    return withoutControls(raw(bytes, contentType));
  }

  private static String raw(byte[] bytes, @Nullable String contentType) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return Utf8.of(bytes, 3).text();
    }
    Optional<Charset> wide = wide(bytes);
    if (wide.isPresent()) {
      return new String(bytes, wide.get());
    }
    // Bytes that read as UTF-8 are UTF-8: no other text does by chance, and declarations lie.
    Utf8 utf8 = Utf8.of(bytes, 0);
    return utf8.isLikely()
        ? utf8.text()
        : declared(contentType, bytes)
            .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
            .map(charset -> new String(bytes, charset))
            .orElse(utf8.text());
  }

  /** Characters of two or four bytes, by their mark or by the zeros around the first letters. */
  private static Optional<Charset> wide(byte[] bytes) {
    if (startsWith(bytes, 0, 0, 0xFE, 0xFF) || zeros(bytes, true, true, true, false)) {
      return Optional.of(StandardCharsets.UTF_32BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || zeros(bytes, false, true, true, true)) {
      return Optional.of(StandardCharsets.UTF_32LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF) || zeros(bytes, true, false, true, false)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return startsWith(bytes, 0xFF, 0xFE) || zeros(bytes, false, true, false, true)
        ? Optional.of(StandardCharsets.UTF_16LE)
        : Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean zeros(byte[] bytes, boolean... zero) {
    if (bytes.length < zero.length) {
      return false;
    }
    for (int i = 0; i < zero.length; i++) {
      if ((bytes[i] == 0) != zero[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Servers name Latin-1 for whatever they send: then what the document says of itself is right.
   */
  private static Optional<Charset> declared(@Nullable String contentType, byte[] bytes) {
    Optional<Charset> header = declared(contentType == null ? "" : contentType);
    return header
        .filter(charset -> !charset.equals(WINDOWS_1252))
        .or(() -> declared(head(bytes)))
        .or(() -> header);
  }

  private static Optional<Charset> declared(String text) {
    Matcher matcher = DECLARED.matcher(text);
    return matcher.find() ? charset(matcher.group(1)) : Optional.empty();
  }

  private static String head(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
  }

  private static Optional<Charset> charset(String name) {
    String known = ON_THE_WEB.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    try {
      return Optional.of(Charset.forName(known))
          .filter(Charset::canEncode)
          .filter(Charsets::extendsAscii);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  /** Where the declaration itself was read as ASCII, no other can be true. */
  private static boolean extendsAscii(Charset charset) {
    return new String(ASCII.getBytes(StandardCharsets.US_ASCII), charset).equals(ASCII);
  }

  private static String withoutControls(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().filter(Charsets::isCharacter).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c < 0xD800 && (c < 0x7F || c > 0x9F || c == 0x85))
        || (c >= 0xE000 && c < 0xFFFE && c != 0xFEFF)
        || c >= 0x10000;
  }
}
