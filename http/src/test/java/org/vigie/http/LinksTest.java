package org.vigie.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  private static final URI PAGE = URI.create("https://example.org/news/index.html?page=2");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.html | https://example.org/news/a.html",
        "/a b.html | https://example.org/a%20b.html",
        "/Côte d’Ivoire | https://example.org/C%C3%B4te%20d%E2%80%99Ivoire",
        "?id=3 | https://example.org/news/index.html?id=3",
        "//cdn.example.org/x | https://cdn.example.org/x",
        "http://bücher.example/x | http://xn--bcher-kva.example/x",
        "../up | https://example.org/up",
        "/100%-sure | https://example.org/100%25-sure",
        "/a[1]b | https://example.org/a%5B1%5Db"
      })
  void readsWhatPagesWrite(String reference, String expected) {
    assertThat(Links.web(PAGE, reference)).contains(URI.create(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@example.org",
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://",
        "http://0x7f.1/",
        "http://127.1/"
      })
  void refusesWhatIsNotOfTheWeb(String reference) {
    assertThat(Links.web(PAGE, reference)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org", "https://example.org/"})
  void resolvesAgainstABareHost(String base) {
    assertThat(Links.web(URI.create(base), "a/b")).contains(URI.create("https://example.org/a/b"));
  }

  @Property
  void neverThrows(@ForAll String reference) {
    assertThatCode(() -> Links.web(PAGE, reference)).doesNotThrowAnyException();
    assertThatCode(() -> Links.web("http://" + reference)).doesNotThrowAnyException();
  }
}
