package org.vigie.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.instance.VigieProcess;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

/** Five real articles, as pages in an RSS and an Atom feed, through the whole program. */
class SeedsIT {
  private static final Path SEEDS = Path.of("../../shared/seeds");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path data;

  @Test
  void realArticlesAreFoundByQueryAndTopicAndAlertOncePerStory() throws Exception {
    Assumptions.assumeTrue(
        Files.isDirectory(SEEDS), "skipped: the real articles are not beside the repository");
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try (Origin origin = new Origin();
        VigieProcess vigie =
            new VigieProcess(
                data,
                List.of(
                    "--no-sources",
                    "--watch=" + TestWatch.write(data.resolve("watch"), origin, "rss", "atom"),
                    "--allow-host=" + origin.host(),
                    "--smtp=127.0.0.1:" + mail.getSmtp().getPort(),
                    "--mail-from=vigie@example.org"))) {
      vigie.start();
      JsonNode search = vigie.post("/api/v1/searches", search(origin));
      await()
          .atMost(PATIENCE)
          .until(() -> polled(vigie.get("/api/v1/sources")).equals(Set.of("rss", "atom")));
      publishSeeds(origin);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(vigie.get("/api/v1/search?limit=1").path("total").asInt())
                      .isEqualTo(5));
      assertThat(found(vigie, "\"Africa Corps\" OR Wagner")).isEqualTo(Set.of("0", "3", "4"));
      assertThat(found(vigie, "topic:aes")).isEqualTo(Set.of("0", "1", "2", "4"));
      int stories = stories(vigie, "\"Africa Corps\" OR Wagner");
      await().atMost(PATIENCE).until(() -> origin.received().size() >= stories);
      await().atMost(PATIENCE).until(() -> mail.getReceivedMessages().length >= stories);
      for (Origin.Received received : origin.received()) {
        assertThat(received.headers().get("webhook-signature"))
            .isEqualTo("v1," + signature(secret(search), received));
      }
      assertThat(origin.received().stream().map(r -> r.headers().get("webhook-id")))
          .as("once per story")
          .doesNotHaveDuplicates()
          .hasSize(stories);
      assertThat(mail.getReceivedMessages()).hasSize(stories);
    } finally {
      mail.stop();
    }
  }

  private static void publishSeeds(Origin origin) throws Exception {
    try (var files = Files.list(SEEDS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        String text = Files.readString(file).strip();
        int number = Integer.parseInt(file.getFileName().toString().substring(0, 3));
        String title = text.lines().filter(line -> line.length() > 20).findFirst().orElse("");
        String cut = title.substring(0, Math.min(title.length(), 120));
        origin.publish(new Origin.Item(number, cut, text, Instant.now()));
      }
    }
  }

  /** The seeds that a query finds, by their number. */
  private static Set<String> found(VigieProcess vigie, String query) {
    JsonNode hits = vigie.get("/api/v1/search?q=" + VigieProcess.encode(query)).path("hits");
    return StreamSupport.stream(hits.spliterator(), false)
        .map(hit -> hit.path("url").asString("").replaceFirst(".*/", ""))
        .collect(Collectors.toSet());
  }

  private static int stories(VigieProcess vigie, String query) {
    JsonNode hits = vigie.get("/api/v1/search?q=" + VigieProcess.encode(query)).path("hits");
    return (int)
        StreamSupport.stream(hits.spliterator(), false)
            .map(hit -> hit.path("story").asString(""))
            .distinct()
            .count();
  }

  private static Set<String> polled(JsonNode sources) {
    return StreamSupport.stream(sources.spliterator(), false)
        .filter(source -> source.path("health").has("lastSuccess"))
        .map(source -> source.path("source").path("id").asString(""))
        .collect(Collectors.toSet());
  }

  private static String search(Origin origin) {
    return Json.MAPPER.writeValueAsString(
        Map.of(
            "name", "Africa Corps",
            "query", "\"Africa Corps\" OR Wagner",
            "channels",
                List.of(
                    Map.of("kind", "webhook", "target", origin.address("/hook").toString()),
                    Map.of("kind", "mail", "target", "analyst@example.org"))));
  }

  private static String secret(JsonNode search) {
    return search.findValue("secret").asString("");
  }

  private static String signature(String secret, Origin.Received received) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    String signed =
        received.headers().get("webhook-id")
            + "."
            + received.headers().get("webhook-timestamp")
            + "."
            + received.body();
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }
}
