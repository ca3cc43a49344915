package org.vigie.alerts.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.Samples;
import org.vigie.model.Notice;
import org.vigie.model.Notice.OfSearch;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

class SearchNewsTest {
  private static final AlertLinks LINKS = new AlertLinks(URI.create("http://127.0.0.1:8484/"));
  private static final OfSearch SLOW =
      new OfSearch("convoys-1", "Convoys\r\n<b>", 3, Samples.NOON, 1_234_560);

  @Test
  void aSearchThatIsSetAsideIsNamedWithWhyAndWhatToDo() {
    Message message = Message.of(Notice.of(SLOW), LINKS);
    assertThat(message.subject()).isEqualTo("[Vigie] The search “Convoys <b>” is set aside");
    assertThat(message.text())
        .contains("20 Nov 2026, 12:00 UTC", "1,234.6 ms an article", "once it is saved again")
        .contains("http://127.0.0.1:8484/alerts/searches");
    assertThat(message.html()).contains("&lt;b&gt;").doesNotContain("<b>");
    assertThat(message.brief().text()).contains("ms an article");
    JsonNode payload = Json.MAPPER.readTree(new String(message.payload(), UTF_8));
    assertThat(payload.at("/data/search/id").asString()).isEqualTo("convoys-1");
    assertThat(payload.at("/data/search/version").asLong()).isEqualTo(3);
    assertThat(payload.at("/data/search/micros").asLong()).isEqualTo(1_234_560);
  }

  @Test
  void isInTheLanguageOfItsReader() {
    Message message = Message.of(Notice.of(SLOW).in("fr"), LINKS);
    assertThat(message.subject())
        .isEqualTo("[Vigie] La recherche « Convoys <b> » est mise de côté");
    assertThat(message.text()).contains("ms par article", "Recherches enregistrées: http");
  }
}
