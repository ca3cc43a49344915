package org.vigie.ingest.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Writes broken XML anew as the XML that was meant: every element is closed, every prefix declared,
 * every ampersand means itself or a character. An item that is cut off is left out.
 */
final class MendedXml {
  private static final int MAX_TAGS = 2 * FeedXml.MAX_ELEMENTS;
  private static final Set<String> CONTAINERS = Set.of("rss", "rdf", "feed", "channel");
  private static final Set<String> ITEMS = Set.of("item", "entry");

  /** Elements of HTML that are never closed; {@code link} and {@code source} are a feed's own. */
  private static final Set<String> VOID =
      Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "param", "track", "wbr");

  private static final Pattern REFERENCE =
      Pattern.compile("&(?:(?:[A-Za-z][A-Za-z0-9]{1,30}|#\\d{1,7}|#[xX][0-9A-Fa-f]{1,6});)?");

  private final String xml;
  private final XmlTag.Finder tags;
  private final StringBuilder out;
  private final Deque<String> open = new ArrayDeque<>();
  private final XmlTag.Prefixes prefixes = new XmlTag.Prefixes();
  private int root = -1;
  private int item = -1;
  private int items;
  private int found;
  private @Nullable String hopeless;

  /** What became of it. */
  sealed interface Result {}

  /** XML, as far as we can tell. */
  record Mended(String xml) implements Result {}

  /** Beyond mending. */
  record Hopeless(String reason) implements Result {}

  MendedXml(String xml) {
    this.xml = xml;
    this.tags = new XmlTag.Finder(xml);
    this.out = new StringBuilder(xml.length() + 1_000);
  }

  Result mend() {
    int at = 0;
    while (at < xml.length() && hopeless == null && !(root >= 0 && open.isEmpty())) {
      int tag = xml.indexOf('<', at);
      text(xml.substring(at, tag < 0 ? xml.length() : tag));
      at = tag < 0 ? xml.length() : markup(tag);
    }
    if (hopeless != null) {
      return new Hopeless(hopeless);
    }
    if (root < 0) {
      return new Hopeless("neither XML nor JSON");
    }
    if (items == 0 && (isWithinItem() || isWithinFeed())) {
      return new Hopeless("XML that is cut short before the end of its first item");
    }
    leaveOutWhatIsCutOff();
    out.insert(root, prefixes.declarations());
    return new Mended(out.toString());
  }

  private void leaveOutWhatIsCutOff() {
    boolean within = isWithinItem();
    while (!open.isEmpty() && isWithinItem()) {
      open.pop();
    }
    if (within) {
      out.setLength(item);
    }
    while (!open.isEmpty()) {
      close();
    }
  }

  /** Copies one piece of markup and says where it ends. */
  private int markup(int at) {
    if (xml.regionMatches(true, at, "<![CDATA[", 0, 9)) {
      int end = end("]]>", at + 9);
      text(xml.substring(at + 9, Math.max(at + 9, end - 3)), false);
      return end;
    }
    if (xml.startsWith("<!--", at)) {
      return end("-->", at + 4);
    }
    if (xml.startsWith("<?", at)) {
      return end(">", at);
    }
    if (xml.startsWith("<!", at)) {
      return declaration(at);
    }
    XmlTag tag = tags.at(at);
    if (tag == null) {
      text("<", false);
      return at + 1;
    }
    if (++found > MAX_TAGS) {
      hopeless = "more than " + MAX_TAGS + " tags";
    } else if (tag.isEnd()) {
      end(tag.name());
    } else {
      start(tag);
    }
    return tag.end();
  }

  private int end(String mark, int from) {
    int end = xml.indexOf(mark, from);
    return end < 0 ? xml.length() : end + mark.length();
  }

  private int declaration(int at) {
    int end = end(">", at);
    boolean doctype = xml.regionMatches(true, at, "<!DOCTYPE", 0, 9);
    if (doctype && xml.substring(at, end).contains("[")) {
      hopeless = "XML with a document type of its own, which is not read";
    }
    return end;
  }

  private void start(XmlTag tag) {
    String name = lower(tag.name());
    boolean isItem = ITEMS.contains(local(name));
    if (isItem && isWithinItem()) {
      closeThrough(openItem());
    }
    if (open.size() == FeedXml.MAX_DEPTH) {
      hopeless = "elements deeper than " + FeedXml.MAX_DEPTH;
      return;
    }
    if (isItem) {
      item = out.length();
    }
    out.append('<').append(tag.name());
    if (root < 0) {
      root = out.length();
      prefixes.root(tag);
    }
    tag.attributes().forEach((key, value) -> attribute(key, value));
    prefixes.add(tag);
    out.append('>');
    open.push(tag.name());
    if (tag.isEmpty() || VOID.contains(name)) {
      close();
    }
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    text(value, true);
    out.append('"');
  }

  /** An end without a beginning ends what is open, if it may be a misspelling of that. */
  private void end(String name) {
    if (open.stream().anyMatch(name::equalsIgnoreCase)) {
      closeThrough(lower(name));
      return;
    }
    String innermost = open.isEmpty() ? "" : local(open.getFirst());
    boolean holds = CONTAINERS.contains(innermost) || ITEMS.contains(innermost);
    if (!open.isEmpty() && !holds && !Tag.isKnownTag(lower(name))) {
      close();
    }
  }

  private void closeThrough(String name) {
    while (!open.isEmpty()) {
      boolean last = lower(open.getFirst()).equals(name);
      close();
      if (last) {
        return;
      }
    }
  }

  private void close() {
    String name = open.pop();
    out.append("</").append(name).append('>');
    if (ITEMS.contains(local(name))) {
      items++;
    }
  }

  private boolean isWithinFeed() {
    return !open.isEmpty() && CONTAINERS.contains(local(open.getLast()));
  }

  private boolean isWithinItem() {
    return open.stream().anyMatch(name -> ITEMS.contains(local(name)));
  }

  private String openItem() {
    return open.stream()
        .filter(name -> ITEMS.contains(local(name)))
        .map(MendedXml::lower)
        .findFirst()
        .orElseThrow();
  }

  private void text(String text) {
    text(text, true);
  }

  /** Outside of the root only white space may stand, and none need to. */
  private void text(String text, boolean references) {
    if (open.isEmpty() && root < 0) {
      return;
    }
    int at = 0;
    Matcher reference = REFERENCE.matcher(text);
    while (references && reference.find()) {
      escape(text.substring(at, reference.start()));
      escape(meaning(reference.group()));
      at = reference.end();
    }
    escape(text.substring(at));
  }

  /** What a reference means: a character of XML or of HTML; or nothing, when it must not be. */
  private static String meaning(String reference) {
    if (!reference.endsWith(";")) {
      return reference;
    }
    String name = reference.substring(1, reference.length() - 1);
    if (!name.startsWith("#")) {
      String characters = Entities.getByName(name);
      return characters.isEmpty() ? reference : characters;
    }
    boolean hex = Character.toLowerCase(name.charAt(1)) == 'x';
    int character = Integer.parseInt(name, hex ? 2 : 1, name.length(), hex ? 16 : 10);
    return isCharacter(character) ? Character.toString(character) : "";
  }

  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }

  private static String local(String name) {
    return lower(name.substring(name.indexOf(':') + 1));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
