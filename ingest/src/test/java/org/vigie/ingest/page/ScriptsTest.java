package org.vigie.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.page.Pages.ADDRESS;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
  private static final List<String> PIECES =
      List.of(
          "<script>",
          "<SCRIPT type=\"text/javascript\" >",
          "<script type=application/ld+json>",
          "</script>",
          "</Script x='>'>",
          "</scripts>",
          "<style>",
          "<style media='<style>'>",
          "</style>",
          "<!--",
          "<!-->",
          "<!--->",
          "-->",
          "--!>",
          "<![CDATA[",
          "]]>",
          "<!doctype \">",
          "<?",
          "</",
          "</>",
          "<svg>",
          "</svg>",
          "<svg/>",
          "<title>",
          "</title>",
          "<textarea>",
          "</textarea>",
          "<iframe>",
          "</iframe>",
          "<noscript>",
          "</noscript>",
          "<template>",
          "</template>",
          "<select>",
          "</select>",
          "<table>",
          "<td>",
          "</table>",
          "<plaintext>",
          "<head>",
          "</head>",
          "<body>",
          "<p>",
          "</p>",
          "<p ",
          "<a title=\"",
          "<a title='",
          "<a \"",
          "<a b=c",
          "=",
          "\"",
          "'",
          "/",
          ">",
          "/>",
          "<",
          " ",
          "\n",
          "é",
          "text");

  private static final Pattern HIDDEN_IN_A_DRAWING =
      Pattern.compile("(?s)<svg>.*(?:<style|<!\\[CDATA)");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a<script>b</script>c | a<script></script>c",
        "a<STYLE x='>'>p>a{}</style >c | a<STYLE x='>'></style >c",
        "<script>if (a</b/.test(c)) d = '</scripts>'</script>e | <script></script>e",
        "<script><!-- a //--></script>b | <script></script>b",
      })
  void scriptsAndStylesAreEmptied(String page, String emptied) {
    assertThat(emptied(page)).isEqualTo(emptied);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script type=\"application/ld+json\">{}</script>",
        "<!-- <script> --> text <!-- </script> -->",
        "<a title=\"<script>\">text</a><b title='</script>'>",
        "<title>How a <script> runs</title>text</script>",
        "<svg><title><script type=application/ld+json></title><script>a</script>",
        "<script>never ends",
        "<script><!-- <script> </script> --></script>",
        "<plaintext><script>a</script>",
        "<p>1 < 2 and <3 </ 4",
      })
  void whatIsReadOrHardToTellStays(String page) {
    assertThat(emptied(page)).isEqualTo(page);
  }

  @Test
  void aPageOfWideCharactersStays() {
    byte[] page = "<script>a</script>".getBytes(UTF_16LE);
    assertThat(Scripts.emptied(page)).isEqualTo(page);
  }

  @Property(tries = 2000)
  void theRestOfAPageIsParsedTheSame(@ForAll("pages") String page) {
    assertThat(tree(emptied(page))).isEqualTo(tree(page));
  }

  private static String tree(String page) {
    Document tree = Extractor.parse(page, ADDRESS);
    tree.select("script:not([type=application/ld+json]), style").forEach(Element::empty);
    return tree.outerHtml();
  }

  private static String emptied(String page) {
    return new String(Scripts.emptied(page.getBytes(UTF_8)), UTF_8);
  }

  @Provide
  Arbitrary<String> pages() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMaxSize(30)
        .map(pieces -> String.join("", pieces))
        .filter(page -> !HIDDEN_IN_A_DRAWING.matcher(page).find());
  }
}
