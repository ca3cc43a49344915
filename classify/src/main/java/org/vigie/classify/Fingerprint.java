package org.vigie.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.vigie.model.Article;
import org.vigie.model.Classified;

/** A number that changes when anything that is written of an article does, but its text. */
final class Fingerprint {
  private Fingerprint() {}

  /** The same for the whole article and for what its source lets the archive hold. */
  static long of(Classified classified) {
    Article article = classified.article();
    List<Object> parts = new ArrayList<>();
    parts.add(article.withText(""));
    parts.add(classified.language());
    classified.topics().forEach(hit -> parts.add(hit.topic() + "=" + hit.score()));
    classified
        .entities()
        .forEach(hit -> parts.add(hit.entity() + "=" + hit.mentions() + "/" + hit.confidence()));
    classified.places().forEach(hit -> parts.add(hit.place() + "=" + hit.mentions()));
    long hash = 7;
    for (Object part : parts) {
      String text = Objects.toString(part);
      for (int i = 0; i < text.length(); i++) {
        hash = hash * 1_000_003 + text.charAt(i);
      }
      hash = hash * 31 + 1;
    }
    return hash;
  }
}
