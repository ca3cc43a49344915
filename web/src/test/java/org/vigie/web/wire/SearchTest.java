package org.vigie.web.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.vigie.index.SearchRequest.Sort;

class SearchTest {
  @Test
  void anAddressLeadsBackToItsSearch() {
    Search search =
        new Search(
            "a & \"b\" é", Map.of("topic", List.of("aes", "x&y=z")), Sort.KILLED, false, "c_-");
    assertThat(read(search.address())).isEqualTo(search);
  }

  @Test
  void aValueIsChosenAndPutBack() {
    Search search = new Search("q", Map.of("topic", List.of("aes")), Sort.DATE, true, "abc");
    assertThat(search.toggle("topic", "wagner")).isEqualTo("/search?q=q&topic=aes&topic=wagner");
    assertThat(search.toggle("topic", "aes")).isEqualTo("/search?q=q");
  }

  @Test
  void filtersBecomePartOfTheSavedQuery() {
    Search search =
        new Search("jnim OR issp", Map.of("topic", List.of("a", "b")), Sort.DATE, true, "");
    assertThat(search.asQuery()).isEqualTo("(jnim OR issp) AND (topic:\"a\" OR topic:\"b\")");
  }

  private static Search read(String address) {
    LinkedMultiValueMap<String, String> read = new LinkedMultiValueMap<>();
    for (String pair : address.substring("/search?".length()).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      read.add(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return Search.of(read);
  }

  @Test
  void nonsenseInAnAddressIsLeftOut() {
    LinkedMultiValueMap<String, String> read = new LinkedMultiValueMap<>();
    read.add("sort", "x");
    read.add("evil", "y");
    assertThat(Search.of(read)).isEqualTo(new Search("", Map.of(), Sort.DATE, true, ""));
  }
}
