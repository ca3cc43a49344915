package org.vigie.ingest.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What an element's name, role, class and id say of what it holds, as news pages use them. */
final class Hints {
  private static final Set<String> NEVER_TEXT =
      words(
          """
          script style noscript template iframe svg math canvas object embed button input select
          textarea option dialog audio video map head
          """);
  private static final Set<String> AROUND = words("nav footer aside menu figcaption form");
  private static final Set<String> ROLES =
      words(
          """
          navigation banner contentinfo complementary search dialog alertdialog menu menubar
          toolbar tablist
          """);

  /** Words that name what stands around an article, as whole words of a class or id. */
  private static final Set<String> AROUND_WORDS =
      words(
          """
          ad ads advert adverts advertisement advertising adsense sponsor sponsored promo promos
          promotion share sharing sharebar social socials sociable addthis sharedaddy facebook
          twitter whatsapp related recirc recirculation recommended recommendation recommendations
          popular trending outbrain taboola teaser teasers newsletter newsletters subscribe
          subscription signup paywall donate donation cookie cookies consent gdpr privacy legal
          comment comments commentlist disqus respond reply breadcrumb breadcrumbs sidebar rail
          widget widgets menu nav navbar navigation pagination pager footer masthead toolbar tags
          taglist tagcloud byline bylines author authors bio caption captions credit credits
          copyright hidden popup modal overlay tooltip toc rating ratings poll quiz login register
          search skip likes posted postmeta meta timestamp dateline readmore morestories jetpack
          gallery slideshow carousel playlist infobox factbox print noprint disclaimer disclaimers
          more alert notice hide banner kicker eyebrow topics
          """);

  /** Among them the words of what may well be longer than the article itself. */
  private static final Set<String> LONG_AROUND_WORDS =
      words(
          """
          comment comments commentlist disqus respond related recirc recirculation recommended
          recommendation recommendations outbrain taboola newsletter cookie cookies consent gdpr
          privacy legal footer popular trending
          """);

  /** Words of this length are told even when another is glued to them. */
  private static final int LONG_WORD = 7;

  /** Shorter parts of a name in camel case may be there by chance, in names that are hashes. */
  private static final int CAMEL_WORD = 4;

  /** Words that name an article's body, letters only. */
  private static final Pattern BODY =
      Pattern.compile(
          "(?:article|entry|post|story|content|news|page|main)(?:body|text|content|inner)"
              + "|(?:body|text)(?:article|content|copy)|richtext");

  private static final Pattern NO_LETTER = Pattern.compile("[^a-z ]");
  private static final Pattern NAMES = Pattern.compile("[^A-Za-z]+");
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private Hints() {}

  /** Whether an element can hold no text of an article. */
  static boolean isNeverText(Element element) {
    return NEVER_TEXT.contains(element.normalName()) || isHidden(element);
  }

  /** Whether an element seems to stand around the article rather than in it. */
  static boolean isAround(Element element) {
    return AROUND.contains(element.normalName())
        || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
        || hasWord(element, AROUND_WORDS);
  }

  /** Whether an element seems to stand around the article, however long it is. */
  static boolean isAroundHoweverLong(Element element) {
    return element.nameIs("footer") || element.nameIs("nav") || hasWord(element, LONG_AROUND_WORDS);
  }

  /** Whether an element says that it is the article's body. */
  static boolean isBody(Element element) {
    String names = element.className() + " " + element.id() + " " + element.attr("itemprop");
    return BODY.matcher(NO_LETTER.matcher(names.toLowerCase(Locale.ROOT)).replaceAll("")).find();
  }

  private static boolean isHidden(Element element) {
    String style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
    return element.hasAttr("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden");
  }

  private static boolean hasWord(Element element, Set<String> words) {
    String names = element.className() + " " + element.id();
    return !names.isBlank()
        && NAMES
            .splitAsStream(names)
            .anyMatch(name -> isWord(name, words) || hasCamelWord(name, words));
  }

  private static boolean hasCamelWord(String name, Set<String> words) {
    List<String> parts = Arrays.asList(CAMEL.split(name));
    return parts.size() > 1
        && (isWord(parts.getFirst(), words)
            || parts.stream().anyMatch(p -> p.length() >= CAMEL_WORD && isWord(p, words)));
  }

  private static boolean isWord(String name, Set<String> words) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (int end = Math.min(lower.length(), 2 * LONG_WORD); end >= LONG_WORD; end--) {
      if (words.contains(lower.substring(0, end))) {
        return true;
      }
    }
    return words.contains(lower);
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
