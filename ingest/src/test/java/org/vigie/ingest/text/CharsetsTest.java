package org.vigie.ingest.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {
  private static final String TEXT = "<a>L’été à Gao, naïve façade: “où ?”</a>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UTF-8 | text/xml; charset=iso-8859-1",
        "UTF-8 | text/xml; charset=utf-16",
        "UTF-8 | text/xml; charset=windows-1251",
        "windows-1252 | text/xml; charset=utf-8",
        "windows-1252 | text/xml; charset=iso-8859-1",
        "windows-1252 | text/xml; charset=utf-16",
        "windows-1252 | text/xml; charset=utf-7",
        "windows-1252 | text/xml; charset=nonsense",
        "windows-1252 | text/xml",
        "UTF-16LE | text/xml; charset=utf-8",
        "UTF-16BE | text/xml; charset=utf-8",
        "UTF-32LE | text/xml",
        "UTF-32BE | text/xml",
        "windows-1258 | text/xml; charset=windows-1258"
      })
  void aHeaderThatLiesIsNotBelieved(String charset, String contentType) {
    assertThat(Charsets.decode(TEXT.getBytes(Charset.forName(charset)), contentType))
        .isEqualTo(TEXT);
  }

  @Test
  void aMarkAtTheStartCountsMoreThanAnyDeclaration() {
    String declared = "<?xml encoding=\"iso-8859-5\"?>" + TEXT;
    assertThat(Charsets.decode(("\ufeff" + declared).getBytes(UTF_8), "x; charset=koi8-r"))
        .isEqualTo(declared);
    assertThat(Charsets.decode(declared.getBytes(Charset.forName("UTF-16")), "x; charset=utf-8"))
        .isEqualTo(declared);
  }

  @Test
  void aDocumentKnowsBetterThanAServerThatSaysLatinToAll() {
    String russian = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>Новости</a>";
    byte[] bytes = russian.getBytes(Charset.forName("windows-1251"));
    assertThat(Charsets.decode(bytes, "text/xml; charset=ISO-8859-1")).isEqualTo(russian);
    assertThat(Charsets.decode(bytes, null)).isEqualTo(russian);
    String koi = "<?xml encoding=\"windows-1251\"?><a>Новости</a>";
    assertThat(Charsets.decode(koi.getBytes(Charset.forName("KOI8-R")), "a/b; charset=koi8-r"))
        .isEqualTo(koi);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-2022-JP", "Shift_JIS", "EUC-JP", "gb2312", "GBK", "Big5", "EUC-KR"})
  void charsetsOfTheEastAreRead(String charset) {
    String text = "<meta charset=\"%s\"><p>日本大中</p>".formatted(charset);
    assertThat(Charsets.decode(text.getBytes(Charset.forName(charset)), null)).isEqualTo(text);
  }

  @Test
  void aFewStrayBytesDoNotSpoilTheRest() {
    byte[] utf8 = TEXT.getBytes(UTF_8);
    byte[] stray = new byte[utf8.length + 1];
    System.arraycopy(utf8, 0, stray, 0, utf8.length);
    stray[utf8.length] = (byte) 0xE9;
    assertThat(Charsets.decode(stray, "text/xml; charset=iso-8859-1")).isEqualTo(TEXT + "é");
  }

  @Test
  void whatNoTextHoldsIsDropped() {
    assertThat(
            Charsets.decode(
                "a\u0000b\u0008c\u001b[2J\u009b\ufffe\ufeffd\te\n".getBytes(UTF_8), null))
        .isEqualTo("abc[2Jd\te\n");
    byte[] half = {(byte) 0xFF, (byte) 0xFE, 'a', 0, 0, (byte) 0xD8};
    assertThat(Charsets.decode(half, null)).isEqualTo("a\ufffd");
    byte[] utf7 = "<a>+AOk-</a>".getBytes(UTF_8);
    assertThat(Charsets.decode(utf7, "text/xml; charset=utf-7")).isEqualTo("<a>+AOk-</a>");
  }

  @Test
  void emojiAndPiledUpAccentsAreText() {
    String text = "😀 z\u0351\u0300\u0301\u0302 \u0627\u0644 𐏿";
    assertThat(Charsets.decode(text.getBytes(UTF_8), null)).isEqualTo(text);
    assertThat(HtmlText.line(text)).isEqualTo(text);
    assertThat(HtmlText.upTo(1, text)).isEmpty();
    assertThat(HtmlText.upTo(2, text)).isEqualTo("😀");
  }

  @Property
  void whateverTheBytesTheTextIsWhole(@ForAll byte[] bytes, @ForAll boolean latin) {
    String text =
        Charsets.decode(bytes, latin ? "a/b; charset=" + new String(bytes, ISO_8859_1) : null);
    assertThat(new String(text.getBytes(UTF_8), UTF_8)).isEqualTo(text);
    assertThat(text).doesNotContain("\u0000");
  }

  @Property
  void whateverTheTextALineIsWhole(@ForAll String text, @ForAll char half) {
    String line = HtmlText.line(text + half + "&#x" + Integer.toHexString(half) + ";" + text);
    assertThat(new String(line.getBytes(UTF_8), UTF_8)).isEqualTo(line);
    assertThat(line).doesNotContainPattern("\\p{Cc}");
  }
}
