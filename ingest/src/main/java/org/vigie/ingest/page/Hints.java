package org.vigie.ingest.page;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What an element's name, role, class and id say of what it holds, as news pages use them. */
final class Hints {
  /** It can hold no text of an article. */
  static final int NEVER = 1;

  /** It seems to stand around the article rather than in it. */
  static final int AROUND = 1 << 1;

  /** It seems to stand around the article, however long it is. */
  static final int LONG_AROUND = 1 << 2;

  /** It is a run of text of its own. */
  static final int BLOCK = 1 << 3;

  static final int PARAGRAPH = 1 << 4;
  static final int HEADING = 1 << 5;
  static final int HEADLINE = 1 << 6;
  static final int ITEM = 1 << 7;
  static final int ROW = 1 << 8;
  static final int QUOTE = 1 << 10;
  static final int CAPTION = 1 << 11;
  static final int BYLINE = 1 << 12;
  static final int LINK = 1 << 13;
  static final int BREAK = 1 << 14;
  static final int ARTICLE = 1 << 15;
  static final int NOTES = 1 << 16;
  static final int OWN_ITEM = 1 << 17;
  private static final int ROOT = 1 << 18;

  /** What an element has from those around it. */
  static final int INHERITED = ITEM | QUOTE | CAPTION | NOTES;

  private static final Map<String, Integer> NAMES =
      names(
          Map.ofEntries(
              Map.entry(
                  NEVER,
                  """
                  script style noscript template iframe svg math canvas object embed button input
                  select textarea option dialog audio video map title
                  """),
              Map.entry(ROOT | BLOCK, "html body"),
              Map.entry(AROUND | BLOCK, "aside menu form"),
              Map.entry(AROUND | LONG_AROUND | BLOCK, "nav footer"),
              Map.entry(AROUND | CAPTION | BLOCK, "figcaption"),
              Map.entry(PARAGRAPH | BLOCK, "p"),
              Map.entry(HEADING | HEADLINE | BLOCK, "h1"),
              Map.entry(HEADING | BLOCK, "h2 h3 h4 h5 h6"),
              Map.entry(ITEM | OWN_ITEM | BLOCK, "li"),
              Map.entry(ROW | BLOCK, "tr"),
              Map.entry(QUOTE | BLOCK, "blockquote"),
              Map.entry(ARTICLE | BLOCK, "article"),
              Map.entry(LINK, "a"),
              Map.entry(BREAK, "br")));

  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "banner",
          "contentinfo",
          "complementary",
          "search",
          "dialog",
          "alertdialog",
          "menu",
          "menubar",
          "toolbar",
          "tablist");

  /** Words that name what stands around an article. */
  private static final Words WORDS =
      new Words(
          Map.of(
              AROUND,
              """
              ad ads advert adverts advertisement advertising adsense sponsor sponsored promo promos
              promotion share sharing sharebar social socials sociable addthis sharedaddy facebook
              twitter whatsapp teaser teasers newsletters subscribe subscription signup paywall
              donate donation breadcrumb breadcrumbs sidebar rail widget widgets menu nav navbar
              navigation pagination pager masthead toolbar tags taglist tagcloud bio copyright
              hidden popup modal overlay tooltip toc rating ratings poll quiz login register search
              skip likes posted postmeta meta timestamp dateline readmore morestories jetpack
              gallery slideshow carousel playlist infobox factbox print noprint disclaimer
              disclaimers more alert notice hide banner kicker eyebrow topics reply
              """,
              AROUND | LONG_AROUND,
              """
              comment comments commentlist disqus respond related recirc recirculation recommended
              recommendation recommendations outbrain taboola newsletter cookie cookies consent gdpr
              privacy legal footer popular trending
              """,
              AROUND | CAPTION,
              "caption captions",
              AROUND | BYLINE,
              "byline bylines author authors credit credits",
              NOTES,
              "footnote footnotes endnote endnotes"));

  /** Words that name an article's body, letters only. */
  private static final Pattern BODY =
      Pattern.compile(
          "(?:article|entry|post|story|content|news|page|main)(?:body|text|content|inner)"
              + "|(?:body|text)(?:article|content|copy)|richtext");

  private static final Pattern NO_LETTER = Pattern.compile("[^a-z ]");

  private Hints() {}

  /**
   * All that an element's name and attributes say.
   *
   * @param classes what those of the page say that were met before: most are met often
   */
  static int of(Element element, Map<String, Integer> classes) {
    int hints = NAMES.getOrDefault(element.normalName(), 0);
    if (hints == 0 && element.isBlock()) {
      hints = BLOCK;
    }
    if ((hints & (NEVER | ROOT)) != 0 || element.attributesSize() == 0) {
      return hints;
    }
    return isHidden(element)
        ? hints | NEVER
        : hints
            | classes.computeIfAbsent(element.attr("class"), WORDS::in)
            | WORDS.in(element.id())
            | role(element);
  }

  /** Whether an element says that it is the article's body. */
  static boolean isBody(Element element) {
    String names = element.className() + " " + element.id() + " " + element.attr("itemprop");
    return BODY.matcher(NO_LETTER.matcher(names.toLowerCase(Locale.ROOT)).replaceAll("")).find();
  }

  /** Which word of an element's class or id says that it stands around; 0 when none does. */
  static int wordAround(Element element) {
    int word = WORDS.first(element.attr("class"), AROUND);
    return word == 0 ? WORDS.first(element.id(), AROUND) : word;
  }

  private static int role(Element element) {
    String role = element.attr("role");
    return !role.isEmpty() && ROLES.contains(role.toLowerCase(Locale.ROOT)) ? AROUND : 0;
  }

  private static boolean isHidden(Element element) {
    if (element.hasAttr("hidden")) {
      return true;
    }
    String style = element.attr("style");
    if (style.isEmpty()) {
      return false;
    }
    String plain = style.replace(" ", "").toLowerCase(Locale.ROOT);
    return plain.contains("display:none") || plain.contains("visibility:hidden");
  }

  private static Map<String, Integer> names(Map<Integer, String> meanings) {
    return new HashMap<>(
        meanings.entrySet().stream()
            .flatMap(
                entry ->
                    Arrays.stream(entry.getValue().strip().split("\\s+"))
                        .map(name -> Map.entry(name.intern(), entry.getKey())))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
