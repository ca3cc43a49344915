package org.vigie.alerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.Rules;
import org.vigie.alerts.Samples;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Change.Kind;
import org.vigie.model.Alert.Passage;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.Coverage;
import org.vigie.model.Digest;
import org.vigie.model.Facts;
import org.vigie.model.Notice;
import org.vigie.model.PollState.State;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

class AlertsDocumentTest {
  private static final AlertLinks LINKS = new AlertLinks(URI.create("http://127.0.0.1:8484/"));

  @Test
  void theDocumentedWebhooksAreThoseThatAreSent() throws IOException {
    Matcher block =
        Pattern.compile("(?s)```json\n(.*?)```")
            .matcher(Files.readString(Path.of("../docs/alerts.md")));
    assertThat(block.find()).isTrue();
    Passage why = new Passage("text", "An attack on a convoy", List.of(new Passage.Match(15, 21)));
    Alert alert = Samples.alert("story1", "Attaque près de Djibo", why);
    Alert changed = changed(alert);
    assertThat(keys("", Json.MAPPER.readTree(block.group(1))))
        .isEqualTo(keys("", Json.MAPPER.readTree(Message.of(changed, LINKS).payload())));
    assertThat(block.find()).isTrue();
    assertThat(keys("", Json.MAPPER.readTree(block.group(1))))
        .isEqualTo(keys("", Json.MAPPER.readTree(Message.of(digest(), LINKS).payload())));
    assertThat(block.find()).isTrue();
    Notice notice =
        new Notice(
            "id",
            1,
            Samples.NOON,
            List.of(Samples.changed("rfi", State.FRESH, State.SILENT)),
            List.of(Samples.network(true)));
    assertThat(keys("", Json.MAPPER.readTree(block.group(1))))
        .isEqualTo(keys("", Json.MAPPER.readTree(NoticePayload.of(notice, "text", LINKS))));
  }

  private static Alert changed(Alert alert) {
    return new Alert(
        alert.id(),
        alert.search(),
        alert.story(),
        alert.first(),
        alert.why(),
        List.of(),
        List.of(),
        alert.created(),
        alert.changed(),
        2,
        Alert.Held.NO,
        null,
        Facts.NONE,
        List.of(Samples.change(Kind.TOLL, "12", "30")),
        List.of(),
        null);
  }

  private static Digest digest() {
    Digest it =
        Samples.digest(
            Rules.of(Cadence.HOURLY),
            Samples.item(
                Samples.filed("1", "1", "An attack on a convoy"),
                Samples.change(Kind.TOLL, "12", "30")));
    return new Digest(
        it.id(),
        it.kind(),
        it.until(),
        it.language(),
        it.zone(),
        it.priority(),
        it.searches(),
        it.items(),
        0,
        List.of(new Digest.Count(Alert.Held.CAP, 1)),
        new Coverage(40, 42, 1, null));
  }

  private static Set<String> keys(String path, JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.properties()
        .forEach(
            property -> {
              String below = path + "/" + property.getKey();
              keys.add(below);
              keys.addAll(keys(below, property.getValue()));
            });
    if (node.isArray()) {
      node.values().forEach(value -> keys.addAll(keys(path, value)));
    }
    return keys;
  }
}
