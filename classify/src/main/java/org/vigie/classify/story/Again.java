package org.vigie.classify.story;

import org.vigie.classify.story.Memory.Known;
import org.vigie.model.Article;
import org.vigie.model.Article.Provenance;
import org.vigie.model.Article.TextFrom;
import org.vigie.model.Keep;

/** An article that was filed already and is read once more. */
final class Again {
  private Again() {}

  /**
   * Whether nothing is to be learnt of an article that is read once more: several sources carry it,
   * and what a feed has of it is less than its page.
   */
  static boolean saysLess(Article article, Known known) {
    boolean sameSource = article.source().equals(known.source());
    if (isImported(article) && !known.backfill()) {
      return true; // an older state of what is news here: as an edit it could raise an alert
    }
    return switch (article.textFrom()) {
      case PAGE -> !sameSource && known.textFrom() == TextFrom.PAGE;
      case FEED -> !sameSource || known.textFrom() == TextFrom.PAGE;
    };
  }

  private static boolean isImported(Article article) {
    Provenance provenance = article.details().provenance();
    return provenance != null && provenance.how() == Provenance.How.IMPORTED;
  }

  /**
   * Who read it first and when is kept, so that old news does not become new or new news old. Of
   * what two sources' publishers allow the lesser holds.
   */
  static Article asFirstRead(Article article, Known known) {
    boolean sameSource = article.source().equals(known.source());
    return new Article(
        article.id(),
        article.url(),
        known.source(),
        sameSource ? article.sourceName() : known.sourceName(),
        sameSource ? article.publisher() : known.publisher(),
        sameSource ? article.country() : known.country(),
        article.title(),
        article.text(),
        article.authors(),
        article.declaredLanguage(),
        article.published(),
        known.firstSeen(),
        known.backfill(),
        article.textFrom(),
        sameSource ? article.keep() : lesser(article.keep(), known.keep()),
        article.details());
  }

  private static Keep lesser(Keep one, Keep other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
