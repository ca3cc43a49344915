package org.vigie.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.vigie.streams.Json;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An invented outlet of the sample wire and all that it will publish.
 *
 * @param id the first part of its addresses
 * @param name says that it is a sample
 * @param country ISO 3166-1 alpha-2 code, {@code XX} for none
 * @param language ISO 639 code of all its articles
 * @param format how it offers its articles
 * @param articles in the order in which they are released
 */
record DemoOutlet(
    String id,
    String name,
    String country,
    String language,
    Format format,
    List<DemoArticle> articles) {

  private static final List<String> NAMES =
      List.of("wire", "fleuve", "lagoon", "dunes", "savane", "harbour");

  private static final JsonMapper STRICT =
      Json.MAPPER
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** How an outlet offers its articles. */
  enum Format {
    RSS,
    ATOM,
    RDF,
    /** Only a front page with links. */
    LISTING
  }

  DemoOutlet {
    articles = List.copyOf(articles);
  }

  /** The bundled outlets. */
  static List<DemoOutlet> bundled() {
    return NAMES.stream().map(DemoOutlet::read).toList();
  }

  private static DemoOutlet read(String name) {
    try (InputStream data = DemoOutlet.class.getResourceAsStream("/demo/" + name + ".yaml")) {
      if (data == null) {
        throw new IllegalStateException("the sample wire lacks /demo/" + name + ".yaml");
      }
      Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(data);
      return STRICT.convertValue(tree, DemoOutlet.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it writes French; all others write English. */
  boolean french() {
    return language.equals("fr");
  }

  /** The path of its front page. */
  String frontPath() {
    return "/" + id + "/";
  }

  /** The path that is polled. */
  String sourcePath() {
    return format == Format.LISTING ? frontPath() : frontPath() + "feed.xml";
  }

  /** The path of one of its articles. */
  String pathOf(DemoArticle article) {
    return frontPath() + article.slug() + ".html";
  }
}
