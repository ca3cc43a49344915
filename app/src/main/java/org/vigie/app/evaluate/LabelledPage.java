package org.vigie.app.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.vigie.app.instance.UserException;
import org.vigie.streams.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A page whose article is known.
 *
 * @param name of the page in the data
 * @param address where it came from
 * @param html its bytes
 * @param article its text as a person took it from the page
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledPage(String name, URI address, byte[] html, String article) {
  private static final String NOWHERE = "https://evaluate.example/page";

  /**
   * The pages of a folder.
   *
   * @param data has {@code ground-truth.json} (for each page {@code url} and {@code articleBody})
   *     and {@code html/PAGE.html.gz}
   */
  public static List<LabelledPage> in(Path data) {
    return truth(data.resolve("ground-truth.json")).stream()
        .map(page -> page(data, page.getKey(), page.getValue()))
        .toList();
  }

  private static LabelledPage page(Path data, String name, JsonNode truth) {
    return new LabelledPage(
        name,
        URI.create(truth.path("url").asString(NOWHERE)),
        html(data.resolve("html").resolve(name + ".html.gz")),
        truth.path("articleBody").asString(""));
  }

  private static Set<Map.Entry<String, JsonNode>> truth(Path file) {
    try {
      return Json.MAPPER.readTree(Files.readAllBytes(file)).properties();
    } catch (IOException e) {
      throw new UserException(
          "cannot read " + file + ": give a folder with ground-truth.json and html/*.html.gz", e);
    } catch (JacksonException e) {
      throw new UserException(file + ": not JSON (" + e.getOriginalMessage() + ")", e);
    }
  }

  private static byte[] html(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
