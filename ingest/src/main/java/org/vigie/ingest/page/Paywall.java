package org.vigie.ingest.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.ingest.text.HtmlText;
import org.vigie.model.Article;

/** Tells that a page shows the rest of its article to subscribers only, and by what. */
final class Paywall {
  private static final int LINE = 300;
  private static final int EVIDENCE = 160;
  private static final double WHOLE = 0.8;

  private static final Pattern WALL =
      Pattern.compile(
          ("(?iu).*(?:\\b(?:article|contenu|suite|accès|lecture)\\b.{0,40}\\bréservée?s? (?:à|aux) "
                  + "(?:nos )?(?:abonné|membre|lecteurs abonné)"
                  + "|\\bil (?:vous )?reste \\d+ ?% (?:de (?:cet|l')\\s?article )?à (?:lire|découvrir)"
                  + "|\\b(?:pour|afin de) (?:lire|continuer|accéder|découvrir)\\b.{0,60}\\b"
                  + "(?:abonnez|connectez|inscrivez)[- ]vous"
                  + "|\\babonnez[- ]vous pour (?:lire|continuer|accéder|découvrir)"
                  + "|\\b(?:article|story|content|post)\\b.{0,40}\\b(?:is |are )?"
                  + "(?:only |exclusively |exclusive )?(?:available )?(?:for|to|reserved for)"
                  + " (?:paid |our |paying )?(?:subscribers|members)"
                  + "|\\b(?:subscribers?|members?)[- ]only\\b"
                  + "|\\b(?:subscribe|sign in|log in|register|subscription|sign up)\\b.{0,60}\\b(?:to|and)"
                  + " (?:continue|keep|read|finish|unlock|access|view)\\b"
                  + "|\\bto (?:continue|keep) reading\\b.{0,80}\\b(?:subscri|sign|log|register|account)"
                  + "|\\byou have (?:reached|read|used)\\b.{0,40}\\bfree articles?"
                  + "|\\bthis (?:article|story|content) is (?:locked|behind a paywall)"
                  + "|\\b(?:nur für abonnenten|solo para suscriptores|exclusivo para assinantes"
                  + "|contenuto riservato agli abbonati)).*")
              .replace("'", "['’]"));

  /** Without one of these words there is no wall; most blocks have none. */
  private static final Words CLUES =
      new Words(
          Map.of(
              1,
              """
              subscribe subscri subscription sign register registered member members reading read
              locked paywall log login abonn abonne abonnes abonnez connectez inscrivez membre membres
              reste abonnenten suscriptores assinantes abbonati
              """));

  private Paywall() {}

  /** The words by which a block keeps the rest for subscribers; empty when it does not. */
  static Optional<String> in(Block block) {
    return block.size() <= LINE
            && CLUES.in(block.text()) != 0
            && WALL.matcher(block.text()).matches()
        ? Optional.of(cut(block.text()))
        : Optional.empty();
  }

  /**
   * Why a page's text is not the whole.
   *
   * @param around the blocks around the article
   * @param text what was found of it
   */
  static Optional<Article.Partial> of(JsonLd ld, List<Block> around, String text) {
    return around.stream()
        .filter(block -> block.linkDensity() < 0.5)
        .flatMap(block -> in(block).stream())
        .findFirst()
        .or(() -> declared(ld, text))
        .map(evidence -> new Article.Partial(Article.Partial.Why.PAYWALL, evidence));
  }

  /** A page may hold all of a text that it calls closed: it then says how long that is. */
  private static Optional<String> declared(JsonLd ld, String text) {
    boolean whole =
        ld.text("articleBody").map(body -> text.length() >= WHOLE * body.length()).orElse(false)
            || ld.number("wordCount").map(words -> words(text) >= WHOLE * words).orElse(false);
    return ld.isFree().filter(free -> !free && !whole).map(_ -> "isAccessibleForFree: false");
  }

  private static int words(String text) {
    return text.split("\\s+").length;
  }

  private static String cut(String text) {
    return text.length() <= EVIDENCE ? text : HtmlText.upTo(EVIDENCE, text) + "…";
  }
}
