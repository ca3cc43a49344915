package org.vigie.ingest.page;

import java.util.List;
import java.util.Locale;
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
          ("(?U)(?:\\b(?:article|contenu|suite|lecture)\\b.{0,40}\\bréservée?s? (?:à|aux) "
                  + "(?:nos )?(?:abonné|membre|lecteurs abonné)"
                  + "|\\baccès\\b.{0,40}\\bréservée?s? (?:à|aux) (?:nos )?(?:lecteurs )?abonné"
                  + "|\\bil (?:vous )?reste \\d+ ?% (?:de (?:cet|l')\\s?article )?à (?:lire|découvrir)"
                  + "|\\b(?:pour|afin de) (?:lire|continuer|accéder|découvrir)\\b.{0,60}\\b"
                  + "(?:abonnez|connectez|inscrivez)[- ]vous"
                  + "|\\babonnez[- ]vous pour (?:lire|continuer|accéder|découvrir)"
                  + "|\\b(?:article|story|content|post)\\b.{0,40}\\b(?:only|exclusively|exclusive|reserved"
                  + "|available)\\b.{0,15}\\b(?:for|to) (?:paid |our |paying )?(?:subscribers|members)"
                  + "|\\b(?:article|story|content|post) (?:is )?for (?:paid |our |paying )?subscribers"
                  + "|\\b(?:subscribers?|members?)[- ]only\\b"
                  + "|\\b(?:subscribe|sign in|log in|register|subscription|sign up)\\b.{0,60}\\b(?:to|and)"
                  + " (?:continue(?=\\W*$|\\W+reading)|keep reading|finish reading|unlock|(?:read|access"
                  + "|view) (?:this|the (?:full|rest|whole|entire|complete)|our|all|more|unlimited|on)\\b)"
                  + "|\\bto (?:continue|keep) reading\\b.{0,80}\\b(?:subscri|sign|log|register|account)"
                  + "|\\byou have (?:reached|read|used)\\b.{0,40}\\bfree articles?"
                  + "|\\bthis (?:article|story|content) is (?:locked|behind a paywall)"
                  + "|\\b(?:nur für abonnenten|solo para suscriptores|exclusivo para assinantes"
                  + "|contenuto riservato agli abbonati))")
              .replace("'", "['’]"));

  /** Without one of these words there is no wall; most blocks have none. */
  private static final Words CLUES =
      new Words(
          Map.of(
              1,
              """
              subscribe subscri subscription sign register registered member members reading read
              locked paywall log login abonn abonne abonnes abonnez connectez inscrivez membre membres
              reached used reste abonnenten suscriptores assinantes abbonati
              """));

  private Paywall() {}

  /** The words by which a block keeps the rest for subscribers; empty when it does not. */
  static Optional<String> in(Block block) {
    return block.size() <= LINE
            && CLUES.in(block.text()) != 0
            && WALL.matcher(block.text().toLowerCase(Locale.ROOT)).find()
        ? Optional.of(cut(block.text()))
        : Optional.empty();
  }

  /**
   * Why a page's text is not the whole.
   *
   * @param said the words by which the article itself ends, if they are such
   * @param around the blocks around the article
   * @param text what was found of it
   */
  static Optional<Article.Partial> of(
      JsonLd ld, Optional<String> said, List<Block> around, String text) {
    if (isWhole(ld, text)) {
      return Optional.empty();
    }
    return said.or(
            () ->
                around.stream()
                    .filter(block -> block.linkDensity() < 0.5)
                    .flatMap(block -> in(block).stream())
                    .findFirst())
        .or(() -> ld.isFree().filter(free -> !free).map(_ -> "isAccessibleForFree: false"))
        .map(evidence -> new Article.Partial(Article.Partial.Why.PAYWALL, evidence));
  }

  /** A page may hold all of a text that it calls closed: it then says how long that is. */
  private static boolean isWhole(JsonLd ld, String text) {
    return ld.text("articleBody").map(body -> text.length() >= WHOLE * body.length()).orElse(false)
        || ld.number("wordCount").map(words -> words(text) >= WHOLE * words).orElse(false);
  }

  private static int words(String text) {
    return text.split("\\s+").length;
  }

  private static String cut(String text) {
    return text.length() <= EVIDENCE ? text : HtmlText.upTo(EVIDENCE, text) + "…";
  }
}
