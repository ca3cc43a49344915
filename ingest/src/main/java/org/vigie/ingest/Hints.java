package org.vigie.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What an element's name, role, class and id say of what it holds, as news pages use them. */
final class Hints {
  private static final Set<String> NEVER_TEXT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "svg",
          "math",
          "canvas",
          "object",
          "embed",
          "form",
          "button",
          "input",
          "select",
          "textarea",
          "option",
          "dialog",
          "audio",
          "video",
          "map",
          "head");
  private static final Set<String> AROUND = Set.of("nav", "footer", "aside", "menu", "figcaption");
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

  /** Words that name what stands around an article, as whole words of a class or id. */
  private static final Set<String> AROUND_WORDS =
      Set.of(
          "ad",
          "ads",
          "advert",
          "adverts",
          "advertisement",
          "advertising",
          "adsense",
          "sponsor",
          "sponsored",
          "promo",
          "promos",
          "promotion",
          "share",
          "sharing",
          "sharebar",
          "social",
          "socials",
          "sociable",
          "addthis",
          "sharedaddy",
          "facebook",
          "twitter",
          "whatsapp",
          "related",
          "recirc",
          "recirculation",
          "recommended",
          "recommendation",
          "recommendations",
          "popular",
          "trending",
          "outbrain",
          "taboola",
          "teaser",
          "teasers",
          "newsletter",
          "newsletters",
          "subscribe",
          "subscription",
          "signup",
          "paywall",
          "donate",
          "donation",
          "cookie",
          "cookies",
          "consent",
          "gdpr",
          "comment",
          "comments",
          "commentlist",
          "disqus",
          "respond",
          "reply",
          "breadcrumb",
          "breadcrumbs",
          "sidebar",
          "rail",
          "widget",
          "widgets",
          "menu",
          "nav",
          "navbar",
          "navigation",
          "pagination",
          "pager",
          "footer",
          "masthead",
          "toolbar",
          "tags",
          "taglist",
          "tagcloud",
          "byline",
          "bylines",
          "author",
          "authors",
          "bio",
          "caption",
          "captions",
          "credit",
          "credits",
          "copyright",
          "hidden",
          "popup",
          "modal",
          "overlay",
          "tooltip",
          "toc",
          "rating",
          "ratings",
          "poll",
          "quiz",
          "login",
          "register",
          "search",
          "skip",
          "jp",
          "likes",
          "posted",
          "postmeta",
          "meta",
          "timestamp",
          "dateline",
          "readmore",
          "morestories",
          "jetpack",
          "gallery",
          "slideshow",
          "carousel",
          "playlist",
          "infobox",
          "factbox",
          "print",
          "noprint",
          "disclaimer",
          "more",
          "alert",
          "breaking",
          "notice",
          "hide",
          "banner",
          "kicker",
          "eyebrow",
          "topics");

  private static final Pattern WORDS = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])");

  private Hints() {}

  /** Whether an element can hold no text of an article. */
  static boolean isNeverText(Element element) {
    return NEVER_TEXT.contains(element.normalName()) || isHidden(element);
  }

  /** Whether an element seems to stand around the article rather than in it. */
  static boolean isAround(Element element) {
    return AROUND.contains(element.normalName())
        || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
        || hasWord(element.className())
        || hasWord(element.id());
  }

  private static boolean isHidden(Element element) {
    String style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
    return element.hasAttr("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden");
  }

  private static boolean hasWord(String names) {
    return !names.isEmpty()
        && Arrays.stream(WORDS.split(names))
            .anyMatch(word -> AROUND_WORDS.contains(word.toLowerCase(Locale.ROOT)));
  }
}
