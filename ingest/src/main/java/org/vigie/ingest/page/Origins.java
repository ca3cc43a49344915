package org.vigie.ingest.page;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.vigie.model.Article;

/** Where a text appeared first, as it says of itself. */
final class Origins {
  private static final int FOOTER = 400;
  private static final int MAX_NAME = 80;

  /** A name ends where a sentence does, or where it goes on about something else. */
  private static final String NAME =
      "((?:[^\\s.,;!()\\[\\]|]|\\.(?=\\S)|\\s(?!(?:under|on \\d|on \\p{L}+ \\d|in \\d|en \\d|le"
          + " \\d|le \\p{L}+ \\d|sous |and |et |with |avec |where |as part|by |par )))+)";

  private static final String TEXT =
      "(?:article|commentary|comment|piece|story|post|report|text|op-ed|essay|interview|analysis"
          + "|column|blog(?: post)?|editorial|paper|feature|opinion)";

  private static final String TEXTE =
      "(?:article|commentaire|tribune|texte|analyse|billet|entretien|interview|reportage"
          + "|contribution|enquête|chronique|éditorial|opinion|dossier)";

  private static final Pattern[] FORMS = {
    pattern("\\bthe post\\b.*\\b(?:first appeared|appeared first) (?:on|in|at) " + NAME),
    pattern(
        "\\b(?:this|the|an earlier version of this|a version of this) "
            + TEXT
            + " (?:was |has been |is |were |had been )?(?:originally |first |previously |initially )"
            + "(?:appeared|published|posted|produced|written|carried) (?:in|on|by|at|for|with) "
            + NAME),
    pattern(
        "\\b(?:this|the) "
            + TEXT
            + " (?:was |has been |is )?(?:appeared|published|posted) (?:first|originally)"
            + " (?:in|on|by|at) "
            + NAME),
    pattern(
        "\\b(?:this|the) "
            + TEXT
            + " (?:was |has been |is )?(?:republished|reprinted|reproduced|syndicated|reposted)"
            + " (?:here )?(?:with (?:the )?(?:kind )?permission )?(?:from|of|courtesy of) "
            + NAME),
    pattern("^\\W*(?:originally|first) (?:appeared|published|posted) (?:in|on|by|at) " + NAME),
    pattern("^\\W*(?:republished|reprinted) (?:with permission )?(?:from|of) " + NAME),
    pattern(
        "\\b(?:l'|cet |cette |ce |le |la )"
            + TEXTE
            + "\\b.{0,160}?\\b(?:est |a été |fut )?(?:d'abord |initialement |originellement )?"
            + "(?:apparue?|parue?|publiée?|postée?)"
            + " (?:en premier|d'abord|pour la première fois|initialement|à l'origine)"
            + " (?:dans|sur|par|chez|in) (?:le site (?:de |d')?)?"
            + NAME),
    pattern(
        "\\b(?:l'|cet |cette |ce |le |la )"
            + TEXTE
            + " (?:est |a été |fut |a )?(?:d'abord |initialement |originellement |à l'origine )"
            + "(?:été )?"
            + "(?:apparue?|parue?|publiée?|postée?)"
            + " (?:dans|sur|par|chez|in) (?:le site (?:de |d')?)?"
            + NAME),
    pattern("^\\W*(?:initialement|d'abord) (?:parue?|publiée?) (?:dans|sur|par) " + NAME),
    pattern(
        "\\b(?:cet |cette |ce )"
            + TEXTE
            + " (?:est |a été )(?:republiée?|reprise?|reproduite?) (?:de|depuis|à partir de|du site"
            + "(?: de)?|avec l'autorisation d[eu]) "
            + NAME)
  };

  /** Without one of these words a text says nothing of its origin; most blocks have none. */
  private static final Words CLUES =
      new Words(
          Map.of(
              1,
              """
              appeared published posted produced written carried republished reprinted reproduced
              syndicated reposted paru parue publi apparu apparue post republi repris reprise reprodui
              """));

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][\"”»)]*(?:\\s+|$)");

  private Origins() {}

  /**
   * What a block says of the text's origin.
   *
   * @param rest the block's other sentences; empty when it has none
   */
  record Said(Article.Origin origin, String rest) {}

  /** Where a block says that the text appeared first; empty when it does not say. */
  static Optional<Said> of(Block block, References references) {
    String text = block.text();
    if (text.length() > FOOTER || CLUES.in(text) == 0) {
      return Optional.empty();
    }
    return IntStream.range(0, FORMS.length)
        .mapToObj(i -> FORMS[i].matcher(text))
        .filter(Matcher::find)
        .flatMap(matcher -> said(matcher, block, references).stream())
        .findFirst();
  }

  private static Optional<Said> said(Matcher matcher, Block block, References references) {
    String name = matcher.group(1).strip().replaceFirst("^the ", "");
    return name.length() > 1 && name.length() <= MAX_NAME
        ? Optional.of(
            new Said(
                new Article.Origin(name, references.linkOf(block, name)),
                without(matcher.start(), matcher.end(), block.text())))
        : Optional.empty();
  }

  /** A text without the sentence, or sentences, in which something stands. */
  private static String without(int start, int end, String text) {
    Matcher sentence = SENTENCE_END.matcher(text);
    int before = 0;
    while (sentence.find() && sentence.end() <= start) {
      before = sentence.end();
    }
    int behind = sentence.find(end) ? sentence.end() : text.length();
    return (text.substring(0, before) + text.substring(behind)).strip();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile("(?iu)" + regex.replace("'", "['’]"));
  }
}
