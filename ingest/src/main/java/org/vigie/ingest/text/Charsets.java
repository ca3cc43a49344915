package org.vigie.ingest.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
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

  private Charsets() {}

  /**
   * The text of bytes. What cannot be decoded is replaced, and what XML forbids is dropped.
   *
   * @param contentType the header field of the answer; null when it had none
   */
  public static String decode(byte[] bytes, @Nullable String contentType) {
    return withoutControls(raw(bytes, contentType));
  }

  private static String raw(byte[] bytes, @Nullable String contentType) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0, '<', 0)) {
      return new String(bytes, StandardCharsets.UTF_16BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, '<', 0)) {
      return new String(bytes, StandardCharsets.UTF_16LE);
    }
    // Bytes that read as UTF-8 are UTF-8: no other text does by chance, and declarations lie.
    Optional<String> utf8 = strictUtf8(bytes);
    if (utf8.isPresent() && isNotAscii(utf8.get())) {
      return utf8.get();
    }
    Charset declared =
        declared(contentType == null ? "" : contentType)
            .or(() -> declared(head(bytes)))
            .orElse(utf8.isPresent() ? StandardCharsets.UTF_8 : WINDOWS_1252);
    return new String(bytes, declared);
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

  private static Optional<String> strictUtf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isNotAscii(String text) {
    return text.chars().anyMatch(c -> c > 127);
  }

  private static String head(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
  }

  private static Optional<Charset> declared(String text) {
    Matcher matcher = DECLARED.matcher(text);
    return matcher.find() ? charset(matcher.group(1)) : Optional.empty();
  }

  private static Optional<Charset> charset(String name) {
    // What calls itself Latin-1 or ASCII on the web is Windows-1252.
    switch (name.toLowerCase(Locale.ROOT)) {
      case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii" -> {
        return Optional.of(WINDOWS_1252);
      }
      // Within bytes that are not UTF-16 it cannot be true.
      case "utf-16", "utf-16le", "utf-16be", "utf-32" -> {
        return Optional.empty();
      }
      default -> {}
    }
    try {
      return Optional.of(Charset.forName(name)).filter(Charset::canEncode);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
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
