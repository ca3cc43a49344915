package org.vigie.app.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A document that the sample wire serves.
 *
 * @param type its media type, without the charset, which is UTF-8
 * @param body its text
 * @param modified when it changed last, to the second
 */
record DemoDocument(String type, String body, Instant modified) {

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** The entity tag, quotes included: the same for the same text. */
  String etag() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes());
      return '"' + HexFormat.of().formatHex(hash, 0, 8) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Text as it must stand in XML and HTML, in elements and quoted attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
