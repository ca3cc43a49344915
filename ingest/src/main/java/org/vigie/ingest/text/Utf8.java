package org.vigie.ingest.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes read as UTF-8, and each that is none as Windows-1252: feeds put together from several
 * sources are often both.
 *
 * @param text what they say
 * @param wide how many bytes its characters of several bytes had beyond one for each
 * @param strange how many bytes were no UTF-8
 */
record Utf8(String text, int wide, int strange) {
  private static final Charset OTHER = Charset.forName("windows-1252");
  private static final int FEW = 8;

  /** Stands in a text for what is no UTF-8; seldom, for itself. */
  private static final char REPLACED = '\ufffd';

  /** Reads bytes from an offset to their end. */
  static Utf8 of(byte[] bytes, int start) {
    String plain = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    return plain.indexOf(REPLACED) < 0 ? read(plain, bytes, start, 0) : mixed(bytes, start);
  }

  private static Utf8 mixed(byte[] bytes, int start) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start);
    int strange = 0;
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      byte[] none = new byte[result.length()];
      in.get(none);
      out.put(new String(none, OTHER));
      strange += none.length;
      result = decoder.decode(in, out, true);
    }
    return read(out.flip().toString(), bytes, start, strange);
  }

  private static Utf8 read(String text, byte[] bytes, int start, int strange) {
    return new Utf8(text, bytes.length - start - text.length(), strange);
  }

  /** Whether it was written as UTF-8, whatever anyone declares, but for a few bytes perhaps. */
  boolean isLikely() {
    return wide > 0 && wide >= FEW * strange;
  }
}
