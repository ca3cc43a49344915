package org.vigie.ingest.page;

import java.util.Locale;
import java.util.regex.Pattern;

/** What stands in and around articles but belongs to none, told by its words. */
final class Wording {
  private static final int SHORT = 80;
  private static final int LINE = 320;

  /** How much of a block is links when it points elsewhere rather than tells. */
  private static final double POINTED = 0.25;

  private static final Pattern POINTER =
      pattern(
          "\\W*(?:(?:also |must |please )?read(?: more| also| next)?|see also|see more|related"
              + "|(?:à |a )?(?:re)?lire(?: aussi| également)?|(?:à )?voir(?: aussi| également)?"
              + "|advertisement|publicité|follow us|subscribe|sign up|more on this|watch|listen"
              + "|leia (?:também|mais)|veja (?:também|mais)|lee también|lea también|ver también"
              + "|lesen sie auch|mehr zum thema|leggi anche|baca juga|lees ook|écouter)\\b.*");

  /** A pointer even where the link is lost, as in the text of a feed. */
  private static final Pattern PLAIN_POINTER =
      pattern(
          "\\W*(?:(?:also |must )?read(?: more| also| next)|see also|also read|related(?: \\w+)?"
              + "|(?:à |a )?(?:re)?lire (?:aussi|également)|voir aussi|à lire|à voir"
              + "|leia também|lee también|lesen sie auch|leggi anche|baca juga)\\s*[:|>»–—-].*");

  private static final Pattern BUTTON =
      pattern(
          "\\W*(?:adverti?s?e?m?e?n?t?s?|sponsored|publicité|anzeige|share|share this"
              + "(?: story| article| post)?|partager|sharing is caring!?|subscribe|s'abonner"
              + "|comments?|commentaires?|read (?:more|on|in full)|lire (?:plus|la suite)"
              + "|en savoir plus|load more|show more|print|imprimer|e-?mail|tweet|like this|loading"
              + "|caption|close|copy(?: link)?|reply|save|follow|you (?:may|might) also like"
              + "|continue reading|jump to navigation|skip to (?:main )?content|story continues"
              + "|article continues(?: below)?|la suite après cette publicité|écouter|listen"
              + "|suivre|envoyer|facebook|twitter|whatsapp|telegram|linkedin)"
              + "(?:\\W*|\\W+(?:below|advertisement|ad|cette publicité))");

  private static final Pattern LEADS_ON =
      pattern(
          "\\W*(?:(?:continue )?read(?:ing)?(?: more| on)?|lire (?:plus|la suite)|en savoir plus)\\W*");

  /** Behind such a line begins what points to other articles. */
  private static final Pattern OTHERS =
      pattern(
          "\\W*(?:related(?: \\w+){0,2}|(?:read|see) also|also (?:read|on)(?: .*)?|read (?:more|next)"
              + "|more (?:from|on|about|in) .*|more (?:stories|news|articles|like this)"
              + "|you (?:may|might|could) also (?:like|be interested in)|recommended(?: .*)?"
              + "|most (?:read|popular|viewed)|popular (?:posts|stories)|trending(?: .*)?"
              + "|(?:latest|recent|other|similar) (?:news|posts|stories|articles)"
              + "|what to read next|don't miss|further reading|comments?|\\d+ comments?"
              + "|leave a (?:reply|comment)|about the authors?|share this(?: (?:story|article|post|page|entry))?(?: (?:on|with|via) .*)?|newsletters?"
              + "|(?:à )?(?:re)?lire (?:aussi|également)|à lire|voir aussi"
              + "|(?:sur|dans) (?:le|la) même (?:sujet|thème|rubrique|dossier)"
              + "|(?:nos )?(?:autres )?articles (?:similaires|liés|connexes|recommandés|récents)"
              + "|vous (?:aimerez|pourriez) aussi.*|les plus lus|commentaires?|\\d+ commentaires?"
              + "|laisser un commentaire|à propos de l'auteur|nos newsletters"
              + "|leia (?:também|mais)|veja também|notícias relacionadas|artículos relacionados"
              + "|lesen sie auch|mehr zum thema|articoli correlati|leggi anche|baca juga)\\W*");

  /** Asks the reader for something. */
  private static final Pattern PLEA =
      pattern(
          "(?:.*\\b(?:(?:follow|like|join|find|contact) us|share (?:this|it) (?:story|article|post"
              + "|with)|tell us (?:what )?you\\b|tell us what|leave a (?:comment|reply)|sign up (?:for"
              + "|to)|subscribe (?:to|for|now|today)|our (?:newsletter|facebook|telegram|whatsapp|app"
              + "|channel|mailing list)|click here (?:to|for)|(?:suivez|rejoignez|soutenez|contactez)"
              + "[- ]nous|(?:abonnez|inscrivez)[- ]vous|partagez (?:cet|cette)|notre (?:newsletter"
              + "|page facebook|chaîne|application|canal)|cliquez ici pour|téléchargez|síguenos"
              + "|suscríbete|siga-nos|inscreva-se|folgen sie uns|delivered (?:to|through) your"
              + "|all rights reserved|tous droits réservés|alle rechte vorbehalten)\\b.*"
              + "|(?:please )?follow .{1,80}(?:coverage|on (?:twitter|facebook|instagram|google news"
              + "|telegram|x)\\b).*|(?:©|copyright\\b).*)");

  private static final Pattern CREDIT =
      pattern(
          ".{0,400}\\bcontributed (?:to (?:this|the) (?:report|story|article|piece)|reporting|from)\\b"
              + ".{0,80}|\\W*(?:additional )?reporting by .*|\\W*(?:writing|editing|edited) by .*"
              + "|sources?\\s*:\\s*(?:news )?agenc(?:y|ies|es)(?: de presse)?\\W*");

  private static final Pattern CONSENT =
      pattern(
          ".*\\b(?:we|site|website|nous|partners|partenaires)\\b.{0,80}\\b(?:use|uses|utilis\\w+"
              + "|store|stockons|déposent)\\b.{0,80}\\b(?:cookies|traceurs)\\b.*"
              + "|.*\\b(?:accept|accepter|manage|gérer) (?:all |les |tous les )?cookies\\b.*");

  /** The line under a headline: who, when, under which heading. */
  private static final Pattern IMPRINT =
      pattern(
          ".*\\b(?:published|posted|updated|publiée?|mis à jour|publicado|postado|veröffentlicht"
              + "|pubblicato|categor(?:y|ia|ie|ía)|tags?|written|by|par|por|von)\\b.*");

  private static final Pattern DATE =
      pattern(
          "\\b\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}\\b|\\b\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}\\b"
              + "|\\b\\d{1,2}(?:er)? \\p{L}{3,9}\\.? \\d{4}\\b|\\b\\p{L}{3,9}\\.? \\d{1,2}, \\d{4}\\b");

  /** What somebody is quoted with asks the reader for nothing. */
  private static final Pattern QUOTED = Pattern.compile("[“«„\"][^“«„”»\"]*[”»\"]");

  private Wording() {}

  /** Whether a block is a button or a label that means nothing without its page. */
  static boolean isButton(Block block) {
    return block.size() <= SHORT && BUTTON.matcher(lower(block)).matches();
  }

  /** Whether a button leads to the rest of what stands before it. */
  static boolean leadsOn(Block button) {
    return LEADS_ON.matcher(lower(button)).matches();
  }

  /** Whether a block points to another article. */
  static boolean isPointer(Block block) {
    return block.size() <= LINE
        && (block.linkDensity() > POINTED
            ? POINTER.matcher(lower(block)).matches()
            : PLAIN_POINTER.matcher(lower(block)).matches());
  }

  /** Whether pointers to other articles, or comments, begin behind a block. */
  static boolean announcesOthers(Block block) {
    return block.size() <= SHORT && OTHERS.matcher(lower(block)).matches();
  }

  /** Whether a block at an end of a text asks its reader for something, or tells its rights. */
  static boolean isPlea(Block block) {
    if (block.size() > LINE) {
      return false;
    }
    String own = QUOTED.matcher(lower(block)).replaceAll("");
    return PLEA.matcher(head(own)).matches() || CONSENT.matcher(own).matches();
  }

  /** Whether a block at the end of a text says who worked on it. */
  static boolean isCredit(Block block) {
    return block.size() <= 2 * LINE && CREDIT.matcher(lower(block)).matches();
  }

  /** Whether a block at the beginning of a text says who wrote it when, and no more. */
  static boolean isImprint(Block block) {
    return block.size() <= LINE
        && !block.endsSentence()
        && IMPRINT.matcher(lower(block)).matches()
        && DATE.matcher(lower(block)).find();
  }

  /** In a longer text what stands further on may be but an aside. */
  private static String head(String text) {
    return text.length() <= 2 * SHORT ? text : text.substring(0, SHORT);
  }

  /** Patterns that ask for no case are several times as fast. */
  private static String lower(Block block) {
    return block.text().toLowerCase(Locale.ROOT);
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile("(?U)" + regex.replace("'", "['’]"));
  }
}
