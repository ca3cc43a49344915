package org.vigie.ingest.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Set;

/**
 * The scripts and styles of a page: more than half of most pages, and nothing that a reader sees.
 * They are emptied before anything else is done, so that they are neither decoded nor parsed.
 *
 * <p>Tags, comments and texts are told apart as HTML's rules for tokens have it, so the parser
 * makes of the rest what it would have made of all. Where an end is hard to tell, what follows
 * stays. A drawing ({@code svg}) may not hide text in a style or in CDATA, which are other things
 * in it.
 */
final class Scripts {
  /** In these a tag is no tag. */
  private static final Set<String> TEXTS =
      Set.of("iframe", "noembed", "noframes", "textarea", "title", "xmp");

  /** So many letters at least have the names of the elements below, but for one. */
  private static final int SHORTEST = 5;

  /** The bytes of a page, of which all that stands for markup is ASCII. */
  private final byte[] bytes;

  /** The same, a character for each byte. */
  private final String page;

  private final ByteArrayOutputStream out;
  private int taken;

  private Scripts(byte[] bytes) {
    this.bytes = bytes;
    this.page = new String(bytes, ISO_8859_1);
    this.out = new ByteArrayOutputStream(bytes.length);
  }

  /** A page without what is in its scripts, but for JSON-LD, and styles. */
  static byte[] emptied(byte[] html) {
    Scripts scripts = new Scripts(html);
    return scripts.isAscii() ? scripts.emptied() : html;
  }

  /** Characters of two bytes, or behind an escape, may hold what looks like markup. */
  private boolean isAscii() {
    return page.indexOf('\0') < 0 && page.indexOf('\u001b') < 0;
  }

  private byte[] emptied() {
    int open = page.indexOf('<');
    while (open >= 0) {
      int behind = behind(open);
      open = behind < 0 ? -1 : page.indexOf('<', behind);
    }
    out.write(bytes, taken, bytes.length - taken);
    return out.toByteArray();
  }

  /** Where the page goes on behind what begins there; negative when it stays as it is. */
  private int behind(int open) {
    if (page.startsWith("!--", open + 1)) {
      return behindComment(open);
    }
    if (isLetter(open + 1)) {
      return behindElement(open + 1);
    }
    if (isAt(open + 1, "/") && isLetter(open + 2)) {
      return behindTag(nameEnd(open + 2));
    }
    return isAt(open + 1, "/!?") ? behind(">", open) : open + 1;
  }

  private int behindComment(int open) {
    for (int at = page.indexOf("--", open + 2); at >= 0; at = page.indexOf("--", at + 1)) {
      if (isAt(at + 2, ">")) {
        return at + 3;
      }
      if (at > open + 3 && page.startsWith("!>", at + 2)) {
        return at + 4;
      }
    }
    return -1;
  }

  private int behind(String end, int from) {
    int at = page.indexOf(end, from);
    return at < 0 ? -1 : at + end.length();
  }

  private int behindElement(int start) {
    int nameEnd = nameEnd(start);
    int content = behindTag(nameEnd);
    if (content < 0 || (nameEnd - start < SHORTEST && !isAt(start, "xX"))) {
      return content;
    }
    String name = page.substring(start, nameEnd).toLowerCase(Locale.ROOT);
    if (TEXTS.contains(name)) {
      return behindText(content, endTag(name, content));
    }
    return switch (name) {
      case "script" -> behindScript(page.substring(nameEnd, content), content);
      case "style" -> leaveOut(content, endTag(name, content));
      case "plaintext" -> -1;
      default -> content;
    };
  }

  /** In a drawing a tag in a title is one: what follows it is hard to tell. */
  private int behindText(int content, int end) {
    for (int at = page.indexOf('<', content); at >= 0 && at < end; at = page.indexOf('<', at + 1)) {
      if (isLetter(at + 1) || isAt(at + 1, "/!?")) {
        return -1;
      }
    }
    return end;
  }

  private int behindScript(String attributes, int content) {
    int end = endTag("script", content);
    int comment = end < 0 ? -1 : page.indexOf("<!--", content, end);
    if (comment >= 0 && page.substring(comment, end).toLowerCase(Locale.ROOT).contains("<script")) {
      // A script within a comment within a script: the first end is not that of the outer one.
      return -1;
    }
    boolean isRead = attributes.toLowerCase(Locale.ROOT).contains("ld+json");
    return isRead ? end : leaveOut(content, end);
  }

  private int leaveOut(int from, int to) {
    if (to > from) {
      out.write(bytes, taken, from - taken);
      taken = to;
    }
    return to;
  }

  /** Where an element ends whose text holds no other elements. */
  private int endTag(String name, int from) {
    int at = page.indexOf("</", from);
    while (at >= 0
        && !(page.regionMatches(true, at + 2, name, 0, name.length())
            && isAt(at + 2 + name.length(), "\t\n\f\r />"))) {
      at = page.indexOf("</", at + 2);
    }
    return at;
  }

  private int nameEnd(int start) {
    int at = start;
    while (at < bytes.length && bytes[at] != '/' && bytes[at] != '>' && !isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Where a tag ends: a {@code >} in quotes behind a {@code =} is none. */
  private int behindTag(int nameEnd) {
    boolean named = false;
    int at = nameEnd;
    while (at >= 0 && at < bytes.length) {
      byte c = bytes[at++];
      if (c == '>') {
        return at;
      }
      if (c == '=' && named) {
        at = behindValue(at);
        named = false;
      } else if (!isSpace(c)) {
        named = c != '/';
      }
    }
    return -1;
  }

  private int behindValue(int start) {
    int at = start;
    while (at < bytes.length && isSpace(bytes[at])) {
      at++;
    }
    if (isAt(at, "\"'")) {
      int end = page.indexOf(page.charAt(at), at + 1);
      return end < 0 ? -1 : end + 1;
    }
    while (at < bytes.length && bytes[at] != '>' && !isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  private boolean isLetter(int at) {
    int c = at < bytes.length ? bytes[at] | 0x20 : 0;
    return c >= 'a' && c <= 'z';
  }

  private boolean isAt(int at, String any) {
    return at < bytes.length && any.indexOf(page.charAt(at)) >= 0;
  }
}
