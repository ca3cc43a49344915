package org.vigie.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.http.Links;

class CanonicalUrlTest {

  @ParameterizedTest
  @CsvSource({
    "HTTPS://Example.ORG/News, https://example.org/News",
    "https://example.org, https://example.org/",
    "https://example.org:443/a, https://example.org/a",
    "http://example.org:80/a, http://example.org/a",
    "http://example.org:8080/a, http://example.org:8080/a",
    "https://example.org/a#top, https://example.org/a",
    "https://example.org/a?utm_source=x&id=3&fbclid=y, https://example.org/a?id=3",
    "https://example.org/a?UTM_Campaign=x, https://example.org/a",
    "https://example.org/a?b=2&a=1, https://example.org/a?b=2&a=1",
    "https://m.example.org/a, https://www.example.org/a",
    "https://amp.example.org/a, https://www.example.org/a",
    "https://m.co/a, https://m.co/a",
    "https://example.org/a/amp/, https://example.org/a",
    "https://example.org/a/amp, https://example.org/a",
    "https://example.org/a.amp.html, https://example.org/a.html",
    "https://example.org/amp/guitars, https://example.org/amp/guitars",
    "https://example.org/a/../b/./c, https://example.org/b/c",
    "https://example.org./a, https://example.org/a",
    "https://example.org/a;jsessionid=0A1B2C?id=3, https://example.org/a?id=3",
    "https://example.org/a;JSESSIONID=0A1B2C/b, https://example.org/a/b",
    "https://example.org/a?PHPSESSID=abc&id=3, https://example.org/a?id=3",
    "https://example.org/a?at_medium=rss&at_anything=1, https://example.org/a"
  })
  void leavesOutWhatOnlyTellsTheWayThere(String address, String expected) {
    assertThat(CanonicalUrl.of(URI.create(address))).isEqualTo(URI.create(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/a?p=1, /b, https://example.org/b",
    "https://m.example.org/a, https://www.example.org/b, https://www.example.org/b",
    "https://example.org/a, https://www.example.org/b, https://www.example.org/b",
    "https://example.org/a, https://evil.example.net/b, https://example.org/a",
    "https://example.org/a, https://example.org/, https://example.org/a",
    "https://example.org/fr/a, /fr, https://example.org/fr/a",
    "https://example.org/fr/a, /fr/, https://example.org/fr/a",
    "https://example.org/?p=1, /, https://example.org/?p=1",
    "https://example.org/, /, https://example.org/",
    "https://example.org/index.php?id=1, /index.php, https://example.org/index.php?id=1",
    "https://example.org/index.php/a, /index.php, https://example.org/index.php/a",
    "https://example.org/fr/two-killed-in-gao?from=x, /fr/two-killed-in-gao, https://example.org/fr/two-killed-in-gao",
    "https://example.org/fr/two-killed-in-gao/2, /fr/two-killed-in-gao, https://example.org/fr/two-killed-in-gao",
    "https://example.org/1234/print, /1234, https://example.org/1234",
    "https://example.org/coup/amp, /coup, https://example.org/coup",
    "https://example.org/a, javascript:alert(1), https://example.org/a"
  })
  void believesAPageOnlyOfItsOwnSite(String page, String declared, String expected) {
    assertThat(CanonicalUrl.of(URI.create(page), declared)).isEqualTo(URI.create(expected));
  }

  @Property
  void twiceIsOnce(@ForAll("addresses") URI address) {
    URI once = CanonicalUrl.of(address);
    assertThat(CanonicalUrl.of(once)).isEqualTo(once);
  }

  @Provide
  Arbitrary<URI> addresses() {
    Arbitrary<String> host =
        Arbitraries.of("example.org", "m.example.org", "WWW.m.Example.org", "amp.m.a.b", "m.co");
    Arbitrary<String> port = Arbitraries.of("", ":80", ":443", ":8080");
    Arbitrary<String> part =
        Arbitraries.of("a", "amp", "..", ".", "", "x.amp", "x.amp.html", "é", "b c", "%41");
    Arbitrary<List<String>> path = part.list().ofMaxSize(5);
    Arbitrary<List<String>> query =
        Arbitraries.of("a=1", "utm_source=x", "fbclid", "amp", "", "b=%20", "amp=1")
            .list()
            .ofMaxSize(4);
    return Combinators.combine(Arbitraries.of("http", "https"), host, port, path, query)
        .as(
            (scheme, h, p, segments, parameters) ->
                Links.web(
                        scheme
                            + "://"
                            + h
                            + p
                            + "/"
                            + String.join("/", segments)
                            + "?"
                            + String.join("&", parameters)
                            + "#f")
                    .orElseThrow());
  }
}
