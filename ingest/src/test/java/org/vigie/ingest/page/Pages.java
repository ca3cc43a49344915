package org.vigie.ingest.page;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Pages to read, of news that never was. */
final class Pages {
  static final URI ADDRESS = URI.create("https://news.example.org/sahel/raid-on-a-market");

  static final String FIRST =
      "Gunmen on motorcycles raided the weekly market of Tambao on Friday, killing at least twelve"
          + " people and taking away dozens of animals, traders who had fled to the next town said.";
  static final String SECOND =
      "The governor of the region said that soldiers had been sent after the attackers, and that"
          + " the market would stay closed until the road was safe again.";
  static final String THIRD =
      "It was the third raid on a market in the area within a month. Nobody has said so far that"
          + " they were behind it, but armed groups are known to hide in the hills near by.";

  static final String PREMIER =
      "Des hommes armés à moto ont attaqué vendredi le marché hebdomadaire de Tambao, tuant au"
          + " moins douze personnes et emportant des dizaines de têtes de bétail, selon des témoins.";
  static final String SECOND_FR =
      "Le gouverneur de la région a annoncé que des soldats avaient été envoyés à la poursuite des"
          + " assaillants, et que le marché resterait fermé jusqu'à nouvel ordre.";

  private Pages() {}

  /** The article of a page with these elements in its body. */
  static Extracted read(String... elements) {
    return readWithHead("<title>Raid on a market</title>", elements);
  }

  /** The article of a page with this head and these elements in its body. */
  static Extracted readWithHead(String head, String... elements) {
    String html =
        "<html><head>%s</head><body>%s</body></html>".formatted(head, String.join("\n", elements));
    return new Extractor().extract(html, ADDRESS);
  }

  /** An element around paragraphs and other elements; what has no tag is a paragraph. */
  static String article(String... parts) {
    return Arrays.stream(parts)
        .map(part -> part.startsWith("<") ? part : "<p>" + part + "</p>")
        .collect(Collectors.joining("\n", "<article>", "</article>"));
  }

  /** A text of paragraphs as an article has it. */
  static String text(String... paragraphs) {
    return String.join("\n\n", paragraphs);
  }
}
