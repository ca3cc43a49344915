package org.vigie.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * A feed that is meant to fell its reader. It is made when it is needed, as all of them together
 * would fill the memory.
 */
record Bomb(String name, Supplier<String> text) {
  private static final int MOST = 5 << 20;

  FeedResult read() {
    return new FeedReader()
        .read(text.get().getBytes(UTF_8), null, URI.create("https://example.org/"));
  }

  @Override
  public String toString() {
    return name;
  }

  /** Fills five megabytes, as much as is ever fetched. */
  private static String most(String head, String part, String tail) {
    return head + part.repeat((MOST - head.length() - tail.length()) / part.length()) + tail;
  }

  static List<Bomb> all() {
    String items = "<rss version='2.0'><channel>";
    String ends = "</channel></rss>";
    return List.of(
        new Bomb(
            "a billion laughs",
            () -> laughs() + "]><rss><channel><item><title>&a39;</title></item></channel></rss>"),
        new Bomb(
            "one entity many times",
            () ->
                most("<!DOCTYPE rss [<!ENTITY a \"", "x", "\">]><rss><a>") + "&a;".repeat(10_000)),
        new Bomb("a huge attribute", () -> most(items + "<item a='", "x", "'/>" + ends)),
        new Bomb("many attributes", () -> most(items + "<item ", "a='1' ", "/>" + ends)),
        new Bomb("many items", () -> most(items, "<item><title/></item>", ends)),
        new Bomb("deep elements", () -> most(items + "<item>", "<a>", "")),
        new Bomb("ends of nothing", () -> most(items + "<item>", "</a>", "</item>" + ends)),
        new Bomb("attributes without ends", () -> most(items + "<item><title>", "<p b='", "")),
        new Bomb("quotes within quotes", () -> most(items + "<item><title>", "<p b=\"<p c='", "")),
        new Bomb("ampersands", () -> most(items + "<item><title>", "&", "</title></item>" + ends)),
        new Bomb(
            "half references", () -> most(items + "<item><title>", "&#", "</title></item>" + ends)),
        new Bomb(
            "deep HTML",
            () -> most(items + "<item><description>", "&lt;div>", "</description></item>" + ends)),
        new Bomb(
            "half tags",
            () -> most(items + "<item><description>", "&lt;b", "</description></item>" + ends)),
        new Bomb("half sections", () -> most(items + "<item><title>", "<![CDATA[", "")),
        new Bomb("half comments", () -> most(items + "<item><title>", "<!--", "")),
        new Bomb("blanks in a tag", () -> most(items + "<item><x", " ", "<")),
        new Bomb(
            "many long names",
            () -> most(items + "<item>", "<author>" + "a".repeat(20_000) + "</author>", "")),
        new Bomb(
            "a huge vocabulary",
            () -> {
              String vocabulary = "u".repeat(2 << 20);
              return most(
                  "<rss version='2.0' xmlns:a='" + vocabulary + "'><channel><item>",
                  "<a:b/>",
                  "</item>" + ends);
            }),
        new Bomb("a huge name", () -> most(items + "<item><guid>", "x", "</guid></item>" + ends)),
        new Bomb(
            "many mail addresses",
            () -> most(items + "<item><author>", "a@b ", "</author></item>" + ends)),
        new Bomb(
            "a huge word",
            () -> most(items + "<item><category>", "a", "</category></item>" + ends)),
        new Bomb("a huge tag", () -> most("<", "x", ">")),
        new Bomb("half elements", () -> most("", "<", "")),
        new Bomb("deep JSON", () -> most("{\"items\": ", "[", "")),
        new Bomb("many JSON items", () -> most("{\"items\": [", "{},", "{}]}")),
        new Bomb("a huge number", () -> most("{\"items\": [{\"id\": ", "9", "}]}")),
        new Bomb(
            "deep HTML in JSON", () -> most("{\"items\": [{\"content_html\": \"", "<b>", "\"}]}")));
  }

  private static String laughs() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    return laughs.toString();
  }
}
